import { listWith, replyWith } from '@jackfield/sandbox'
import type { Answer, SandboxRequest } from '@jackfield/sandbox'
import { FilterError } from '../odata/expression.ts'
import { foundRows } from '../odata/found-rows.ts'
import type { RowSource } from '../odata/found-rows.ts'
import type { SourceRecord } from '../odata/members.ts'
import { optionIn, walkOf, wholeNumber } from '../odata/whole-number.ts'
import { dialect, timeFrom } from './dialect.ts'
import { badRequest, dataReply } from './envelope.ts'
import { variantOf } from './server.ts'
import type { VsaX } from './server.ts'
import { present } from './wire.ts'

/** Both the greatest page and the standard one (FACTS 2.2). */
const greatestPage = 100

export interface ListSource<Row extends object> extends RowSource<Row> {
  /** The record in its vendor form, where that is more than dates as text. */
  presentRow?(row: Row, record: SourceRecord): unknown
  insertRow?(): void
  deleteRow?(candidates: readonly Row[]): boolean
}

export function answerList<Row extends object>(server: VsaX, request: SandboxRequest, source: ListSource<Row>): Answer {
  const { top, skip, rows } = asked(request, source)
  const isOver = top > greatestPage && variantOf(server, 'pageSizeOver') === 'refused'
  if (isOver) throw badRequest(`The limit of '${greatestPage}' for Top query has been exceeded.`)
  const sent = (row: Row): unknown => source.presentRow?.(row, source.record(row)) ?? present(source.members, source.record(row))
  return listWith<Row>({
    rows,
    offset: skip,
    size: Math.min(top, greatestPage),
    walk: walkOf(request.localPath, request.query),
    startsWalk: skip === 0,
    reply: (page) => dataReply(page.rows.map(sent), page.total),
    ...(source.insertRow ? { insertRow: () => source.insertRow?.() } : {}),
    ...(source.deleteRow ? { deleteRow: (candidates) => source.deleteRow?.(candidates) ?? false } : {}),
  })
}

export function answerOne(data: unknown): Answer {
  return replyWith(dataReply(data))
}

function asked<Row extends object>(
  { query }: SandboxRequest,
  source: ListSource<Row>,
): { readonly top: number; readonly skip: number; readonly rows: readonly Row[] } {
  try {
    const top = wholeNumber(query, '$top') ?? greatestPage
    const skip = wholeNumber(query, '$skip') ?? 0
    const options = { filter: optionIn(query, '$filter'), orderBy: optionIn(query, '$orderby') }
    return { top, skip, rows: foundRows(source, options, dialect, timeFrom) }
  } catch (reason) {
    if (reason instanceof FilterError) throw badRequest(reason.message)
    throw reason
  }
}
