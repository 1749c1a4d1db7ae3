import { listWith, replyWith } from '@jackfield/sandbox'
import type { Answer, SandboxRequest } from '@jackfield/sandbox'
import { FilterError } from '../odata/expression.ts'
import { foundRows } from '../odata/found-rows.ts'
import type { RowSource } from '../odata/found-rows.ts'
import { optionIn, walkOf, wholeNumber } from '../odata/whole-number.ts'
import { dialectOf } from './dialect.ts'
import { refused, resultReply } from './envelope.ts'
import type { Vsa9 } from './server.ts'
import { present, timeFromWire } from './wire.ts'

/** The ceiling, whatever is asked (FACTS 1.4). */
const greatestPage = 100

export interface ListSource<Row extends object> extends RowSource<Row> {
  insertRow?(): void
  deleteRow?(candidates: readonly Row[]): boolean
}

/** A list: filtered, in order, one page of it, with the count of all. */
export function answerList<Row extends object>(server: Vsa9, request: SandboxRequest, source: ListSource<Row>): Answer {
  const { top, skip, rows } = asked(server, request, source)
  return listWith<Row>({
    rows,
    offset: skip,
    size: Math.min(top ?? greatestPage, greatestPage),
    walk: walkOf(request.localPath, request.query),
    startsWalk: skip === 0,
    reply: ({ rows: sent, total }) =>
      resultReply(
        sent.map((row) => present(server, source.members, source.record(row))),
        total,
      ),
    ...(source.insertRow ? { insertRow: () => source.insertRow?.() } : {}),
    ...(source.deleteRow ? { deleteRow: (candidates) => source.deleteRow?.(candidates) ?? false } : {}),
  })
}

/** One record. */
export function answerOne<Row extends object>(server: Vsa9, source: Omit<ListSource<Row>, 'rows'>, row: Row): Answer {
  return replyWith(resultReply(present(server, source.members, source.record(row))))
}

function asked<Row extends object>(
  server: Vsa9,
  { query }: SandboxRequest,
  source: ListSource<Row>,
): { readonly top: number | null; readonly skip: number; readonly rows: readonly Row[] } {
  try {
    const top = wholeNumber(query, '$top')
    const skip = wholeNumber(query, '$skip') ?? 0
    const options = { filter: optionIn(query, '$filter'), orderBy: optionIn(query, '$orderby') }
    const rows = foundRows(source, options, dialectOf(server), (text) => timeFromWire(server, text))
    return { top, skip, rows }
  } catch (reason) {
    if (reason instanceof FilterError) throw refused(server, 'badRequest', reason.message)
    throw reason
  }
}
