import { defineConnector } from '@jackfield/core'
import type { AnyConnector, SettingsSchema } from '@jackfield/core'
import { acmeCapabilities } from './acme-capabilities.ts'
import { createAcmeClient } from './acme-client.ts'
import type { AcmeHabits } from './acme-client.ts'
import { acmeRole, source } from './acme-role.ts'
import type { AcmeSettings } from './acme-settings.ts'
import { acmeSettings } from './acme-settings.ts'

/** A small vendor's connector that does all that the contract asks. `habits` turn single ones of its ways into wrong ones. */
export function acmeConnector(habits: AcmeHabits = {}): AnyConnector {
  return defineConnector<SettingsSchema>({
    specificationVersion: 'v1',
    id: 'acme',
    displayName: 'Acme Desk',
    kind: 'psa',
    settings: acmeSettings,
    role: acmeRole,
    guide: { en: new URL('guide/en.md', import.meta.url) },
    capabilities: {
      ticketDesk: {
        level: 'partial',
        unsupportedFields: [{ field: 'ticketDesk.create.deviceIds', reason: { en: 'Acme Desk keeps no devices.' }, source }],
      },
      ticketNotes: { level: 'full' },
      ticketAttachments: { level: 'full' },
      companyDirectory: { level: 'full' },
      catalog: { level: 'full' },
      webhookReceiver: {
        level: 'partial',
        unsupportedFields: [
          { field: 'webhookReceiver.register.deactivationUrl', reason: { en: 'Acme Desk tells nobody that it gave up.' }, source },
        ],
      },
      deviceInventory: { level: 'full' },
      deviceRegister: { level: 'full' },
      alertSource: { level: 'full' },
      alertClosing: { level: 'full' },
      alertRemoval: { level: 'full' },
      roleInspector: { level: 'full' },
      roleLearner: { level: 'full' },
    },
    reference: { field: 'reference', strength: 'indexed' },
    notices: () => [],
    async connect(given, context) {
      const client = createAcmeClient(given as AcmeSettings, context, habits)
      return {
        specificationVersion: 'v1',
        connector: 'acme',
        capabilities: acmeCapabilities(client, acmeRole, habits),
        absences: [],
        async check() {
          const me = (await client.read('connection.check', '/me')) as { id: string | number; name: string; version: string }
          const user = { id: String(me.id), name: me.name }
          return { user, tenant: null, version: me.version, generation: null, zone: null, timeZone: null }
        },
        close: async () => {},
      }
    },
  })
}
