/** Most lines of a file; of a file of the contract; and from where a file is worth a second look. */
export const longest = { file: 400, contract: 150, worthALook: 250 }

/** Lines of a text, not counting an empty one after the last line end. */
export function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

const vague = ['util', 'utils', 'utilities', 'helper', 'helpers', 'common', 'misc', 'manager', 'managers']

/** The word in a path that says nothing about what is inside; null where each word says something. */
export function vagueWordIn(path: string): string | null {
  return path.split(/[/.\-_]/).find((word) => vague.includes(word.toLowerCase())) ?? null
}
