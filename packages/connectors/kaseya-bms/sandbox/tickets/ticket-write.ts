import { isObject, lowered, numberIn, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { invalid } from '../envelope.ts'
import type { CopyRecipient, TicketRow } from '../records.ts'
import { newStamp, now, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { timeIn } from '../wire/times.ts'
import { withCompletion } from './ticket-changes.ts'

export type TicketFields = Omit<TicketRow, 'id'>

/** Members of `TicketInputDto` in lower case: what a JSON Patch may name. */
export const inputMembers: ReadonlySet<string> = new Set(
  [
    ...['Title', 'Details', 'AccountId', 'LocationId', 'ContactId', 'SoftwareAssetId', 'HardwareAssetId', 'QueueId', 'StatusId'],
    ...['PriorityId', 'TypeId', 'IssueTypeId', 'SubIssueTypeId', 'ContractId', 'AssigneeId', 'WorkTypeId', 'SourceId', 'SLAId'],
    ...['OpenDate', 'DueDate', 'SecondaryAssignees', 'Ccs', 'TempAttachments', 'CustomFieldsData', 'UseDefaultContract'],
  ].map((name) => name.toLowerCase()),
)

/**
 * A ticket out of a `TicketInputDto`: a new one where `before` is null, else with what is given in place of what it had. Throws with every
 * problem. The vendor's words for them are not in the facts; which members are required is (FACTS 6.2).
 */
export function readTicket(tenant: Tenant, given: Given, before: TicketFields | null): TicketFields {
  const problems: string[] = []
  const problem = (message: string): null => {
    problems.push(message)
    return null
  }
  const isGiven = (name: string): boolean => name.toLowerCase() in given
  const text = (name: 'Title' | 'Details', was: string | undefined): string => {
    const value = isGiven(name) ? textIn(given, name) : (was ?? '')
    if (!value.trim()) problem(`The ${name} field is required.`)
    return value
  }
  const required = (name: string, was: number | undefined, least = 1): number => {
    const value = isGiven(name) ? numberIn(given, name) : (was ?? null)
    if (value === null) problem(`The ${name} field is required.`)
    else if (value < least || value > 2_147_483_647) problem(`The field ${name} must be between ${least} and 2147483647.`)
    return value ?? 0
  }
  const optional = (name: string, was: number | null | undefined): number | null => {
    if (!isGiven(name)) return was ?? null
    if (given[name.toLowerCase()] === null) return null
    const value = numberIn(given, name)
    return value === null || value < 1 ? problem(`The field ${name} must be between 1 and 2147483647.`) : value
  }
  const time = (name: 'OpenDate' | 'DueDate', was: number | null | undefined): number | null => {
    if (!isGiven(name) && typeof was === 'number') return was
    const value = given[name.toLowerCase()] ?? ''
    if (value === '') return name === 'DueDate' ? null : problem(`The ${name} field is required.`)
    return timeIn(tenant, value) ?? problem(`The value ${JSON.stringify(value)} is not valid for ${name}.`)
  }

  const fields: TicketFields = {
    ...(before ?? blank(tenant)),
    title: text('Title', before?.title),
    details: text('Details', before?.details),
    accountId: required('AccountId', before?.accountId),
    locationId: required('LocationId', before?.locationId),
    statusId: required('StatusId', before?.statusId),
    priorityId: required('PriorityId', before?.priorityId),
    typeId: required('TypeId', before?.typeId),
    sourceId: required('SourceId', before?.sourceId, 0),
    openDate: time('OpenDate', before?.openDate) ?? 0,
    dueDate: time('DueDate', before?.dueDate),
    contactId: optional('ContactId', before?.contactId),
    queueId: optional('QueueId', before?.queueId),
    assigneeId: optional('AssigneeId', before?.assigneeId),
    issueTypeId: optional('IssueTypeId', before?.issueTypeId),
    subIssueTypeId: optional('SubIssueTypeId', before?.subIssueTypeId),
    workTypeId: optional('WorkTypeId', before?.workTypeId),
    slaId: optional('SLAId', before?.slaId),
    hardwareAssetId: optional('HardwareAssetId', before?.hardwareAssetId),
    secondaryAssigneeIds: isGiven('SecondaryAssignees') ? secondaryIds(given) : (before?.secondaryAssigneeIds ?? []),
    ccs: isGiven('Ccs') ? copyRecipients(given) : (before?.ccs ?? []),
  }
  // The tenant has neither contracts nor software assets.
  for (const name of ['ContractId', 'SoftwareAssetId']) {
    const id = optional(name, null)
    if (id !== null) problem(`${name} ${id} does not exist.`)
  }
  if (problems.length === 0) problems.push(...unknownReferences(tenant, fields))
  if (problems.length > 0) throw invalid(tenant, problems)
  return withCompletion(tenant, before, fields)
}

/** What a new ticket, or one that is replaced, must have besides (variant `queueOrAssignee`). */
export function requireQueueOrAssignee(tenant: Tenant, given: Given): void {
  if (variantOf(tenant, 'queueOrAssignee') === 'optional') return
  if (!numberIn(given, 'QueueId') && !numberIn(given, 'AssigneeId')) throw invalid(tenant, ['Either QueueId or AssigneeId is required.'])
}

/** A location belongs to its account, a contact too (FACTS 6.2). */
function unknownReferences(tenant: Tenant, fields: TicketFields): readonly string[] {
  const problems: string[] = []
  const known = (name: string, id: number | null, isThere: (id: number) => boolean): void => {
    if (id !== null && !isThere(id)) problems.push(`${name} ${id} does not exist.`)
  }
  const { lists } = tenant
  known('AccountId', fields.accountId, (id) => tenant.accounts.get(id) !== undefined)
  if (problems.length === 0 && tenant.locations.get(fields.locationId)?.accountId !== fields.accountId) {
    problems.push(`LocationId ${fields.locationId} does not belong to account ${fields.accountId}.`)
  }
  if (problems.length === 0 && fields.contactId !== null && tenant.contacts.get(fields.contactId)?.accountId !== fields.accountId) {
    problems.push(`ContactId ${fields.contactId} does not belong to account ${fields.accountId}.`)
  }
  known('StatusId', fields.statusId, (id) => tenant.statuses.get(id)?.isActive === true)
  known('PriorityId', fields.priorityId, (id) => tenant.priorities.get(id) !== undefined)
  known('TypeId', fields.typeId, (id) => lists.ticketTypes.get(id) !== undefined)
  known('SourceId', fields.sourceId, (id) => lists.sources.get(id) !== undefined)
  known('QueueId', fields.queueId, (id) => tenant.queues.get(id) !== undefined)
  known('AssigneeId', fields.assigneeId, (id) => tenant.employees.get(id)?.canBeAssigned === true)
  known('IssueTypeId', fields.issueTypeId, (id) => tenant.issueTypes.get(id)?.parentId === null)
  known('SubIssueTypeId', fields.subIssueTypeId, (id) => tenant.issueTypes.get(id)?.parentId === fields.issueTypeId)
  known('WorkTypeId', fields.workTypeId, (id) => lists.workTypes.get(id) !== undefined)
  known('SLAId', fields.slaId, (id) => lists.slas.get(id) !== undefined)
  known('HardwareAssetId', fields.hardwareAssetId, (id) => tenant.hardwareAssets.get(id)?.accountId === fields.accountId)
  for (const id of fields.secondaryAssigneeIds) known('UserId', id, (user) => tenant.employees.get(user)?.canBeAssigned === true)
  return problems
}

function blank(tenant: Tenant): TicketFields {
  return {
    ...newStamp(tenant),
    title: '',
    details: '',
    accountId: 0,
    locationId: 0,
    contactId: null,
    queueId: null,
    statusId: 0,
    priorityId: 0,
    typeId: 0,
    issueTypeId: null,
    subIssueTypeId: null,
    assigneeId: null,
    workTypeId: null,
    slaId: null,
    sourceId: 0,
    hardwareAssetId: null,
    openDate: 0,
    dueDate: null,
    completedDate: null,
    reOpenedDate: null,
    lastActivityUpdate: now(tenant),
    lastStatusUpdate: null,
    lastPriorityUpdate: null,
    lastQueueUpdate: null,
    secondaryAssigneeIds: [],
    ccs: [],
  }
}

function secondaryIds(given: Given): readonly number[] {
  const entries = given['secondaryassignees']
  return Array.isArray(entries) ? entries.flatMap((entry: unknown) => wholeNumber(lowered(entry)['userid']) ?? []) : []
}

function copyRecipients(given: Given): readonly CopyRecipient[] {
  const entries = given['ccs']
  if (!Array.isArray(entries)) return []
  return entries.filter(isObject).flatMap((entry) => {
    const members = lowered(entry)
    const emailAddress = textIn(members, 'EmailAddress')
    return emailAddress ? [{ emailAddress, entityType: numberIn(members, 'EntityType') ?? 0 }] : []
  })
}
