/** The vendor's limit for a ticket's summary. */
export const summaryLength = 100

export interface Summary {
  readonly text: string
  readonly isCut: boolean
}

/** A title as a summary: one line, at most 100 characters as the vendor counts them (UTF-16), never half a character. */
export function summaryOf(title: string): Summary {
  const line = title.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= summaryLength) return { text: line, isCut: false }
  const kept = line.slice(0, summaryLength - 1).replace(/[\uD800-\uDBFF]$/, '')
  return { text: `${kept.trimEnd()}…`, isCut: true }
}
