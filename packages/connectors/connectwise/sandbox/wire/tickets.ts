import type { Columns } from '../found-rows.ts'
import type { NoteRow, TicketRow, TimeEntryRow } from '../records.ts'
import { rowsWith } from '../rows-by-id.ts'
import type { Tenant } from '../tenant.ts'
import { presentCustomFields } from '../custom-fields.ts'
import { companyReference, contactReference } from './customers.ts'
import { boardReference, departmentReference, fullName, locationReference, memberReference } from './tables.ts'
import { href, info, reference, withoutNulls } from './wire-record.ts'
import type { WireRecord } from './wire-record.ts'

/** What most conditions on tickets are about. */
export function ticketColumns(tenant: Tenant): Columns<TicketRow> {
  return {
    id: ({ id }) => id,
    summary: ({ summary }) => summary,
    externalxref: ({ plain }) => plain['externalXRef'] as string | undefined,
    'board/id': ({ boardId }) => tenant.boards.get(boardId)?.id,
    'status/id': ({ statusId }) => tenant.statuses.get(statusId)?.id,
    'status/name': ({ statusId }) => tenant.statuses.get(statusId)?.name,
    'company/id': ({ companyId }) => tenant.companies.get(companyId)?.id,
    'company/identifier': ({ companyId }) => tenant.companies.get(companyId)?.identifier,
    'company/name': ({ companyId }) => tenant.companies.get(companyId)?.name,
    'contact/id': ({ contactId }) => (contactId === null ? null : tenant.contacts.get(contactId)?.id),
    'priority/id': ({ priorityId }) => tenant.priorities.get(priorityId)?.id,
    closedflag: ({ statusId }) => tenant.statuses.get(statusId)?.isClosed ?? false,
    lastupdated: ({ lastUpdated }) => lastUpdated,
    '_info/lastupdated': ({ lastUpdated }) => lastUpdated,
    dateentered: ({ dateEntered }) => dateEntered,
    '_info/dateentered': ({ dateEntered }) => dateEntered,
  }
}

export function presentTicket(tenant: Tenant, row: TicketRow): WireRecord {
  const status = tenant.statuses.get(row.statusId)
  const type = row.typeId === null ? undefined : tenant.types.get(row.typeId)
  const priority = tenant.priorities.get(row.priorityId)
  const source = row.sourceId === null ? undefined : tenant.sources.get(row.sourceId)
  const contact = row.contactId === null ? undefined : tenant.contacts.get(row.contactId)
  const statusPath = `service/boards/${row.boardId}/statuses`
  const path = `service/tickets/${row.id}`
  return withoutNulls({
    id: row.id,
    summary: row.summary,
    recordType: 'ServiceTicket',
    board: boardReference(tenant, row.boardId),
    // Tickets were seen to spell it with a capital S (FACTS 2); the vendor's schema has `sort`.
    status: reference(tenant, 'status', statusPath, status && { id: status.id, name: status.name, Sort: status.sortOrder }),
    company: companyReference(tenant, row.companyId),
    contact: contactReference(tenant, row.contactId),
    contactName: contact && fullName(contact),
    contactEmailAddress: contact?.email,
    type: reference(tenant, 'type', `service/boards/${row.boardId}/types`, type && { id: type.id, name: type.name }),
    owner: memberReference(tenant, row.ownerId),
    priority: reference(
      tenant,
      'priority',
      'service/priorities',
      priority && { id: priority.id, name: priority.name, sort: priority.sortOrder, level: priority.level },
    ),
    source: reference(tenant, 'source', 'service/sources', source && { id: source.id, name: source.name }),
    serviceLocation: reference(tenant, 'location', 'service/locations', { id: 1, name: 'On-Site' }),
    severity: 'Medium',
    impact: 'Medium',
    ...row.plain,
    closedDate: row.closedDate,
    closedBy: row.closedBy,
    closedFlag: status?.isClosed ?? false,
    actualHours: hoursOn(tenant, row.id),
    resources: row.resources,
    hasChildTicket: false,
    hasMergedChildTicketFlag: false,
    location: locationReference(tenant),
    department: departmentReference(tenant),
    customFields: presentCustomFields(tenant, 'ticket', row.custom),
    _info: info(row, {
      notes_href: href(tenant, `${path}/notes`),
      configurations_href: href(tenant, `${path}/configurations`),
    }),
  })
}

/** The vendor leaves out what is null, and so a ticket without time has no hours. */
function hoursOn(tenant: Tenant, ticketId: number): number | null {
  const entries = entriesOf(tenant, ticketId)
  return entries.length ? entries.reduce((sum, entry) => sum + entry.actualHours, 0) : null
}

export function entriesOf(tenant: Tenant, ticketId: number): readonly TimeEntryRow[] {
  return rowsWith(tenant.timeEntries.rows(), 'ticketId', ticketId)
}

export function notesOf(tenant: Tenant, ticketId: number): readonly NoteRow[] {
  return rowsWith(tenant.notes.rows(), 'ticketId', ticketId)
}

export function presentNote(tenant: Tenant, row: NoteRow): WireRecord {
  return withoutNulls({
    id: row.id,
    ticketId: row.ticketId,
    text: row.text,
    detailDescriptionFlag: row.detailDescriptionFlag,
    internalAnalysisFlag: row.internalAnalysisFlag,
    resolutionFlag: row.resolutionFlag,
    issueFlag: row.issueFlag,
    member: memberReference(tenant, row.memberId),
    contact: contactReference(tenant, row.contactId),
    customerUpdatedFlag: row.customerUpdatedFlag,
    dateCreated: row.dateEntered,
    createdBy: row.enteredBy,
    _info: info(row),
  })
}

function ticketReference(tenant: Tenant, id: number | null): object | undefined {
  const ticket = id === null ? undefined : tenant.tickets.get(id)
  return reference(tenant, 'ticket', 'service/tickets', ticket && { id: ticket.id, summary: ticket.summary })
}

/** Notes and time entries of a ticket in one list, oldest first. The two count their ids apart, so an id may come twice. */
export function allNotes(tenant: Tenant, ticketId: number): WireRecord[] {
  const ticket = ticketReference(tenant, ticketId)
  const notes = notesOf(tenant, ticketId).map((row) => ({
    at: row.dateEntered,
    record: {
      id: row.id,
      noteType: 'TicketNote',
      ...entryOf(tenant, ticket, row, row.text),
      contact: contactReference(tenant, row.contactId),
    },
  }))
  const times = entriesOf(tenant, ticketId).map((row) => ({
    at: row.dateEntered,
    record: {
      id: row.id,
      noteType: 'TimeEntryNote',
      ...entryOf(tenant, ticket, row, row.notes ?? row.internalNotes ?? ''),
      timeStart: row.timeStart,
      timeEnd: row.timeEnd,
    },
  }))
  return [...notes, ...times]
    .sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : left.record.id - right.record.id))
    .map(({ record }) => withoutNulls(record))
}

function entryOf(tenant: Tenant, ticket: object | undefined, row: NoteRow | TimeEntryRow, text: string): Record<string, unknown> {
  return {
    ticket,
    text,
    isMarkdownFlag: false,
    detailDescriptionFlag: row.detailDescriptionFlag,
    internalAnalysisFlag: row.internalAnalysisFlag,
    resolutionFlag: row.resolutionFlag,
    bundledFlag: false,
    mergedFlag: false,
    issueFlag: 'issueFlag' in row && row.issueFlag,
    originalAuthor: row.enteredBy,
    createdByParentFlag: false,
    member: memberReference(tenant, row.memberId),
    _info: info(row),
  }
}

export function presentTimeEntry(tenant: Tenant, row: TimeEntryRow): WireRecord {
  return withoutNulls({
    id: row.id,
    company: companyReference(tenant, row.companyId),
    chargeToId: row.ticketId ?? row.companyId,
    chargeToType: row.ticketId === null ? 'Company' : 'ServiceTicket',
    member: memberReference(tenant, row.memberId),
    timeStart: row.timeStart,
    timeEnd: row.timeEnd,
    hoursDeduct: row.hoursDeduct,
    actualHours: row.actualHours,
    billableOption: row.billableOption,
    notes: row.notes,
    internalNotes: row.internalNotes,
    addToDetailDescriptionFlag: row.detailDescriptionFlag,
    addToInternalAnalysisFlag: row.internalAnalysisFlag,
    addToResolutionFlag: row.resolutionFlag,
    enteredBy: row.enteredBy,
    dateEntered: row.dateEntered,
    status: 'Open',
    ticket: ticketReference(tenant, row.ticketId),
    invoiceFlag: false,
    _info: info(row),
  })
}
