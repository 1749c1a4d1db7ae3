import { InvalidInputError } from '@jackfield/core'

/** An entry of a list that people choose from by name. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** How many names an error lists before it says that there are more. */
const shownNames = 20

/**
 * The entry that `text` names: the exact name in any case, else the id. `what` is the word for one, `option` how it was given. An unknown
 * or ambiguous text is refused with the names there are.
 */
export function oneOf<T extends Named>(entries: readonly T[], text: string, what: string, option: string): T {
  const wanted = fold(text)
  const byName = entries.filter((entry) => fold(entry.name) === wanted)
  const found = byName.length > 0 ? byName : entries.filter((entry) => entry.id === text.trim())
  if (found.length === 1 && found[0]) return found[0]
  if (found.length > 1) {
    throw new InvalidInputError({
      message: `There are ${found.length} of the name “${text}”.`,
      nextStep: `Give ${option} the id instead: ${found.map((entry) => entry.id).join(', ')}.`,
    })
  }
  throw new InvalidInputError({ message: `There is no ${what} “${text}”.`, nextStep: `${option} can be: ${namesOf(entries)}.` })
}

/** Names for an error, sorted as they are given. */
export function namesOf(entries: readonly Named[]): string {
  if (entries.length === 0) return '(there is none)'
  const names = entries.slice(0, shownNames).map((entry) => entry.name)
  return entries.length > shownNames ? `${names.join(', ')} and ${entries.length - shownNames} more` : names.join(', ')
}

/** Same words in any case and spacing. */
export function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en')
}
