import { jsonReply, listWith, replyWith } from '@jackfield/sandbox'
import type { Answer, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { badRequest } from './errors.ts'
import { foundRows } from './found-rows.ts'
import type { Filters, RowSource } from './found-rows.ts'
import { linkHeader, nextByKey } from './link-header.ts'
import { onlyFields } from './only-fields.ts'
import { inOrderOfId, within } from './rows-by-id.ts'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import type { WireRecord } from './wire/wire-record.ts'

export interface ListSource<Row extends { readonly id: number } = WireRecord> extends RowSource<Row> {
  /** Left out: those of the query. */
  readonly filters?: Filters
  readonly insertRow?: () => void
  readonly deleteRow?: (candidates: readonly Row[]) => boolean
}

/** A list: filtered, in order, one page of it, with the `Link` header of the paging that was asked for. */
export function answerList<Row extends { readonly id: number }>(tenant: Tenant, request: SandboxRequest, source: ListSource<Row>): Answer {
  const filters = source.filters ?? filtersOf(request)
  const isForwardOnly = request.headers['pagination-type']?.trim().toLowerCase() === 'forward-only'
  if (isForwardOnly && filters.orderBy) throw badRequest('orderBy can not be used with forward-only pagination.')
  const size = pageSize(tenant, request)
  const pageId = wholeNumber(queryValue(request, 'pageId')) ?? 0
  const page = isForwardOnly ? 1 : Math.max(1, wholeNumber(queryValue(request, 'page')) ?? 1)
  const found = foundRows(tenant, source, filters)
  const rows = isForwardOnly ? within(inOrderOfId(found), { least: pageId + 1, most: Infinity }) : found
  const fields = queryValue(request, 'fields')
  return listWith<Row>({
    rows,
    offset: (page - 1) * size,
    size,
    walk: walkOf(request, filters, size),
    startsWalk: page === 1 && pageId === 0 && !keyCondition.test(filters.conditions),
    reply({ rows: sent, hasMore, total }) {
      const link = isForwardOnly
        ? nextByKey(tenant, request, isLast(tenant, sent.length, hasMore) ? null : (sent.at(-1)?.id ?? pageId))
        : linkHeader(tenant, request, page, Math.ceil(total / size))
      return recordReply(
        200,
        sent.map((row) => onlyFields(source.present(row), fields)),
        { link },
      )
    },
    ...(source.insertRow ? { insertRow: source.insertRow } : {}),
    ...(source.deleteRow ? { deleteRow: source.deleteRow } : {}),
  })
}

/** Where the link of forward-only paging ends, on the last page with rows or on the empty one after it, is a variant. */
function isLast(tenant: Tenant, sent: number, hasMore: boolean): boolean {
  return variantOf(tenant, 'forwardOnlyEnd') === 'empty-page' ? sent === 0 && !hasMore : !hasMore
}

export function answerCount<Row extends { readonly id: number }>(tenant: Tenant, source: ListSource<Row>, request: SandboxRequest): Answer {
  return replyWith(recordReply(200, { count: foundRows(tenant, source, filtersOf(request)).length }))
}

/** One record, or what `fields` wants of it. */
export function answerRecord(request: SandboxRequest, record: WireRecord): Answer {
  return replyWith(recordReply(200, onlyFields(record, queryValue(request, 'fields'))))
}

/** JSON of the vendor's media type. */
export function recordReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  return jsonReply(status, value, {
    'content-type': 'application/vnd.connectwise.com+json; version=2025.1; charset=utf-8',
    'api-current-version': '2025.1',
    ...headers,
  })
}

/** Names of query parameters come in any case. */
export function queryValue(request: SandboxRequest, name: string): string | null {
  const found = [...request.query].find(([candidate]) => candidate.toLowerCase() === name.toLowerCase())
  return found?.[1] ?? null
}

function filtersOf(request: SandboxRequest): Filters {
  const text = (name: string): string => queryValue(request, name)?.trim() ?? ''
  return {
    conditions: text('conditions'),
    orderBy: text('orderBy'),
    childConditions: text('childConditions'),
    customFieldConditions: text('customFieldConditions'),
  }
}

function pageSize(tenant: Tenant, request: SandboxRequest): number {
  const asked = wholeNumber(queryValue(request, 'pageSize')) ?? 25
  if (asked <= 1000) return Math.max(1, asked)
  if (variantOf(tenant, 'pageSizeOver') === '400') throw badRequest('pageSize can not be greater than 1000.')
  return 1000
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null
}

const keyCondition = /\bid\s*>=?\s*(?!0+\b)\d+/i

/** The same for all pages of one walk: neither the page nor the id that a walk by key goes on from counts. */
function walkOf(request: SandboxRequest, filters: Filters, size: number): string {
  const conditions = filters.conditions
    .replace(/\bid\s*>=?\s*\d+/gi, '')
    .replace(/\band\b|[\s()]/gi, '')
    .toLowerCase()
  const others = [filters.orderBy, filters.childConditions, filters.customFieldConditions, queryValue(request, 'fields') ?? '']
  return [request.localPath.toLowerCase(), size, conditions, ...others].join('\n')
}
