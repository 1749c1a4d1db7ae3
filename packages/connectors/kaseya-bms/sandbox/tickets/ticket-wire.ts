import type { TicketRow } from '../records.ts'
import { employeeName, tenantId, tenantName } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { WireRecord } from '../wire/present.ts'
import { contactName } from '../wire/accounts.ts'
import { wireTime } from '../wire/times.ts'

/** A ticket in a list: `TicketListDto`. */
export function presentListed(tenant: Tenant, row: TicketRow): WireRecord {
  // The document has no null for the asset here.
  return { ...shared(tenant, row), TenantName: tenantName, HardwareAssetId: row.hardwareAssetId ?? 0, CustomFields: null }
}

/** One ticket: `TicketOutputDto`. */
export function presentTicket(tenant: Tenant, row: TicketRow): WireRecord {
  const location = tenant.locations.get(row.locationId)
  const contact = row.contactId === null ? undefined : tenant.contacts.get(row.contactId)
  const timeLogs = tenant.timeLogs.rows().filter(({ ticketId }) => ticketId === row.id)
  return {
    ...shared(tenant, row),
    LocationPhone: location?.phone ?? null,
    ContactPhone: contact?.phone ?? null,
    ContactEmail: contact?.email ?? null,
    SoftwareAssetId: null,
    SoftwareAssetName: null,
    VSAAssetId: null,
    HasVsaAgent: 0,
    SourceName: tenant.lists.sources.get(row.sourceId)?.name ?? null,
    CCs: row.ccs.map(({ emailAddress, entityType }, index) => ({
      Id: index + 1,
      EmailAddress: emailAddress,
      FullName: null,
      EntityType: entityType,
    })),
    RmmTicketReference: null,
    OccurrenceCount: null,
    LastOccurrenceDate: null,
    TenantId: tenantId,
    SecondaryAssignees: row.secondaryAssigneeIds.map((id) => ({ UserId: id, FullName: employeeName(tenant, id) })),
    TotalExpenses: 0,
    TotalTimeSpent: timeLogs.reduce((sum, { hours }) => sum + hours, 0),
    HasPostedEntries: false,
    IsReadOnly: false,
    OpenDateLocked: false,
    IntegrationTypeId: null,
  }
}

function shared(tenant: Tenant, row: TicketRow): WireRecord {
  const time = (value: number | null): string | null => wireTime(tenant, value)
  const account = tenant.accounts.get(row.accountId)
  const status = tenant.statuses.get(row.statusId)
  const priority = tenant.priorities.get(row.priorityId)
  const { ticketTypes, workTypes, slas } = tenant.lists
  const nameIn = (table: { get(id: number): { readonly name: string } | undefined }, id: number | null): string | null =>
    id === null ? null : (table.get(id)?.name ?? null)
  return {
    Id: row.id,
    CreatedBy: row.createdBy,
    CreatedOn: time(row.createdOn),
    ModifiedBy: row.modifiedBy,
    ModifiedOn: time(row.modifiedOn),
    TicketNumber: ticketNumber(row),
    Title: row.title,
    Details: row.details,
    AccountId: row.accountId,
    AccountCode: account?.code ?? null,
    AccountName: account?.name ?? null,
    LocationId: row.locationId,
    LocationName: nameIn(tenant.locations, row.locationId),
    ContactId: row.contactId,
    ContactName: contactName(row.contactId === null ? undefined : tenant.contacts.get(row.contactId)),
    QueueId: row.queueId,
    QueueName: nameIn(tenant.queues, row.queueId),
    StatusId: row.statusId,
    StatusName: status?.name ?? null,
    StatusColor: status?.color ?? null,
    StatusForeColor: status?.fontColor ?? null,
    StatusOrder: status?.order ?? 0,
    PriorityId: row.priorityId,
    PriorityName: priority?.name ?? null,
    PriorityColor: priority?.color ?? null,
    TypeId: row.typeId,
    TypeName: nameIn(ticketTypes, row.typeId),
    IssueTypeId: row.issueTypeId,
    IssueTypeName: nameIn(tenant.issueTypes, row.issueTypeId),
    SubIssueTypeId: row.subIssueTypeId,
    SubIssueTypeName: nameIn(tenant.issueTypes, row.subIssueTypeId),
    ContractId: null,
    ContractNumber: null,
    ContractName: null,
    AssigneeId: row.assigneeId,
    AssigneeName: employeeName(tenant, row.assigneeId),
    WorkTypeId: row.workTypeId,
    WorkTypeName: nameIn(workTypes, row.workTypeId),
    TicketRecurringMasterId: null,
    Recurring: null,
    SLAStatusEventId: null,
    SourceId: row.sourceId,
    SLAId: row.slaId,
    SLAObjectiveId: null,
    SLAName: nameIn(slas, row.slaId),
    IsScheduled: 0,
    HardwareAssetId: row.hardwareAssetId,
    HardwareAssetName: nameIn(tenant.hardwareAssets, row.hardwareAssetId),
    HasMetSLA: null,
    ActualPauseMinutes: null,
    ActualFirstResponseMinutes: null,
    ActualResolutionMinutes: null,
    IsSLAPaused: null,
    SLAStatusEnum: null,
    OpenDate: time(row.openDate),
    DueDate: time(row.dueDate),
    CompletedDate: time(row.completedDate),
    ReOpenedDate: time(row.reOpenedDate),
    LastActivityUpdate: time(row.lastActivityUpdate),
    ResolutionTargetTime: null,
    ResolutionActualTime: null,
    FirstResponseTargetTime: null,
    FirstResponseActualTime: null,
    SLALastPausedTime: null,
    SLALastResumedTime: null,
    LastStatusUpdate: time(row.lastStatusUpdate),
    LastPriorityUpdate: time(row.lastPriorityUpdate),
    LastQueueUpdate: time(row.lastQueueUpdate),
    CreatedByName: employeeName(tenant, row.createdBy),
  }
}

/** The number that people see. Its form is the sandbox's own: the facts have the member, not its form. */
export function ticketNumber({ id }: Pick<TicketRow, 'id'>): string {
  return `T${String(id).padStart(6, '0')}`
}
