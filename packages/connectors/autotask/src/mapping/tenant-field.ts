interface TenantField {
  readonly name: string
  readonly value: string | null
}

/** What stands in a field that the tenant made. The vendor writes its name in the tenant's own case. */
export function tenantFieldOf(fields: readonly TenantField[], name: string): string | null {
  const wanted = name.toLowerCase()
  return fields.find((field) => field.name.toLowerCase() === wanted)?.value ?? null
}

/** What a user without the right to a protected field sees in place of its text. */
export function isMasked(value: string | null): boolean {
  return value !== null && /^\*+$/.test(value)
}
