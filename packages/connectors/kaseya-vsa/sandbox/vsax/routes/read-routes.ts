import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { notFound } from '../envelope.ts'
import { answerList, answerOne } from '../listing.ts'
import type { ListSource } from '../listing.ts'
import type { VsaX } from '../server.ts'
import { present } from '../wire.ts'

/** A kind of record that is read as a list and by its id. */
export interface Readable<Row extends { readonly id: number | string }> extends Pick<ListSource<Row>, 'members'> {
  readonly path: string
  rows(server: VsaX, request: SandboxRequest): readonly Row[]
  record(server: VsaX, row: Row): Readonly<Record<string, unknown>>
  /** One record, where it tells more than a row of the list. */
  details?(server: VsaX, row: Row): unknown
  readonly presentRow?: (server: VsaX, row: Row) => unknown
  changes?(server: VsaX): Pick<ListSource<Row>, 'insertRow' | 'deleteRow'>
}

export function listRoute<Row extends { readonly id: number | string }>(readable: Readable<Row>): Route<VsaX> {
  const { path, members, presentRow } = readable
  return {
    method: 'GET',
    path,
    kind: 'list',
    answer: (server, request) =>
      answerList<Row>(server, request, {
        members,
        rows: readable.rows(server, request),
        record: (row) => readable.record(server, row),
        ...(presentRow ? { presentRow: (row) => presentRow(server, row) } : {}),
        ...readable.changes?.(server),
      }),
  }
}

export function readRoutes<Row extends { readonly id: number | string }>(readable: Readable<Row>): readonly Route<VsaX>[] {
  return [
    listRoute(readable),
    {
      method: 'GET',
      path: `${readable.path}/{id}`,
      kind: 'read',
      answer(server, request) {
        const id = (request.params['id'] ?? '').toLowerCase()
        const row = readable.rows(server, request).find((candidate) => String(candidate.id) === id)
        if (!row) throw notFound()
        return answerOne(readable.details?.(server, row) ?? present(readable.members, readable.record(server, row)))
      },
    },
  ]
}
