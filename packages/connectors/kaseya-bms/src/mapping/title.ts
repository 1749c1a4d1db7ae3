/**
 * The longest title that is sent, reference included. The figure is ours: the vendor publishes none, and what it would cut off at the end is
 * the reference.
 */
export const titleLength = 250

export interface Title {
  readonly text: string
  readonly isCut: boolean
}

/** A title of one line that leaves `room` characters (UTF-16, as the vendor counts) for what follows it, never half a character. */
export function titleOf(given: string, room: number): Title {
  const line = given.replaceAll(/\s+/g, ' ').trim()
  const longest = titleLength - room
  if (line.length <= longest) return { text: line, isCut: false }
  const kept = line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')
  return { text: `${kept.trimEnd()}…`, isCut: true }
}
