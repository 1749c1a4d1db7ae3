import type { OperationId } from '@jackfield/core'
import type { AutotaskClient } from './client.ts'
import { receive } from './wire/received.ts'
import { fieldsWire } from './wire/system.ts'

/** Whether the tenant made a field of this name, in any case, for one of its entities. Asking needs a log-in and no right. */
export async function hasTenantField(
  client: AutotaskClient,
  entity: 'Tickets' | 'ConfigurationItems',
  name: string,
  operation: OperationId,
): Promise<boolean> {
  const { data } = await client.for(operation).GET(`/V1.0/${entity}/entityInformation/userDefinedFields`)
  const { fields } = receive(fieldsWire, data, { operation, isWrite: false }).wire
  return fields.some((field) => field.name.toLowerCase() === name.toLowerCase())
}
