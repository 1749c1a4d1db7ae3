import type { App, Result } from '../../app.ts'
import { chosenConnection } from '../../input/connection.ts'

/** All mapped company keys as CSV on stdout, as `companies import` reads it. */
export async function exportMapped(app: App, input: { readonly on?: string }): Promise<Result> {
  const { exportLinks } = await import('@jackfield/desk')
  const { id, name } = await chosenConnection(app, input.on)
  const links = await (await app.desk()).links(id)
  return { document: { connection: name, links }, text: exportLinks(links) }
}
