import { JackfieldError } from '@jackfield/core'
import type { Absence, CapabilityMap, ConnectContext, ConnectionV1, OperationId } from '@jackfield/core'
import type { Vsa9Settings } from '../settings.ts'
import { memberOf } from '../wire/members.ts'
import { catalog } from './capabilities/catalog.ts'
import { companyDirectory } from './capabilities/company-directory.ts'
import { deviceInventory } from './capabilities/device-inventory.ts'
import { alertClosing, alertSource } from './capabilities/alerts.ts'
import { roleInspector } from './capabilities/role-inspector.ts'
import { ticketDesk } from './capabilities/ticket-desk.ts'
import { ticketNotes } from './capabilities/ticket-notes.ts'
import { createAgentPlaces } from './agent-places.ts'
import { checkVsa9 } from './check.ts'
import { createVsa9Client } from './client.ts'
import type { Vsa9Client } from './client.ts'
import { createDesks } from './desks.ts'
import { resultOf } from './envelope.ts'
import { createOrganizations } from './organizations.ts'
import { createServerTime } from './server-time.ts'
import type { Vsa9Tenant } from './tenant.ts'

/** The number of the service desk module (fact sheet 1.8). */
const serviceDeskModule = '18'

const needsModule = {
  en: 'The service desk module is not installed on this VSA.',
  de: 'Das Modul Service Desk ist auf diesem VSA nicht installiert.',
}

/** Asks the server whether it has a service desk; everything else is left to the first call that needs it. */
export async function connectVsa9(settings: Vsa9Settings, context: ConnectContext): Promise<ConnectionV1> {
  const client = createVsa9Client(settings, context)
  const { clock, logger, choices } = context
  const tenant: Vsa9Tenant = {
    client,
    desks: createDesks(client, clock),
    organizations: createOrganizations(client, clock),
    agentPlaces: createAgentPlaces(client, clock),
    time: createServerTime(settings.serverTimeZone ?? null),
    choices,
    clock,
    logger,
  }
  const hasServiceDesk = await isServiceDeskInstalled(client)
  const always = {
    companyDirectory: companyDirectory(tenant),
    deviceInventory: deviceInventory(tenant),
    alertSource: alertSource(tenant, { hasServiceDesk }),
    alertClosing: alertClosing(tenant),
    roleInspector: roleInspector(tenant, { settings, hasServiceDesk }),
  } satisfies Partial<CapabilityMap>
  const desk = { ticketDesk: ticketDesk(tenant), ticketNotes: ticketNotes(tenant), catalog: catalog(tenant) }
  return {
    specificationVersion: 'v1',
    connector: 'kaseya-vsa',
    capabilities: hasServiceDesk ? { ...always, ...desk } : always,
    absences: [noWebhooks, noRemoval, ...(hasServiceDesk ? [] : withoutServiceDesk)],
    check: () => checkVsa9(client, settings.serverTimeZone ?? null),
    // Sockets belong to the host's transport. The session is left to its end: another job of this user may hold the same one.
    close: async () => {},
  }
}

const noWebhooks: Absence = {
  capability: 'webhookReceiver',
  reason: {
    en: 'VSA 9 has no webhooks in its REST API: alarms are read at intervals.',
    de: 'VSA 9 hat in seiner REST-API keine Webhooks: Alarme werden in Abständen gelesen.',
  },
}

const noRemoval: Absence = {
  capability: 'alertRemoval',
  reason: {
    en: 'Alarms of VSA 9 are closed: its API takes none away.',
    de: 'Alarme von VSA 9 werden geschlossen: Seine API nimmt keine weg.',
  },
}

const withoutServiceDesk: readonly Absence[] = (['ticketDesk', 'ticketNotes', 'catalog'] as const).map((capability) => ({
  capability,
  reason: needsModule,
}))

/** Taken for installed where the server does not say, or can't be asked now: the call that needs it then tells what is wrong. */
async function isServiceDeskInstalled(client: Vsa9Client): Promise<boolean> {
  const operation: OperationId = 'connection.check'
  try {
    const { data } = await client.for(operation).GET('/ismoduleinstalled/{moduleId}', { params: { path: { moduleId: serviceDeskModule } } })
    const result = data === undefined ? undefined : resultOf(data, { operation, isWrite: false })
    const told = typeof result === 'object' ? memberOf(result, /installed/i, /^(result|value)$/i) : result
    return !(told === false || told === 0 || (typeof told === 'string' && /^(false|0|no|n)$/i.test(told)))
  } catch (error) {
    if (JackfieldError.isInstance(error)) return true
    throw error
  }
}
