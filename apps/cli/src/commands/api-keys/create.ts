import { createApiKeys, createAudit } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { UsageError } from '../../usage-error.ts'
import { knownWorkspace } from '../../input/workspace.ts'

export interface CreateKeyInput {
  readonly name: string
  readonly may: string
  readonly expires?: string
  readonly workspace: string
}

/** Makes a key. Its text is in the result and nowhere else. */
export async function createKey(app: App, input: CreateKeyInput): Promise<Result> {
  const words = input.may
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const { keyOperations } = await import('@jackfield/api/serve')
  const operations = keyOperations(words)
  const expiresAt = input.expires === undefined ? null : timeOf(input.expires)
  const workspace = await knownWorkspace(app, input.workspace)
  const store = await app.store()
  const { key, text } = await createApiKeys(store).create(workspace, { name: input.name, operations, expiresAt })
  await createAudit(store).record(workspace, { actor: 'cli', operation: 'api-keys.create', target: key.id, outcome: 'done' })
  app.screen.note('This is the only time that the key is shown:')
  return { document: { key, text }, text }
}

const day = 24 * 60 * 60 * 1000

function timeOf(expires: string): string {
  const days = /^(\d{1,5})d$/.exec(expires)?.[1]
  const time = days === undefined ? Date.parse(expires) : Date.now() + Number(days) * day
  if (Number.isNaN(time) || (days === undefined && !/[zZ]$|[+-]\d\d:?\d\d$/.test(expires))) {
    throw new UsageError(
      `--expires “${expires}” is no time.`,
      'Give days such as 90d, or a time with its zone such as 2027-11-22T00:00:00Z.',
    )
  }
  return new Date(time).toISOString()
}
