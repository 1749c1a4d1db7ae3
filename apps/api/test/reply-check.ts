import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { Reply } from './served-api.ts'

type Json = Readonly<Record<string, unknown>>

/** An operation as the document has it. */
export interface DocumentedOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Json }[]
  readonly body: Json | null
  readonly responses: Readonly<Record<string, Json>>
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Json>>; readonly responses: Readonly<Record<string, Json>> }
}

export function operationsIn({ paths }: ApiDocument): readonly DocumentedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const content = (operation['requestBody'] as { content?: Json } | undefined)?.content
      return {
        id: operation['operationId'] as string,
        method: method.toUpperCase(),
        path,
        parameters: (operation['parameters'] ?? []) as DocumentedOperation['parameters'],
        body: ((content?.['application/json'] as { schema?: Json } | undefined)?.schema ?? null) as Json | null,
        responses: operation['responses'] as DocumentedOperation['responses'],
      }
    }),
  )
}

/** What of a reply the document does not say; null where it says all. Members that it does not know are held against it, too. */
export function createReplyCheck(document: ApiDocument): (operation: DocumentedOperation, reply: Reply) => string | null {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajvFormats.default(ajv)
  const { schemas, responses } = document.components
  const definitions = Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) => [
      [`strict ${name}`, strict(schema)],
      [`loose ${name}`, loose(schema)],
    ]),
  )
  const validators = new Map<unknown, ValidateFunction>()
  const validatorOf = (schema: Json): ValidateFunction => {
    const known = validators.get(schema) ?? ajv.compile({ ...(strict(schema) as Json), $defs: definitions })
    validators.set(schema, known)
    return known
  }
  return ({ responses: own }, reply) => {
    const said = own[String(reply.status)]
    if (!said) return `status ${reply.status} is not in the document: ${reply.text.slice(0, 300)}`
    const { content = {} } = (typeof said['$ref'] === 'string' ? responses[nameOf(said['$ref'])]! : said) as { content?: Json }
    if (Object.keys(content).length === 0) return reply.text === '' ? null : `a body where there is none: ${reply.text.slice(0, 100)}`
    const type = reply.headers.get('content-type')?.split(';')[0] ?? ''
    const media = content[type] as { readonly schema: Json } | undefined
    if (!media) return `status ${reply.status} came as “${type}”`
    const validate = validatorOf(media.schema)
    return validate(reply.body) ? null : `status ${reply.status}: ${ajv.errorsText(validate.errors)} in ${reply.text.slice(0, 300)}`
  }
}

/** The schema with no room for what it does not name. Parts of an `allOf` know only their own share, so the whole is closed. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== 'object' || schema === null) return schema
  const { $ref, allOf, properties } = schema as Json
  if (typeof $ref === 'string') return { $ref: `#/$defs/strict ${nameOf($ref)}` }
  const inside = Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [name, name === 'properties' ? eachStrict(part as Json) : strict(part)]),
  )
  if (Array.isArray(allOf)) return { ...inside, allOf: allOf.map(loose), unevaluatedProperties: false }
  return properties && !('additionalProperties' in schema) ? { ...inside, unevaluatedProperties: false } : inside
}

function eachStrict(properties: Json): Json {
  return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, strict(part)]))
}

function loose(schema: unknown): unknown {
  const { $ref, properties, ...rest } = schema as Json
  if (typeof $ref === 'string') return { $ref: `#/$defs/loose ${nameOf($ref)}` }
  return { ...rest, ...(properties ? { properties: eachStrict(properties as Json) } : {}) }
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
