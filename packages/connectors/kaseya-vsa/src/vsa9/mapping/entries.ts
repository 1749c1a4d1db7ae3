import type { Choice, Id } from '@jackfield/core'
import type { DeskEntry } from '../lists.ts'

/** The entry of this desk that a choice means: by id, else by name, for each desk has entries of its own. */
export function entryOnDesk(choice: Choice, ofDesk: readonly DeskEntry[]): DeskEntry | null {
  return ofDesk.find(({ id }) => id === choice.id) ?? (choice.name === '' ? null : entryNamed(choice.name, ofDesk))
}

export function entryNamed(name: string | null, ofDesk: readonly DeskEntry[]): DeskEntry | null {
  if (name === null) return null
  return ofDesk.find((entry) => isSameName(entry.name, name)) ?? null
}

/** Whether a choice means this entry. */
export function isChosen(choice: Choice | undefined, entry: DeskEntry): boolean {
  return choice !== undefined && (choice.id === entry.id || isSameName(choice.name, entry.name))
}

/** An id as a choice, with the name under which somebody chose it. */
export function choiceOf(id: Id, choices: readonly (Choice | undefined)[]): Choice {
  return choices.find((choice) => choice?.id === id) ?? { id, name: '' }
}

export function isSameName(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase()
}
