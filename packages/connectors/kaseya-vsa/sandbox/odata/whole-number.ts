import { FilterError } from './expression.ts'

/** The value of a query option such as `$top`: null where it is absent. Throws `FilterError` for what is no whole number, such as `7.0`. */
export function wholeNumber(query: URLSearchParams, option: string): number | null {
  const text = optionIn(query, option)
  if (text === null) return null
  if (/^\d+$/.test(text)) return Number(text)
  throw new FilterError(
    `Invalid value '${text}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
  )
}

/** The text of a query option; its name comes in any case. */
export function optionIn(query: URLSearchParams, option: string): string | null {
  return [...query].find(([name]) => name.toLowerCase() === option)?.[1] ?? null
}

/** The same text for each page of a walk: the query without its place in the list. */
export function walkOf(path: string, query: URLSearchParams): string {
  const rest = [...query].filter(([name]) => name.toLowerCase() !== '$skip').toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([path.toLowerCase(), rest])
}
