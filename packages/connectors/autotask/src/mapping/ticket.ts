import type { Id, Reference, Ticket, TicketChoices, TicketPriority } from '@jackfield/core'
import { priorityLevels } from '@jackfield/core'
import type { Received } from '../wire/received.ts'
import type { TicketWire } from '../wire/ticket.ts'
import { isExternalId } from './filters.ts'
import { entriesOf, nameOf } from './picklists.ts'
import type { Picklists } from './picklists.ts'
import { statusMeaning } from './status.ts'
import { tenantFieldOf } from './tenant-field.ts'
import { timestampFrom } from './times.ts'

/** What a ticket is read with. */
export interface TicketReading {
  readonly lists: Picklists
  readonly choices: TicketChoices
  /** `externalID`, or a field of the tenant's own. */
  readonly referenceField: string
}

/** A ticket holds numbers alone: the names come from the tenant's lists, and those of companies and people are left open. */
export function ticketFrom({ wire, raw }: Received<TicketWire>, { lists, choices, referenceField }: TicketReading): Ticket {
  const entry = (field: string, id: Id | null): Reference | null => (id === null ? null : { id, name: nameOf(entriesOf(lists, field), id) })
  const record = (id: Id | null): Reference | null => (id === null ? null : { id, name: null })
  const status = statusMeaning(wire.status, entriesOf(lists, 'status'), choices)
  return {
    id: wire.id,
    number: wire.ticketNumber,
    title: wire.title ?? '',
    description: wire.description,
    status,
    priority: priorityFrom(entry('priority', wire.priority), choices),
    board: entry('queueID', wire.queueID),
    type: entry('issueType', wire.issueType),
    source: entry('source', wire.source),
    company: record(wire.companyID),
    contact: record(wire.contactID),
    assignee: record(wire.assignedResourceID),
    // The main device stands in the record, the others are a list of their own: half of them would look like all.
    devices: null,
    reference: referenceOf(wire, referenceField),
    createdAt: timestampFrom(wire.createDate),
    changedAt: timestampFrom(wire.lastActivityDate),
    closedAt: status.phase === 'closed' ? timestampFrom(wire.completedDate) : null,
    url: null,
    raw,
  }
}

/** What stands in the field of the reference. */
export function referenceOf(wire: TicketWire, referenceField: string): string | null {
  return isExternalId(referenceField) ? wire.externalID : tenantFieldOf(wire.userDefinedFields, referenceField)
}

function priorityFrom(priority: Reference | null, { priorities }: TicketChoices): TicketPriority | null {
  return priority && { ...priority, level: priorityLevels.find((level) => priorities?.[level]?.id === priority.id) ?? null }
}
