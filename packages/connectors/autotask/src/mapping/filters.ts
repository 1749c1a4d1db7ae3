import { jsonInteger } from '@jackfield/connector-kit'
import type { Id, TicketQuery } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import { numberOf } from './ids.ts'
import { filterTime } from './times.ts'

type Op = components['schemas']['Filter']['op']
type Value = string | number | boolean

/**
 * A condition of a query. Autotask ignores an operator that it does not know, without a word, and answers with every record: so conditions are made
 * by these functions alone, and there is no other way to make one (fact sheet section 2).
 */
export type Filter =
  | {
      readonly op: Extract<Op, 'eq' | 'noteq' | 'gt' | 'gte' | 'lt' | 'lte'>
      readonly field: string
      readonly value: Value
      readonly udf?: true
    }
  | {
      readonly op: Extract<Op, 'beginsWith' | 'endsWith' | 'contains'>
      readonly field: string
      readonly value: string
      readonly udf?: true
    }
  | { readonly op: Extract<Op, 'exist' | 'notExist'>; readonly field: string; readonly udf?: true }
  | { readonly op: Extract<Op, 'in' | 'notIn'>; readonly field: string; readonly value: readonly (string | number)[] }
  | { readonly op: Extract<Op, 'and' | 'or'>; readonly items: readonly Filter[] }

/** A comparison. */
export function compare(field: string, op: 'eq' | 'noteq' | 'gt' | 'gte' | 'lt' | 'lte', value: Value): Filter {
  return { op, field, value }
}

export function exists(field: string): Filter {
  return { op: 'exist', field }
}

/** One of the values, or none of them. At most 500. */
export function among(field: string, op: 'in' | 'notIn', values: readonly (string | number)[]): Filter {
  return { op, field, value: values }
}

/** A field that the tenant made; a query may hold one. */
export function ofTenant(field: string, value: string): Filter {
  return { op: 'eq', field, value, udf: true }
}

/** What comes after an id in the order of ids. An empty filter is not “all”, so the start of a walk asks for what has an id. */
export function idAfter(after: Id | null, filters: readonly Filter[]): readonly Filter[] {
  if (after !== null) return [...filters, compare('id', 'gt', jsonInteger(after))]
  return filters.length > 0 ? filters : [exists('id')]
}

/** Statuses that mean closed are given by the caller: Complete, and what the connection chose to close with. */
export function ticketFilters(query: TicketQuery, closed: readonly Id[]): readonly Filter[] {
  const operation = 'ticketDesk.list'
  const filters: Filter[] = []
  if (query.companyId !== undefined) filters.push(compare('companyID', 'eq', numberOf(query.companyId, 'companyId', operation)))
  if (query.boardId !== undefined) filters.push(compare('queueID', 'eq', numberOf(query.boardId, 'boardId', operation)))
  if (query.phase !== undefined) {
    const statuses = closed.map((status) => numberOf(status, 'status', operation))
    filters.push(among('status', query.phase === 'closed' ? 'in' : 'notIn', statuses))
  }
  if (query.changedSince !== undefined) filters.push(compare('lastActivityDate', 'gte', filterTime(query.changedSince, operation)))
  if (query.createdSince !== undefined) filters.push(compare('createDate', 'gte', filterTime(query.createdSince, operation)))
  return filters
}

/** Where the reference of a ticket is kept, as `referenceField` says. */
export function referenceFilters(referenceField: string, reference: string): readonly Filter[] {
  return [isExternalId(referenceField) ? compare('externalID', 'eq', reference) : ofTenant(referenceField, reference)]
}

export function isExternalId(referenceField: string): boolean {
  return referenceField.toLowerCase() === 'externalid'
}
