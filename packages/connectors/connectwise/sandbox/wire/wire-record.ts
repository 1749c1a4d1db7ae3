import type { Stamp } from '../records.ts'
import type { Tenant } from '../tenant.ts'

/** A record as it goes over the wire. */
export type WireRecord = Readonly<Record<string, unknown>> & { readonly id: number }

/** Absolute addresses always carry `v4_6_release`, whatever codebase the client calls (FACTS 2). */
export function href(tenant: Tenant, path: string): string {
  return `${tenant.context.publicUrl}/v4_6_release/apis/3.0/${path}`
}

/** A record that another one points to, expanded: `{ id, name, _info: { board_href } }`. Undefined where it points nowhere. */
export function reference(
  tenant: Tenant,
  kind: string,
  path: string,
  row: (Readonly<Record<string, unknown>> & { readonly id: number }) | null | undefined,
): Record<string, unknown> | undefined {
  return row ? { ...row, _info: { [`${kind}_href`]: href(tenant, `${path}/${row.id}`) } } : undefined
}

/** `_info` of a record of its own. */
export function info(stamp: Stamp, hrefs: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { lastUpdated, updatedBy, dateEntered, enteredBy } = stamp
  return { lastUpdated, updatedBy, dateEntered, enteredBy, ...hrefs }
}

/** Replies leave nulls out (FACTS 2). */
export function withoutNulls<T extends Readonly<Record<string, unknown>>>(record: T): T {
  const kept: Record<string, unknown> = {}
  for (const name in record) if (record[name] !== null && record[name] !== undefined) kept[name] = record[name]
  return kept as T
}
