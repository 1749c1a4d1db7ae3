import { isReference } from '@jackfield/core'
import type { Reference, Ticket, TicketChoices, TicketPriority } from '@jackfield/core'
import type { BoardStatusWire } from '../wire/catalog.ts'
import type { Received } from '../wire/received.ts'
import type { TicketWire } from '../wire/ticket.ts'
import { statusMeaning } from './status.ts'
import { timestampFrom } from './times.ts'

/** `ofBoard`: the statuses of the ticket's board, null where they could not be read. */
export function ticketFrom(
  { wire, raw }: Received<TicketWire>,
  ofBoard: readonly BoardStatusWire[] | null,
  choices: TicketChoices,
): Ticket {
  return {
    id: wire.id,
    number: wire.id,
    title: wire.summary ?? '',
    // The first text is a note of its own: `initialDescription` is taken on create and never sent back.
    description: null,
    status: statusMeaning(wire.status, wire.closedFlag, ofBoard, choices),
    priority: wire.priority && priorityFrom(wire.priority, choices),
    board: wire.board,
    type: wire.type,
    source: wire.source,
    company: wire.company,
    contact: wire.contact,
    assignee: wire.owner && { id: wire.owner.id, name: wire.owner.name ?? wire.owner.identifier },
    // A list of its own beside the ticket.
    devices: null,
    reference: wire.externalXRef !== null && isReference(wire.externalXRef) ? wire.externalXRef : null,
    createdAt: timestampFrom(wire._info.dateEntered),
    changedAt: timestampFrom(wire._info.lastUpdated),
    closedAt: timestampFrom(wire.closedDate),
    url: null,
    raw,
  }
}

const levels = ['critical', 'high', 'medium', 'low'] as const

/** The level is the one for which the connection chose this priority; the vendor's own word for it is in `raw`. */
function priorityFrom(priority: Reference, choices: TicketChoices): TicketPriority {
  const { priorities } = choices
  return { ...priority, level: priorities ? (levels.find((level) => priorities[level]?.id === priority.id) ?? null) : null }
}
