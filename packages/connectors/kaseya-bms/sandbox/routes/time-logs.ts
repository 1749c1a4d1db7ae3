import { commitWith, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { flagIn, numberIn, objectBody, queryFilter, queryOf, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { done, envelope, invalid, missing } from '../envelope.ts'
import { answerList } from '../listing.ts'
import type { NoteRow, TimeLogRow } from '../records.ts'
import { apiUserId, employeeName, newStamp } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { changeTicket } from '../tickets/ticket-changes.ts'
import { stamp } from '../wire/accounts.ts'
import type { WireRecord } from '../wire/present.ts'
import { attachmentsOf } from './attachments.ts'
import { moved, notesOf, rowsOfTicket, statusIn } from './notes.ts'
import { knownTicket, ticketNow } from './tickets.ts'

const logs = '/servicedesk/tickets/{ticketId}/timelogs'

export const timeLogRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: logs,
    kind: 'list',
    answer(tenant, request) {
      const { id } = knownTicket(tenant, request)
      return answerList(tenant, request, {
        rows: timeLogsOf(tenant, id),
        place: queryOf(request),
        isPaged: false,
        present: (row) => presentTimeLog(tenant, row),
      })
    },
  },
  { method: 'POST', path: logs, kind: 'write', answer: create },
  {
    method: 'GET',
    path: `${logs}/{timeEntryId}`,
    kind: 'read',
    answer: (tenant, request) => replyWith(envelope(tenant, presentTimeLog(tenant, knownTimeLog(tenant, request)))),
  },
  { method: 'PUT', path: `${logs}/{timeEntryId}`, kind: 'write', answer: replace },
  {
    method: 'DELETE',
    path: `${logs}/{timeEntryId}`,
    kind: 'write',
    answer(tenant, request) {
      const { id, ticketId } = knownTimeLog(tenant, request)
      return commitWith(() => {
        tenant.timeLogs.delete(id)
        changeTicket(tenant, ticketId, {})
        return done(tenant)
      })
    },
  },
  { method: 'GET', path: '/servicedesk/tickets/{ticketId}/activities', kind: 'list', answer: activities },
]

function timeLogsOf(tenant: Tenant, ticketId: number): readonly TimeLogRow[] {
  return rowsOfTicket(tenant.timeLogs.rows(), ticketId)
}

function create(tenant: Tenant, request: SandboxRequest): Answer {
  const { id } = knownTicket(tenant, request)
  const given = objectBody(tenant, request)
  const fields = readTimeLog(tenant, given)
  const statusId = statusIn(tenant, given)
  return commitWith(() => {
    const before = ticketNow(tenant, id)
    const row = addTimeLog(tenant, { ...newStamp(tenant), ...fields, ticketId: id })
    return moved(tenant, before, statusId, () => presentTimeLog(tenant, row))
  })
}

function replace(tenant: Tenant, request: SandboxRequest): Answer {
  const { id, ticketId } = knownTimeLog(tenant, request)
  const given = objectBody(tenant, request)
  const fields = readTimeLog(tenant, given)
  const statusId = statusIn(tenant, given)
  return commitWith(() => {
    const before = ticketNow(tenant, ticketId)
    const { modifiedBy, modifiedOn } = newStamp(tenant)
    const row = tenant.timeLogs.update(id, { ...fields, modifiedBy, modifiedOn })
    if (!row) throw missing(tenant, 'Time entry', String(id))
    changeTicket(tenant, ticketId, {})
    return moved(tenant, before, statusId, () => presentTimeLog(tenant, row))
  })
}

/** Adds a time log, which counts as activity of its ticket. */
export function addTimeLog(tenant: Tenant, fields: Omit<TimeLogRow, 'id'>): TimeLogRow {
  const row = tenant.timeLogs.insert(fields)
  changeTicket(tenant, fields.ticketId, {}, fields.createdBy)
  return row
}

type Read = Pick<
  TimeLogRow,
  'startDate' | 'startTime' | 'endTime' | 'hours' | 'notes' | 'internalNotes' | 'userId' | 'workTypeId' | 'roleId'
>

/** StartDate, StartTime, EndTime, WorkTypeId and RoleId are required (FACTS 6.3); without a Timespent it is the time between the two. */
function readTimeLog(tenant: Tenant, given: Given): Read {
  const problems: string[] = []
  const [startDate = ''] = textIn(given, 'StartDate').split('T')
  const startTime = textIn(given, 'StartTime')
  const endTime = textIn(given, 'EndTime')
  const workTypeId = numberIn(given, 'WorkTypeId')
  const roleId = numberIn(given, 'RoleId')
  const userId = numberIn(given, 'UserId') ?? apiUserId
  if (!/^\d{4}-\d\d-\d\d$/.test(startDate)) problems.push('The StartDate field is required.')
  for (const [name, value] of Object.entries({ StartTime: startTime, EndTime: endTime })) {
    if (!/^\d\d:\d\d:\d\d$/.test(value)) problems.push(`The ${name} field is required.`)
  }
  if (!tenant.lists.workTypes.get(workTypeId ?? -1))
    problems.push(workTypeId === null ? 'The WorkTypeId field is required.' : `WorkTypeId ${workTypeId} does not exist.`)
  if (!tenant.lists.billingRoles.get(roleId ?? -1))
    problems.push(roleId === null ? 'The RoleId field is required.' : `RoleId ${roleId} does not exist.`)
  if (!tenant.employees.get(userId)) problems.push(`UserId ${userId} does not exist.`)
  if (problems.length > 0) throw invalid(tenant, problems)
  const spent = given['timespent']
  return {
    startDate,
    startTime,
    endTime,
    hours: typeof spent === 'number' ? spent : Math.max(0, secondsOf(endTime) - secondsOf(startTime)) / 3600,
    notes: textIn(given, 'Notes') || null,
    internalNotes: textIn(given, 'InternalNotes') || null,
    userId,
    workTypeId: workTypeId ?? 0,
    roleId: roleId ?? 0,
  }
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60 + seconds
}

function knownTimeLog(tenant: Tenant, request: SandboxRequest): TimeLogRow {
  const { id } = knownTicket(tenant, request)
  const text = request.params['timeEntryId'] ?? ''
  const row = tenant.timeLogs.get(wholeNumber(text) ?? -1)
  if (row?.ticketId !== id) throw missing(tenant, 'Time entry', text)
  return row
}

/** `TicketTimeEntryOutputDto` */
function presentTimeLog(tenant: Tenant, row: TimeLogRow): WireRecord {
  const day = Date.parse(`${row.startDate}T00:00:00Z`)
  const sunday = day - new Date(day).getUTCDay() * 86_400_000
  const midnight = (time: number): string => new Date(time).toISOString().slice(0, 19)
  return {
    Id: row.id,
    ...stamp(tenant, row),
    StartDate: midnight(day),
    StartTime: row.startTime,
    EndTime: row.endTime,
    Timespent: row.hours,
    Notes: row.notes,
    UserId: row.userId,
    InternalNotes: row.internalNotes,
    Approved: false,
    Billed: false,
    Posted: false,
    WorkTypeId: row.workTypeId,
    RoleId: row.roleId,
    EmployeeName: employeeName(tenant, row.userId),
    TimeSpentBy: employeeName(tenant, row.userId),
    WorkTypeName: tenant.lists.workTypes.get(row.workTypeId)?.name ?? null,
    RoleName: tenant.lists.billingRoles.get(row.roleId)?.name ?? null,
    WeekStart: midnight(sunday),
    WeekEnd: midnight(sunday + 6 * 86_400_000),
    CustomFields: [],
  }
}

/** Kinds of activity. Numbers and words are the sandbox's own: the facts have the members, not their values. */
const kinds = { note: { number: 1, name: 'Note' }, time: { number: 2, name: 'TimeLog' } } as const

/** Notes and time of a ticket in one list, oldest first. */
function activities(tenant: Tenant, request: SandboxRequest): Answer {
  const { id } = knownTicket(tenant, request)
  const filter = queryFilter(request)
  const wanted = textIn(filter, 'ActivityType').toLowerCase()
  const onlyInternal = flagIn(filter, 'OnlyInternal') === true
  const entries = [
    ...notesOf(tenant, id).map((row) => ({ kind: kinds.note, row, isInternal: row.isInternal, record: () => noteActivity(tenant, row) })),
    ...timeLogsOf(tenant, id).map((row) => ({
      kind: kinds.time,
      row,
      isInternal: row.notes === null,
      record: () => timeActivity(tenant, row),
    })),
  ].filter(
    ({ kind, isInternal }) => (!wanted || [kind.name.toLowerCase(), String(kind.number)].includes(wanted)) && (isInternal || !onlyInternal),
  )
  return answerList(tenant, request, {
    rows: entries.toSorted((left, right) => left.row.createdOn - right.row.createdOn),
    place: queryOf(request),
    isPaged: true,
    present: ({ kind, row, isInternal, record }) => ({
      Id: row.id,
      ...stamp(tenant, row),
      LogType: kind.number,
      ActivityType: kind.name,
      TicketId: id,
      IsPosted: 0,
      InReview: 0,
      Billed: 0,
      Approved: 0,
      IsMerged: 0,
      IsInternal: isInternal ? 1 : 0,
      IsUser: 1,
      CreatedByName: employeeName(tenant, row.createdBy),
      ModifiedByName: employeeName(tenant, row.modifiedBy),
      UserId: row.createdBy,
      ...record(),
    }),
  })
}

function noteActivity(tenant: Tenant, row: NoteRow): WireRecord {
  return {
    NoteTypeId: row.typeId,
    Notes: row.isInternal ? null : row.details,
    InternalNotes: row.isInternal ? row.details : null,
    AttachmentCount: attachmentsOf(tenant, row.ticketId).filter(({ noteId }) => noteId === row.id).length,
  }
}

function timeActivity(tenant: Tenant, row: TimeLogRow): WireRecord {
  return {
    WorkTypeId: row.workTypeId,
    WorkTypeName: tenant.lists.workTypes.get(row.workTypeId)?.name ?? null,
    RoleId: row.roleId,
    RoleName: tenant.lists.billingRoles.get(row.roleId)?.name ?? null,
    Notes: row.notes,
    InternalNotes: row.internalNotes,
    TimeSpent: row.hours,
    StartDate: `${row.startDate}T00:00:00`,
    StartTime: row.startTime,
    EndTime: row.endTime,
  }
}
