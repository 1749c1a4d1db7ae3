import { NotFoundError, RejectedError } from '@jackfield/core'
import type {
  AlertClosing,
  AlertRemoval,
  AlertSource,
  ChangedDevice,
  Device,
  DeviceChange,
  DeviceInventory,
  DeviceRegister,
  Id,
  OperationId,
  SourceAlert,
} from '@jackfield/core'
import type { AcmeClient, AcmeRow } from './acme-client.ts'

export function acmeDevices(client: AcmeClient): DeviceInventory {
  return {
    list: ({ companyId, isActive }) => {
      const query = {
        ...(companyId === undefined ? {} : { company: companyId }),
        ...(isActive === undefined ? {} : { active: String(isActive) }),
      }
      return client.list('deviceInventory.list', '/devices', query, deviceOf)
    },
    get: async (id) => deviceOf((await client.read('deviceInventory.get', `/devices/${id}`)) as AcmeRow),
  }
}

export function acmeRegister(client: AcmeClient): DeviceRegister {
  const readBack = async (operation: OperationId, id: Id): Promise<ChangedDevice> => ({
    device: deviceOf((await client.read(operation, `/devices/${id}`)) as AcmeRow),
    warnings: [],
  })
  return {
    isLinkListed: true,
    kinds: () =>
      client
        .list('deviceRegister.kinds', '/deviceTypes', {}, (row) => ({
          id: row.id,
          name: String(row['name']),
          isDefault: false,
          isActive: true,
        }))
        .all(),
    async findByLink(link, { except }) {
      const found = await client.list('deviceRegister.findByLink', '/devices', { tag: link }, deviceOf).all()
      return found.filter(({ id }) => !except?.has(id))
    },
    async create({ companyId, ...draft }) {
      const { id } = await client.write('deviceRegister.create', 'POST', '/devices', { companyId, ...fieldsOf(draft) })
      return readBack('deviceRegister.create', id)
    },
    async update(id, change) {
      const { device } = await readBack('deviceRegister.update', id)
      if (change.link !== undefined && device.link !== null && device.link !== change.link) throw linkedOtherwise(device)
      await client.write('deviceRegister.update', 'PATCH', `/devices/${id}`, fieldsOf(change))
      return readBack('deviceRegister.update', id)
    },
    async setActive(id, isActive) {
      await client.write('deviceRegister.setActive', 'PATCH', `/devices/${id}`, { active: isActive })
      return readBack('deviceRegister.setActive', id)
    },
  }
}

function linkedOtherwise({ name, id }: Device): RejectedError {
  return new RejectedError({
    connector: 'acme',
    operation: 'deviceRegister.update',
    outcome: 'rejected',
    couldBe: [],
    message: `${name} (${id}) carries the link of another device.`,
    nextStep: 'Look at which device it is.',
  })
}

function fieldsOf(change: DeviceChange): object {
  const [mac] = change.macAddresses ?? []
  const { name, kindId, link, serialNumber, hostName, operatingSystem } = change
  // What is left out is left out of the JSON too.
  return { name, typeId: kindId, tag: link, serial: serialNumber, host: hostName, system: operatingSystem, mac }
}

function deviceOf(row: AcmeRow): Device {
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]))
  const mac = text('mac')
  return {
    id: row.id,
    name: String(row['name']),
    company: { id: String(row['companyId']), name: null },
    kind: { id: String(row['typeId']), name: null },
    isActive: row['active'] === true,
    serialNumber: text('serial'),
    macAddresses: mac === null ? [] : [mac.toUpperCase().replaceAll('-', ':')],
    hostName: text('host'),
    operatingSystem: text('system'),
    lastSeenAt: null,
    link: text('tag'),
    raw: row,
  }
}

export function acmeAlerts(client: AcmeClient): AlertSource {
  const alertOf = (row: AcmeRow): SourceAlert => ({
    id: row.id,
    title: String(row['title']),
    text: null,
    severity: null,
    conditionKey: null,
    state: row['open'] === true ? 'raised' : 'cleared',
    device: row['deviceId'] === null ? null : { id: String(row['deviceId']), name: null },
    company: null,
    ticketId: null,
    raisedAt: String(row['at']),
    raw: row,
  })
  return {
    list: ({ since }) => client.list('alertSource.list', '/alarms', since === undefined ? {} : { since: since.slice(0, 19) }, alertOf),
    get: async (id) => alertOf((await client.read('alertSource.get', `/alarms/${id}`)) as AcmeRow),
  }
}

export function acmeClosing(client: AcmeClient): AlertClosing {
  return {
    async close(id, note) {
      await client.write('alertClosing.close', 'POST', `/alarms/${id}/close`, { note })
      return { warnings: [] }
    },
  }
}

export function acmeRemoval(client: AcmeClient): AlertRemoval {
  return {
    async remove(id) {
      await client.write('alertRemoval.remove', 'DELETE', `/alarms/${id}`, {}).catch((error: unknown) => {
        if (!NotFoundError.isInstance(error)) throw error
      })
    },
  }
}
