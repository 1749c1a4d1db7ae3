import type { Route, SandboxRequest } from '@jackfield/sandbox'
import type { Members, SourceRecord } from '../../odata/members.ts'
import { notFound, refused } from '../envelope.ts'
import { answerList, answerOne } from '../listing.ts'
import type { ListSource } from '../listing.ts'
import { inScope, requireScope } from '../scope.ts'
import type { Vsa9 } from '../server.ts'

/** A kind of record that is read as a list. */
export interface Readable<Row extends object> {
  readonly path: string
  /** `{id}` of this path names one of the rows. Left out: the list alone is served. */
  readonly onePath?: string
  readonly entity: string
  members(server: Vsa9): Members
  rows(server: Vsa9, request: SandboxRequest): readonly Row[]
  record(server: Vsa9, row: Row): SourceRecord
  idOf(row: Row): string | null
  /** Where a scope may leave rows out: the organization that a row belongs to. */
  orgIdOf?(row: Row): string | null
  changes?(server: Vsa9, request: SandboxRequest): Pick<ListSource<Row>, 'insertRow' | 'deleteRow'>
}

export function readRoutes<Row extends object>(readable: Readable<Row>): readonly Route<Vsa9>[] {
  const { path, onePath } = readable
  const list: Route<Vsa9> = {
    method: 'GET',
    path,
    kind: 'list',
    answer: (server, request) =>
      answerList(server, request, {
        ...sourceOf(server, readable),
        rows: rowsInScope(server, request, readable),
        ...readable.changes?.(server, request),
      }),
  }
  if (onePath === undefined) return [list]
  return [
    list,
    {
      method: 'GET',
      path: onePath,
      kind: 'read',
      answer(server, request) {
        const id = wholeId(server, request.params['id'] ?? '')
        const row = readable.rows(server, request).find((candidate) => readable.idOf(candidate) === id)
        if (!row) throw notFound(server, readable.entity)
        requireScope(server, readable.orgIdOf?.(row) ?? null)
        return answerOne(server, sourceOf(server, readable), row)
      },
    },
  ]
}

function rowsInScope<Row extends object>(server: Vsa9, request: SandboxRequest, readable: Readable<Row>): readonly Row[] {
  return inScope(server, readable.rows(server, request), (row) => readable.orgIdOf?.(row) ?? null)
}

function sourceOf<Row extends object>(server: Vsa9, readable: Readable<Row>): Omit<ListSource<Row>, 'rows'> {
  return { members: readable.members(server), record: (row) => readable.record(server, row) }
}

/** An id of the path. Where it is no number the vendor's own conversion fails (FACTS 1.10). */
export function wholeId(server: Vsa9, text: string): string {
  if (/^\d+$/.test(text)) return text
  throw refused(server, 'failed', notANumber)
}

export const notANumber = 'Input string was not in a correct format.'
