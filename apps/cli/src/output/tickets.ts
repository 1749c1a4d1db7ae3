import type { Ticket, TicketNote, Warning } from '@jackfield/core'
import { plainLines, time } from './plain.ts'
import { pairs, table } from './table.ts'

/** A ticket as `--json` gives it: the record without the vendor's raw reply, whose shape is nobody's promise. */
export function ticketDocument(ticket: Ticket): Omit<Ticket, 'raw'> {
  const { raw: _, ...rest } = ticket
  return rest
}

export function noteDocument(note: TicketNote): Omit<TicketNote, 'raw'> {
  const { raw: _, ...rest } = note
  return rest
}

export function drawTickets(tickets: readonly Ticket[]): string {
  return table(
    ['ID', 'TITLE', 'COMPANY', 'BOARD', 'STATUS', 'PRIORITY', 'CHANGED'],
    tickets.map((ticket) => [
      idOf(ticket),
      ticket.title,
      nameOf(ticket.company),
      nameOf(ticket.board),
      ticket.status.name ?? ticket.status.phase,
      nameOf(ticket.priority),
      time(ticket.changedAt),
    ]),
  )
}

export function drawTicket(ticket: Ticket, notes: readonly TicketNote[] | null): string {
  const facts = pairs([
    ['Ticket', `${idOf(ticket)} ${ticket.title}`],
    ['Company', nameOf(ticket.company)],
    ['Board', nameOf(ticket.board)],
    ['Status', `${ticket.status.name ?? ticket.status.id} (${ticket.status.phase})`],
    ['Priority', nameOf(ticket.priority)],
    ['Type', nameOf(ticket.type)],
    ['Contact', nameOf(ticket.contact)],
    ['Assignee', nameOf(ticket.assignee)],
    ['Reference', ticket.reference],
    ['Created', time(ticket.createdAt)],
    ['Changed', time(ticket.changedAt)],
    ['Closed', time(ticket.closedAt)],
    ['Link', ticket.url],
  ])
  const description = ticket.description ? [plainLines(ticket.description)] : []
  return [facts, ...description, ...(notes ?? []).map(drawNote)].join('\n\n')
}

export function drawWarnings(warnings: readonly Warning[]): readonly string[] {
  return warnings.map((warning) => `Warning: ${warning.message}`)
}

function drawNote(note: TicketNote): string {
  const who = note.author?.name ?? 'somebody'
  const reader = note.visibility === 'internal' ? 'internal' : note.visibility === 'public' ? 'public' : 'perhaps public'
  return `--- ${[time(note.createdAt), who, reader].filter((part) => part !== '').join(', ')}\n${plainLines(note.text)}`
}

/** What people quote on the phone beside the id that commands take, where the two differ. */
function idOf(ticket: Ticket): string {
  return ticket.number === null || ticket.number === ticket.id ? ticket.id : `${ticket.id} (${ticket.number})`
}

function nameOf(reference: { readonly id: string; readonly name: string | null } | null): string {
  return reference ? (reference.name ?? reference.id) : ''
}
