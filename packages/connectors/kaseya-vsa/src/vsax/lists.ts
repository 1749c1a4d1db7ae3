import type { Listing, OperationId } from '@jackfield/core'
import { listBySkip } from '../paging.ts'
import type { PageQuery } from '../paging.ts'
import type { Received } from '../wire/received.ts'
import type { VsaxClient } from './client.ts'
import { pageOf } from './envelope.ts'
import { deviceWire, notificationWire, organizationWire, siteWire, webhookWire } from './wire/rows.ts'
import type { DeviceWire, NotificationWire, OrganizationWire, SiteWire, WebhookWire } from './wire/rows.ts'

interface Reply {
  readonly data?: unknown
}

const pageFor = (operation: OperationId, read: (query: PageQuery) => Promise<Reply>) => async (query: PageQuery) =>
  pageOf((await read(query)).data, { operation, isWrite: false })

export function listOrganizations(client: VsaxClient): Listing<Received<OrganizationWire>> {
  const operation = 'companyDirectory.list'
  const calls = client.for(operation, 'sync')
  const page = pageFor(operation, (query) => calls.GET('/organizations', { params: { query } }))
  return listBySkip({ operation, schema: organizationWire, idOf: (organization) => organization.Id, orderBy: 'Id', page })
}

export function listSites(client: VsaxClient, organizationId: string): Listing<Received<SiteWire>> {
  const operation = 'companyDirectory.listContacts'
  const calls = client.for(operation, 'sync')
  const page = pageFor(operation, (query) => calls.GET('/sites', { params: { query } }))
  const filter = `ParentId eq ${organizationId}`
  return listBySkip({ operation, schema: siteWire, idOf: (site) => site.Id, orderBy: 'Id', filter, page })
}

export function listDevices(client: VsaxClient, organizationId: string | null): Listing<Received<DeviceWire>> {
  const operation = 'deviceInventory.list'
  const calls = client.for(operation, 'sync')
  const page = pageFor(operation, (query) => calls.GET('/devices', { params: { query } }))
  const filter = organizationId === null ? {} : { filter: `OrganizationId eq ${organizationId}` }
  return listBySkip({ operation, schema: deviceWire, idOf: (device) => device.Identifier, orderBy: 'Identifier', page, ...filter })
}

export function listNotifications(client: VsaxClient): Listing<Received<NotificationWire>> {
  const operation = 'alertSource.list'
  const calls = client.for(operation, 'alert')
  const page = pageFor(operation, (query) => calls.GET('/notifications', { params: { query } }))
  return listBySkip({ operation, schema: notificationWire, idOf: (notification) => notification.Id, orderBy: 'Id', page })
}

export function listWebhooks(client: VsaxClient, operation: OperationId): Listing<Received<WebhookWire>> {
  const calls = client.for(operation)
  const page = pageFor(operation, (query) => calls.GET('/notifications/webhooks', { params: { query } }))
  return listBySkip({ operation, schema: webhookWire, idOf: (webhook) => webhook.Id, orderBy: 'Id', page })
}
