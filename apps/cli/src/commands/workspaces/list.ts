import { createWorkspaces } from '@jackfield/desk'
import type { Workspace } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { time } from '../../output/plain.ts'
import { table } from '../../output/table.ts'

export async function listWorkspaces(app: App): Promise<Result> {
  const workspaces = createWorkspaces(await app.store())
  const all: Workspace[] = []
  for (let cursor: string | null = null; ;) {
    const { items, next } = await workspaces.list({ cursor, limit: 500 })
    all.push(...items)
    if (next === null) break
    cursor = next
  }
  return {
    document: { workspaces: all },
    text: table(
      ['ID', 'NAME', 'CREATED'],
      all.map(({ id, name, createdAt }) => [id, name, time(createdAt)]),
    ),
  }
}
