import type { CatalogEntry, Choice, Id } from '@jackfield/core'
import type { EntryWire, FieldWire } from '../wire/system.ts'

/** The lists of one entity, by the name of the field that takes their entries. */
export type Picklists = ReadonlyMap<string, readonly EntryWire[]>

export function picklistsFrom(fields: readonly FieldWire[]): Picklists {
  return new Map(fields.map((field) => [field.name.toLowerCase(), [...field.picklistValues].sort(bySortOrder)]))
}

/** The entries of a field in the order of the vendor's screens; empty where it has no list. */
export function entriesOf(lists: Picklists, field: string): readonly EntryWire[] {
  return lists.get(field.toLowerCase()) ?? []
}

export function isActive(entry: EntryWire): boolean {
  return entry.isActive !== false
}

/** The tenant's own default; null where it has none that can be chosen. */
export function defaultEntry(entries: readonly EntryWire[]): EntryWire | null {
  return entries.find((entry) => entry.isDefaultValue === true && isActive(entry)) ?? null
}

/** The active entry that a choice means: by id, else by name, for an entry may have been made anew under its old name. */
export function chosenEntry(choice: Choice, entries: readonly EntryWire[]): EntryWire | null {
  const active = entries.filter(isActive)
  return active.find((entry) => entry.value === choice.id) ?? active.find((entry) => isSameName(entry.label, choice.name)) ?? null
}

export function nameOf(entries: readonly EntryWire[], id: Id): string | null {
  return entries.find((entry) => entry.value === id)?.label ?? null
}

export function catalogEntryFrom(entry: EntryWire): CatalogEntry {
  return { id: entry.value, name: entry.label ?? entry.value, isDefault: entry.isDefaultValue === true, isActive: isActive(entry) }
}

function bySortOrder(left: EntryWire, right: EntryWire): number {
  return (left.sortOrder ?? Number.MAX_SAFE_INTEGER) - (right.sortOrder ?? Number.MAX_SAFE_INTEGER)
}

function isSameName(left: string | null, right: string): boolean {
  return left !== null && right !== '' && left.trim().toLowerCase() === right.trim().toLowerCase()
}
