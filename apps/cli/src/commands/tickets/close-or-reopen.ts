import type { App, Result } from '../../app.ts'
import { openCapability } from '../../input/connection.ts'
import { drawWarnings, ticketDocument } from '../../output/tickets.ts'

export interface CloseInput {
  readonly id: string
  readonly verb: 'close' | 'reopen'
  readonly on?: string
}

/** Closes or reopens, as read back: where the vendor puts the old status back, it ends in an error. */
export async function closeOrReopen(app: App, { id, verb, on }: CloseInput): Promise<Result> {
  const { open, of: desk } = await openCapability(app, on, 'ticketDesk')
  const { ticket, warnings } = await app.screen.during(verb === 'close' ? 'Closing the ticket' : 'Reopening the ticket', () =>
    desk[verb](id),
  )
  const done = verb === 'close' ? 'Closed' : 'Reopened'
  return {
    document: { connection: open.summary.name, ticket: ticketDocument(ticket), warnings },
    text: [`${done} ticket ${ticket.id}: its status is ${ticket.status.name ?? ticket.status.id}.`, ...drawWarnings(warnings)].join('\n'),
  }
}
