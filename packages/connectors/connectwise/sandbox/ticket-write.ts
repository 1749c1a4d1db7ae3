import { isVendorTime } from './body.ts'
import { withCustomFields } from './custom-fields.ts'
import type { CustomFieldsWrite } from './custom-fields.ts'
import { invalidObject } from './errors.ts'
import type { FieldError } from './errors.ts'
import type { TicketRow } from './records.ts'
import { apiMember, newStamp, now } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import {
  choiceFields,
  dateFields,
  flagFields,
  initialTexts,
  numberFields,
  ownReferences,
  textLimits,
  actionFields,
} from './ticket-fields.ts'
import { defaultOf, setReferences } from './ticket-references.ts'

type Given = Readonly<Record<string, unknown>>
export type TicketFields = Omit<TicketRow, 'id'>

/** Texts that are kept as they are; the summary has a column of its own, the initial ones become notes. */
const plainTexts = Object.keys(textLimits).filter(
  (name) => name !== 'summary' && !(name in initialTexts) && !actionFields.some((action) => action === name),
)

/** A new ticket before anything is set: what the vendor takes where nothing is given (FACTS 5). */
export function blankTicket(tenant: Tenant): TicketFields {
  const board = tenant.boards.get(apiMember(tenant).boardId ?? 0) ?? tenant.boards.all()[0]
  if (!board) throw new Error('every seed has a board')
  return {
    ...newStamp(tenant),
    summary: '',
    boardId: board.id,
    statusId: defaultOf(tenant.statuses.all().filter(({ boardId }) => boardId === board.id))?.id ?? 0,
    companyId: 0,
    contactId: null,
    typeId: tenant.types.find(({ boardId, isDefault }) => boardId === board.id && isDefault)?.id ?? null,
    priorityId: defaultOf(tenant.priorities.all())?.id ?? 0,
    sourceId: tenant.sources.find(({ isDefault }) => isDefault)?.id ?? null,
    ownerId: null,
    resources: null,
    closedDate: null,
    closedBy: null,
    plain: {},
    custom: {},
    configurationIds: [],
    description: '',
    descriptionNoteId: null,
  }
}

/**
 * The ticket with what `given` sets, and its closed fields as its status has them. Throws an InvalidObject with every problem. Members that
 * the vendor computes are passed over, so that a record that was read can be sent back.
 */
export function withFields(tenant: Tenant, before: TicketFields, given: Given, by: string, write: CustomFieldsWrite): TicketFields {
  const problems: FieldError[] = []
  const plain: Record<string, unknown> = { ...before.plain }
  const set = (name: string, isRight: (value: unknown) => boolean, wrong: FieldError): void => {
    if (!(name in given)) return
    const value = given[name]
    if (value === null || value === undefined) delete plain[name]
    else if (isRight(value)) plain[name] = value
    else problems.push(wrong)
  }
  const invalid = (field: string, message: string): FieldError => ({ code: 'InvalidField', message, resource: 'ticket', field })

  checkTexts(given, problems)
  for (const name of plainTexts) set(name, (value) => typeof value === 'string', invalid(name, `The ${name} field must be a text.`))
  for (const name of flagFields) set(name, (value) => typeof value === 'boolean', invalid(name, `The ${name} field must be true or false.`))
  for (const name of numberFields) set(name, (value) => typeof value === 'number', invalid(name, `The ${name} field must be a number.`))
  for (const name of dateFields) {
    set(name, isVendorTime, {
      code: 'UnsupportedFormat',
      message: `Unsupported format applied to ${name}`,
      resource: 'ticket',
      field: name,
    })
  }
  for (const [name, choices] of Object.entries(choiceFields)) {
    set(name, (value) => choices.includes(String(value)), invalid(name, `The ${name} field must be one of ${choices.join(', ')}.`))
    // “Required On Updates” (FACTS 5): a PUT must carry them.
    if (write === 'replaced' && (name === 'severity' || name === 'impact') && !given[name]) problems.push(missing(name))
  }
  set('integratorTags', (value) => Array.isArray(value), invalid('integratorTags', 'The integratorTags field must be a list.'))
  const custom = withCustomFields(tenant, 'ticket', before.custom, given, write, problems)

  const summary = typeof given['summary'] === 'string' ? given['summary'] : 'summary' in given ? '' : before.summary
  if (!summary.trim()) problems.push(missing('summary'))
  const pointers = setReferences(tenant, before, given, problems)
  const companyIsBad = problems.some(({ field }) => field?.startsWith('company'))
  if ((!pointers.companyId || given['company'] === null) && !companyIsBad) {
    problems.push({ ...missing('company'), message: 'The company/id field is required.' })
  }
  if (problems.length) throw invalidObject('ticket', problems)
  const owner = pointers.ownerId === before.ownerId ? {} : { resources: tenant.members.get(pointers.ownerId ?? 0)?.identifier ?? null }
  return withClosedFields(tenant, before, { ...before, ...pointers, ...owner, summary, plain, custom }, by)
}

/** The server sets and clears these three by the status alone (FACTS 5). */
export function withClosedFields(tenant: Tenant, before: TicketFields, after: TicketFields, by: string): TicketFields {
  const isClosed = closes(tenant, after.statusId)
  if (!isClosed) return { ...after, closedDate: null, closedBy: null }
  return before.closedDate === null ? { ...after, closedDate: now(tenant), closedBy: by } : after
}

export function closes(tenant: Tenant, statusId: number): boolean {
  return tenant.statuses.get(statusId)?.isClosed ?? false
}

/** Members of a ticket that a JSON Patch may name, in just this case. */
export const patchable: ReadonlySet<string> = new Set([
  ...Object.keys(textLimits),
  ...flagFields,
  ...numberFields,
  ...dateFields,
  ...Object.keys(choiceFields),
  ...ownReferences,
  ...actionFields,
  'integratorTags',
  'customFields',
])

function checkTexts(given: Given, problems: FieldError[]): void {
  for (const [name, limit] of Object.entries(textLimits)) {
    const value = given[name]
    if (limit === null || typeof value !== 'string' || value.length <= limit) continue
    // The vendor's own words and code for a text that is too long are not known.
    problems.push({
      code: 'InvalidField',
      message: `The field ${name} must have at most ${limit} characters.`,
      resource: 'ticket',
      field: name,
    })
  }
}

function missing(field: string): FieldError {
  return { code: 'MissingRequiredField', message: `The ${field} field is required.`, resource: 'ticket', field }
}
