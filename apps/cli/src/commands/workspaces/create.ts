import { createWorkspaces } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'

export async function createWorkspace(app: App, input: { readonly id: string; readonly name?: string }): Promise<Result> {
  const { id, name = id } = input
  const workspace = await createWorkspaces(await app.store()).create({ id, name })
  return {
    document: { workspace },
    text: `Made ${workspace.id}. Its first key: \`jackfield api-keys create NAME --may '*' --workspace ${workspace.id}\`.`,
  }
}
