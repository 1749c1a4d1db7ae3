import { z } from '@hono/zod-openapi'
import type { Device } from '@jackfield/core'
import type { DevicePair } from '@jackfield/desk'
import type { ConnectionBook } from '@jackfield/host'
import { given } from '../http/given.ts'
import { operation } from '../http/operation.ts'
import { CurrentBook, CurrentDesk, CurrentKey, Walks } from '../http/tokens.ts'
import { catalogEntry } from '../schemas/connections.ts'
import { device, discoveredDevice, discoveredQuery, givenDecision, givenTarget, pairQuery } from '../schemas/devices.ts'
import { connectionName, flag, id, line, pageOf, paging, vendorPageOf } from '../schemas/parts.ts'
import { capabilityOf, connectionOf } from './connection-of.ts'

const tag = 'Devices'
const path = '/v1/connections/{connection}' as const
const params = z.object({ connection: connectionName })
const discovered = z.object({ device: line(200).openapi({ description: 'The id of a device at the source.' }) })
const pair = z.strictObject(pairQuery)

export const listDevices = operation(
  {
    id: 'devices.list',
    method: 'get',
    path: `${path}/devices`,
    tag,
    summary: 'Devices at the vendor, with what its list tells of each; a list that can’t be proved complete ends in an error',
    params,
    query: z.strictObject({ ...paging, companyId: id.optional(), isActive: flag }),
    reply: vendorPageOf(device),
    callsVendor: true,
  },
  async ({ params: { connection }, query: { cursor, limit, ...query }, use }) => {
    const { open, of: inventory } = await capabilityOf(use(CurrentBook), connection, 'deviceInventory')
    const wanted = given(query)
    const of = JSON.stringify(['devices', use(CurrentKey).workspace, open.summary.id, wanted])
    const page = await use(Walks).page(of, () => inventory.list(wanted), { cursor, limit })
    return { body: { ...page, items: page.items.map(deviceOf) } }
  },
)

export const getDevice = operation(
  {
    id: 'devices.get',
    method: 'get',
    path: `${path}/devices/{device}`,
    tag,
    summary: 'One device; its own record may tell more than the list',
    params: z.object({ connection: connectionName, device: id }),
    reply: device,
    callsVendor: true,
  },
  async ({ params: { connection, device: deviceId }, use }) => {
    const { of: inventory } = await capabilityOf(use(CurrentBook), connection, 'deviceInventory')
    return { body: deviceOf(await inventory.get(deviceId)) }
  },
)

export const listDeviceKinds = operation(
  {
    id: 'devices.kinds',
    method: 'get',
    path: `${path}/device-kinds`,
    tag,
    summary: 'What a device can be there: the tenant’s configuration types, products or categories',
    params,
    reply: z.object({ items: z.array(catalogEntry) }),
    callsVendor: true,
  },
  async ({ params: { connection }, use }) => {
    const { of: register } = await capabilityOf(use(CurrentBook), connection, 'deviceRegister')
    const kinds = await register.kinds()
    return { body: { items: kinds.map(({ id: kindId, name, isDefault, isActive }) => ({ id: kindId, name, isDefault, isActive })) } }
  },
)

export const listDiscoveredDevices = operation(
  {
    id: 'discovered-devices.list',
    method: 'get',
    path: '/v1/devices',
    tag,
    summary: 'What became of each device of one connection in another; no vendor is asked',
    query: z.strictObject({ ...pairQuery, ...paging, ...discoveredQuery }),
    reply: pageOf(discoveredDevice),
  },
  async ({ query: { from, to, ...query }, use }) => {
    const wanted = await pairOf(use(CurrentBook), { from, to })
    return { body: await use(CurrentDesk).devices(wanted, given(query)) }
  },
)

export const getDiscoveredDevice = operation(
  {
    id: 'discovered-devices.get',
    method: 'get',
    path: '/v1/devices/{device}',
    tag,
    summary: 'What became of one',
    params: discovered,
    query: pair,
    reply: discoveredDevice,
  },
  async ({ params: { device: deviceId }, query, use }) => ({
    body: await use(CurrentDesk).device(await pairOf(use(CurrentBook), query), deviceId),
  }),
)

export const decideOnDiscoveredDevice = operation(
  {
    id: 'discovered-devices.decide',
    method: 'post',
    path: '/v1/devices/{device}/decide',
    tag,
    summary: 'Leave it for later or for good, or treat it as usual again',
    description: 'It holds from the next run on: what is linked stays linked, and is brought up to date no more.',
    params: discovered,
    query: pair,
    body: givenDecision,
    reply: discoveredDevice,
  },
  async ({ params: { device: deviceId }, query, body: { decision }, use }) => {
    const wanted = await pairOf(use(CurrentBook), query)
    return { body: await use(CurrentDesk).decideOnDevice(wanted, deviceId, decision === 'none' ? null : decision) }
  },
)

export const linkDiscoveredDevice = operation(
  {
    id: 'discovered-devices.link',
    method: 'post',
    path: '/v1/devices/{device}/link',
    tag,
    summary: 'Say by hand which device of the other connection it is; the next run brings that up to date',
    params: discovered,
    query: pair,
    body: givenTarget,
    reply: discoveredDevice,
    callsVendor: true,
  },
  async ({ params: { device: deviceId }, query, body: { targetId }, use }) => {
    const wanted = await pairOf(use(CurrentBook), query)
    return { body: await use(CurrentDesk).linkDevice(wanted, deviceId, targetId) }
  },
)

async function pairOf(book: ConnectionBook, { from, to }: { readonly from: string; readonly to: string }): Promise<DevicePair> {
  const [source, target] = await Promise.all([connectionOf(book, from), connectionOf(book, to)])
  return { fromId: source.id, toId: target.id }
}

/** The record without the vendor's raw reply, whose shape is nobody's promise. */
function deviceOf(record: Device): Omit<Device, 'raw'> {
  const { raw: _, ...rest } = record
  return rest
}
