import { InvalidInputError, requireCapability } from '@jackfield/core'
import type { CapabilityMap, CapabilityName } from '@jackfield/core'
import type { ConnectionBook, ConnectionSummary, OpenConnection } from '@jackfield/host'
import { RequestError } from '../http/problem.ts'

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The connection of an id or, where no id is like that, of a name. */
export async function connectionOf(book: ConnectionBook, idOrName: string): Promise<ConnectionSummary> {
  const byId = uuid.test(idOrName) ? await book.find(idOrName) : null
  if (byId) return byId
  try {
    return await book.get(idOrName)
  } catch (error) {
    if (!InvalidInputError.isInstance(error)) throw error
    throw notFound(`There is no connection “${idOrName}” in this workspace.`, 'Take an id or a name of `GET /v1/connections`.')
  }
}

/** Its id, without a look at the database where it looks like one already: what uses it will find out. */
export async function connectionIdOf(book: ConnectionBook, idOrName: string): Promise<string> {
  return uuid.test(idOrName) ? idOrName.toLowerCase() : (await connectionOf(book, idOrName)).id
}

/** The only connection of the workspace. */
export async function onlyConnection(book: ConnectionBook): Promise<string> {
  const { items } = await book.page({ limit: 2 })
  const [only, second] = items
  if (only && !second) return only.id
  throw new InvalidInputError({
    message: only ? 'This workspace has several connections.' : 'This workspace has no connection.',
    nextStep: only ? 'Say which one: `?connection=NAME`.' : 'Make one: `POST /v1/connections`.',
  })
}

/** A capability of a connection, with the connection that has it. */
export async function capabilityOf<N extends CapabilityName>(
  book: ConnectionBook,
  idOrName: string,
  name: N,
): Promise<{ readonly open: OpenConnection; readonly of: CapabilityMap[N] }> {
  const open = await book.open((await connectionOf(book, idOrName)).name)
  return { open, of: requireCapability(open.connection, name) }
}

export function notFound(message: string, nextStep: string): RequestError {
  return new RequestError({ code: 'NOT_FOUND', status: 404, message, nextStep })
}

/** What was found, or 404 with what there is none of. */
export function found<T>(record: T | null, what: string, name: string): T {
  if (record !== null) return record
  throw notFound(`There is no ${what} “${name}” in this workspace.`, 'Look at the list of them.')
}
