import type { App, Result } from '../../app.ts'
import { InterruptedError } from '../../interruption.ts'

/** Forgets a connection with its mappings. Tickets at the vendor stay as they are. */
export async function removeConnection(app: App, input: { readonly name: string; readonly force?: boolean }): Promise<Result> {
  const book = await app.book()
  // By name alone: a connection whose key is lost can't be opened, and removing it is the way out.
  const { name } = input
  if (app.prompts && !input.force) {
    const isSure = await app.prompts.confirm(`Remove ${name} with its settings and company mappings?`)
    if (!isSure) throw new InterruptedError('Cancelled, nothing was changed.', 'The connection is still there.')
  }
  await book.remove(name, { force: input.force ?? false })
  return { document: { removed: name }, text: `Removed ${name}. At the vendor nothing was changed: take its API user away there.` }
}
