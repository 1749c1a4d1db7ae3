import type { Route, SandboxRequest } from '@jackfield/sandbox'
import { notFound } from '../errors.ts'
import { answerCount, answerList, answerRecord } from '../listing.ts'
import type { ListSource } from '../listing.ts'
import type { Tenant } from '../tenant.ts'
import type { NameSet } from '../wire/names.ts'
import type { WireRecord } from '../wire/wire-record.ts'

/** A kind of record that is read by list, count and id. */
export interface Readable {
  /** `/service/boards`, or `/service/boards/{id}/statuses` for a list that belongs to a record. */
  readonly path: string
  /** The vendor's word in “Company 5 not found”. */
  readonly entity: string
  readonly names: NameSet
  /** Throws a 404 where the record that the list belongs to is not there. */
  records(tenant: Tenant, request: SandboxRequest): readonly WireRecord[]
  changes?(tenant: Tenant, request: SandboxRequest): Pick<ListSource, 'insertRow' | 'deleteRow'>
}

/** Its three routes. */
export function readRoutes(readable: Readable): readonly Route<Tenant>[] {
  const { path, entity, names } = readable
  const idName = path.includes('{id}') ? 'childId' : 'id'
  const source = (tenant: Tenant, request: SandboxRequest): ListSource => ({
    names,
    records: readable.records(tenant, request),
    ...readable.changes?.(tenant, request),
  })
  return [
    { method: 'GET', path, kind: 'list', answer: (tenant, request) => answerList(tenant, request, source(tenant, request)) },
    { method: 'GET', path: `${path}/count`, kind: 'read', answer: (tenant, request) => answerCount(source(tenant, request), request) },
    {
      method: 'GET',
      path: `${path}/{${idName}}`,
      kind: 'read',
      answer(tenant, request) {
        const id = request.params[idName] ?? ''
        const record = readable.records(tenant, request).find((candidate) => String(candidate.id) === id)
        if (!record) throw notFound(entity, id)
        return answerRecord(request, record)
      },
    },
  ]
}

/** The routes of a list without `…/{id}`. */
export function listAndCount(readable: Readable): readonly Route<Tenant>[] {
  return readRoutes(readable).slice(0, 2)
}
