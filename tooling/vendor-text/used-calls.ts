import { parse } from '../repository/imports-of.ts'

/** What a connector's own file of calls says that it uses. */
export interface UsedCalls {
  /** `GET /system/orgs/{}`: each id of a path is a pair of braces. */
  readonly calls: readonly string[]
  /** Members of queries and bodies. */
  readonly fields: readonly string[]
}

const verbs = ['get', 'put', 'post', 'patch', 'delete']

/**
 * Reads a file of hand-written paths: the interface whose name ends with `Paths` has the calls, the members of the other exported types are what is
 * sent.
 */
export function usedCallsIn(path: string, text: string): UsedCalls {
  const calls: string[] = []
  const fields = new Set<string>()
  for (const node of parse(path, text).program.body) {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) continue
    const { declaration } = node
    if (declaration.type === 'TSInterfaceDeclaration' && declaration.id.name.endsWith('Paths')) {
      for (const { key, type } of membersOf(declaration)) {
        for (const verb of membersOf(type)) if (verbs.includes(verb.key)) calls.push(callOf(verb.key, key))
      }
    } else if (declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSTypeAliasDeclaration') {
      for (const { key } of membersOf(declaration)) fields.add(key)
    }
  }
  return { calls, fields: [...fields] }
}

/** A method and a path in the one form in which they are compared. */
export function callOf(method: string, path: string): string {
  const bare = path.replace(/[?#].*$/, '').replace(/\/+$/, '')
  return `${method.toUpperCase()} ${bare.replaceAll(/\{[^}]*\}/g, '{}')}`
}

interface Member {
  readonly key: string
  readonly type: unknown
}

/** Every named member at any depth below a node, but not below a member. */
function membersOf(node: unknown): readonly Member[] {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) return node.flatMap(membersOf)
  const { type, key, typeAnnotation } = node as { type?: unknown; key?: { name?: string; value?: unknown }; typeAnnotation?: unknown }
  if (type === 'TSPropertySignature' && key) return [{ key: key.name ?? String(key.value), type: typeAnnotation }]
  return Object.values(node).flatMap(membersOf)
}
