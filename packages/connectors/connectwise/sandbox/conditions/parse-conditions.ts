import type { ComparisonOperator, Condition, Literal } from './condition.ts'
import { malformed } from './condition-error.ts'
import type { ConditionError } from './condition-error.ts'
import { tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'

const operators: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'like', 'contains'])
const keywords: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'like', 'contains'])
const deepest = 100

/**
 * Reads the text of `conditions`, `childConditions` or `customFieldConditions` (FACTS 2). `and` binds closer than `or`, keywords are in
 * any case, an empty text matches everything. Throws `ConditionError`, whose body is the vendor's reply with HTTP 400.
 *
 * The facts show `not` before `contains`, `like` and `in` only. In front of a comparison or of parentheses it is taken too: whether the
 * vendor takes it is open, and a client that does it must be able to talk to the sandbox.
 */
export function parseConditions(text: string): Condition {
  const tokens = tokensOf(text)
  let next = 0
  let depth = 0

  const peek = (): Token => tokens[next]!
  const isWord = (...words: readonly string[]): boolean => peek().kind === 'word' && words.includes(peek().text.toLowerCase())
  const isSymbol = (sign: string): boolean => peek().kind === 'symbol' && peek().text === sign
  const expected = (what: string): ConditionError => {
    const { kind, text: found, position } = peek()
    return malformed(`Expected ${what}, found ${kind === 'end' ? 'the end' : found}`, position)
  }
  const takeSymbol = (sign: string): void => {
    if (!isSymbol(sign)) throw expected(JSON.stringify(sign))
    next++
  }

  function alternatives(): Condition {
    return joined('or', () => joined('and', term))
  }

  function joined(kind: 'and' | 'or', part: () => Condition): Condition {
    const parts = [part()]
    while (isWord(kind)) {
      next++
      parts.push(part())
    }
    return parts.length === 1 ? parts[0]! : { kind, parts }
  }

  function term(): Condition {
    if (++depth > deepest) throw malformed(`More than ${deepest} conditions inside each other`, peek().position)
    const result = negatedOrGrouped() ?? comparison()
    depth--
    return result
  }

  function negatedOrGrouped(): Condition | null {
    if (isWord('not')) {
      next++
      return { kind: 'not', part: term() }
    }
    if (!isSymbol('(')) return null
    next++
    const inner = alternatives()
    takeSymbol(')')
    return inner
  }

  function comparison(): Condition {
    const { kind, text: name } = peek()
    if (kind !== 'word' || keywords.has(name.toLowerCase())) throw expected('the name of a field')
    next++
    if (!isWord('not')) return predicate(name)
    next++
    if (!isWord('contains', 'like', 'in')) throw expected('contains, like or in after not')
    return { kind: 'not', part: predicate(name) }
  }

  function predicate(name: string): Condition {
    if (isWord('in')) {
      next++
      return { kind: 'in', name, values: list() }
    }
    const sign = peek().text.toLowerCase()
    if (peek().kind === 'literal' || !operators.has(sign)) throw expected(`an operator after ${name}`)
    next++
    const operator = sign as ComparisonOperator
    return { kind: 'comparison', name, operator, value: operand(operator) }
  }

  function list(): readonly Literal[] {
    takeSymbol('(')
    const values = [operand('in')]
    while (isSymbol(',')) {
      next++
      values.push(operand('in'))
    }
    takeSymbol(')')
    return values
  }

  function operand(operator: ComparisonOperator | 'in'): Literal {
    const token = peek()
    if (token.kind !== 'literal') throw expected(`a value after ${operator} (a text needs quotes, a date brackets)`)
    const { type } = token.literal
    if (type === 'null' && operator !== '=' && operator !== '!=') throw expected(`a value other than null after ${operator}`)
    if ((operator === 'like' || operator === 'contains') && type !== 'text') throw expected(`a text in quotes after ${operator}`)
    next++
    return token.literal
  }

  if (peek().kind === 'end') return { kind: 'and', parts: [] }
  const condition = alternatives()
  if (peek().kind !== 'end') throw expected('and, or, or the end')
  return condition
}
