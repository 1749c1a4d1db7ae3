import type { Reference, Ticket, TicketChoices, TicketPriority } from '@jackfield/core'
import { priorityLevels } from '@jackfield/core'
import type { Received } from '../../wire/received.ts'
import type { DeskLists } from '../desks.ts'
import type { ServerTime } from '../server-time.ts'
import type { TicketWire } from '../wire/desk.ts'
import { entryNamed, isChosen } from './entries.ts'
import { statusFrom } from './status.ts'
import { partsOfSummary } from './summary.ts'

/** What a ticket's row does not tell itself. */
export interface TicketSurroundings {
  readonly desk: Reference | null
  readonly lists: DeskLists
  readonly company: Reference | null
  readonly choices: TicketChoices
  readonly time: ServerTime
}

export function ticketFrom({ wire, raw }: Received<TicketWire>, around: TicketSurroundings): Ticket {
  const { lists, choices, time } = around
  const { title, reference } = partsOfSummary(wire.Summary ?? '')
  const category = entryNamed(wire.Category, lists.categories)
  return {
    id: wire.ServiceDeskTicketId,
    number: wire.TicketRef,
    title,
    // Taken on create, and sent back by nothing that is published.
    description: null,
    status: statusFrom(wire.TicketStatus, wire.Closed !== null, lists.statuses, choices),
    priority: priorityFrom(wire.Priority, lists, choices),
    board: around.desk,
    type: category && { id: category.id, name: category.name },
    source: null,
    company: around.company,
    // People come as names alone.
    contact: null,
    assignee: null,
    devices: null,
    reference,
    createdAt: time.timestamp(wire.CreatedDate),
    changedAt: time.timestamp(wire.ModifiedDate),
    closedAt: time.timestamp(wire.Closed),
    url: null,
    raw,
  }
}

function priorityFrom(name: string | null, { priorities }: DeskLists, choices: TicketChoices): TicketPriority | null {
  const entry = entryNamed(name, priorities)
  if (!entry) return null
  return { ...entry, level: priorityLevels.find((level) => isChosen(choices.priorities?.[level], entry)) ?? null }
}
