import type { CapabilityMap, CapabilityName } from '@jackfield/core'
import { requireCapability } from '@jackfield/core'
import type { ConnectionSummary, OpenConnection } from '@jackfield/host'
import type { App } from '../app.ts'
import { UsageError } from '../usage-error.ts'

/** The connection that a command works on: the one named, else the only one; then the line printed says which was used. */
export async function chosenConnection(app: App, name: string | undefined): Promise<ConnectionSummary> {
  const book = await app.book()
  if (name !== undefined) return book.get(name)
  const all = await book.list()
  const [only, ...others] = all
  if (!only) {
    throw new UsageError(
      'There is no connection yet.',
      'Add one: `jackfield connections add CONNECTOR --name NAME`; `jackfield connectors list` shows the connectors.',
    )
  }
  if (others.length > 0) {
    throw new UsageError(`There are ${all.length} connections.`, `Name one: --on ${all.map((one) => one.name).join(', --on ')}.`)
  }
  app.screen.note(`Connection used: ${only.name} (${only.connector})`)
  return only
}

/** The same, opened. */
export async function openChosen(app: App, name: string | undefined): Promise<OpenConnection> {
  const { name: chosen } = await chosenConnection(app, name)
  return (await app.book()).open(chosen)
}

/** The same with one of its capabilities; an error with the reason where this tenant lacks it. */
export async function openCapability<N extends CapabilityName>(
  app: App,
  name: string | undefined,
  capability: N,
): Promise<{ readonly open: OpenConnection; readonly of: CapabilityMap[N] }> {
  const open = await openChosen(app, name)
  return { open, of: requireCapability(open.connection, capability) }
}
