import assert from 'node:assert/strict'
import { z } from 'zod'

/**
 * The records of the contract as strict shapes: every member is there, what the vendor can't give is null, and an id is text. Built from
 * core's types by hand, for types are gone at run time.
 */
const id = z.string().min(1)
const text = z.string()
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, 'is no ISO 8601 time in UTC with a Z')
const reference = z.strictObject({ id, name: text.nullable() })
// Present, whatever it is.
const raw = z.custom<unknown>((value) => value !== undefined, 'is left out')

const warning = z.strictObject({
  code: z.enum([
    'text-cut',
    'priority-unknown',
    'field-unsupported',
    'field-not-taken',
    'device-not-attached',
    'status-not-on-board',
    'default-used',
  ]),
  field: z.string().min(1),
  message: z.string().min(1),
})

const phase = z.enum(['new', 'open', 'waiting', 'closed', 'unknown'])
const phaseFrom = z.enum(['vendor', 'configured', 'learnt'])

const ticket = z.strictObject({
  id,
  number: text.nullable(),
  title: text,
  description: text.nullable(),
  status: z.strictObject({ id, name: text.nullable(), phase, phaseFrom }),
  priority: z.strictObject({ id, name: text.nullable(), level: z.enum(['critical', 'high', 'medium', 'low']).nullable() }).nullable(),
  board: reference.nullable(),
  type: reference.nullable(),
  source: reference.nullable(),
  company: reference.nullable(),
  contact: reference.nullable(),
  assignee: reference.nullable(),
  devices: z.array(reference).nullable(),
  reference: text.nullable(),
  createdAt: time.nullable(),
  changedAt: time.nullable(),
  closedAt: time.nullable(),
  url: text.nullable(),
  raw,
})

const mark = z.strictObject({
  statusId: id.nullable(),
  assigneeId: id.nullable(),
  priorityId: id.nullable(),
  boardId: id.nullable(),
  changedAt: time.nullable(),
  entryIds: z.array(id),
  hours: z.number().nullable(),
})

const evidence = z.strictObject({
  field: z.enum(['status', 'assignee', 'priority', 'board', 'changedAt', 'entries', 'hours']),
  before: text.nullable(),
  after: text.nullable(),
})

const topic = z.enum(['tickets', 'notes', 'companies', 'devices', 'alarms'])
const webhook = z.strictObject({
  id,
  url: z.string().min(1),
  topic: topic.nullable(),
  state: z.enum(['active', 'disabled', 'unknown']),
  raw,
})

const finding = z.strictObject({
  permission: z.string().min(1),
  axis: z.string().min(1),
  needed: text.nullable(),
  found: text.nullable(),
  verdict: z.enum(['held', 'missing', 'excess', 'unknown']),
  certainty: z.enum(['vendor', 'seen', 'inferred']).nullable(),
  evidence: z.enum(['listed', 'probe', 'baseline', 'none']),
  reason: z.string().min(1).optional(),
})

const entry = { id, name: z.string().min(1), isDefault: z.boolean(), isActive: z.boolean() }

const device = z.strictObject({
  id,
  name: z.string().min(1),
  company: reference.nullable(),
  kind: reference.nullable(),
  isActive: z.boolean().nullable(),
  serialNumber: text.nullable(),
  macAddresses: z.array(z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2})+$/, 'is no address in upper case with colons')).nullable(),
  hostName: text.nullable(),
  operatingSystem: text.nullable(),
  lastSeenAt: time.nullable(),
  link: text.nullable(),
  raw,
})

export const recordShapes = {
  ticket,
  createdTicket: z.strictObject({ id, ticket: ticket.nullable(), warnings: z.array(warning) }),
  changedTicket: z.strictObject({ ticket, warnings: z.array(warning) }),
  workState: z.strictObject({ touched: z.enum(['none', 'some', 'unknown']), evidence: z.array(evidence), mark }),
  note: z.strictObject({
    id,
    ticketId: id,
    text,
    visibility: z.enum(['internal', 'public', 'unknown']),
    author: reference.nullable(),
    createdAt: time.nullable(),
    raw,
  }),
  addedNote: z.strictObject({ id, warnings: z.array(warning) }),
  ticketAttachment: z.strictObject({
    id,
    ticketId: id,
    fileName: z.string().min(1),
    size: z.number().int().min(0).nullable(),
    contentType: text.nullable(),
    visibility: z.enum(['internal', 'public', 'unknown']),
    author: reference.nullable(),
    createdAt: time.nullable(),
    raw,
  }),
  addedAttachment: z.strictObject({ id, warnings: z.array(warning) }),
  attachmentContent: z.strictObject({ fileName: z.string().min(1), contentType: text.nullable(), content: z.instanceof(Uint8Array) }),
  webhook,
  registeredWebhook: z.strictObject({ webhook, secret: z.string().min(1).nullable(), warnings: z.array(warning) }),
  deliveredEvent: z.strictObject({
    trust: z.enum(['signed', 'hint']),
    kind: z.enum(['changed', 'deleted', 'deactivated', 'other']),
    topic: topic.nullable(),
    id: id.nullable(),
    raw,
  }),
  company: z.strictObject({
    id,
    name: text,
    identifier: text.nullable(),
    active: z.boolean().nullable(),
    domain: text.nullable(),
    raw,
  }),
  contact: z.strictObject({ id, name: text, company: reference.nullable(), email: text.nullable(), raw }),
  device,
  changedDevice: z.strictObject({ device, warnings: z.array(warning) }),
  sourceAlert: z.strictObject({
    id,
    title: z.string().min(1),
    text: text.nullable(),
    severity: text.nullable(),
    conditionKey: z.string().min(1).nullable(),
    state: z.enum(['raised', 'cleared', 'unknown']),
    device: reference.nullable(),
    company: reference.nullable(),
    ticketId: id.nullable(),
    raisedAt: time.nullable(),
    raw,
  }),
  closedAlert: z.strictObject({ warnings: z.array(warning) }),
  rightsSnapshot: z.strictObject({ marks: z.array(z.string().min(1)), isAdministrator: z.boolean().nullable(), userId: id.nullable() }),
  catalogEntry: z.strictObject(entry),
  catalogStatus: z.strictObject({ ...entry, phase, phaseFrom }),
  connectionCheck: z.strictObject({
    user: reference.nullable(),
    tenant: text.nullable(),
    version: text.nullable(),
    generation: text.nullable(),
    zone: text.nullable(),
    timeZone: text.nullable(),
  }),
  roleReport: z.strictObject({ user: reference.nullable(), role: reference.nullable(), findings: z.array(finding) }),
} as const

export type RecordKind = keyof typeof recordShapes

/** Fails with every member that is left out, unknown or of another type. */
export function assertShape(kind: RecordKind, record: unknown): void {
  const result = recordShapes[kind].safeParse(record)
  assert.ok(result.success, result.success ? '' : `a ${kind} does not fit the contract:\n${z.prettifyError(result.error)}`)
}

/** The same for each record of a list, and that no two have the same id. */
export function assertShapes(kind: RecordKind, records: readonly { readonly id: string }[]): void {
  for (const record of records) assertShape(kind, record)
  assert.equal(new Set(records.map((record) => record.id)).size, records.length, `a ${kind} came twice in one list`)
}
