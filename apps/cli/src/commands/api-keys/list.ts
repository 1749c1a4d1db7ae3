import { createApiKeys } from '@jackfield/desk'
import type { ApiKey } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { knownWorkspace } from '../../input/workspace.ts'
import { time } from '../../output/plain.ts'
import { table } from '../../output/table.ts'

/** Every key of a workspace, the revoked ones among them. */
export async function listKeys(app: App, workspace: string): Promise<Result> {
  const known = await knownWorkspace(app, workspace)
  const keys = createApiKeys(await app.store())
  const all: ApiKey[] = []
  for (let cursor: string | null = null; ;) {
    const { items, next } = await keys.list(known, { cursor, limit: 500 })
    all.push(...items)
    if (next === null) break
    cursor = next
  }
  return {
    document: { keys: all },
    text:
      all.length === 0
        ? 'There is no key yet: `jackfield api-keys create NAME --may OPERATIONS` makes one.'
        : table(
            ['ID', 'NAME', 'MAY', 'CREATED', 'LAST USED', 'ENDS'],
            all.map((key) => [key.id, key.name, shortened(key.operations), time(key.createdAt), time(key.lastUsedAt), endOf(key)]),
          ),
  }
}

const shownOperations = 5

function shortened(operations: readonly string[]): string {
  const rest = operations.length - shownOperations
  return rest <= 1 ? operations.join(', ') : `${operations.slice(0, shownOperations).join(', ')} and ${rest} more`
}

function endOf({ expiresAt, revokedAt }: ApiKey): string {
  return revokedAt === null ? time(expiresAt) : `revoked ${time(revokedAt)}`
}
