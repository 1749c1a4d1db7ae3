/** Where a text stops being JSON, in words for a person. Line and column count from 1. */
export interface JsonFault {
  readonly line: number
  readonly column: number
  readonly expected: string
  /** Null at the end of the text. */
  readonly found: string | null
}

const spaces = /[ \t\r\n]*/y
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

/** What may come next. Square brackets and braces that are open are kept apart, so nesting of any depth takes no stack. */
type Next = 'value' | 'first item or ]' | 'first name or }' | 'name' | 'colon' | 'comma or end'
const words: Readonly<Record<Exclude<Next, 'comma or end'>, string>> = {
  value: 'a value',
  'first item or ]': 'a value or ]',
  'first name or }': 'a name in double quotes or }',
  name: 'a name in double quotes',
  colon: 'a colon',
}

/** `JSON.parse` says where only for some faults, and in words of the engine: this says it for each. Null for well-formed JSON. */
export function findJsonFault(text: string): JsonFault | null {
  const open: ('[' | '{')[] = []
  let next = 'value' as Next
  let at = 0
  const fault = (expected: string): JsonFault => ({ ...placeOf(text, at), expected, found: text[at] ?? null })

  for (;;) {
    at = endOf(spaces, text, at) ?? at
    const character = text[at]
    const inside = open.at(-1)
    if (next === 'comma or end') {
      if (inside === undefined) return character === undefined ? null : fault('the end of the input')
      if (character === ',') next = inside === '[' ? 'value' : 'name'
      else if (character === (inside === '[' ? ']' : '}')) open.pop()
      else return fault(inside === '[' ? 'a comma or ]' : 'a comma or }')
      at++
    } else if (next === 'colon') {
      if (character !== ':') return fault(words.colon)
      at++
      next = 'value'
    } else if ((next === 'first item or ]' && character === ']') || (next === 'first name or }' && character === '}')) {
      open.pop()
      at++
      next = 'comma or end'
    } else if (character === '"') {
      const end = endOfString(text, at)
      at = end.at
      if (!end.isWhole) return fault(end.expected)
      next = next === 'name' || next === 'first name or }' ? 'colon' : 'comma or end'
    } else if (next === 'name' || next === 'first name or }') {
      return fault(words[next])
    } else if (character === '[' || character === '{') {
      open.push(character)
      at++
      next = character === '[' ? 'first item or ]' : 'first name or }'
    } else {
      const end = endOf(scalar, text, at)
      if (end === null) return fault(words[next])
      at = end
      next = 'comma or end'
    }
  }
}

function endOfString(text: string, start: number): { readonly at: number; readonly isWhole: boolean; readonly expected: string } {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]!
    if (character === '"') return { at: at + 1, isWhole: true, expected: '' }
    if (character < ' ') return { at, isWhole: false, expected: 'the closing quote of a text (line breaks inside are written \\n)' }
    if (character !== '\\') continue
    const end = endOf(escape, text, at)
    if (end === null) return { at, isWhole: false, expected: 'an escape such as \\n or \\\\ (a backslash itself is written twice)' }
    at = end - 1
  }
  return { at: text.length, isWhole: false, expected: 'the closing quote of a text' }
}

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
