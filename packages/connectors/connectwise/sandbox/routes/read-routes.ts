import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { notFound } from '../errors.ts'
import type { RowSource } from '../found-rows.ts'
import { answerCount, answerList, answerRecord } from '../listing.ts'
import type { ListSource } from '../listing.ts'
import type { Tenant } from '../tenant.ts'
import type { WireRecord } from '../wire/wire-record.ts'

/** A kind of record that is read by list, count and id. */
export interface Readable<Row extends { readonly id: number }> extends Omit<RowSource<Row>, 'rows' | 'present'> {
  /** `/service/boards`, or `/service/boards/{id}/statuses` for a list that belongs to a record. */
  readonly path: string
  /** The vendor's word in “Company 5 not found”. */
  readonly entity: string
  /** Throws a 404 where the record that the list belongs to is not there. */
  rows(tenant: Tenant, request: SandboxRequest): readonly Row[]
  present(tenant: Tenant, row: Row): WireRecord
  changes?(tenant: Tenant, request: SandboxRequest): Pick<ListSource<Row>, 'insertRow' | 'deleteRow'>
}

/** Its three routes. */
export function readRoutes<Row extends { readonly id: number }>(readable: Readable<Row>): readonly Route<Tenant>[] {
  const { path, entity, names, childNames, columns } = readable
  const idName = path.includes('{id}') ? 'childId' : 'id'
  const source = (tenant: Tenant, request: SandboxRequest): ListSource<Row> => ({
    names,
    ...(childNames ? { childNames } : {}),
    ...(columns ? { columns } : {}),
    rows: readable.rows(tenant, request),
    present: (row) => readable.present(tenant, row),
    ...readable.changes?.(tenant, request),
  })
  return [
    { method: 'GET', path, kind: 'list', answer: (tenant, request) => answerList(tenant, request, source(tenant, request)) },
    {
      method: 'GET',
      path: `${path}/count`,
      kind: 'read',
      answer: (tenant, request) => answerCount(tenant, source(tenant, request), request),
    },
    {
      method: 'GET',
      path: `${path}/{${idName}}`,
      kind: 'read',
      answer(tenant, request) {
        const id = request.params[idName] ?? ''
        const row = readable.rows(tenant, request).find((candidate) => String(candidate.id) === id)
        if (!row) throw notFound(entity, id)
        return answerRecord(request, readable.present(tenant, row))
      },
    },
  ]
}

/** The routes of a list without `…/{id}`. */
export function listAndCount<Row extends { readonly id: number }>(readable: Readable<Row>): readonly Route<Tenant>[] {
  return readRoutes(readable).slice(0, 2)
}
