import { isObject } from './body.ts'
import type { FieldError } from './errors.ts'
import type { CustomFieldRow, CustomValues } from './records.ts'
import { rowsWith } from './rows-by-id.ts'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { info, withoutNulls } from './wire/wire-record.ts'
import type { WireRecord } from './wire/wire-record.ts'

/** The custom fields of a record, each with its value; unlike any other member, an empty `value` is sent as null (FACTS 2). */
export function presentCustomFields(tenant: Tenant, record: CustomFieldRow['record'], values: CustomValues): readonly object[] {
  return rowsWith(tenant.customFields.rows(), 'record', record).map(({ id, caption, type, entryMethod, decimals }) => ({
    id,
    caption,
    type,
    entryMethod,
    numberOfDecimals: decimals,
    value: values[id] ?? null,
  }))
}

/** How a write treats what it leaves out. */
export type CustomFieldsWrite = 'created' | 'patched' | 'replaced'

/**
 * The values after a write of `customFields`: entries with `id` and `value`. Whether a PATCH clears what it leaves out, or must have them
 * at all, is a variant (FACTS 2). What is wrong goes to `problems`; the vendor's words for it are not known.
 */
export function withCustomFields(
  tenant: Tenant,
  record: CustomFieldRow['record'],
  before: CustomValues,
  given: Readonly<Record<string, unknown>>,
  write: CustomFieldsWrite,
  problems: FieldError[],
): CustomValues {
  const problem = (code: FieldError['code'], message: string): void =>
    void problems.push({ code, message, resource: record, field: 'customFields' })
  const entries = given['customFields']
  const variant = variantOf(tenant, 'customFieldsPatch')
  if (entries === undefined || entries === null) {
    if (write === 'patched' && variant === 'required') problem('MissingRequiredField', 'The customFields field is required.')
    return write === 'replaced' ? {} : before
  }
  if (!Array.isArray(entries)) {
    problem('InvalidField', 'The customFields field must be a list.')
    return before
  }
  const isCleared = write === 'replaced' || (write === 'patched' && variant === 'cleared')
  const values: Record<number, unknown> = isCleared ? {} : { ...before }
  for (const entry of entries as readonly unknown[]) {
    const id = isObject(entry) ? Number(entry['id']) : Number.NaN
    const field = tenant.customFields.get(id)
    const value = isObject(entry) ? (entry['value'] ?? null) : null
    if (!field || field.record !== record) problem('InvalidField', `There is no custom field ${String(id)}.`)
    else if (value === null || value === '') delete values[id]
    else if (!takes(field, value)) problem('InvalidField', `The custom field ${field.caption} can not be ${JSON.stringify(value)}.`)
    else values[id] = value
  }
  return values
}

function takes({ type, entryMethod, options }: CustomFieldRow, value: unknown): boolean {
  if (type === 'Number') return typeof value === 'number'
  if (type === 'Checkbox') return typeof value === 'boolean'
  if (type === 'Date') return typeof value === 'string' && !Number.isNaN(Date.parse(value))
  return typeof value === 'string' && (entryMethod !== 'List' || options.includes(value))
}

export function presentCustomFieldDefinition(_tenant: Tenant, row: CustomFieldRow): WireRecord {
  const { id, caption, type, entryMethod, decimals, options, screenId } = row
  return withoutNulls({
    id,
    podId: 1,
    caption,
    sequenceNumber: id,
    screenId,
    fieldTypeIdentifier: type,
    numberDecimals: type === 'Number' ? decimals : null,
    entryTypeIdentifier: entryMethod,
    requiredFlag: false,
    displayOnScreenFlag: true,
    readOnlyFlag: false,
    listViewFlag: false,
    options: options.map((optionValue, index) => ({ id: id * 10 + index, optionValue, inactiveFlag: false, sortOrder: index + 1 })),
    dateCreated: row.dateEntered,
    _info: info(row),
  })
}
