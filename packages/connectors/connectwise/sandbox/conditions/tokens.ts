import type { Literal } from './condition.ts'
import { malformed } from './condition-error.ts'

/** `word`: a name or a keyword. `symbol`: an operator sign, a parenthesis or a comma. Positions count characters from 0. */
export type Token =
  | { readonly kind: 'word' | 'symbol' | 'end'; readonly text: string; readonly position: number }
  | { readonly kind: 'literal'; readonly literal: Literal; readonly text: string; readonly position: number }

const space = /\s+/y
const word = /[A-Za-z_][A-Za-z0-9_]*(?:\/[A-Za-z_][A-Za-z0-9_]*)*/y
const symbol = /!=|<=|>=|[=<>(),]/y
// Digits, at most one point, at most one minus sign: so says the vendor's own message about types. A number ends where a word ends.
const number = /-?(?:\d+(?:\.\d*)?|\.\d+)(?![\w./])/y
const date = /\[([^\][]*)\]/y
const dateForm = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/i

/** Splits a condition's text. The last token is always `end`. Throws `ConditionError`. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let position = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position
    return pattern.exec(text)
  }
  while (position < text.length) {
    const blank = take(space)
    if (blank) {
      position += blank[0].length
      continue
    }
    const token = textLiteral(text, position) ?? dateLiteral(take(date)) ?? plainToken(take(word), take(symbol), take(number))
    if (!token) throw malformed(`Unexpected ${JSON.stringify(text[position])}`, position)
    tokens.push(token)
    position += token.text.length
  }
  tokens.push({ kind: 'end', text: '', position })
  return tokens
}

function plainToken(aWord: RegExpExecArray | null, aSymbol: RegExpExecArray | null, aNumber: RegExpExecArray | null): Token | null {
  if (aWord) return wordToken(aWord[0], aWord.index)
  if (aSymbol) return { kind: 'symbol', text: aSymbol[0], position: aSymbol.index }
  if (aNumber) return { kind: 'literal', literal: { type: 'number', text: aNumber[0] }, text: aNumber[0], position: aNumber.index }
  return null
}

function wordToken(text: string, position: number): Token {
  const lower = text.toLowerCase()
  if (lower === 'true' || lower === 'false')
    return { kind: 'literal', literal: { type: 'boolean', value: lower === 'true' }, text, position }
  if (lower === 'null') return { kind: 'literal', literal: { type: 'null' }, text, position }
  return { kind: 'word', text, position }
}

/**
 * A text in " or '. A backslash takes a quote or a backslash as it is (FACTS 2 tells of quotes); before any other character it is
 * itself, so that a path of Windows survives either way of writing it.
 */
function textLiteral(source: string, position: number): Token | null {
  const quote = source[position]
  if (quote !== '"' && quote !== "'") return null
  let text = ''
  for (let at = position + 1; at < source.length; at++) {
    const character = source[at]!
    const next = source[at + 1]
    if (character === quote) return { kind: 'literal', literal: { type: 'text', text }, text: source.slice(position, at + 1), position }
    if (character === '\\' && (next === '"' || next === "'" || next === '\\')) {
      text += next
      at++
    } else text += character
  }
  throw malformed('A text without its closing quote starts', position)
}

/** A time in brackets. Without a zone it is taken as UTC: the vendor's dates are, FACTS 2. */
function dateLiteral(match: RegExpExecArray | null): Token | null {
  if (!match) return null
  const written = match[1]!.trim()
  const hasZone = /(?:Z|[+-]\d\d:\d\d)$/i.test(written)
  const time = dateForm.test(written) ? Date.parse(hasZone || !/T/i.test(written) ? written : `${written}Z`) : Number.NaN
  if (Number.isNaN(time)) throw malformed(`${match[0]} is no date and time such as [2016-08-20T18:04:26Z]`, match.index)
  return { kind: 'literal', literal: { type: 'date', time }, text: match[0], position: match.index }
}
