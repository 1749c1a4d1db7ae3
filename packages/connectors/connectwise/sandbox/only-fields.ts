/** The part of a record that `fields=id,name,status/id` wants; all of it where nothing is asked. */
export function onlyFields(record: Readonly<Record<string, unknown>>, fields: string | null): Readonly<Record<string, unknown>> {
  const paths = (fields ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter(Boolean)
  if (!paths.length) return record
  const part: Record<string, unknown> = {}
  for (const path of paths) copy(record, part, path.split('/'))
  return part
}

function copy(from: Readonly<Record<string, unknown>>, to: Record<string, unknown>, [wanted, ...rest]: readonly string[]): void {
  const name = Object.keys(from).find((key) => key.toLowerCase() === wanted?.toLowerCase())
  if (name === undefined) return
  const value = from[name]
  if (!rest.length || typeof value !== 'object' || value === null) {
    to[name] = value
    return
  }
  const inner = (to[name] ??= {}) as Record<string, unknown>
  copy(value as Record<string, unknown>, inner, rest)
}
