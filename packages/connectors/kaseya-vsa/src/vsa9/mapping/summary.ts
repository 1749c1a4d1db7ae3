/**
 * The reference of a ticket stands at the end of its summary, for a desk has no field of its own that it could be written to. No limit of a
 * summary is published: the cut is ours, so that no other one can cost the reference.
 */
export const summaryLength = 200

const tail = /(?:^|\s)(JF-[A-Z2-7]{26})\s*$/

export interface Summary {
  readonly text: string
  readonly isCut: boolean
}

/** Title and reference as one line of at most 200 characters, never half a character. Empty where the title is. */
export function summaryOf(title: string, reference: string | null): Summary {
  const line = title.replaceAll(/\s+/g, ' ').trim()
  const end = reference === null ? '' : ` ${reference}`
  const room = summaryLength - end.length
  if (line === '' || line.length <= room) return { text: line === '' ? '' : line + end, isCut: false }
  const kept = line.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, '')
  return { text: `${kept.trimEnd()}…${end}`, isCut: true }
}

/** The way back: what a person wrote, and the reference behind it. */
export function partsOfSummary(summary: string): { readonly title: string; readonly reference: string | null } {
  const found = tail.exec(summary)
  return found ? { title: summary.slice(0, found.index).trimEnd(), reference: found[1] ?? null } : { title: summary, reference: null }
}
