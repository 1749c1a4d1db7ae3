import { defineConnector } from '@jackfield/core'
import type { CapabilityMap, ConnectContext, ConnectionV1 } from '@jackfield/core'
import { createBoardStatuses } from './board-statuses.ts'
import { capabilities } from './capabilities.ts'
import { catalog } from './capabilities/catalog.ts'
import { companyDirectory } from './capabilities/company-directory.ts'
import { deviceInventory } from './capabilities/device-inventory.ts'
import { deviceRegister } from './capabilities/device-register.ts'
import { roleInspector } from './capabilities/role-inspector.ts'
import { ticketAttachments } from './capabilities/ticket-attachments.ts'
import { ticketDesk } from './capabilities/ticket-desk.ts'
import { ticketNotes } from './capabilities/ticket-notes.ts'
import { webhookReceiver } from './capabilities/webhook-receiver.ts'
import { checkConnection } from './check.ts'
import { createClient } from './client.ts'
import { role } from './role.ts'
import { settingsSchema } from './settings.ts'
import type { ConnectwiseSettings } from './settings.ts'
import type { Tenant } from './tenant.ts'

/** ConnectWise PSA, formerly ConnectWise Manage, in the cloud and self-hosted, through its REST API. */
export const connectwise = defineConnector({
  specificationVersion: 'v1',
  id: 'connectwise',
  displayName: 'ConnectWise PSA',
  kind: 'psa',
  settings: settingsSchema,
  role,
  guide: { en: new URL('../guide/en.md', import.meta.url), de: new URL('../guide/de.md', import.meta.url) },
  capabilities,
  reference: { field: 'externalXRef', strength: 'indexed' },
  // Key pairs have no end, and the vendor has no rules for them that a person could break.
  notices: () => [],
  connect,
})

/** Talks to nobody: the company's look-up is made by the first call. */
async function connect(settings: ConnectwiseSettings, context: ConnectContext): Promise<ConnectionV1> {
  const client = createClient(settings, context)
  const tenant: Tenant = {
    client,
    statuses: createBoardStatuses(client, context.clock, context.logger),
    choices: context.choices,
    clock: context.clock,
    signal: context.signal,
    insistsOn: new Set(),
  }
  const all = {
    ticketDesk: ticketDesk(tenant),
    ticketNotes: ticketNotes(tenant),
    ticketAttachments: ticketAttachments(tenant),
    companyDirectory: companyDirectory(tenant),
    catalog: catalog(tenant),
    webhookReceiver: webhookReceiver(tenant),
    deviceInventory: deviceInventory(tenant),
    deviceRegister: deviceRegister(tenant),
    roleInspector: roleInspector(tenant),
  } satisfies Partial<CapabilityMap>
  return {
    specificationVersion: 'v1',
    connector: 'connectwise',
    capabilities: all,
    // Every edition has them all; what an API member may not do is a matter of its role.
    absences: [],
    check: () => checkConnection(client),
    // Sockets belong to the host's transport; nothing is held here.
    close: async () => {},
  }
}
