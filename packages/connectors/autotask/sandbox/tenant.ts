import { integerTable } from '@jackfield/sandbox'
import type { Table, WorldContext } from '@jackfield/sandbox'
import { entities } from './entities/registry.ts'
import type { ApiUser, EntityRow, UdfDefinition } from './records.ts'
import { createRights } from './rights.ts'
import type { Rights } from './rights.ts'
import { createUsage } from './usage.ts'
import type { Usage } from './usage.ts'
import type { VariantName } from './variants.ts'

/** One MSP's Autotask. */
export interface Tenant {
  readonly context: WorldContext
  readonly tables: ReadonlyMap<string, Table<EntityRow>>
  /** Content of files by the id of the attachment. */
  readonly files: Map<number, Uint8Array<ArrayBuffer>>
  /** User-defined fields, as their records have them. */
  udfs: readonly UdfDefinition[]
  /** By user name in lower case. */
  readonly users: Map<string, ApiUser>
  /** Failed log-ins in a row that lock a user: a setting of the tenant (FACTS 3, Lock-out). */
  lockAfter: number
  /** How many times the tenant was moved to another zone. */
  moves: number
  /** The security level of the connection's own API user. */
  readonly rights: Rights
  readonly usage: Usage
  /** Bytes of files that were taken, by time. */
  uploads: readonly { readonly at: number; readonly size: number }[]
  /** Tickets numbered so far, by day. */
  readonly ticketNumbers: Map<string, number>
  /** Resources whose security level lets itself be impersonated (FACTS 1, Impersonation). */
  readonly impersonable: Set<number>
  /** Tickets whose close the tenant's workflow undoes. */
  readonly putBackWhenClosed: Set<number>
  /** Deliveries that wait for the one before them, by webhook. */
  readonly deliveryQueues: Map<string, (() => void)[]>
  /** Deliveries made so far, by webhook, and failed ones in a row. */
  readonly deliveryCounts: Map<string, { readonly sequence: number; readonly failures: number }>
}

/** What a client logs in with. Invented, and the same after every reset. The secret holds what cuts a line of an env file short. */
export const login = {
  userName: 'k7mQ2xr4T9wLp3z@jackfield-demo.example',
  secret: 'sB$4~x#9K2m@Qr7*Lw5Zt1Vn8',
  integrationCode: 'SBXJACKFIELD00INTEGRATION27',
} as const

/** Another product's API user on the same tenant, with a tracking identifier of its own. */
export const otherLogin = {
  userName: 'p4vN8rb2Y6cHd1s@jackfield-demo.example',
  secret: 'oT$7~w#3D6j@Xe2*Gf9Uk4Rb1',
  integrationCode: 'SBXOTHERPRODUCT0INTEGRATION',
} as const

/** The user-defined field of tickets that the tenant has made for references of integrations. */
export const referenceUdf = 'Integration Reference'

/** The user-defined field of devices that the tenant has made for the links of integrations. */
export const deviceLinkUdf = 'Integration Device'

export const database = { zoneName: 'DE1', ci: 632_538 } as const

/** The tenant's own workflow, and everything that no person did. */
export const systemResourceId = 4

export function emptyTenant(context: WorldContext): Tenant {
  return {
    context,
    tables: tablesFor(),
    files: new Map(),
    udfs: [],
    users: new Map(),
    lockAfter: 10,
    moves: 0,
    rights: createRights(),
    usage: createUsage(context.clock),
    uploads: [],
    ticketNumbers: new Map(),
    impersonable: new Set(),
    putBackWhenClosed: new Set(),
    deliveryQueues: new Map(),
    deliveryCounts: new Map(),
  }
}

/** The list of files over all parents has the rows of the one by tickets. */
function tablesFor(): Map<string, Table<EntityRow>> {
  const tables = new Map(entities.map(({ name }) => [name, integerTable<EntityRow>()]))
  const files = tables.get('TicketAttachments')
  if (files) tables.set('AttachmentInfo', files)
  return tables
}

export function tableOf(tenant: Tenant, entity: string): Table<EntityRow> {
  const table = tenant.tables.get(entity)
  if (!table) throw new Error(`no table of ${entity}`)
  return table
}

export function variantOf(tenant: Tenant, name: VariantName): string {
  return tenant.context.variant(name)
}

export function now(tenant: Tenant): string {
  return new Date(tenant.context.clock.now()).toISOString()
}

/** The interface's root in the tenant's zone, with a slash at its end (FACTS 1). A tenant that was moved has another address. */
export function zoneUrl(tenant: Tenant): string {
  return `${tenant.context.publicUrl}${zonePrefix(tenant)}/ATServicesRest/`
}

function zonePrefix({ moves }: Tenant): string {
  return moves === 0 ? '' : `/zone${18 + moves}`
}

/** A GUID out of the tenant's own chances: the same ones in the same order after each reset. */
export function newGuid(tenant: Tenant): string {
  const digits = Array.from({ length: 32 }, () => tenant.context.random.integer(0, 15).toString(16)).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The resource behind the connection's own API user. */
export function ownResourceId(tenant: Tenant): number {
  const user = tenant.users.get(login.userName.toLowerCase())
  if (!user) throw new Error('every seed has the API user')
  return user.resourceId
}
