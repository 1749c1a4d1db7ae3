import { defineConnector } from '@jackfield/core'
import type { CapabilityMap, ConnectContext, ConnectionV1 } from '@jackfield/core'
import { capabilities } from './capabilities.ts'
import { catalog } from './capabilities/catalog.ts'
import { companyDirectory } from './capabilities/company-directory.ts'
import { deviceInventory } from './capabilities/device-inventory.ts'
import { deviceRegister } from './capabilities/device-register.ts'
import { roleInspector } from './capabilities/role-inspector.ts'
import { roleLearner } from './capabilities/role-learner.ts'
import { ticketAttachments } from './capabilities/ticket-attachments.ts'
import { ticketDesk } from './capabilities/ticket-desk.ts'
import { ticketNotes } from './capabilities/ticket-notes.ts'
import { webhookReceiver } from './capabilities/webhook-receiver.ts'
import { checkConnection } from './check.ts'
import { createClient } from './client.ts'
import { createHabits } from './habits.ts'
import { createLookups } from './lookups.ts'
import { role } from './role.ts'
import { settingsSchema } from './settings.ts'
import type { BmsSettings } from './settings.ts'
import type { Tenant } from './tenant.ts'
import { createUser } from './user.ts'

/** Kaseya BMS, also sold as Vorex, through its REST API v2. */
export const kaseyaBms = defineConnector({
  specificationVersion: 'v1',
  id: 'kaseya-bms',
  displayName: 'Kaseya BMS',
  kind: 'psa',
  settings: settingsSchema,
  role,
  guide: { en: new URL('../guide/en.md', import.meta.url), de: new URL('../guide/de.md', import.meta.url) },
  capabilities,
  reference: { field: 'tail of Title, last line of Details', strength: 'scan' },
  // A password tells no end of its own, and its rules are the tenant's.
  notices: () => [],
  connect,
})

/** Talks to nobody: the log-in is made by the first call. */
async function connect(settings: BmsSettings, context: ConnectContext): Promise<ConnectionV1> {
  const client = createClient(settings, context)
  const { clock, choices, baseline } = context
  const tenant: Tenant = {
    client,
    lookups: createLookups(client, clock),
    habits: createHabits(client, clock),
    user: createUser(client, clock),
    choices,
    baseline,
    clock,
    titleFilter: { isProved: false },
  }
  const all = {
    ticketDesk: ticketDesk(tenant),
    ticketNotes: ticketNotes(tenant),
    ticketAttachments: ticketAttachments(tenant),
    companyDirectory: companyDirectory(tenant),
    catalog: catalog(tenant),
    deviceInventory: deviceInventory(tenant),
    deviceRegister: deviceRegister(tenant),
    webhookReceiver: webhookReceiver(tenant),
    roleInspector: roleInspector(tenant),
    roleLearner: roleLearner(tenant),
  } satisfies Partial<CapabilityMap>
  return {
    specificationVersion: 'v1',
    connector: 'kaseya-bms',
    capabilities: all,
    // Every edition has them all; what an API user may not do is a matter of its role.
    absences: [],
    check: () => checkConnection(tenant, settings),
    // Sockets belong to the host's transport; nothing is held here.
    close: async () => {},
  }
}
