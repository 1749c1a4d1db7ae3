import { listingOf, NotFoundError } from '@jackfield/core'
import type { Device, DeviceInventory, Id } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import { receive } from '../../wire/received.ts'
import type { VsaxClient } from '../client.ts'
import { dataOf } from '../envelope.ts'
import { listDevices } from '../lists.ts'
import { deviceFrom } from '../mapping/device.ts'
import { assetWire, deviceWire } from '../wire/rows.ts'
import type { AssetWire } from '../wire/rows.ts'

/** The list tells names and organizations. An audit holds all software of a device, so only the single device is read with it. */
export function deviceInventory(client: VsaxClient): DeviceInventory {
  return {
    list(query) {
      return listingOf<Device>('user', async function* () {
        // What VSA shows of a device does not say that it is out of use.
        if (query.isActive === false) return
        const { companyId = null } = query
        if (companyId !== null && !isDigits(companyId)) return
        for await (const page of listDevices(client, companyId).pages()) {
          yield page.filter(({ wire }) => companyId === null || wire.OrganizationId === companyId).map((row) => deviceFrom(row))
        }
      })
    },
    get: (id) => readDevice(client, id),
  }
}

async function readDevice(client: VsaxClient, id: Id): Promise<Device> {
  const operation = 'deviceInventory.get'
  const call = { operation, isWrite: false } as const
  const { data } = await client.for(operation).GET('/devices/{id}', { params: { path: { id } } })
  const device = receive(deviceWire, dataOf(data, call), call)
  return deviceFrom(device, await readAsset(client, id))
}

/** Null for a device that has no audit, as one that is only managed by mobile means. */
async function readAsset(client: VsaxClient, id: Id): Promise<AssetWire | null> {
  const operation = 'deviceInventory.get'
  const call = { operation, isWrite: false } as const
  try {
    const { data } = await client.for(operation).GET('/assets/{id}', { params: { path: { id } } })
    const asset = dataOf(data, call)
    return asset === null || asset === undefined ? null : receive(assetWire, asset, call).wire
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}
