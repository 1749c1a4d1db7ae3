import type { Warning } from '@jackfield/core'

/** Lengths that the vendor takes (its SOAP metadata, which REST shares). */
export const titleLength = 255
export const descriptionLength = 8000
export const noteTitleLength = 250
export const noteLength = 32_000

export interface Cut {
  readonly text: string
  readonly isCut: boolean
}

/** At most `length` characters as the vendor counts them (UTF-16), never half a character. */
export function cutAt(text: string, length: number): Cut {
  if (text.length <= length) return { text, isCut: false }
  const kept = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')
  return { text: `${kept.trimEnd()}…`, isCut: true }
}

/** A title is one line. */
export function titleOf(title: string, length: number = titleLength): Cut {
  return cutAt(title.replaceAll(/\s+/g, ' ').trim(), length)
}

export function cutWarning(field: string, length: number): Warning {
  return {
    code: 'text-cut',
    field,
    message: `The ${field} was cut at ${length} characters, which is what Autotask allows.`,
  }
}
