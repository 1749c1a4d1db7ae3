/**
 * Members of rows whose names no public source tells. They are looked for by what they must be called, in any case of letters, the likeliest
 * first.
 */
export function memberOf(row: unknown, ...names: readonly RegExp[]): unknown {
  if (typeof row !== 'object' || row === null) return undefined
  const entries = Object.entries(row).filter(([, value]) => value !== null && value !== undefined && value !== '')
  for (const name of names) {
    const found = entries.find(([key]) => name.test(key))
    if (found) return found[1]
  }
  return undefined
}

/** The same where it must be text. */
export function textMemberOf(row: unknown, ...names: readonly RegExp[]): string | null {
  const value = memberOf(row, ...names)
  if (typeof value === 'string') return value.trim() === '' ? null : value
  return typeof value === 'number' ? String(value) : null
}
