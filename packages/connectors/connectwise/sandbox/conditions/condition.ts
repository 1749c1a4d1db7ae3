export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'contains'

/** A value as it stands in a condition. Numbers stay text, so that ids beyond 2^53 keep their digits. */
export type Literal =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  | { readonly type: 'date'; readonly time: number }
  | { readonly type: 'null' }

/** `name` is a path as the client wrote it, such as `status/id`. An `and` without parts matches every record. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'comparison'; readonly name: string; readonly operator: ComparisonOperator; readonly value: Literal }
  | { readonly kind: 'in'; readonly name: string; readonly values: readonly Literal[] }
