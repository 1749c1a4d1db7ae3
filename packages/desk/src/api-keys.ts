import type { Page, PageQuery } from './page.ts'
import type { Store } from './store/store.ts'

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
  /** A time to come, ISO 8601. */
  readonly expiresAt?: string | null
}

/** A key at the only moment when its text is known. */
export interface IssuedApiKey {
  readonly key: ApiKey
  /** `jf_<id>_<secret>`: 256 random bits. Shown once and stored nowhere: the database holds its SHA-256. */
  readonly text: string
}

/** The keys of all workspaces; each belongs to one. */
export interface ApiKeys {
  /** Throws `InvalidInputError` for an empty name, no operations, a word that is no operation, or an expiry that is past. */
  create(workspace: string, key: NewApiKey): Promise<IssuedApiKey>
  /** Newest first, the revoked ones among them. */
  list(workspace: string, query?: PageQuery): Promise<Page<ApiKey>>
  get(workspace: string, id: string): Promise<ApiKey | null>
  /** Null where there is none. Revoking twice keeps the first time. In this process it counts at once, in others within 5 s. */
  revoke(workspace: string, id: string): Promise<ApiKey | null>
  /**
   * Whose key a text is. Null for a text that is no key, an unknown, expired or revoked one: nobody learns which. Notes the use, to the
   * minute. A key that was right is not asked for again for 5 s.
   */
  authenticate(text: string): Promise<ApiKey | null>
}

export function createApiKeys(_store: Store): ApiKeys {
  throw new Error('not written yet')
}

/** Whether a key may do something: `alerts.write` is covered by itself, by `alerts.*` and by `*`. */
export function mayDo(key: Pick<ApiKey, 'operations'>, operation: string): boolean {
  return key.operations.some(
    (word) => word === '*' || word === operation || (word.endsWith('.*') && operation.startsWith(word.slice(0, -1))),
  )
}
