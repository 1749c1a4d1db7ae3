import { defineConnector } from '@jackfield/core'
import type { CapabilityMap, ConnectContext, ConnectionV1 } from '@jackfield/core'
import { createAccess } from './access.ts'
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
import { noDeviceLinkField } from './device-link-field.ts'
import { keyNotices } from './key-rules.ts'
import { createMetadata } from './metadata.ts'
import { role } from './role.ts'
import { settingsSchema } from './settings.ts'
import type { AutotaskSettings } from './settings.ts'
import type { Tenant } from './tenant.ts'

/** Autotask PSA, through its REST API 1.0. */
export const autotask = defineConnector({
  specificationVersion: 'v1',
  id: 'autotask',
  displayName: 'Autotask PSA',
  kind: 'psa',
  settings: settingsSchema,
  role,
  guide: { en: new URL('../guide/en.md', import.meta.url), de: new URL('../guide/de.md', import.meta.url) },
  capabilities,
  reference: { field: 'externalID', strength: 'indexed' },
  notices: (settings) => keyNotices(settings),
  connect,
})

/** Talks to nobody: the zone is looked up by the first call. */
async function connect(settings: AutotaskSettings, context: ConnectContext): Promise<ConnectionV1> {
  const client = createClient(settings, context)
  const tenant: Tenant = {
    client,
    metadata: createMetadata(client, context.clock),
    access: createAccess(client, context.clock),
    choices: context.choices,
    referenceField: settings.referenceField,
    deviceLinkField: settings.deviceLinkField ?? null,
    isImpersonating: settings.impersonationResourceId !== undefined,
    clock: context.clock,
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
    ...(settings.deviceLinkField === undefined ? {} : { deviceRegister: deviceRegister(tenant, settings.deviceLinkField) }),
    roleInspector: roleInspector(tenant),
  } satisfies Partial<CapabilityMap>
  return {
    specificationVersion: 'v1',
    connector: 'autotask',
    capabilities: all,
    // Every tenant has all others; what an API user may not do is a matter of its security level.
    absences: settings.deviceLinkField === undefined ? [noDeviceLinkField] : [],
    check: () => checkConnection(tenant),
    // Sockets belong to the host's transport; nothing is held here.
    close: async () => {},
  }
}
