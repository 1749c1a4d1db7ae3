import type { CallbackRow, CompanyRow, TicketRow } from '../records.ts'
import { location } from '../wire/tables.ts'

/** Types of callbacks, and the levels that each has (FACTS 6). For `site` the levels are not in the facts, so any is taken. */
const levelsByType: Readonly<Record<string, readonly string[] | null>> = {
  activity: ['owner', 'status', 'type', 'company', 'activity'],
  agreement: ['owner', 'type', 'company', 'agreement'],
  company: ['owner', 'status', 'type', 'territory', 'company', 'IntegratorTag'],
  contact: ['owner', 'type', 'territory', 'company', 'contact'],
  configuration: ['owner', 'type', 'status', 'configuration'],
  invoice: ['owner', 'status', 'company', 'invoice'],
  expense: ['owner', 'chargeToType', 'type', 'class', 'company', 'expense'],
  member: ['owner', 'location', 'securityRole', 'member'],
  opportunity: ['owner', 'statusId', 'company', 'opportunity'],
  productcatalog: ['owner'],
  project: ['owner', 'status', 'board', 'project'],
  purchaseorder: ['owner', 'status', 'vendor', 'company', 'purchaseorder'],
  schedule: ['owner', 'status', 'type', 'location', 'member', 'schedule'],
  site: null,
  ticket: ['owner', 'board', 'project', 'phase', 'status', 'ticket', 'IntegratorTag'],
  time: ['owner', 'company', 'time'],
}

/** The type as the table spells it; case does not matter. */
export function knownType(type: string): string | undefined {
  return Object.keys(levelsByType).find((known) => known === type.toLowerCase())
}

/** The level as the table spells it, where the type has it. */
export function knownLevel(type: string, level: string): string | undefined {
  const levels = levelsByType[type]
  return levels === null ? level : levels?.find((known) => known.toLowerCase() === level.toLowerCase())
}

/** Something that happened to a record of this tenant. */
export type TenantEvent = {
  readonly action: 'added' | 'updated' | 'deleted'
  /** The member who did it. */
  readonly by: string
} & ({ readonly type: 'ticket'; readonly row: TicketRow } | { readonly type: 'company'; readonly row: CompanyRow })

/** Whether a callback wants to hear of it. This tenant has no projects, phases and company types but one. */
export function concerns({ type, level, objectId }: CallbackRow, event: TenantEvent): boolean {
  if (type !== event.type) return false
  if (level === 'owner') return true
  // What the object of a tag is, the facts leave open: any tag will do.
  if (level === 'IntegratorTag') return hasTag(event.row.plain)
  return objectAt(event, level) === objectId
}

function objectAt(event: TenantEvent, level: string): number | null {
  if (level === event.type) return event.row.id
  if (level === 'status') return event.row.statusId
  if (event.type === 'ticket') return level === 'board' ? event.row.boardId : null
  return level === 'type' ? 1 : level === 'territory' ? location.id : null
}

function hasTag({ integratorTags }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(integratorTags) && integratorTags.length > 0
}
