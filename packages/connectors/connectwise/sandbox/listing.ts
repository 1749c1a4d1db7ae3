import { jsonReply, listWith, Refusal, replyWith } from '@jackfield/sandbox'
import type { Answer, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { checkNames, compareByOrder, ConditionError, matches, parseConditions } from './conditions/index.ts'
import { badCondition, badRequest, errorReply } from './errors.ts'
import { linkHeader, nextByKey } from './link-header.ts'
import { onlyFields } from './only-fields.ts'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import type { NameSet } from './wire/names.ts'
import type { WireRecord } from './wire/wire-record.ts'

/** Filters of a list, wherever they came from: the query, or the body of a search. */
export interface Filters {
  readonly conditions: string
  readonly orderBy: string
  readonly childConditions: string
  readonly customFieldConditions: string
}

export interface ListSource {
  readonly names: NameSet
  readonly records: readonly WireRecord[]
  /** Left out: those of the query. */
  readonly filters?: Filters
  readonly insertRow?: () => void
  readonly deleteRow?: (candidates: readonly WireRecord[]) => boolean
}

/** A list: filtered, in order, one page of it, with the `Link` header of the paging that was asked for. */
export function answerList(tenant: Tenant, request: SandboxRequest, source: ListSource): Answer {
  const filters = source.filters ?? filtersOf(request)
  const isForwardOnly = request.headers['pagination-type']?.trim().toLowerCase() === 'forward-only'
  if (isForwardOnly && filters.orderBy) throw badRequest('orderBy can not be used with forward-only pagination.')
  const size = pageSize(tenant, request)
  const pageId = wholeNumber(queryValue(request, 'pageId')) ?? 0
  const page = isForwardOnly ? 1 : Math.max(1, wholeNumber(queryValue(request, 'page')) ?? 1)
  const rows = found(source, filters).filter((record) => !isForwardOnly || record.id > pageId)
  return listWith<WireRecord>({
    rows,
    offset: (page - 1) * size,
    size,
    walk: walkOf(request, filters, size),
    startsWalk: page === 1 && pageId === 0 && !keyCondition.test(filters.conditions),
    reply: ({ rows: sent, hasMore, total }) => {
      const link = isForwardOnly
        ? nextByKey(tenant, request, hasMore ? (sent.at(-1)?.id ?? pageId) : null)
        : linkHeader(tenant, request, page, Math.ceil(total / size))
      return recordReply(
        200,
        sent.map((record) => onlyFields(record, queryValue(request, 'fields'))),
        { link },
      )
    },
    ...(source.insertRow ? { insertRow: source.insertRow } : {}),
    ...(source.deleteRow ? { deleteRow: source.deleteRow } : {}),
  })
}

export function answerCount(source: ListSource, request: SandboxRequest): Answer {
  return replyWith(recordReply(200, { count: found(source, filtersOf(request)).length }))
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

function found(source: ListSource, filters: Filters): readonly WireRecord[] {
  if (filters.childConditions || filters.customFieldConditions) {
    throw badCondition('This sandbox does not filter by childConditions or customFieldConditions.')
  }
  if (!filters.conditions && !filters.orderBy) return source.records
  try {
    let rows = source.records.map((record) => ({ record, fields: searchable(record) }))
    if (filters.conditions) {
      const condition = parseConditions(filters.conditions)
      checkNames(condition, source.names)
      rows = rows.filter(({ fields }) => matches(condition, fields))
    }
    if (filters.orderBy) {
      const compare = compareByOrder(filters.orderBy, source.names)
      rows.sort((left, right) => compare(left.fields, right.fields))
    }
    return rows.map(({ record }) => record)
  } catch (reason) {
    if (reason instanceof ConditionError) throw new Refusal(errorReply(reason.status, reason.body))
    throw reason
  }
}

/** What stands in `_info` can be asked for without it. */
function searchable(record: WireRecord): Record<string, unknown> {
  return { ...(record['_info'] as object | undefined), ...record }
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
  return [request.localPath.toLowerCase(), size, conditions, filters.orderBy, queryValue(request, 'fields') ?? ''].join('\n')
}
