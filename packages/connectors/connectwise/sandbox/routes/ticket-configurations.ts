import { commitWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { objectBody } from '../body.ts'
import { invalidObject, notFound } from '../errors.ts'
import { recordReply } from '../listing.ts'
import type { ConfigurationRow } from '../records.ts'
import type { Tenant } from '../tenant.ts'
import { changeTicket } from '../ticket-changes.ts'
import { presentTicketConfiguration } from '../wire/customers.ts'
import { ticketConfigurationNames } from '../wire/names.ts'
import { href } from '../wire/wire-record.ts'
import { listAndCount } from './read-routes.ts'
import { ticketAt } from './tickets.ts'

const path = '/service/tickets/{id}/configurations'
const members: ReadonlyMap<string, string> = new Map(['id', 'deviceIdentifier', '_info'].map((name) => [name.toLowerCase(), name]))

/** The devices that a ticket is about. */
export const ticketConfigurationRoutes: readonly Route<Tenant>[] = [
  ...listAndCount({
    path,
    entity: 'Configuration',
    names: ticketConfigurationNames,
    rows: (tenant, request) => ticketAt(tenant, request).configurationIds.flatMap((id) => tenant.configurations.get(id) ?? []),
    present: presentTicketConfiguration,
  }),
  {
    method: 'POST',
    path,
    kind: 'write',
    answer(tenant, request): Answer {
      const { id } = ticketAt(tenant, request)
      const device = deviceIn(tenant, request)
      return commitWith(() => {
        const { configurationIds } = ticketAt(tenant, request)
        changeTicket(tenant, id, { configurationIds: [...new Set([...configurationIds, device.id])] })
        const location = href(tenant, `service/tickets/${id}/configurations/${device.id}`).replace(/^https:/, 'http:')
        return recordReply(201, presentTicketConfiguration(tenant, device), { location })
      })
    },
  },
  {
    method: 'DELETE',
    path: `${path}/{childId}`,
    kind: 'write',
    answer(tenant, request): Answer {
      const { id, configurationIds } = ticketAt(tenant, request)
      const gone = Number(request.params['childId'])
      if (!configurationIds.includes(gone)) throw notFound('Configuration', request.params['childId'] ?? '')
      return commitWith(() => {
        changeTicket(tenant, id, { configurationIds: configurationIds.filter((other) => other !== gone) })
        return { status: 204 }
      })
    },
  },
]

function deviceIn(tenant: Tenant, request: SandboxRequest): ConfigurationRow {
  const { id, deviceIdentifier } = objectBody(request, 'ConfigurationReference', members)
  if (id === undefined && deviceIdentifier === undefined) {
    const message = 'id or deviceIdentifier is required.'
    throw invalidObject('configuration', [{ code: 'MissingRequiredField', message, resource: 'configuration', field: 'id' }])
  }
  const device = tenant.configurations.find((row) => (id === undefined ? row.deviceIdentifier === deviceIdentifier : row.id === Number(id)))
  if (!device) throw notFound('Configuration', String(id ?? deviceIdentifier))
  return device
}
