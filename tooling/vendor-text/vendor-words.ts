import { callOf } from './used-calls.ts'

/** What a vendor's texts say that there is. */
export interface VendorWords {
  /** Whether a call stands there. */
  hasCall(call: string): boolean
  /** Whether a member does, of this record where one is named. */
  hasField(name: string, model: string | null): boolean
}

/** Several texts together: it stands in one of them. */
export function wordsOfAll(parts: readonly VendorWords[]): VendorWords {
  return {
    hasCall: (call) => parts.some((part) => part.hasCall(call)),
    hasField: (name, model) => parts.some((part) => part.hasField(name, model)),
  }
}

/** A list of endpoints as JSON: paths with `{0}` or a variable of a script for each id. */
export function wordsOfEndpoints(list: EndpointList, base: string): VendorWords {
  const calls = new Set(
    list.endpoints.flatMap(({ paths, methods }) =>
      paths.flatMap((path) => methods.map((method) => callOf(method, path.replace(base, '').replaceAll(/\$\w+/g, '{}')))),
    ),
  )
  return { hasCall: (call) => calls.has(call), hasField: () => false }
}

export interface EndpointList {
  readonly endpoints: readonly { readonly paths: readonly string[]; readonly methods: readonly string[] }[]
}

/** Tables of models as JSON. */
export function wordsOfModels({ models }: ModelTables): VendorWords {
  const fieldsOf = (model: string): readonly string[] => (models[model]?.fields ?? []).map(({ name }) => name)
  return {
    hasCall: () => false,
    hasField: (name, model) =>
      model === null ? Object.keys(models).some((one) => fieldsOf(one).includes(name)) : fieldsOf(model).includes(name),
  }
}

export interface ModelTables {
  readonly models: Readonly<Record<string, { readonly fields?: readonly { readonly name: string }[] }>>
}

/**
 * A fact sheet in Markdown: calls stand in code, such as `GET|PUT /system/orgs/{id}` or `…/{deskId}/{status|priorities}`; GET where no method is named. A
 * member is any word of it, for a record that no table of models has.
 */
export function wordsOfFacts(markdown: string): VendorWords {
  const calls = [...markdown.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => callsIn(code ?? ''))
  const words = new Set(markdown.match(/\$?\w+/g))
  return {
    hasCall: (call) =>
      calls.some(({ method, path }) => call === `${method} ${path}` || (call.startsWith(`${method} `) && call.endsWith(path))),
    hasField: (name, model) => model === null && words.has(name),
  }
}

/** A call of a fact sheet; a path that begins in the middle is the end of one. */
function callsIn(code: string): readonly { readonly method: string; readonly path: string }[] {
  const found = /^(?:([A-Z]+(?:\|[A-Z]+)*) )?(?:\/api\/v[\d.]+|…)?(\/\S*)/.exec(code.trim())
  if (!found) return []
  const methods = (found[1] ?? 'GET').split('|')
  return methods.flatMap((method) =>
    alternatives(found[2] ?? '').map((path) => {
      const [, bare = ''] = callOf(method, path).split(' ')
      return { method, path: bare }
    }),
  )
}

/** `/a[/{id}]/{b|c}` is `/a/b`, `/a/c`, `/a/{id}/b`, `/a/{id}/c`. */
function alternatives(path: string): readonly string[] {
  const optional = /\[([^\]]*)\]/.exec(path)
  if (optional) return ['', optional[1] ?? ''].flatMap((part) => alternatives(path.replace(optional[0], () => part)))
  const choice = /\{([^{}]*\|[^{}]*)\}/.exec(path)
  if (choice) return (choice[1] ?? '').split('|').flatMap((part) => alternatives(path.replace(choice[0], () => part)))
  return [path]
}

/**
 * A vendor's reference as text: addresses with the verb some lines below, and samples such as `api.devices('1').get()`. Members stand in its JSON and
 * at the beginning of the rows of its tables.
 */
export function wordsOfReference(text: string, base: string): VendorWords {
  const printed = [...text.matchAll(/^https?:\/\/[^/\s]+(\/\S+)\n(?:(?!https?:).*\n){0,8}?HTTP Verb\s+([A-Z]+)\s*$/gm)].map(
    ([, path, verb]) => callOf(verb ?? '', (path ?? '').replace(base, '').replaceAll(/:\w+/g, '{}')),
  )
  const sampled = [...text.matchAll(/\bapi((?:\.\w+(?:\('[^']*'\))?)+)\.(get|post|put|patch|delete)\(/g)].map(([, chain, verb]) =>
    callOf(verb ?? '', (chain ?? '').replaceAll(/\('[^']*'\)/g, '.{}').replaceAll('.', '/')),
  )
  const calls = new Set([...printed, ...sampled])
  const members = new Set([
    ...[...text.matchAll(/"(\w+)"\s*:/g)].map(([, name]) => name),
    ...[...text.matchAll(/^(\$?\w+)\t/gm)].map(([, name]) => name),
  ])
  return { hasCall: (call) => calls.has(call), hasField: (name) => members.has(name) }
}
