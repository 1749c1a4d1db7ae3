import { announce } from './callbacks/announce.ts'
import type { TicketRow } from './records.ts'
import { apiMember, newStamp } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { initialTexts } from './ticket-fields.ts'
import type { TicketFields } from './ticket-write.ts'

/**
 * Stores a ticket and makes notes of its initial texts: that each becomes a note with the flag of its name is inferred from the names
 * (FACTS 5). Callbacks hear of it. `by` is a member's identifier.
 */
export function createTicket(tenant: Tenant, fields: TicketFields, given: Readonly<Record<string, unknown>>, by: string): TicketRow {
  const row = tenant.tickets.insert(fields)
  const memberId = (tenant.members.find(({ identifier }) => identifier === by) ?? apiMember(tenant)).id
  let descriptionNoteId: number | null = null
  for (const [name, flags] of Object.entries(initialTexts)) {
    const text = given[name]
    if (typeof text !== 'string' || text === '') continue
    const note = tenant.notes.insert({
      ...newStamp(tenant, by),
      ...flags,
      ticketId: row.id,
      text,
      issueFlag: false,
      customerUpdatedFlag: false,
      memberId,
      contactId: null,
    })
    if (name === 'initialDescription') descriptionNoteId = note.id
  }
  const description = typeof given['initialDescription'] === 'string' ? given['initialDescription'] : ''
  const stored = tenant.tickets.update(row.id, { description, descriptionNoteId }) ?? row
  if (given['skipCallback'] !== true) announce(tenant, { type: 'ticket', action: 'added', row: stored, by })
  return stored
}
