import type { Reference, Ticket, TicketChoices, TicketPriority } from '@jackfield/core'
import type { Received } from '../wire/received.ts'
import type { TicketWire } from '../wire/ticket.ts'
import { pair } from './ids.ts'
import { detailsWithout, referenceOf, titleWithout } from './reference.ts'
import { statusMeaning } from './status.ts'
import type { StatusKinds } from './status.ts'
import { laterOf, timestampFrom } from './times.ts'
import type { Zone } from './times.ts'

/** What of a tenant it takes to read a ticket. */
export interface Reading {
  readonly kinds: StatusKinds
  readonly zone: Zone
  readonly choices: TicketChoices
}

export function ticketFrom({ wire, raw }: Received<TicketWire>, { kinds, zone, choices }: Reading): Ticket {
  const completedAt = timestampFrom(wire.completedDate, zone)
  const reopenedAt = timestampFrom(wire.reOpenedDate, zone)
  const end = { completedAt: milliseconds(completedAt), reopenedAt: milliseconds(reopenedAt) }
  const status = statusMeaning({ id: wire.statusId, name: wire.statusName }, end, kinds, choices)
  const device = pair(wire.hardwareAssetId, wire.hardwareAssetName)
  return {
    id: wire.id,
    number: wire.ticketNumber,
    title: titleWithout(wire.title ?? ''),
    description: wire.details === null ? null : detailsWithout(wire.details),
    status,
    priority: priorityFrom(pair(wire.priorityId, wire.priorityName), choices),
    board: pair(wire.queueId, wire.queueName),
    type: pair(wire.typeId, wire.typeName),
    source: pair(wire.sourceId, wire.sourceName),
    company: pair(wire.accountId, wire.accountName),
    contact: pair(wire.contactId, wire.contactName),
    assignee: pair(wire.assigneeId, wire.assigneeName),
    devices: device === null ? [] : [device],
    reference: referenceOf(wire),
    createdAt: timestampFrom(wire.createdOn, zone),
    changedAt: changeOf(wire, zone),
    // Reopening leaves the old date behind.
    closedAt: status.phase === 'closed' ? completedAt : null,
    url: null,
    raw,
  }
}

/** The vendor keeps two times of change; which of them a change raises is not published. */
export function changeOf(wire: TicketWire, zone: Zone) {
  return laterOf(timestampFrom(wire.lastActivityUpdate, zone), timestampFrom(wire.modifiedOn, zone))
}

const levels = ['critical', 'high', 'medium', 'low'] as const

/** The level is the one for which the connection chose this priority. */
function priorityFrom(priority: Reference | null, { priorities }: TicketChoices): TicketPriority | null {
  return priority && { ...priority, level: priorities ? (levels.find((level) => priorities[level]?.id === priority.id) ?? null) : null }
}

function milliseconds(time: string | null): number | null {
  return time === null ? null : Date.parse(time)
}
