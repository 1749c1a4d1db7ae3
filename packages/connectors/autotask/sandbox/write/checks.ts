import type { Entity } from '../entities/entity.ts'
import type { Field } from '../entities/field.ts'
import { entities, entityOfReference } from '../entities/registry.ts'
import { picklistOf } from '../picklists.ts'
import { badRequest, onRecord } from '../replies.ts'
import { tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { Draft } from './write.ts'

/** What holds for every entity: required fields, lengths, values of picklists, references. Throws with every problem, in the observed words. */
export function checkFields(tenant: Tenant, entity: Entity, draft: Draft): void {
  const problems = entity.fields.flatMap((field) => {
    if (field.name === 'id') return []
    const value = draft[field.name] ?? null
    if (value === null || value === '') return field.isRequired ? [missing(field)] : []
    if (typeof value === 'string' && field.length > 0 && value.length > field.length) {
      // The vendor's own words for a text that is too long are not known.
      return [onRecord(`The value of ${field.name} exceeds the maximum length of ${field.length}`)]
    }
    if (field.isPickList) return picklistProblem(tenant, entity, field, draft)
    return field.references !== null && !isThere(tenant, field.references, Number(value)) ? [badReference(field)] : []
  })
  if (problems.length) throw badRequest(tenant, ...problems)
}

/** A reference that is missing has words of its own (FACTS 3). */
function missing(field: Field): string {
  return field.references === null
    ? onRecord(`Missing Required Field: ${field.name}`)
    : onRecord(`Value does not exist for the required field ${field.name}`)
}

function badReference({ name, references }: Field): string {
  return onRecord(`Reference value on field: ${name} of type: ${references} does not exist or is invalid`)
}

/** Read-only values are the server's own, and not looked at. */
function picklistProblem(tenant: Tenant, entity: Entity, field: Field, draft: Draft): readonly string[] {
  if (field.isReadOnly) return []
  const value = draft[field.name]
  const found = picklistOf(tenant, entity, field).find((entry) => entry.value === value)
  if (!found) return [onRecord(`Picklist value [${String(value)}] does not exist for ${field.name}`)]
  if (field.parentField === null || found.parent === draft[field.parentField]) return []
  return [onRecord(`Value does not exist for child picklist: ${field.name}`)]
}

/** References to what this sandbox does not hold are taken as they are. */
function isThere(tenant: Tenant, singular: string, id: number): boolean {
  if (!entities.some((entity) => entity.singular === singular)) return true
  return tableOf(tenant, entityOfReference(singular).name).get(id) !== undefined
}
