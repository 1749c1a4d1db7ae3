import { InvalidInputError } from '@jackfield/core'
import { createApiKeys, createAudit } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { knownWorkspace } from '../../input/workspace.ts'

/** Takes a key back. Twice is no error. */
export async function revokeKey(app: App, id: string, workspace: string): Promise<Result> {
  const known = await knownWorkspace(app, workspace)
  const store = await app.store()
  const key = await createApiKeys(store).revoke(known, id)
  if (!key) {
    throw new InvalidInputError({ message: `There is no key “${id}”.`, nextStep: '`jackfield api-keys list` shows the ids of all.' })
  }
  await createAudit(store).record(known, { actor: 'cli', operation: 'api-keys.revoke', target: id, outcome: 'done' })
  return { document: { key }, text: `Revoked ${key.name} (${key.id}).` }
}
