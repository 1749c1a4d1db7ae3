/** A `$filter` as a tree. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'holds'; readonly operand: Operand }
  /** `Priorities/any(p: p eq 'Elevated')` */
  | { readonly kind: 'any'; readonly member: string; readonly variable: string; readonly operand: Expression }

export type Operand =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Operand[] }

export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
export type Comparison = (typeof comparisons)[number]

/** A value with its type. A `number` may have up to 26 digits; a `date` is in milliseconds, a zone-less one in the server's own time. */
export type Literal =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'number'; readonly value: bigint | number }
  | { readonly type: 'date'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'list'; readonly value: readonly unknown[] }
  | { readonly type: 'null'; readonly value: null }

/** What one generation understands. */
export interface Dialect {
  readonly functions: Readonly<Record<string, number>>
  readonly hasAny: boolean
  /** The longest literal at the start of the text, or null where there is none. Throws `FilterError` for one that can't be. */
  literalAt(text: string): { readonly length: number; readonly literal: Literal } | null
}

/** A `$filter` or `$orderby` that is not understood. */
export class FilterError extends Error {
  override readonly name = 'FilterError'
}
