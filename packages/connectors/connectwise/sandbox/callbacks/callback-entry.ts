import { invalidObject } from '../errors.ts'
import type { FieldError } from '../errors.ts'
import type { CallbackRow } from '../records.ts'
import { apiMember, newGuid, newStamp, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { info, withoutNulls } from '../wire/wire-record.ts'
import type { WireRecord } from '../wire/wire-record.ts'
import { knownLevel, knownType } from './levels.ts'

export type CallbackFields = Omit<CallbackRow, 'id'>
type Given = Readonly<Record<string, unknown>>

/** Members of the vendor's schema that a client may set. */
export const callbackMembers = [
  'description',
  'url',
  'objectId',
  'type',
  'level',
  'inactiveFlag',
  'isSoapCallbackFlag',
  'isSelfSuppressedFlag',
] as const
/** Members that the vendor sets: a record that was read can be sent back. */
export const computedMembers = ['id', 'memberId', 'payloadVersion', 'connectWiseID', '_info'] as const

/** Milliseconds that a deleted callback stands in the way of one like it, in the variant that has it so. */
export const lingerTime = 3000

export function blankCallback(tenant: Tenant, memberId: number = apiMember(tenant).id): CallbackFields {
  return {
    ...newStamp(tenant),
    description: null,
    url: '',
    objectId: 0,
    type: '',
    level: '',
    memberId,
    inactiveFlag: false,
    isSoapCallbackFlag: false,
    isSelfSuppressedFlag: false,
    guid: newGuid(tenant),
    keyId: newGuid(tenant),
    // Below 64 bytes: HMAC hashes a longer key by itself, and a receiver that forgets to would not be found out.
    signingKey: Buffer.from(newGuid(tenant)).toString('base64'),
    failingDays: 0,
    lastFailingDay: null,
  }
}

/** The callback with what `given` sets. Throws an InvalidObject in the observed words, with every problem. `id` is that of one that is there. */
export function withCallbackFields(tenant: Tenant, before: CallbackFields, given: Given, id: number | null): CallbackFields {
  const problems: FieldError[] = []
  const problem = (code: FieldError['code'], message: string, field: string): void =>
    void problems.push({ code, message, resource: 'callbackEntry', field })
  const merged: Given = { ...before, ...given }
  const text = (name: 'url' | 'type' | 'level'): string => (typeof merged[name] === 'string' ? merged[name].trim() : '')
  const required = ['url', 'type', 'level'] as const
  for (const name of required) if (!text(name)) problem('MissingRequiredField', `The ${name} field is required.`, name)
  const objectId = id === null && given['objectId'] === undefined ? Number.NaN : Number(merged['objectId'] ?? Number.NaN)
  if (!Number.isInteger(objectId)) problem('MissingRequiredField', 'The objectId field is required.', 'objectId')

  if (text('url') && !isWebAddress(text('url'))) problem('InvalidField', 'Invalid URL', 'url')
  const type = knownType(text('type'))
  // The vendor's words for a type that it does not have are not known.
  if (text('type') && !type) problem('InvalidObject', 'Unrecognized type, see documentation for supported types', 'type')
  const level = type && knownLevel(type, text('level'))
  if (text('level') && type && !level) {
    problem('InvalidObject', 'Unrecognized level for type, see documentation for supported levels for each type', 'level')
  }
  const description = typeof merged['description'] === 'string' ? merged['description'] : null
  if (description && description.length > 100) {
    problem('InvalidField', 'The field description must have at most 100 characters.', 'description')
  }
  if (problems.length || !type || !level) throw invalidObject('callbackEntry', problems)

  const flag = (name: 'inactiveFlag' | 'isSoapCallbackFlag' | 'isSelfSuppressedFlag'): boolean => merged[name] === true
  const after: CallbackFields = {
    ...before,
    description,
    url: text('url'),
    type,
    level,
    // A 0 was seen to be stored as 1 (FACTS 6).
    objectId: level === 'owner' && objectId === 0 ? 1 : objectId,
    inactiveFlag: flag('inactiveFlag'),
    isSoapCallbackFlag: flag('isSoapCallbackFlag'),
    isSelfSuppressedFlag: flag('isSelfSuppressedFlag'),
    // Whoever switches it on again starts a new count.
    ...(before.inactiveFlag && !flag('inactiveFlag') ? { failingDays: 0, lastFailingDay: null } : {}),
  }
  if (hasDuplicate(tenant, after, id)) {
    const message = 'A matching callback entry already exists'
    throw invalidObject('callbackEntry', [{ code: 'ObjectExists', message, resource: 'callbackEntry', field: 'objectId' }])
  }
  return after
}

/** The callbacks that the API member sees: its own, or all (FACTS 6 leaves it open: a variant). */
export function visibleCallbacks(tenant: Tenant): readonly CallbackRow[] {
  const own = apiMember(tenant).id
  return variantOf(tenant, 'callbackList') === 'own'
    ? tenant.callbacks.rows().filter(({ memberId }) => memberId === own)
    : tenant.callbacks.rows()
}

/** What makes two callbacks match is not in the facts: here the same type, level, object and address, among those that are visible. */
function hasDuplicate(tenant: Tenant, fields: CallbackFields, id: number | null): boolean {
  const time = tenant.context.clock.now()
  const lingering = [...tenant.lingering].filter(([, until]) => until > time).map(([row]) => row)
  return [...visibleCallbacks(tenant), ...lingering].some(
    (other) =>
      other.id !== id &&
      other.type === fields.type &&
      other.level === fields.level &&
      other.objectId === fields.objectId &&
      other.url === fields.url,
  )
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

export function presentCallback(_tenant: Tenant, row: CallbackRow): WireRecord {
  return withoutNulls({
    id: row.id,
    description: row.description,
    url: row.url,
    objectId: row.objectId,
    type: row.type,
    level: row.level,
    memberId: row.memberId,
    payloadVersion: '3.0.0',
    inactiveFlag: row.inactiveFlag,
    isSoapCallbackFlag: row.isSoapCallbackFlag,
    isSelfSuppressedFlag: row.isSelfSuppressedFlag,
    connectWiseID: row.guid,
    _info: info(row),
  })
}
