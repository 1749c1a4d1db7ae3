import type { ConnectionCheck } from '@jackfield/core'
import type { ConnectwiseClient } from './client.ts'
import { readMember } from './member.ts'
import { receive } from './wire/received.ts'
import { infoWire } from './wire/system.ts'

const operation = 'connection.check'

/** `/system/info` proves the log-in; who it belongs to is told where the role allows it. */
export async function checkConnection(client: ConnectwiseClient): Promise<ConnectionCheck> {
  const { data } = await client.for(operation).GET('/system/info')
  const info = receive(infoWire, data, { operation, isWrite: false }).wire
  const member = await readMember(client, operation)
  return {
    user: member && { id: member.id, name: member.identifier },
    tenant: (await client.company()).name,
    version: info.version,
    generation: null,
    zone: info.cloudRegion,
    timeZone: info.serverTimeZone,
  }
}
