import type { ConnectionCheck } from '@jackfield/core'
import { checkDeviceLinkField } from './device-link-field.ts'
import { checkReferenceField } from './reference-field.ts'
import type { Tenant } from './tenant.ts'
import { receive } from './wire/received.ts'
import { versionWire } from './wire/system.ts'

const operation = 'connection.check'

/** `Version` proves the log-in and needs no right. Who the user is no call tells that every user may make. */
export async function checkConnection(tenant: Tenant): Promise<ConnectionCheck> {
  const { data } = await tenant.client.for(operation).GET('/V1.0/Version')
  const { majorVersion, minorVersion, build } = receive(versionWire, data, { operation, isWrite: false }).wire
  await checkReferenceField(tenant, operation)
  await checkDeviceLinkField(tenant, operation)
  const parts = [majorVersion, minorVersion, build].filter((part) => part !== undefined && part !== null && part !== '')
  return {
    user: null,
    tenant: null,
    version: parts.join('.') || null,
    generation: null,
    zone: (await tenant.client.zone()).name,
    timeZone: null,
  }
}
