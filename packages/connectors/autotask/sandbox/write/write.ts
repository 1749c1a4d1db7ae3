import type { SandboxRequest } from '@jackfield/sandbox'
import { callerOf } from '../caller.ts'
import type { Entity } from '../entities/entity.ts'
import type { EntityRow, Value } from '../records.ts'
import { badRequest, notPermitted, onRecord } from '../replies.ts'
import { tableOf, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { Given } from './given.ts'

/** Who a record is written by: the API user, or the resource that it stands in for. */
export interface Author {
  readonly resourceId: number
  /** The API user, where it stands in for somebody. */
  readonly impersonatorId: number | null
}

/** Fields of a record while rules work on it; null clears. */
export type Draft = Record<string, Value | null>

/** A create or an update, and what it makes of a record. */
export interface Write {
  readonly tenant: Tenant
  readonly entity: Entity
  readonly author: Author
  readonly given: Given
  /** Null for a create. */
  readonly before: EntityRow | null
}

/** Who writes. Throws where the API user may not stand in for that resource (FACTS 1, Impersonation). */
export function authorOf(tenant: Tenant, entity: Entity, request: SandboxRequest): Author {
  const { resourceId, isOwn } = callerOf(tenant, request)
  const header = (request.headers.impersonationresourceid ?? '').trim()
  if (header === '') return { resourceId, impersonatorId: null }
  const target = tableOf(tenant, 'Resources').get(Number(header))
  const verb = request.method === 'POST' ? 'create' : 'update'
  const isAllowed = target?.values['isActive'] === true && tenant.impersonable.has(target.id)
  if (!isAllowed || (isOwn && !tenant.rights.mayImpersonate(entity.name))) throw notPermitted(tenant, verb)
  return { resourceId: target.id, impersonatorId: resourceId }
}

/**
 * What a record holds after a write, before the entity's own rules: a create begins with nothing, PATCH changes what is sent, PUT sets what is
 * missing to null (FACTS 2, PUT v PATCH). Read-only fields stay as they are.
 */
export function drafted({ tenant, entity, given, before }: Write, isWhole: boolean): Draft {
  const draft: Draft = { ...before?.values }
  const problems: string[] = []
  for (const field of entity.fields) {
    if (field.name === 'id') continue
    const sent = given.values.get(field.name)
    if (field.isReadOnly) {
      const kept = before?.values[field.name] ?? null
      const isRefused = variantOf(tenant, 'readOnlyFields') === 'refused' && sent !== undefined && sent !== null && sent !== kept
      // The vendor's words are not known.
      if (isRefused) problems.push(onRecord(`${field.name} is read-only`))
    } else if (sent !== undefined) draft[field.name] = sent
    else if (isWhole && field.name !== entity.child?.key) draft[field.name] = null
  }
  if (problems.length) throw badRequest(tenant, ...problems)
  return draft
}

/** User-defined fields after a write: only those that are sent change, by PUT too, for a protected one can't be sent. */
export function draftedUdfs({ given, before }: Write): Readonly<Record<string, string>> {
  const udfs: Record<string, string> = { ...before?.udfs }
  for (const [name, value] of given.udfs) {
    if (value === null) delete udfs[name]
    else udfs[name] = value
  }
  return udfs
}
