import { listWith } from '@jackfield/sandbox'
import type { Answer, ListAnswer, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { numberIn, queryOf, textIn } from './body.ts'
import type { Given } from './body.ts'
import { envelope, invalid } from './envelope.ts'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** Rows of one page at most (FACTS 4), and without a PageSize, as system settings have it. */
export const largestPage = 100
export const defaultPageSize = 25

/** What others may do to a list between two of its pages. */
export interface ListChanges<Row> {
  readonly insertRow?: () => void
  readonly deleteRow?: (candidates: readonly Row[]) => boolean
}

export interface Listing<Row> extends ListChanges<Row> {
  readonly rows: readonly Row[]
  /** Where PageNumber, PageSize, Sort and Exclude stand: the query, or the body of a search. */
  readonly place: Given
  readonly present: (row: Row) => Readonly<Record<string, unknown>>
  /** Whether the reply has TotalRecords. */
  readonly isPaged: boolean
}

/** One page of a list: `PageNumber` from 1, 0 being the first too (FACTS 4). `Exclude` leaves members out; `Sort` changes nothing, its grammar is not published. */
export function answerList<Row>(tenant: Tenant, request: SandboxRequest, listing: Listing<Row>): Answer {
  const size = pageSize(tenant, listing.place)
  const page = Math.max(1, numberIn(listing.place, 'PageNumber') ?? 1)
  const show = presenterOf(listing)
  const list: ListAnswer<Row> = {
    rows: listing.rows,
    offset: (page - 1) * size,
    size,
    walk: walkOf(request, listing.place),
    startsWalk: page === 1,
    reply: ({ rows, total }): SandboxReply => envelope(tenant, rows.map(show), listing.isPaged ? total : undefined),
    ...(listing.insertRow ? { insertRow: listing.insertRow } : {}),
    ...(listing.deleteRow ? { deleteRow: listing.deleteRow } : {}),
  }
  return listWith(list)
}

/** All rows at once: look-ups that declare no paging. */
export function answerAll<Row>(
  tenant: Tenant,
  request: SandboxRequest,
  rows: readonly Row[],
  show: (row: Row) => Readonly<Record<string, unknown>>,
): Answer {
  return listWith<Row>({
    rows,
    offset: 0,
    size: Math.max(1, rows.length),
    walk: request.localPath.toLowerCase(),
    startsWalk: true,
    reply: (page) => envelope(tenant, page.rows.map(show)),
  })
}

/** A look-up that declares paging in its query. Without a PageSize it gives all rows: what the vendor does then is not in the facts. */
export function answerLookup<Row>(
  tenant: Tenant,
  request: SandboxRequest,
  rows: readonly Row[],
  show: (row: Row) => Readonly<Record<string, unknown>>,
  changes: ListChanges<Row> = {},
): Answer {
  const place = queryOf(request)
  if (numberIn(place, 'PageSize') === null) return answerAll(tenant, request, rows, show)
  return answerList(tenant, request, { rows, place, present: show, isPaged: false, ...changes })
}

function pageSize(tenant: Tenant, place: Given): number {
  const asked = numberIn(place, 'PageSize') ?? 0
  if (asked <= 0) return defaultPageSize
  if (asked <= largestPage) return asked
  if (variantOf(tenant, 'pageSizeOver') === 'refused') throw invalid(tenant, [`PageSize must be between 1 and ${largestPage}.`])
  return largestPage
}

/** `Exclude` is read as a list of members to leave out (FACTS 4 holds that likely). */
function presenterOf<Row>({ present, place }: Listing<Row>): (row: Row) => Readonly<Record<string, unknown>> {
  const left = new Set(
    textIn(place, 'Exclude')
      .split(',')
      .map((name) => name.trim().toLowerCase()),
  )
  if (!textIn(place, 'Exclude').trim()) return present
  return (row) => Object.fromEntries(Object.entries(present(row)).filter(([name]) => !left.has(name.toLowerCase())))
}

function walkOf(request: SandboxRequest, place: Given): string {
  const others = Object.entries(place).filter(([name]) => name !== 'pagenumber')
  return [request.method, request.localPath.toLowerCase(), JSON.stringify(others)].join('\n')
}
