import { commitWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { isObject, isVendorTime, objectBody } from '../body.ts'
import { invalidObject } from '../errors.ts'
import type { FieldError } from '../errors.ts'
import { queryValue, recordReply } from '../listing.ts'
import { onlyFields } from '../only-fields.ts'
import type { TimeEntryRow } from '../records.ts'
import { apiMember, newStamp } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { changeTicket } from '../ticket-changes.ts'
import { timeEntryNames } from '../wire/names.ts'
import { presentTimeEntry } from '../wire/tickets.ts'
import { href } from '../wire/wire-record.ts'
import { readRoutes } from './read-routes.ts'

const path = '/time/entries'

export const timeEntryRoutes: readonly Route<Tenant>[] = [
  ...readRoutes({
    path,
    entity: 'TimeEntry',
    names: timeEntryNames,
    rows: (tenant) => tenant.timeEntries.rows(),
    present: presentTimeEntry,
  }),
  {
    method: 'POST',
    path,
    kind: 'write',
    answer(tenant, request): Answer {
      const read = (): Omit<TimeEntryRow, 'id'> => timeEntryOf(tenant, request)
      read()
      return commitWith(() => {
        const row = addTimeEntry(tenant, read())
        const record = onlyFields(presentTimeEntry(tenant, row), queryValue(request, 'fields'))
        return recordReply(201, record, { location: href(tenant, `time/entries/${row.id}`).replace(/^https:/, 'http:') })
      })
    },
  },
]

/** Stores time, and its ticket has changed with it. */
export function addTimeEntry(tenant: Tenant, fields: Omit<TimeEntryRow, 'id'>): TimeEntryRow {
  const row = tenant.timeEntries.insert(fields)
  if (fields.ticketId !== null) changeTicket(tenant, fields.ticketId, {}, fields.enteredBy)
  return row
}

const members: ReadonlyMap<string, string> = new Map(
  [
    ...[...timeEntryNames].filter((name) => !name.includes('/')),
    'emailResourceFlag',
    'emailContactFlag',
    'emailCcFlag',
    'emailCc',
    '_info',
  ].map((name) => [name.toLowerCase(), name]),
)

function timeEntryOf(tenant: Tenant, request: SandboxRequest): Omit<TimeEntryRow, 'id'> {
  const given = objectBody(request, 'TimeEntry', members)
  const problems: FieldError[] = []
  const problem = (code: FieldError['code'], message: string, field: string): void =>
    void problems.push({ code, message, resource: 'timeEntry', field })
  if (given['timeStart'] === undefined) problem('MissingRequiredField', 'The timeStart field is required.', 'timeStart')
  for (const name of ['timeStart', 'timeEnd']) {
    if (given[name] !== undefined && !isVendorTime(given[name])) problem('UnsupportedFormat', `Unsupported format applied to ${name}`, name)
  }
  const ticketId = given['chargeToType'] === 'ServiceTicket' ? Number(given['chargeToId']) : null
  const ticket = ticketId === null ? undefined : tenant.tickets.get(ticketId)
  if (ticketId !== null && !ticket) problem('NotFound', `Ticket ${String(given['chargeToId'])} not found`, 'chargeToId')
  const company = isObject(given['company']) ? tenant.companies.get(Number(given['company']['id'])) : undefined
  if (ticketId === null && !company) problem('MissingRequiredField', 'The company/id field is required.', 'company')
  const wanted = isObject(given['member']) ? given['member'] : null
  const member = wanted
    ? tenant.members.find(({ id, identifier }) => id === wanted['id'] || identifier === wanted['identifier'])
    : apiMember(tenant)
  if (!member) problem('NotFound', 'Member not found', 'member')
  if (problems.length || !member) throw invalidObject('timeEntry', problems)

  const text = (name: string): string | null => (typeof given[name] === 'string' ? given[name] : null)
  const timeStart = String(given['timeStart'])
  const timeEnd = text('timeEnd')
  const hoursDeduct = typeof given['hoursDeduct'] === 'number' ? given['hoursDeduct'] : null
  return {
    ...newStamp(tenant),
    ticketId,
    companyId: ticket?.companyId ?? company?.id ?? 0,
    memberId: member.id,
    timeStart,
    timeEnd,
    // With a start and an end the hours are theirs, whatever was given (FACTS 5).
    actualHours: timeEnd === null ? Number(given['actualHours'] ?? 0) : hoursBetween(timeStart, timeEnd) - (hoursDeduct ?? 0),
    hoursDeduct,
    billableOption: text('billableOption') ?? 'Billable',
    notes: text('notes'),
    internalNotes: text('internalNotes'),
    detailDescriptionFlag: given['addToDetailDescriptionFlag'] === true,
    internalAnalysisFlag: given['addToInternalAnalysisFlag'] === true,
    resolutionFlag: given['addToResolutionFlag'] === true,
  }
}

function hoursBetween(start: string, end: string): number {
  return Math.round(((Date.parse(end) - Date.parse(start)) / 3_600_000) * 100) / 100
}
