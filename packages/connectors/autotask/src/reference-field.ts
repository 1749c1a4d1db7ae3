import { InvalidInputError, RejectedError } from '@jackfield/core'
import type { OperationId } from '@jackfield/core'
import { isExternalId } from './mapping/filters.ts'
import { hasTenantField } from './tenant-fields.ts'
import type { Tenant } from './tenant.ts'

/**
 * Makes sure that the field for references is there, where it is one of the tenant's own: a name that is misspelt would be refused at the first alert.
 * @throws InvalidInputError
 */
export async function checkReferenceField({ client, referenceField }: Tenant, operation: OperationId): Promise<void> {
  if (isExternalId(referenceField) || (await hasTenantField(client, 'Tickets', referenceField, operation))) return
  throw new InvalidInputError({
    connector: 'autotask',
    operation,
    message: `This tenant has no user-defined field “${referenceField}” for tickets.`,
    nextStep:
      'Make it in Autotask (Admin > Features & Settings > Application-Wide (Shared) Features > User-Defined Fields > Tickets, type Text (Single Line)), or leave `referenceField` out for externalID.',
  })
}

/** A protected field shows as stars to a user without the right to it: its tickets would all look new. */
export function protectedReference(referenceField: string, operation: OperationId): RejectedError {
  return new RejectedError({
    connector: 'autotask',
    operation,
    outcome: 'rejected',
    couldBe: [],
    message: `The field “${referenceField}” is protected, and this API user sees stars in place of its text.`,
    nextStep: 'Allow the API user to see and edit protected data of this field, or choose another one as `referenceField`.',
  })
}
