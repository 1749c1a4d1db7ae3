import { UnsupportedError } from '@jackfield/core'
import type { Id, OperationId } from '@jackfield/core'
import type { EntryWire } from '../wire/system.ts'
import { isActive } from './picklists.ts'

export type Visibility = 'internal' | 'public'

/**
 * Who sees an entry of a `publish` list, by its words: `null` where they settle nothing. “Internal & Co-Managed” reaches people of the customer, so
 * it is none of the two for a write, and must not be called internal when it is read. Tenants in German write Intern.
 */
export function visibilityOfEntry(entry: Pick<EntryWire, 'label'>): Visibility | null {
  const label = (entry.label ?? '').toLowerCase()
  if (/co-?\s?managed|mitverwalte|kunden?-it/.test(label)) return null
  if (/\bintern(?:al|e|er|es)?\b/.test(label)) return 'internal'
  return /\ball\b|\balle\b|\beveryone\b|\bcustomers?\b|\bclients?\b|\bkunden?\b|\bexternal\b|\bextern\b|\bpublic\b|öffentlich/.test(label)
    ? 'public'
    : null
}

/** What a record's `publish` means on this tenant. */
export function visibilityOf(publish: Id | null, entries: readonly EntryWire[]): Visibility | 'unknown' {
  const entry = entries.find(({ value }) => value === publish)
  return (entry && visibilityOfEntry(entry)) ?? 'unknown'
}

/**
 * The entry of the tenant's own list for a note or file. Never a fixed number: a text that is meant for technicians and reaches the customer can't be
 * taken back.
 * @throws UnsupportedError, not sent, where the tenant's words settle none or more than one.
 */
export function publishFor(visibility: Visibility, entries: readonly EntryWire[], operation: OperationId): Id {
  const fitting = entries.filter((entry) => isActive(entry) && visibilityOfEntry(entry) === visibility)
  const [only] = fitting
  if (only && fitting.length === 1) return only.value
  const names = entries.filter(isActive).map((entry) => `“${entry.label ?? entry.value}”`)
  throw new UnsupportedError({
    connector: 'autotask',
    operation,
    message: `Which of this tenant’s publish values is ${visibility} can’t be told from their names: ${names.join(', ') || 'there are none'}. Nothing was written.`,
    nextStep:
      'Have an Autotask administrator give the values their usual names, one with Internal and one with All Autotask Users; and report these names.',
  })
}
