import type { Answer, SandboxRequest } from './exchange.ts'

/** One call of the vendor's interface. */
export interface Route<World> {
  readonly method: string
  /** Without the base, with `{placeholders}` for one segment each: `/service/tickets/{id}`. A trailing slash of a request is no matter. */
  readonly path: string
  /**
   * What it does, whatever its method: a query sent by POST is a `list`. Page faults fall on lists, faults with a commit on writes.
   */
  readonly kind: 'read' | 'list' | 'write'
  /** Default true. A call that is open to everybody, or is itself the log-in, meets no expired log-in. */
  readonly needsLogin?: boolean
  answer(world: World, request: SandboxRequest): Answer | Promise<Answer>
}

export interface RouteMatch<World> {
  readonly route: Route<World>
  readonly params: Readonly<Record<string, string>>
}

export interface Router<World> {
  match(method: string, localPath: string): RouteMatch<World> | null
  /** Methods that this path has, for a 405. */
  methodsOf(localPath: string): readonly string[]
}

/** Literal segments win over placeholders, whatever the order of the routes. Case of a path does not matter where `ignoreCase` says so. */
export function createRouter<World>(routes: readonly Route<World>[], ignoreCase: boolean): Router<World> {
  const compiled = routes
    .map((route) => ({ route, ...compile(route.path, ignoreCase) }))
    .sort((left, right) => left.names.length - right.names.length)
  const hits = (path: string): { route: Route<World>; params: Record<string, string> }[] =>
    compiled.flatMap(({ route, pattern, names }) => {
      const found = pattern.exec(path)
      if (!found) return []
      return [{ route, params: Object.fromEntries(names.map((name, index) => [name, decode(found[index + 1] ?? '')])) }]
    })
  return {
    match: (method, path) => hits(path).find((hit) => hit.route.method === method) ?? null,
    methodsOf: (path) => [...new Set(hits(path).map((hit) => hit.route.method))],
  }
}

function compile(path: string, ignoreCase: boolean): { pattern: RegExp; names: string[] } {
  const names: string[] = []
  const source = path
    .replace(/\/$/, '')
    .split('/')
    .map((segment) => {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1]
      if (name === undefined) return segment.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')
      names.push(name)
      return '([^/]+)'
    })
    .join('/')
  return { pattern: new RegExp(`^${source}/?$`, ignoreCase ? 'i' : ''), names }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
