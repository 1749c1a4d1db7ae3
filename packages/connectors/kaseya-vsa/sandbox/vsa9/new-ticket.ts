import { refused } from './envelope.ts'
import type { DeskRow, NamedRow } from './records.ts'
import { notANumber } from './routes/read-routes.ts'
import { apiUser } from './server.ts'
import type { Vsa9 } from './server.ts'
import type { NewTicket } from './tickets.ts'

/** What the body of a create says: Summary and Priority are required, ids are numbers (FACTS 1.9). Throws what the vendor answers. */
export function readNewTicket(server: Vsa9, desk: DeskRow, body: Readonly<Record<string, unknown>>): NewTicket {
  const summary = textIn(body, 'Summary')
  if (summary === null) throw refused(server, 'badRequest', 'Summary is required.')
  const priorityId = idIn(server, body, 'Priority')
  if (priorityId === null) throw refused(server, 'badRequest', 'Priority is required.')
  const [categoryId, statusId] = [idIn(server, body, 'Category'), idIn(server, body, 'Status')]
  return {
    deskId: desk.id,
    summary,
    description: textIn(body, 'Description') ?? '',
    priorityId: onDesk(server, desk, server.priorities.get(priorityId), 'Priority'),
    ...(categoryId === null ? {} : { categoryId: onDesk(server, desk, server.categories.get(categoryId), 'Category') }),
    ...(statusId === null ? {} : { statusId: onDesk(server, desk, server.statuses.get(statusId), 'Status') }),
    severity: textIn(body, 'Severity'),
    assignee: textIn(body, 'Assignee'),
    submitter: textIn(body, 'SubmitterName'),
    submitterEmail: textIn(body, 'SubmitterEmail'),
    by: apiUser(server).name,
  }
}

function onDesk(server: Vsa9, desk: DeskRow, row: Pick<NamedRow, 'id' | 'deskId'> | undefined, what: string): string {
  if (row?.deskId === desk.id) return row.id
  throw refused(server, 'badRequest', `${what} does not belong to the service desk.`)
}

/** Names where ids are wanted end in the vendor's conversion error, with status 500. */
function idIn(server: Vsa9, body: Readonly<Record<string, unknown>>, member: string): string | null {
  const text = textIn(body, member)
  if (text === null) return null
  if (/^\d+$/.test(text)) return text
  throw refused(server, 'failed', notANumber)
}

function textIn(body: Readonly<Record<string, unknown>>, member: string): string | null {
  const value = body[member]
  return typeof value === 'string' && value.trim() ? value : null
}
