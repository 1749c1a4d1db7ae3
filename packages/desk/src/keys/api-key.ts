import { InvalidInputError } from '@jackfield/core'

/** A key of a program. Its secret is known to nobody but its holder. */
export interface ApiKey {
  /** Public: 16 characters that stand in the key's text, too. Audit entries name it. */
  readonly id: string
  readonly workspace: string
  /** For people: which program has it. */
  readonly name: string
  /** What it may do, in the caller's words, such as `alerts.write`; `alerts.*` and `*` cover what begins so. */
  readonly operations: readonly string[]
  readonly createdAt: string
  /** Null: it does not expire. */
  readonly expiresAt: string | null
  /** To the minute. Null: never used. */
  readonly lastUsedAt: string | null
  /** Null where it is not revoked. */
  readonly revokedAt: string | null
}

export interface NewApiKey {
  readonly name: string
  readonly operations: readonly string[]
  /** A time to come, ISO 8601 with its offset. */
  readonly expiresAt?: string | null
}

/** Whether a key may do something: `alerts.write` is covered by itself, by `alerts.*` and by `*`. */
export function mayDo(key: Pick<ApiKey, 'operations'>, operation: string): boolean {
  return key.operations.some(
    (word) => word === '*' || word === operation || (word.endsWith('.*') && operation.startsWith(word.slice(0, -1))),
  )
}

/** Throws `InvalidInputError` for what can be no key. Whether its expiry is to come, the database's clock tells. */
export function assertNewKey({ name, operations, expiresAt }: NewApiKey): void {
  if (name.trim() === '' || name.length > 200 || name.includes('\0')) {
    throw new InvalidInputError({
      message: 'A key needs a name of 1 to 200 characters.',
      nextStep: 'Name it after the program that will have it.',
    })
  }
  const wrong = operations.find((word) => !/^(?:\*|[a-z][a-z-]*\.(?:\*|[a-z][a-z-]*))$/.test(word))
  if (wrong !== undefined || operations.length === 0) {
    throw new InvalidInputError({
      message: wrong === undefined ? 'A key without operations could do nothing.' : `“${wrong}” is no operation.`,
      nextStep: 'Give operations such as `alerts.write`, groups such as `alerts.*`, or `*` for all.',
    })
  }
  if (typeof expiresAt === 'string' && !isTime(expiresAt)) {
    throw new InvalidInputError({ message: `“${expiresAt}” is no time.`, nextStep: 'Give one such as 2027-01-31T00:00:00Z.' })
  }
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
}
