import { UnreadableReplyError } from '@jackfield/core'
import type { Absence, CapabilityMap, CapabilityName, ConnectContext, ConnectionCheck, ConnectionV1, OperationId } from '@jackfield/core'
import type { VsaxSettings } from '../settings.ts'
import { receive } from '../wire/received.ts'
import { alertRemoval } from './capabilities/alert-removal.ts'
import { alertSource } from './capabilities/alert-source.ts'
import { companyDirectory } from './capabilities/company-directory.ts'
import { deviceInventory } from './capabilities/device-inventory.ts'
import { roleInspector } from './capabilities/role-inspector.ts'
import { webhookReceiver } from './capabilities/webhook-receiver.ts'
import { createVsaxClient } from './client.ts'
import type { VsaxClient } from './client.ts'
import { dataOf } from './envelope.ts'
import { wrongServer } from './errors.ts'
import { environmentWire } from './wire/rows.ts'

/** Talks to nobody: each request carries the log-in. */
export async function connectVsax(settings: VsaxSettings, context: ConnectContext): Promise<ConnectionV1> {
  const client = createVsaxClient(settings, context)
  const capabilities = {
    companyDirectory: companyDirectory(client),
    deviceInventory: deviceInventory(client),
    alertSource: alertSource(client),
    alertRemoval: alertRemoval(client),
    webhookReceiver: webhookReceiver(client),
    roleInspector: roleInspector(client),
  } satisfies Partial<CapabilityMap>
  return {
    specificationVersion: 'v1',
    connector: 'kaseya-vsa',
    capabilities,
    absences,
    check: () => checkVsax(client),
    // Sockets belong to the host's transport; nothing is held here.
    close: async () => {},
  }
}

async function checkVsax(client: VsaxClient): Promise<ConnectionCheck> {
  const operation: OperationId = 'connection.check'
  const call = { operation, isWrite: false }
  const environment = await client
    .for(operation)
    .GET('/environment/')
    .then(
      ({ data }) => dataOf(data, call),
      (error: unknown) => {
        // Only VSA X answers so that it can be read.
        if (UnreadableReplyError.isInstance(error)) throw wrongServer(error)
        throw error
      },
    )
  if (typeof environment !== 'object' || environment === null) throw wrongServer()
  const { wire } = receive(environmentWire, environment, call)
  return {
    // A token is nobody's in particular.
    user: null,
    tenant: wire.CustomerName,
    version: wire.ProductVersion,
    generation: 'X',
    zone: wire.ServerType,
    timeZone: null,
  }
}

const noTickets = { en: 'VSA X has no tickets in its API.', de: 'VSA X hat in seiner API keine Tickets.' }

const absences: readonly Absence[] = [
  ...(['ticketDesk', 'ticketNotes', 'catalog'] satisfies CapabilityName[]).map((capability) => ({ capability, reason: noTickets })),
  {
    capability: 'alertClosing',
    reason: {
      en: 'A notification of VSA X has no end: it can only be deleted, which would take it from the technicians too.',
      de: 'Eine Benachrichtigung von VSA X hat kein Ende: Sie lässt sich nur löschen, und dann fehlt sie auch den Technikern.',
    },
  },
]
