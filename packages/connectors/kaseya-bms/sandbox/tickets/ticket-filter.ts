import { flagIn, namesIn, numberIn, numbersIn, textIn } from '../body.ts'
import type { Given } from '../body.ts'
import { completedKind } from '../records.ts'
import type { TicketRow } from '../records.ts'
import { employeeName, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { timeRange } from '../time-range.ts'
import { contactName } from '../wire/accounts.ts'
import { ticketNumber } from './ticket-wire.ts'

type Holds = (row: TicketRow) => boolean

/** Times that have a From and a To, both included. A ticket without the time is outside of any such range. */
const ranges: Readonly<Record<string, (row: TicketRow) => number | null>> = {
  OpenDate: (row) => row.openDate,
  CompletedDate: (row) => row.completedDate,
  LastActivityUpdate: (row) => row.lastActivityUpdate,
  CreatedOn: (row) => row.createdOn,
  LastStatusUpdate: (row) => row.lastStatusUpdate,
  LastPriorityUpdate: (row) => row.lastPriorityUpdate,
  LastQueueUpdate: (row) => row.lastQueueUpdate,
  DueDate: (row) => row.dueDate,
  // This sandbox has no service levels at work, so no ticket has a target.
  ResolutionTargetTime: () => null,
}

/**
 * Tickets that pass a `TicketFilterDto` (FACTS 6.1): names and not ids, lists by comma, `ExcludeCompleted` a number. How texts are
 * compared is not published: see the variant `textFilter`; other texts are found inside, whatever their case. `FromDate`, `ToDate`, `Value`
 * and `ActionType` are declared without a meaning, and change nothing.
 */
export function filteredTickets(tenant: Tenant, rows: readonly TicketRow[], filter: Given): readonly TicketRow[] {
  const tests = [...textTests(tenant, filter), ...nameTests(tenant, filter), ...idTests(tenant, filter), ...rangeTests(tenant, filter)]
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((holds) => holds(row)))
}

function textTests(tenant: Tenant, filter: Given): readonly Holds[] {
  const way = variantOf(tenant, 'textFilter')
  const text = (name: string, of: (row: TicketRow) => string | null, isExact = false): readonly Holds[] => {
    const wanted = textIn(filter, name).trim().toLowerCase()
    if (!wanted) return []
    return [(row) => (isExact ? of(row)?.toLowerCase() === wanted : (of(row)?.toLowerCase().includes(wanted) ?? false))]
  }
  return [
    ...(way === 'ignored' ? [] : text('Title', ({ title }) => title, way === 'equals')),
    ...(way === 'ignored' ? [] : text('Details', ({ details }) => details, way === 'equals')),
    ...text('Account', ({ accountId }) => tenant.accounts.get(accountId)?.name ?? null),
    ...text('AccountCode', ({ accountId }) => tenant.accounts.get(accountId)?.code ?? null),
    ...text('LocationName', ({ locationId }) => tenant.locations.get(locationId)?.name ?? null),
    ...text('AssigneeName', ({ assigneeId }) => employeeName(tenant, assigneeId)),
    ...text('CreatedByName', ({ createdBy }) => employeeName(tenant, createdBy)),
    ...text('ContactName', ({ contactId }) => contactName(contactId === null ? undefined : tenant.contacts.get(contactId))),
    ...text('TicketNumber', ticketNumber),
    ...text('HardwareAssetName', ({ hardwareAssetId }) => nameOf(tenant.hardwareAssets, hardwareAssetId)),
  ]
}

/** Lists of whole names. */
function nameTests(tenant: Tenant, filter: Given): readonly Holds[] {
  const names = (name: string, of: (row: TicketRow) => string | null): readonly Holds[] => {
    const wanted = new Set(namesIn(filter, name))
    return wanted.size === 0 ? [] : [(row) => wanted.has(of(row)?.toLowerCase() ?? '')]
  }
  return [
    ...names('StatusNames', ({ statusId }) => nameOf(tenant.statuses, statusId)),
    ...names('QueueNames', ({ queueId }) => nameOf(tenant.queues, queueId)),
    ...names('PriorityNames', ({ priorityId }) => nameOf(tenant.priorities, priorityId)),
    ...names('TicketTypeNames', ({ typeId }) => nameOf(tenant.lists.ticketTypes, typeId)),
    ...names('IssueTypeNames', ({ issueTypeId }) => nameOf(tenant.issueTypes, issueTypeId)),
    ...names('SubIssueTypeNames', ({ subIssueTypeId }) => nameOf(tenant.issueTypes, subIssueTypeId)),
    ...names('ServiceLevelAgreementNames', ({ slaId }) => nameOf(tenant.lists.slas, slaId)),
  ]
}

function idTests(tenant: Tenant, filter: Given): readonly Holds[] {
  const ids = (name: string, of: (row: TicketRow) => number | null): readonly Holds[] => {
    if (!textIn(filter, name).trim()) return []
    const wanted = new Set(numbersIn(filter, name))
    return [(row) => wanted.has(of(row) ?? Number.NaN)]
  }
  const id = (name: string, of: (row: TicketRow) => number | null): readonly Holds[] => {
    const wanted = numberIn(filter, name)
    return wanted === null ? [] : [(row) => of(row) === wanted]
  }
  const excludesCompleted = numberIn(filter, 'ExcludeCompleted') === 1 || flagIn(filter, 'ExcludeCompleted') === true
  // None of the tickets here is scheduled, comes from a recurring master, or has a service-level event.
  const none = ['IsScheduled', 'IsRecurringTickets'].some((name) => numberIn(filter, name) === 1) || textIn(filter, 'SLAEventStatusIds')
  return [
    ...ids('AccountIds', ({ accountId }) => accountId),
    ...ids('SourceIds', ({ sourceId }) => sourceId),
    ...ids('OwnerIds', ({ assigneeId }) => assigneeId),
    ...id('AccountLocationId', ({ locationId }) => locationId),
    ...id('ContactId', ({ contactId }) => contactId),
    ...id('HardwareAssetId', ({ hardwareAssetId }) => hardwareAssetId),
    ...(excludesCompleted ? [({ statusId }: TicketRow): boolean => !completes(tenant, statusId)] : []),
    ...(none ? [(): boolean => false] : []),
  ]
}

function rangeTests(tenant: Tenant, filter: Given): readonly Holds[] {
  return Object.entries(ranges).flatMap(([name, of]) => {
    const isWithin = timeRange(tenant, filter, name)
    return isWithin ? [(row: TicketRow): boolean => isWithin(of(row))] : []
  })
}

/** Whether a status is of the kind that completes a ticket. */
export function completes(tenant: Tenant, statusId: number): boolean {
  return tenant.statuses.get(statusId)?.typeId === completedKind
}

function nameOf(table: { get(id: number): { readonly name: string } | undefined }, id: number | null): string | null {
  return id === null ? null : (table.get(id)?.name ?? null)
}
