import { FilterError } from './expression.ts'
import type { Comparison, Expression, Literal, Operand } from './expression.ts'
import { memberNamed } from './members.ts'
import type { Members, SourceRecord } from './members.ts'

/** How the members of a kind of record are read, and how a quoted date is. */
export interface Reader {
  readonly members: Members
  /** Milliseconds of a date in quotes, null where it is none. */
  dateFrom(text: string): number | null
}

/** Throws `FilterError` where the expression names what can't be filtered by, before any record is looked at. */
export function checkMembers(expression: Expression, reader: Reader, variables: readonly string[] = []): void {
  switch (expression.kind) {
    case 'and':
    case 'or':
      checkMembers(expression.left, reader, variables)
      return checkMembers(expression.right, reader, variables)
    case 'not':
      return checkMembers(expression.operand, reader, variables)
    case 'holds':
      return checkOperand(expression.operand, reader, variables)
    case 'compare':
      checkOperand(expression.left, reader, variables)
      return checkOperand(expression.right, reader, variables)
    case 'any':
      requireFilterable(expression.member, reader)
      return checkMembers(expression.operand, reader, [...variables, expression.variable])
  }
}

function checkOperand(operand: Operand, reader: Reader, variables: readonly string[]): void {
  if (operand.kind === 'call') for (const inside of operand.operands) checkOperand(inside, reader, variables)
  if (operand.kind === 'member' && !variables.includes(operand.name)) requireFilterable(operand.name, reader)
}

function requireFilterable(name: string, { members }: Reader): string {
  const known = memberNamed(members, name)
  if (known === undefined) throw new FilterError(`Could not find a property named '${name}'.`)
  if (!members[known]?.isFilterable) throw new FilterError(`The property '${name}' cannot be used in the $filter query option.`)
  return known
}

/** Whether a record fits. A comparison with null holds for `eq null` and `ne` alone. */
export function holds(
  expression: Expression,
  record: SourceRecord,
  reader: Reader,
  bound: ReadonlyMap<string, Literal> = new Map(),
): boolean {
  switch (expression.kind) {
    case 'and':
      return holds(expression.left, record, reader, bound) && holds(expression.right, record, reader, bound)
    case 'or':
      return holds(expression.left, record, reader, bound) || holds(expression.right, record, reader, bound)
    case 'not':
      return !holds(expression.operand, record, reader, bound)
    case 'holds':
      return valueOf(expression.operand, record, reader, bound).value === true
    case 'compare': {
      const left = valueOf(expression.left, record, reader, bound)
      const right = valueOf(expression.right, record, reader, bound)
      return compares(expression.operator, left, right, reader)
    }
    case 'any': {
      const list = valueOf({ kind: 'member', name: expression.member }, record, reader, bound)
      const items = list.type === 'list' ? list.value : []
      return items.some((item) => holds(expression.operand, record, reader, new Map([...bound, [expression.variable, literalOf(item)]])))
    }
  }
}

function valueOf(operand: Operand, record: SourceRecord, reader: Reader, bound: ReadonlyMap<string, Literal>): Literal {
  if (operand.kind === 'literal') return operand.literal
  if (operand.kind === 'member') return bound.get(operand.name) ?? memberValue(operand.name, record, reader)
  const [first, second] = operand.operands.map((inside) => valueOf(inside, record, reader, bound))
  const one = textOf(first)
  switch (operand.name) {
    case 'tolower':
      return { type: 'text', value: one.toLowerCase() }
    case 'toupper':
      return { type: 'text', value: one.toUpperCase() }
    case 'substringof':
      return { type: 'bool', value: textOf(second).includes(one) }
    case 'contains':
      return { type: 'bool', value: one.includes(textOf(second)) }
    case 'startswith':
      return { type: 'bool', value: one.startsWith(textOf(second)) }
    case 'endswith':
      return { type: 'bool', value: one.endsWith(textOf(second)) }
    default:
      throw new FilterError(`An unknown function with name '${operand.name}' was found.`)
  }
}

function textOf(value: Literal | undefined): string {
  if (value?.type === 'null') return ''
  if (value?.type !== 'text') throw new FilterError('No function signature matches the specified arguments.')
  return value.value
}

function memberValue(name: string, record: SourceRecord, reader: Reader): Literal {
  const known = requireFilterable(name, reader)
  const value = record[known]
  if (value === null || value === undefined) return { type: 'null', value: null }
  const type = reader.members[known]?.type
  if (type === 'id') return { type: 'number', value: BigInt(value as string) }
  if (type === 'date') return { type: 'date', value: value as number }
  return literalOf(value)
}

function literalOf(value: unknown): Literal {
  if (typeof value === 'string') return { type: 'text', value }
  if (typeof value === 'number') return { type: 'number', value }
  if (typeof value === 'boolean') return { type: 'bool', value }
  return Array.isArray(value) ? { type: 'list', value } : { type: 'null', value: null }
}

function compares(operator: Comparison, left: Literal, right: Literal, reader: Reader): boolean {
  if (left.type === 'null' || right.type === 'null')
    return operator === 'eq' ? left.type === right.type : operator === 'ne' && left.type !== right.type
  const [one, other] = alike(left, right, reader)
  switch (operator) {
    case 'eq':
      // oxlint-disable-next-line eqeqeq -- a bigint and a number of the same value are equal by == alone
      return one == other
    case 'ne':
      // oxlint-disable-next-line eqeqeq -- as above
      return one != other
    case 'gt':
      return one > other
    case 'ge':
      return one >= other
    case 'lt':
      return one < other
    case 'le':
      return one <= other
  }
}

type Comparable = string | number | bigint | boolean

function alike(left: Literal, right: Literal, reader: Reader): [Comparable, Comparable] {
  if (left.type === 'date' && right.type === 'text') return [left.value, dateIn(right.value, reader)]
  if (left.type === 'text' && right.type === 'date') return [dateIn(left.value, reader), right.value]
  if (left.type !== right.type || left.type === 'list' || left.value === null || right.value === null || right.type === 'list')
    throw new FilterError('A binary operator with incompatible types was detected.')
  return [left.value, right.value]
}

function dateIn(text: string, reader: Reader): number {
  const time = reader.dateFrom(text)
  if (time === null) throw new FilterError('A binary operator with incompatible types was detected.')
  return time
}
