import type { App, Result } from '../../app.ts'
import { openCapability } from '../../input/connection.ts'
import { drawTicket, noteDocument, ticketDocument } from '../../output/tickets.ts'

/** One ticket, with its notes where the connection has them. */
export async function getTicket(app: App, input: { readonly id: string; readonly on?: string }): Promise<Result> {
  const { open, of: desk } = await openCapability(app, input.on, 'ticketDesk')
  const { ticketNotes } = open.connection.capabilities
  const [ticket, notes] = await app.screen.during('Reading the ticket', async () => {
    const found = await desk.get(input.id)
    return [found, ticketNotes ? await ticketNotes.list(found.id).all() : null] as const
  })
  return {
    document: {
      connection: open.summary.name,
      ticket: ticketDocument(ticket),
      notes: notes?.map(noteDocument) ?? null,
    },
    text: drawTicket(ticket, notes),
  }
}
