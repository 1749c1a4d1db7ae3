import { withoutLegalForm } from './legal-forms.ts'

/** A company's name as it can be compared with others. */
export interface ComparableName {
  /** The name in lower-case words without punctuation and diacritics; `&`, “and”, “und”, “et” are one word, which stays. */
  readonly stem: string
  /** The legal form by its one spelling; null where the name has none. */
  readonly form: string | null
}

const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' }
/** As names are written where a keyboard has no such letters. */
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }
/** Signs that are said. They stay words of the name: “B&B” is not “BB”, “A+” is not “A”. */
const said: Readonly<Record<string, string>> = { '&': 'and', '+': 'plus', '@': 'at', '#': 'number', '%': 'percent' }
/** Words that are the same. */
const sameWords: ReadonlyMap<string, string> = new Map([
  ['und', 'and'],
  ['et', 'and'],
  ['company', 'co'],
])

/**
 * The ways to read a name: “Müller” is found as “Muller” and as “Mueller”, which are not each other. None where nothing of it is a letter
 * or a digit.
 */
export function comparableNames(name: string): readonly ComparableName[] {
  const text = unescaped(name).normalize('NFC').toLowerCase()
  const readings = new Set([folded(text), folded(replaced(text, spelledOut))])
  return [...readings].flatMap((reading) => {
    const { stem, form } = withoutLegalForm(wordsOf(reading))
    return stem.length > 0 ? [{ stem: stem.join(' '), form }] : []
  })
}

/** The same text but for spaces around it and the form in which its diacritics are written. */
export function plainName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function wordsOf(text: string): readonly string[] {
  const words = text
    // “Joe's” is “Joes”, “B.V.” is “BV”, “A/S” is “AS”.
    .replace(/['’‘`´]/g, '')
    .replace(/(?<![\p{L}\p{N}])(\p{L})[./](?=\p{L}(?![\p{L}\p{N}]))/gu, '$1')
    .replace(/[&+@#%]/g, (sign) => ` ${said[sign]} `)
    .match(/[\p{L}\p{N}\p{Sc}]+/gu)
  return (words ?? []).map((word) => sameWords.get(word) ?? word)
}

function folded(text: string): string {
  return replaced(text, letters)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
}

function replaced(text: string, table: Readonly<Record<string, string>>): string {
  return text.replace(/\P{ASCII}/gu, (letter) => table[letter] ?? letter)
}

/** Some sources send names as they stand in a page. */
function unescaped(name: string): string {
  return name.replace(/&(amp|#38|#x26);/gi, '&').replace(/&(#39|#x27|apos);/gi, "'")
}
