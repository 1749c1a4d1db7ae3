import type { AlertClosing, AlertSource, Device, DeviceInventory, SourceAlert } from '@jackfield/core'
import type { AcmeClient, AcmeRow } from './acme-client.ts'

export function acmeDevices(client: AcmeClient): DeviceInventory {
  const deviceOf = (row: AcmeRow): Device => ({
    id: row.id,
    name: String(row['name']),
    company: { id: String(row['companyId']), name: null },
    kind: null,
    isActive: row['active'] === true,
    serialNumber: String(row['serial']),
    macAddresses: [String(row['mac']).toUpperCase().replaceAll('-', ':')],
    hostName: String(row['name']).toLowerCase(),
    operatingSystem: null,
    lastSeenAt: null,
    link: null,
    raw: row,
  })
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
