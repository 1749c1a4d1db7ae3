import { integerTable } from '@jackfield/sandbox'
import type { Table, WorldContext } from '@jackfield/sandbox'
import type {
  BoardRow,
  CallbackRow,
  CompanyRow,
  CompanyStatusRow,
  ConfigurationQuestionRow,
  ConfigurationRow,
  ConfigurationTypeRow,
  ContactRow,
  CustomFieldRow,
  DocumentRow,
  MemberRow,
  NoteRow,
  PriorityRow,
  SourceRow,
  Stamp,
  StatusRow,
  TicketRow,
  TimeEntryRow,
  TypeRow,
} from './records.ts'
import { createRights } from './rights.ts'
import type { Rights } from './rights.ts'
import type { VariantName } from './variants.ts'

/** One MSP's ConnectWise PSA. */
export interface Tenant {
  readonly context: WorldContext
  readonly boards: Table<BoardRow>
  readonly statuses: Table<StatusRow>
  readonly types: Table<TypeRow>
  readonly priorities: Table<PriorityRow>
  readonly sources: Table<SourceRow>
  readonly companyStatuses: Table<CompanyStatusRow>
  readonly companies: Table<CompanyRow>
  readonly contacts: Table<ContactRow>
  readonly members: Table<MemberRow>
  readonly configurations: Table<ConfigurationRow>
  readonly configurationTypes: Table<ConfigurationTypeRow>
  readonly configurationQuestions: Table<ConfigurationQuestionRow>
  readonly customFields: Table<CustomFieldRow>
  readonly tickets: Table<TicketRow>
  readonly notes: Table<NoteRow>
  readonly timeEntries: Table<TimeEntryRow>
  readonly documents: Table<DocumentRow>
  readonly callbacks: Table<CallbackRow>
  /** Callbacks that were deleted and still stand in the way of one like them, with the time of the clock when they no longer do. */
  readonly lingering: Map<CallbackRow, number>
  /** What the API member may do. */
  readonly rights: Rights
  /** Tickets whose close the tenant's workflow undoes. */
  readonly putBackWhenClosed: Set<number>
}

/** What a client logs in with. Invented, and the same after every reset. */
export const login = {
  companyId: 'sandboxmsp',
  publicKey: 'SbxPublic7Qm2Xr4T',
  privateKey: 'SbxPrivate9Lk3Vw8Z',
  clientId: 'c0ffee00-5a4d-4b0c-8000-7ac0f1e1d5b0',
} as const

/** The API member that every call is made as. */
export const apiMemberIdentifier = 'JackfieldAPI'

/** The tenant's release, and the codebase that a cloud tenant of this release has. */
export const release = { version: 'v2025.1', build: 'v2025.1.10333', codebase: 'v2025_1/' } as const

export function emptyTenant(context: WorldContext): Tenant {
  return {
    context,
    boards: integerTable(),
    statuses: integerTable(),
    types: integerTable(),
    priorities: integerTable(),
    sources: integerTable(),
    companyStatuses: integerTable(),
    companies: integerTable(),
    contacts: integerTable(),
    members: integerTable(),
    configurations: integerTable(),
    configurationTypes: integerTable(),
    configurationQuestions: integerTable(),
    customFields: integerTable(),
    tickets: integerTable(),
    notes: integerTable(),
    timeEntries: integerTable(),
    documents: integerTable(),
    callbacks: integerTable(),
    lingering: new Map(),
    rights: createRights(),
    putBackWhenClosed: new Set(),
  }
}

/** The tables that a record's wire form is made from. */
export function tablesOf(tenant: Tenant): readonly Pick<Table<{ readonly id: number }>, 'rows'>[] {
  const { boards, statuses, types, priorities, sources, companyStatuses, companies, contacts, members } = tenant
  const { configurations, configurationTypes, configurationQuestions, customFields, tickets, notes, timeEntries, documents, callbacks } =
    tenant
  const lists = [boards, statuses, types, priorities, sources, companyStatuses, companies, contacts, members]
  const devices = [configurations, configurationTypes, configurationQuestions]
  return [...lists, ...devices, customFields, tickets, notes, timeEntries, documents, callbacks]
}

/** A GUID out of the tenant's own chances: the same ones in the same order after each reset. */
export function newGuid(tenant: Tenant): string {
  const digits = Array.from({ length: 32 }, () => tenant.context.random.integer(0, 15).toString(16)).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function variantOf(tenant: Tenant, name: VariantName): string {
  return tenant.context.variant(name)
}

/** The vendor's form of a time: UTC, whole seconds (FACTS 2). */
export function vendorTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}

export function now(tenant: Tenant): string {
  return vendorTime(tenant.context.clock.now())
}

export function newStamp(tenant: Tenant, by: string = apiMemberIdentifier): Stamp {
  const time = now(tenant)
  return { dateEntered: time, enteredBy: by, lastUpdated: time, updatedBy: by }
}

export function touched(tenant: Tenant, by: string = apiMemberIdentifier): Pick<Stamp, 'lastUpdated' | 'updatedBy'> {
  return { lastUpdated: now(tenant), updatedBy: by }
}

export function apiMember(tenant: Tenant): MemberRow {
  const member = tenant.members.find(({ identifier }) => identifier === apiMemberIdentifier)
  if (!member) throw new Error('every seed has the API member')
  return member
}

export function isCloud(tenant: Tenant): boolean {
  return variantOf(tenant, 'hosting') === 'cloud'
}
