import { jsonReply, listWith, replyWith } from '@jackfield/sandbox'
import type { Answer, SandboxRequest } from '@jackfield/sandbox'
import { bodyOf, parameter, readJson } from '../body.ts'
import type { Entity } from '../entities/entity.ts'
import type { EntityRow } from '../records.ts'
import { badRequest, notPermitted } from '../replies.ts'
import type { Tenant } from '../tenant.ts'
import { tableOf, variantOf } from '../tenant.ts'
import { matcherOf } from './matching.ts'
import { firstPosition, pageLinks, startOf } from './paging.ts'
import type { Position } from './paging.ts'
import { presentRows } from './present.ts'
import { readQuery } from './query-model.ts'
import type { Query } from './query-model.ts'
import { leastId, rowsFrom, visibleRows } from './visible-rows.ts'

/** Somebody else's hand in a list, for page faults. */
export interface ListChanges {
  readonly insertRow?: () => void
  readonly deleteRow?: (candidates: readonly EntityRow[]) => boolean
}

/** One page of a query. `linked` is the position that a link of an earlier page led to. */
export function answerQuery(
  tenant: Tenant,
  entity: Entity,
  request: SandboxRequest,
  linked: Position | null = null,
  changes: ListChanges = {},
): Answer {
  const { query, text } = sentQuery(tenant, entity, request)
  return answerPage(tenant, entity, request, query, { text, linked, search: request.method === 'GET' ? text : null }, changes)
}

/** A list below its parent: the same as a query for the parent's id. */
export function answerChildren(tenant: Tenant, entity: Entity, request: SandboxRequest, parentId: number): Answer {
  const filter = [{ op: 'eq', field: entity.child?.key, value: parentId }]
  const text = JSON.stringify({ filter })
  const query = readQuery(tenant, entity, { filter })
  return answerPage(tenant, entity, request, query, { text, linked: null, search: text }, {})
}

export function answerCount(tenant: Tenant, entity: Entity, request: SandboxRequest): Answer {
  const { query } = sentQuery(tenant, entity, request)
  return replyWith(jsonReply(200, { queryCount: found(tenant, entity, request, query, -1).length }))
}

interface Walk {
  /** The query as it was sent. */
  readonly text: string
  readonly linked: Position | null
  /** What the links of a GET carry on; null after a POST, whose links have the position alone. */
  readonly search: string | null
}

function answerPage(
  tenant: Tenant,
  entity: Entity,
  request: SandboxRequest,
  query: Query | null,
  walk: Walk,
  changes: ListChanges,
): Answer {
  const position = walk.linked ?? firstPosition(query?.maxRecords ?? 500)
  const rows = found(tenant, entity, request, query, startOf(position))
  const includeFields = query?.includeFields ?? null
  // FACTS 2 has the rule, and not the vendor's words.
  if (includeFields && !includeFields.includes('id') && rows.length > 500) {
    throw badRequest(tenant, 'Id must be among IncludeFields where there are more than 500 results.')
  }
  return listWith<EntityRow>({
    rows,
    offset: 0,
    size: position.size,
    walk: `${entity.name}\n${position.size}\n${walkText(walk.text)}`,
    startsWalk: position.starts.length === 1 && startsAtFirst(tenant, entity, query),
    reply({ rows: sent, hasMore }) {
      const lastId = hasMore ? (sent.at(-1)?.id ?? rows[position.size - 1]?.id ?? null) : null
      return jsonReply(200, {
        items: presentRows(tenant, entity, sent, includeFields),
        pageDetails: { count: sent.length, requestCount: position.size, ...pageLinks(tenant, entity.name, position, lastId, walk.search) },
      })
    },
    ...changes,
  })
}

/** Ids rise, and a page goes on after an id (FACTS 2, Order and Paging). */
function found(tenant: Tenant, entity: Entity, request: SandboxRequest, query: Query | null, after: number): readonly EntityRow[] {
  if (query === null || hasLeft(tenant, request)) return []
  const least = Math.max(leastId(query.filter), after === -1 ? Number.NEGATIVE_INFINITY : after + 1)
  return rowsFrom(visibleRows(tenant, entity, request), least).filter(matcherOf(tenant, query.filter))
}

/** Whether the call came to an address of a zone that the tenant has left, and such calls find nothing. */
export function hasLeft(tenant: Tenant, request: SandboxRequest): boolean {
  return variantOf(tenant, 'wrongZone') === 'empty' && !isAtHome(tenant, request)
}

export function isAtHome({ moves }: Tenant, request: SandboxRequest): boolean {
  const zone = /^\/zone(\d+)/i.exec(request.base)?.[1]
  return moves === 0 ? zone === undefined : zone === String(18 + moves)
}

/** The body of a POST, or `search` of a GET. A POST without a body says what it misses. */
function sentQuery(tenant: Tenant, entity: Entity, request: SandboxRequest): { readonly query: Query | null; readonly text: string } {
  // Standing in for somebody is for writes (FACTS 1, Impersonation).
  if (request.headers.impersonationresourceid?.trim()) throw notPermitted(tenant, 'query')
  const search = request.method === 'GET' ? parameter(request, 'search') : null
  const sent = search === null ? (request.method === 'GET' ? undefined : bodyOf(tenant, request)) : readJson(tenant, search)
  const query = readQuery(tenant, entity, sent)
  if (query === null && variantOf(tenant, 'emptyFilter') === 'refused') {
    throw badRequest(tenant, 'A query needs at least one filter.')
  }
  return { query, text: search ?? JSON.stringify(sent) }
}

/** The same for all pages of one walk, and for a walk by `id > last` too. */
function walkText(text: string): string {
  return text.replace(/\{[^{}]*['"]?field['"]?\s*:\s*['"]id['"][^{}]*\}/gi, '').replace(/\s/g, '')
}

/** Whether nothing lies before the bound that the query itself sets on the id. */
function startsAtFirst(tenant: Tenant, entity: Entity, query: Query | null): boolean {
  const first = tableOf(tenant, entity.name).rows()[0]
  return !query || !first || first.id >= leastId(query.filter)
}
