import type { WorldContext } from '@jackfield/sandbox'
import { customers, furtherCustomers, ownCompany } from '../customers.ts'
import type { CustomerPlan } from '../customers.ts'
import { addDevice } from './devices.ts'
import { assetsOf } from './models/devices.ts'
import { addNotification } from './notifications.ts'
import type { Priority } from './records.ts'
import { emptyServer, now } from './server.ts'
import type { VsaX } from './server.ts'

/** Devices of the large seed, all in all. */
export const manyDevices = 20_000

/** `empty`: the MSP's own organization, site and group. `demo`: customers at work. `large`: the same with 20,000 devices at 300 customers in all. */
export function seedVsaX(context: WorldContext): VsaX {
  const server = emptyServer(context)
  addPlace(server, ownCompany.name, 1001)
  if (context.seed === 'empty') return server
  addCustomers(server, customers)
  addNotifications(server)
  if (context.seed === 'large') addManyDevices(server)
  return server
}

function addCustomers(server: VsaX, added: readonly CustomerPlan[]): void {
  for (const customer of added) {
    // The MSP's own organization is the first.
    const id = 1101 + (server.organizations.size - 1) * 7
    const place = addPlace(server, customer.name, id, customer)
    for (const [name, kind, model] of customer.devices) {
      addDevice(server, { name, kind, model, groupId: kind === 'server' ? place.servers : place.others, isOnline: !name.endsWith('115') })
    }
  }
}

function addPlace(server: VsaX, name: string, id: number, customer?: CustomerPlan): { servers: number; others: number } {
  const organization = server.organizations.insert({ id, name })
  const [person, email] = customer?.people[0] ?? []
  const contact = person === undefined || email === undefined ? null : { name: person, email, city: customer?.city ?? '' }
  const site = server.sites.insert({ id: id + 5000, organizationId: organization.id, name: `${name} head office`, contact })
  const [others, servers] = ['Workstations', 'Servers'].map(
    (group) => server.groups.insert({ siteId: site.id, name: group, notes: null }).id,
  )
  server.scopes.insert({ name: `All of ${name}`, organizationId: organization.id, updatedAt: now(server) - 90 * 86_400_000 })
  return { servers: servers ?? 0, others: others ?? 0 }
}

const notifications: readonly (readonly [title: string, priority: Priority, hoursAgo: number])[] = [
  ['Low disk space', 'Elevated', 30],
  ['Computer is offline', 'Critical', 5],
  ['Updates are waiting for a restart', 'Low', 4],
  ['Service has stopped', 'Critical', 2],
]

function addNotifications(server: VsaX): void {
  const devices = assetsOf(server)
  notifications.forEach(([title, priority, hoursAgo], index) => {
    const device = devices[index % devices.length]
    const message = `${title} on ${device?.name ?? 'a computer'}.`
    addNotification(server, { deviceId: device?.id ?? null, title, message, priority }, now(server) - hoursAgo * 3_600_000)
  })
}

function addManyDevices(server: VsaX): void {
  addCustomers(server, furtherCustomers())
  const groups = server.groups.all()
  for (let number = server.devices.size + 1; number <= manyDevices; number++) {
    const group = groups[number % groups.length]
    addDevice(server, { name: `PC-${String(number).padStart(5, '0')}`, kind: 'workstation', ...(group ? { groupId: group.id } : {}) })
  }
}
