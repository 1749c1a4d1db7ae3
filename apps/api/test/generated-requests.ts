import fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { ApiDocument, DocumentedOperation } from './reply-check.ts'

type Json = Readonly<Record<string, unknown>>

/** One request of an operation, as it goes over the wire. */
export interface GeneratedRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Undefined: none. */
  readonly body: string | undefined
}

/** Values that mean something here, by the name of the parameter or member. */
export type Pools = Readonly<Record<string, readonly unknown[]>>

/** Requests of an operation: bodies by its schema, bodies that are off by one thing, and bodies that are no JSON at all. */
export function requestsOf(document: ApiDocument, operation: DocumentedOperation, pools: Pools): Arbitrary<GeneratedRequest> {
  const valueOf = valuesOf(document, pools)
  const paths = fc.record(
    Object.fromEntries(
      operation.parameters.filter(({ in: place }) => place === 'path').map(({ name, schema }) => [name, valueOf(schema, name)]),
    ),
  )
  const query = optional(operation, 'query', valueOf)
  const headers = optional(operation, 'header', valueOf)
  return fc.tuple(paths, query, headers, bodiesOf(operation, valueOf)).map(([inPath, inQuery, inHeaders, body]) => {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wordOf(inPath[name])))
    const search = new URLSearchParams(inQuery).toString()
    return { path: search === '' ? path : `${path}?${search}`, headers: inHeaders, body }
  })
}

/** A value as it stands in a path, a query or a header. */
function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

type ValueOf = (schema: Json, name: string) => Arbitrary<unknown>

function optional({ parameters }: DocumentedOperation, place: string, valueOf: ValueOf): Arbitrary<Record<string, string>> {
  const own = parameters.filter((parameter) => parameter.in === place)
  const given = fc.record(Object.fromEntries(own.map(({ name, schema }) => [name, valueOf(schema, name)])), { requiredKeys: [] })
  const texts = given.map((record) =>
    Object.fromEntries(Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : [[name, wordOf(value)]]))),
  )
  if (place === 'header')
    return texts.map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => isHeaderValue(value))))
  const odd = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), fc.string({ maxLength: 20 }), { maxKeys: 2 })
  return fc.oneof({ weight: 4, arbitrary: texts }, { weight: 1, arbitrary: odd })
}

function isHeaderValue(value: string): boolean {
  return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value)
}

function bodiesOf({ body, method }: DocumentedOperation, valueOf: ValueOf): Arbitrary<string | undefined> {
  if (!body) return method === 'GET' ? fc.constant(undefined) : fc.oneof(fc.constant(undefined), fc.constant('{}'), fc.constant('{"a":'))
  const valid = valueOf(body, 'body')
  return fc.oneof(
    { weight: 10, arbitrary: valid.map((value) => JSON.stringify(value)) },
    {
      weight: 3,
      arbitrary: fc.tuple(valid, fc.nat(), fc.jsonValue()).map(([value, at, other]) => JSON.stringify(spoilt(value, at, other))),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string() },
    {
      weight: 1,
      arbitrary: fc.constantFrom(undefined, '', '{', 'null', '[]', '{"a":1}{', '{"__proto__":{"x":1}}', `{"title":"a\\u0000b"}`),
    },
  )
}

/** One member dropped, of another kind, or too many. */
function spoilt(value: unknown, at: number, other: unknown): unknown {
  if (typeof value !== 'object' || value === null) return other
  const names = Object.keys(value)
  if (names.length === 0 || at % 3 === 0) return { ...value, [`odd${at % 7}`]: other }
  const name = names[at % names.length]!
  if (at % 3 === 1) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name))
  return { ...value, [name]: other }
}

function valuesOf(document: ApiDocument, pools: Pools): ValueOf {
  const valueOf: ValueOf = (schema, name) => {
    const pool = pools[name]
    const made = madeOf(schema, name)
    return pool && pool.length > 0 ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pool) }, { weight: 1, arbitrary: made }) : made
  }
  const madeOf = (schema: Json, name: string): Arbitrary<unknown> => {
    const { $ref, anyOf, oneOf, enum: choices, const: only, type, items, properties, required, default: initial } = schema
    if (typeof $ref === 'string') return valueOf(document.components.schemas[$ref.slice($ref.lastIndexOf('/') + 1)]!, name)
    if (only !== undefined) return fc.constant(only)
    if (Array.isArray(choices)) return fc.constantFrom(...(choices as unknown[]))
    const options = (anyOf ?? oneOf) as readonly Json[] | undefined
    if (options) return fc.oneof(...options.map((option) => valueOf(option, name)))
    if (Array.isArray(type)) return fc.oneof(...type.map((one) => madeOf({ ...schema, type: one as string }, name)))
    if (type === 'object')
      return objectOf(properties as Readonly<Record<string, Json>> | undefined, required as readonly string[] | undefined)
    if (type === 'array')
      return fc.array(valueOf((items ?? {}) as Json, name), { minLength: (schema['minItems'] as number) ?? 0, maxLength: 3 })
    if (type === 'string') return textOf(schema)
    if (type === 'boolean') return fc.boolean()
    if (type === 'integer' || type === 'number')
      return fc.integer({ min: (schema['minimum'] as number) ?? -5, max: (schema['maximum'] as number) ?? 1000 })
    if (type === 'null') return fc.constant(null)
    return initial === undefined ? fc.jsonValue({ maxDepth: 1 }) : fc.constant(initial)
  }
  const objectOf = (properties: Readonly<Record<string, Json>> = {}, required: readonly string[] = []): Arbitrary<unknown> =>
    fc.record(Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, valueOf(part, name)])), {
      requiredKeys: [...required],
    })
  return valueOf
}

function textOf({ format, minLength, maxLength }: Json): Arbitrary<string> {
  if (format === 'date-time')
    return fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
  if (format === 'uri')
    return fc.constantFrom('https://example.com/hook', 'http://127.0.0.1:9/hook', 'https://user:pass@example.com/', 'ftp://x')
  const length = { minLength: (minLength as number) ?? 0, maxLength: Math.min((maxLength as number) ?? 40, 40) }
  return fc.oneof(
    { weight: 3, arbitrary: fc.string(length) },
    { weight: 2, arbitrary: fc.string({ ...length, unit: 'binary' }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('0', '1', '.', '..', '%', 'a/b', 'null', '99999999999999999999999999', 'ü ñ', "'; drop table x; --"),
    },
  )
}
