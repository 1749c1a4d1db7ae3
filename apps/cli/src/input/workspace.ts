import { InvalidInputError } from '@jackfield/core'
import { createWorkspaces } from '@jackfield/desk'
import type { App } from '../app.ts'

/** The id of a workspace that is there. */
export async function knownWorkspace(app: App, id: string): Promise<string> {
  const workspaces = createWorkspaces(await app.store())
  if (await workspaces.get(id)) return id
  const { items } = await workspaces.list()
  throw new InvalidInputError({
    message: `There is no workspace “${id}”.`,
    nextStep: `Known are: ${items.map((one) => one.id).join(', ')}. Make one: \`jackfield workspaces create ID\`.`,
  })
}
