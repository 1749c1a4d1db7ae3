import { comparisons, FilterError } from './expression.ts'
import type { Comparison, Dialect, Expression, Operand } from './expression.ts'

/** The tree of a `$filter`. `or` binds weakest, `not` strongest. Throws `FilterError`. */
export function parseFilter(text: string, dialect: Dialect): Expression {
  const parser = new Parser(text, dialect)
  const expression = parser.disjunction()
  parser.end()
  return expression
}

/** Deeper ones are refused, so that none can exhaust the stack. */
const greatestDepth = 100

class Parser {
  private at = 0
  private depth = 0
  private readonly text: string
  private readonly dialect: Dialect

  constructor(text: string, dialect: Dialect) {
    this.text = text
    this.dialect = dialect
  }

  disjunction(): Expression {
    this.enter()
    let left = this.conjunction()
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.conjunction() }
    this.depth -= 1
    return left
  }

  end(): void {
    this.skipSpace()
    if (this.at < this.text.length) throw this.unexpected()
  }

  private conjunction(): Expression {
    let left = this.negation()
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.negation() }
    return left
  }

  private negation(): Expression {
    if (!this.takeWord('not')) return this.primary()
    this.enter()
    const operand = this.negation()
    this.depth -= 1
    return { kind: 'not', operand }
  }

  private primary(): Expression {
    if (this.take('(')) {
      const inside = this.disjunction()
      this.require(')')
      return inside
    }
    const left = this.operand()
    const any = left.kind === 'member' && this.dialect.hasAny ? this.anyOf(left.name) : null
    if (any) return any
    const operator = comparisons.find((word) => this.takeWord(word))
    if (operator === undefined) return { kind: 'holds', operand: left }
    return this.comparison(left, operator)
  }

  private comparison(left: Operand, operator: Comparison): Expression {
    return { kind: 'compare', operator, left, right: this.operand() }
  }

  private anyOf(member: string): Expression | null {
    if (!this.takePattern(/^\/any\(\s*/i)) return null
    const variable = this.takePattern(/^[A-Za-z_]\w*/)?.[0]
    if (variable === undefined) throw this.unexpected()
    this.require(':')
    const operand = this.disjunction()
    this.require(')')
    return { kind: 'any', member, variable, operand }
  }

  private operand(): Operand {
    this.skipSpace()
    const found = this.dialect.literalAt(this.text.slice(this.at))
    if (found) {
      this.at += found.length
      return { kind: 'literal', literal: found.literal }
    }
    const name = this.takePattern(/^[A-Za-z_]\w*/)?.[0]
    if (name === undefined) throw this.unexpected()
    return this.take('(') ? this.call(name) : { kind: 'member', name }
  }

  private call(given: string): Operand {
    const name = given.toLowerCase()
    const count = this.dialect.functions[name]
    if (count === undefined) throw new FilterError(`An unknown function with name '${given}' was found.`)
    this.enter()
    const operands = Array.from({ length: count }, (_, index) => {
      if (index > 0) this.require(',')
      return this.operand()
    })
    this.require(')')
    this.depth -= 1
    return { kind: 'call', name, operands }
  }

  private enter(): void {
    this.depth += 1
    if (this.depth > greatestDepth) throw new FilterError('The query is nested too deeply.')
  }

  private takeWord(word: string): boolean {
    this.skipSpace()
    return this.takePattern(new RegExp(`^${word}(?![\\w/])`)) !== null
  }

  private take(sign: string): boolean {
    this.skipSpace()
    if (!this.text.startsWith(sign, this.at)) return false
    this.at += sign.length
    return true
  }

  private require(sign: string): void {
    if (!this.take(sign)) throw this.unexpected()
  }

  private takePattern(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.text.slice(this.at))
    if (found) this.at += found[0].length
    return found
  }

  private skipSpace(): void {
    this.takePattern(/^\s+/)
  }

  private unexpected(): FilterError {
    return new FilterError(`Syntax error at position ${this.at} in '${this.text}'.`)
  }
}
