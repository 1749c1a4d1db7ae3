import { integerTable, textTable } from '@jackfield/sandbox'
import type { Table, WorldContext } from '@jackfield/sandbox'
import type { CallCounts } from './call-limit.ts'
import { createCallCounts } from './call-limit.ts'
import type {
  AccountRow,
  AttachmentRow,
  ContactRow,
  DeliveryLogRow,
  EmployeeRow,
  HardwareAssetRow,
  IssueTypeRow,
  ListRow,
  LocationRow,
  NoteRow,
  PriorityRow,
  QueueRow,
  Stamp,
  StatusRow,
  TemporaryFile,
  TicketRow,
  TimeLogRow,
  WebhookRow,
} from './records.ts'
import { createRights } from './rights.ts'
import type { Rights } from './rights.ts'
import { createSessions } from './sessions.ts'
import type { Sessions } from './sessions.ts'
import type { VariantName } from './variants.ts'

/** One MSP's Kaseya BMS. */
export interface Tenant {
  readonly context: WorldContext
  readonly statuses: Table<StatusRow>
  readonly priorities: Table<PriorityRow>
  readonly queues: Table<QueueRow>
  readonly issueTypes: Table<IssueTypeRow>
  readonly employees: Table<EmployeeRow>
  readonly accounts: Table<AccountRow>
  readonly locations: Table<LocationRow>
  readonly contacts: Table<ContactRow>
  readonly hardwareAssets: Table<HardwareAssetRow>
  readonly tickets: Table<TicketRow>
  readonly notes: Table<NoteRow>
  readonly timeLogs: Table<TimeLogRow>
  readonly attachments: Table<AttachmentRow>
  readonly temporaryFiles: Table<TemporaryFile>
  readonly webhooks: Table<WebhookRow>
  readonly deliveryLogs: Table<DeliveryLogRow>
  /** The tables behind `lookup` and `tenantlookup`, by what is in them. */
  readonly lists: Readonly<Record<ListName, Table<ListRow>>>
  /** Rows of batch jobs by the job's id. */
  readonly jobs: Map<string, readonly JobLog[]>
  readonly sessions: Sessions
  /** What the API user may do. */
  readonly rights: Rights
  readonly callCounts: CallCounts
  /** Tickets whose close the tenant's workflow undoes. */
  readonly putBackWhenClosed: Set<number>
}

export const listNames = [
  'ticketTypes',
  'sources',
  'noteTypes',
  'contactTypes',
  'accountTypes',
  'slas',
  'workTypes',
  'billingRoles',
  'assetCategories',
] as const
export type ListName = (typeof listNames)[number]

export interface JobLog {
  readonly id: string
  readonly action: string
  readonly message: string
  readonly date: number
}

/** What a client logs in with. Invented, and the same after every reset. */
export const login = {
  tenant: 'sandboxmsp',
  userName: 'jackfield.api',
  password: 'Sbx-Pass-4Qm2Xr7T',
  clientId: '5a4d4b0c-8000-4c0f-9e1d-c0ffee00b0b5',
  clientSecret: 'SbxClient9Lk3Vw8Z',
} as const

/** Who the API user is. Every seed has it, and `technicianId` too. */
export const apiUserId = 31_001
export const technicianId = 31_002

export const tenantName = 'Sandbox MSP'
export const tenantId = 4711

export function emptyTenant(context: WorldContext): Tenant {
  return {
    context,
    statuses: integerTable(),
    priorities: integerTable(),
    queues: integerTable(),
    issueTypes: integerTable(),
    employees: integerTable(),
    accounts: integerTable(),
    locations: integerTable(),
    contacts: integerTable(),
    hardwareAssets: integerTable(),
    tickets: integerTable(),
    notes: integerTable(),
    timeLogs: integerTable(),
    attachments: integerTable(),
    temporaryFiles: textTable(() => newGuid(context)),
    webhooks: integerTable(),
    deliveryLogs: textTable(() => newGuid(context)),
    lists: {
      ticketTypes: integerTable(),
      sources: integerTable(),
      noteTypes: integerTable(),
      contactTypes: integerTable(),
      accountTypes: integerTable(),
      slas: integerTable(),
      workTypes: integerTable(),
      billingRoles: integerTable(),
      assetCategories: integerTable(),
    },
    jobs: new Map(),
    sessions: createSessions(context),
    rights: createRights(),
    callCounts: createCallCounts(context.clock),
    putBackWhenClosed: new Set(),
  }
}

export function variantOf(tenant: Tenant, name: VariantName): string {
  return tenant.context.variant(name)
}

export function now(tenant: Tenant): number {
  return tenant.context.clock.now()
}

export function newStamp(tenant: Tenant, by: number = apiUserId): Stamp {
  return { createdBy: by, createdOn: now(tenant), modifiedBy: by, modifiedOn: now(tenant) }
}

/** A GUID out of the tenant's own chances: the same ones in the same order after each reset. */
export function newGuid(context: WorldContext): string {
  const digits = Array.from({ length: 32 }, () => context.random.integer(0, 15).toString(16)).join('')
  return digits.replace(/^(.{8})(.{4}).(.{3})(.{4})(.{12})$/, '$1-$2-4$3-$4-$5')
}

export function employeeName(tenant: Tenant, id: number | null): string | null {
  return id === null ? null : (tenant.employees.get(id)?.name ?? null)
}
