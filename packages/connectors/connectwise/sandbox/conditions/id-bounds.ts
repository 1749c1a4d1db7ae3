import type { Condition } from './condition.ts'

/** Ids from `least` to `most`, both included. */
export interface IdBounds {
  readonly least: number
  readonly most: number
}

/** What a condition demands of the id in any case, and what else it demands; `rest` is null where that is nothing. */
export interface BoundCondition {
  readonly bounds: IdBounds | null
  readonly rest: Condition | null
}

/** Takes the comparisons of the id with whole numbers out of a condition, so that a walk by id need not look at every record. */
export function idBounds(condition: Condition): BoundCondition {
  const parts = condition.kind === 'and' ? condition.parts : [condition]
  let bounds: IdBounds | null = null
  const rest: Condition[] = []
  for (const part of parts) {
    const found = boundsOf(part)
    if (!found) rest.push(part)
    else bounds = bounds ? { least: Math.max(bounds.least, found.least), most: Math.min(bounds.most, found.most) } : found
  }
  const [first, ...others] = rest
  return { bounds, rest: !first ? null : others.length ? { kind: 'and', parts: rest } : first }
}

function boundsOf(part: Condition): IdBounds | null {
  if (part.kind === 'and') {
    const { bounds, rest } = idBounds(part)
    return rest ? null : bounds
  }
  if (part.kind !== 'comparison' || part.name.toLowerCase() !== 'id' || part.value.type !== 'number') return null
  if (!/^-?\d{1,15}$/.test(part.value.text)) return null
  const value = Number(part.value.text)
  switch (part.operator) {
    case '=':
      return { least: value, most: value }
    case '>':
      return { least: value + 1, most: Infinity }
    case '>=':
      return { least: value, most: Infinity }
    case '<':
      return { least: -Infinity, most: value - 1 }
    case '<=':
      return { least: -Infinity, most: value }
    default:
      return null
  }
}
