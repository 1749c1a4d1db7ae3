import { JackfieldError, requireCapability } from '@jackfield/core'
import type { ConnectionV1, Device, DeviceInventory, DeviceQuery } from '@jackfield/core'
import type { App, Result } from '../../app.ts'
import { findCompany } from '../../input/company.ts'
import { openCapability } from '../../input/connection.ts'
import { count } from '../../output/plain.ts'
import { table } from '../../output/table.ts'

export interface ListDevicesInput {
  readonly on?: string
  readonly company?: string
  readonly limit?: number
}

/** Devices of a connection. Where it ends normally the list is complete, or says that it was cut at the limit. */
export async function listDevices(app: App, input: ListDevicesInput): Promise<Result> {
  const { open, of: inventory } = await openCapability(app, input.on, 'deviceInventory')
  const { devices, isCut, visibleTo } = await app.screen.during('Reading devices', async () => {
    const query = await queryOf(open.connection, input.company)
    const found = await collect(inventory, query, input.limit)
    return { ...found, devices: await withCompanyNames(open.connection, found.devices) }
  })
  const limit = visibleTo === 'user' ? ' that this API user may see' : ''
  const end = isCut ? `The first ${count(devices.length, 'device')}; there are more.` : `${count(devices.length, 'device')}${limit}.`
  return {
    document: { connection: open.summary.name, isComplete: !isCut, visibleTo, devices: devices.map(deviceDocument) },
    text: devices.length > 0 ? `${drawDevices(devices)}\n\n${end}` : 'No such devices.',
  }
}

function deviceDocument(device: Device) {
  const { raw: _, ...own } = device
  return own
}

async function queryOf(connection: ConnectionV1, company: string | undefined): Promise<DeviceQuery> {
  if (company === undefined) return {}
  return { companyId: (await findCompany(requireCapability(connection, 'companyDirectory'), company, '--company')).id }
}

async function collect(inventory: DeviceInventory, query: DeviceQuery, limit = Number.POSITIVE_INFINITY) {
  const devices: Device[] = []
  const listing = inventory.list(query)
  const { visibleTo } = listing
  for await (const device of listing) {
    if (devices.length === limit) return { devices, isCut: true, visibleTo }
    devices.push(device)
  }
  return { devices, isCut: false, visibleTo }
}

/** Some vendors send the id of a device's company alone. Where its name can't be read either, the id must do. */
async function withCompanyNames({ capabilities }: ConnectionV1, devices: readonly Device[]): Promise<readonly Device[]> {
  const directory = capabilities.companyDirectory
  if (!directory || !devices.some(({ company }) => company !== null && company.name === null)) return devices
  try {
    const names = new Map((await directory.list({}).all()).map(({ id, name }) => [id, name]))
    return devices.map((device) =>
      device.company === null || device.company.name !== null
        ? device
        : { ...device, company: { ...device.company, name: names.get(device.company.id) ?? null } },
    )
  } catch (error) {
    if (!JackfieldError.isInstance(error)) throw error
    return devices
  }
}

function drawDevices(devices: readonly Device[]): string {
  const rows = devices.map(({ id, name, company, kind, serialNumber, operatingSystem, lastSeenAt }) => [
    id,
    name,
    company && (company.name ?? company.id),
    kind && (kind.name ?? kind.id),
    serialNumber,
    operatingSystem,
    lastSeenAt,
  ])
  return table(['ID', 'NAME', 'COMPANY', 'KIND', 'SERIAL NUMBER', 'OPERATING SYSTEM', 'LAST SEEN'], rows)
}
