import { metadataPaths } from './entities/entity.ts'
import type { Entity } from './entities/entity.ts'
import { entities } from './entities/registry.ts'
import type { Verb } from './rights.ts'

/**
 * What guards a call. `vendor`: a page of the vendor says so. `seen`: somebody was refused. `inferred`: it follows from names.
 */
export interface Guard {
  readonly method: string
  readonly route: string
  /** The row of the security level that is looked at; `webhooks` is “Can create WebHooks”; null where the log-in is enough. */
  readonly needs: { readonly entity: string; readonly verb: Verb } | 'webhooks' | null
  readonly certainty: 'vendor' | 'seen' | 'inferred'
  readonly source: string
}

const help = 'FACTS 9: the levels of entityInformation are None, Restricted, All for create, query, update and delete'
const refused = 'FACTS 3: “adequate permissions to query / create / delete”, seen live'
const childSource = 'FACTS 4: a child route counts on the child object; for rights it is inferred from that'
const webhookSource = 'FACTS 6: “Can create WebHooks” is off in every security level by default; that it covers changes too is inferred'
const webhookReadSource = 'FACTS 6 names a right to create only'
const metadataSource = 'FACTS 9: asking for rights is the check of rights; no right is named for it'

const verbOf: Readonly<Record<string, Verb>> = { POST: 'create', PUT: 'update', PATCH: 'update', DELETE: 'delete' }

/** Every call of this sandbox, and what guards it. Written from the facts, apart from the connector's own role. */
export const guards: readonly Guard[] = [
  open('GET', '/ZoneInformation', 'vendor', 'FACTS 1: no credentials needed'),
  open('GET', '/VersionInformation', 'vendor', 'FACTS 12, 2: without log-in'),
  open('GET', '/Version', 'vendor', 'FACTS 1: three headers, no entity permission'),
  open('GET', '/Modules', 'inferred', 'FACTS 1 names no right'),
  open('GET', '/ThresholdInformation', 'inferred', 'FACTS 4 names no right'),
  open('GET', '/EntityInformation', 'inferred', metadataSource),
  ...entities.flatMap(guardsOf),
]

function guardsOf(entity: Entity): readonly Guard[] {
  const { name, child, methods } = entity
  const place = child && `/${child.parent}/{parentId}/${child.segment}`
  const metadata = metadataPaths(entity).map(({ path }) => open('GET', path, 'inferred', metadataSource))
  const reads = [
    ...['query', 'query/count', 'query/next', 'query/previous'].flatMap((tail) => [`GET /${name}/${tail}`, `POST /${name}/${tail}`]),
    `GET /${name}/{id}`,
  ]
  const childReads = place === null ? [] : [`GET ${place}`, `GET ${place}/{id}`]
  const line = (method: string, base: string): string => `${method} ${base}${method === 'DELETE' ? '/{id}' : ''}`
  const writes = methods.map((method) => line(method, `/${name}`))
  const childWrites = place === null ? [] : (child?.methods ?? []).map((method) => line(method, place))
  if (entity.webhookOf !== null) {
    return [
      ...metadata,
      ...rows([...reads, ...childReads], () => null, 'inferred', webhookReadSource),
      ...rows([...writes, ...childWrites], () => 'webhooks', 'vendor', webhookSource),
    ]
  }
  const query = (): Guard['needs'] => ({ entity: name, verb: 'query' })
  const write = (method: string): Guard['needs'] => ({ entity: name, verb: verbOf[method] ?? 'update' })
  return [
    ...metadata,
    ...rows(reads, query, 'seen', refused),
    ...rows(childReads, query, 'inferred', childSource),
    ...rows(writes, write, 'vendor', help),
    ...rows(childWrites, write, 'inferred', childSource),
  ]
}

function open(method: string, route: string, certainty: Guard['certainty'], source: string): Guard {
  return { method, route, needs: null, certainty, source }
}

function rows(
  lines: readonly string[],
  needs: (method: string) => Guard['needs'],
  certainty: Guard['certainty'],
  source: string,
): readonly Guard[] {
  return lines.map((line) => {
    const [method = '', route = ''] = line.split(' ')
    return { method, route, needs: needs(method), certainty, source }
  })
}
