import { membersFrom } from '../../odata/members.ts'
import type { Members, SourceRecord } from '../../odata/members.ts'
import type { DeskRow, NamedRow, NoteRow, StatusRow, TicketRow } from '../records.ts'
import { variantOf } from '../server.ts'
import type { Vsa9 } from '../server.ts'

/** KTicket: names are read where ids are written (FACTS 1.9). */
export const ticketMembers = membersFrom({
  ServiceDeskId: 'id fs',
  ServiceDeskTicketId: 'id fs',
  TicketRef: 'text fs',
  Summary: 'text f',
  TicketStatus: 'text fs',
  Stage: 'text fs',
  Priority: 'text fs',
  Severity: 'text fs',
  Category: 'text fs',
  Resolution: 'text fs',
  Submitter: 'text fs',
  Assignee: 'text fs',
  Owner: 'text fs',
  Organization: 'text f',
  Staff: 'text f',
  Phone: 'text',
  AgentGuid: 'id f',
  InventoryAssetId: 'id fs',
  CreatedDate: 'date fs',
  ModifiedDate: 'date fs',
  LastPublicUpdate: 'date fs',
  Closed: 'date fs',
  Due: 'date fs',
  Promised: 'date fs',
  Escalation: 'date fs',
  StageGoal: 'text fs',
  ResolutionDate: 'text fs',
  LockedBy: 'text fs',
  LockedOn: 'date fs',
  SourceType: 'text fs',
  Policy: 'text fs',
  SubmitterEmail: 'text fs',
})

/** Where the text given at creation is read is unknown: in the single ticket, in a variant. */
const withDescription: Members = { ...ticketMembers, ...membersFrom({ Description: 'text' }) }

export function singleTicketMembers(server: Vsa9): Members {
  return variantOf(server, 'description') === 'in-single' ? withDescription : ticketMembers
}

export function ticketRecord(server: Vsa9, row: TicketRow): SourceRecord {
  return {
    ServiceDeskId: row.deskId,
    ServiceDeskTicketId: row.id,
    TicketRef: row.reference,
    Summary: row.summary,
    Description: row.description,
    TicketStatus: server.statuses.get(row.statusId)?.name ?? '',
    Stage: row.closedAt === null ? 'Identified' : 'Closed',
    Priority: server.priorities.get(row.priorityId)?.name ?? '',
    Severity: row.severity ?? '',
    Category: row.categoryId === null ? '' : (server.categories.get(row.categoryId)?.name ?? ''),
    Resolution: '',
    Submitter: row.submitter,
    Assignee: row.assignee ?? '',
    Owner: '',
    Organization: server.orgs.get(row.orgId)?.name ?? '',
    Staff: '',
    Phone: '',
    CreatedDate: row.createdAt,
    ModifiedDate: row.modifiedAt,
    LastPublicUpdate: row.publicUpdateAt,
    Closed: row.closedAt,
    SourceType: 'API',
    SubmitterEmail: row.submitterEmail,
  }
}

/** KServiceDesk, with the spelling of its members. */
export const deskMembers = membersFrom({
  ServiceDeskId: 'id fs',
  defaultServDeskDefnFlag: 'text fs',
  Prefix: 'text fs',
  ServiceDeskName: 'text fs',
  Description: 'text fs',
  EditingTemplate: 'text fs',
  DefinationTemplate: 'text fs',
  DisplayMachineInfo: 'text fs',
  RequiredMachineInfo: 'text fs',
  AutoSaveClock: 'text fs',
  AutoInsertNote: 'text fs',
  AutoInsertHiddenNote: 'text fs',
  ShowIncidentNotePan: 'text fs',
  ShowWorkOrders: 'text fs',
  ShowSessionTimers: 'text fs',
  ShowTasks: 'text fs',
  AllowDeleteNotes: 'text fs',
  TimeZoneOffset: 'text fs',
  DefaultPolicy: 'text fs',
  DeskAdministrator: 'text fs',
  ChangeProcedure: 'text fs',
  GoalProcedure: 'text fs',
  AotoArchiveTime: 'int fs',
  EmailDisplayName: 'text fs',
})

export const deskRecord = (row: DeskRow): SourceRecord => ({
  ServiceDeskId: row.id,
  defaultServDeskDefnFlag: row.isDefault ? 'Y' : 'N',
  Prefix: row.prefix,
  ServiceDeskName: row.name,
  Description: row.description,
  EditingTemplate: '',
  DefaultPolicy: '',
  DeskAdministrator: 'mweber',
  EmailDisplayName: row.name,
})

export const statusMembers = membersFrom({ StatusId: 'id fs', StatusName: 'text fs' })
export const statusRecord = (row: StatusRow): SourceRecord => ({ StatusId: row.id, StatusName: row.name })
export const priorityMembers = membersFrom({ PriorityId: 'id fs', PriorityName: 'text fs' })
export const priorityRecord = (row: NamedRow): SourceRecord => ({ PriorityId: row.id, PriorityName: row.name })
export const categoryMembers = membersFrom({ CategoryId: 'id fs', CategoryName: 'text fs' })
export const categoryRecord = (row: NamedRow): SourceRecord => ({ CategoryId: row.id, CategoryName: row.name })
export const customFieldMembers = membersFrom({ Id: 'id fs', FieldName: 'text fs' })
export const customFieldRecord = (row: NamedRow): SourceRecord => ({ Id: row.id, FieldName: row.name })

/** Only the members of a note that is written are known (FACTS 1.9). */
const notesAsWritten = membersFrom({
  NoteId: 'id fs',
  ServiceDeskTicketId: 'id f',
  Text: 'text f',
  Hidden: 'bool f',
  SystemFlag: 'bool f',
  CreatedBy: 'text fs',
  CreatedDate: 'date fs',
})

/** Another form: an id, a user and a time by other names, and the flag as a number. */
const notesOfTicket = membersFrom({
  ServiceDeskNoteId: 'id fs',
  ServiceDeskTicketId: 'id f',
  Text: 'text f',
  Hidden: 'int f',
  SystemFlag: 'int f',
  User: 'text fs',
  Timestamp: 'date fs',
})

export function noteMembers(server: Vsa9): Members {
  return variantOf(server, 'noteForm') === 'ticket-note' ? notesOfTicket : notesAsWritten
}

export function noteRecord(server: Vsa9, row: NoteRow): SourceRecord {
  const flag = (value: boolean): boolean | number => (variantOf(server, 'noteForm') === 'ticket-note' ? Number(value) : value)
  return {
    NoteId: row.id,
    ServiceDeskNoteId: row.id,
    ServiceDeskTicketId: row.ticketId,
    Text: row.text,
    Hidden: flag(row.isHidden),
    SystemFlag: flag(row.isSystem),
    CreatedBy: row.by,
    User: row.by,
    CreatedDate: row.at,
    Timestamp: row.at,
  }
}
