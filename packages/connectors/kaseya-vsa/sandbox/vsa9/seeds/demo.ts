import type { CustomerPlan } from '../../customers.ts'
import { addAlarm, addDevice } from '../devices.ts'
import { machinesOf } from '../models/agents.ts'
import { now } from '../server.ts'
import type { Vsa9 } from '../server.ts'
import { addTicket } from '../tickets.ts'

/** Organizations with their machine groups, staff and devices. */
export function addCustomers(server: Vsa9, customers: readonly CustomerPlan[]): void {
  for (const customer of customers) {
    const { name, reference, city, employees } = customer
    const org = server.orgs.insert({ name, reference, city, employees, parentId: null, website: `${reference}.example` })
    const root = server.groups.insert({ orgId: org.id, name: `root.${reference}`, parentId: null })
    const servers = server.groups.insert({ orgId: org.id, name: `servers.${reference}`, parentId: root.id })
    for (const [fullName, email] of customer.people) server.staff.insert({ orgId: org.id, fullName, email })
    for (const [deviceName, kind, product] of customer.devices) {
      const groupId = kind === 'server' ? servers.id : root.id
      const lastUser = kind === 'workstation' ? (customer.people[0]?.[0] ?? '') : ''
      addDevice(server, { name: deviceName, kind, product, groupId, lastUser, isOnline: !deviceName.endsWith('115') })
    }
  }
}

const alarms = [
  ['Disk C: has less than 5 % free space', 5 * 3600, true],
  ['Agent is offline', 3 * 3600, true],
  ['Backup has not run since yesterday', 30 * 3600, false],
  ['Processor above 95 % for ten minutes', 2 * 3600, true],
] as const

export function addDemoAlarms(server: Vsa9): void {
  const machines = machinesOf(server)
  alarms.forEach(([subject, secondsAgo, isOpen], index) => {
    const row = addAlarm(server, { subject, machine: machines[index % machines.length] ?? null, at: now(server) - secondsAgo * 1000 })
    if (!isOpen) server.alarms.update(row.id, { isOpen: false, notes: 'Ran again by hand' })
  })
}

const problems = [
  'Printer on the second floor prints blank pages',
  'New starter on Monday needs an account',
  'Outlook asks for the password again and again',
  'VPN drops every few minutes',
  'Certificate of the web shop runs out',
  'Laptop is slow since the last update',
  'Shared calendar is gone',
  'Please restore a deleted folder',
]

/** Tickets of the last days on both desks, some closed, with notes for the customer and for the desk alone. */
export function addDemoTickets(server: Vsa9): void {
  const people = server.staff.all()
  problems.forEach((summary, index) => {
    const person = people[index % people.length]
    const desk = server.desks.rows()[index % 4 === 3 ? 1 : 0]
    const statuses = server.statuses.rows().filter(({ deskId }) => deskId === desk?.id)
    const status = statuses[index % statuses.length]
    const ticket = addTicket(server, {
      summary,
      description: `${summary}. Reported by ${person?.fullName ?? 'the office'}.`,
      ...(desk ? { deskId: desk.id } : {}),
      ...(status ? { statusId: status.id } : {}),
      submitter: person?.fullName ?? null,
      submitterEmail: person?.email ?? null,
      by: 'jokafor',
    })
    backdate(server, ticket.id, (problems.length - index) * 86_400_000)
  })
}

function backdate(server: Vsa9, id: string, by: number): void {
  const ticket = server.tickets.get(id)
  if (!ticket) return
  const at = ticket.createdAt - by
  server.notes.insert({ ticketId: id, text: 'We are looking into it.', isHidden: false, isSystem: false, by: 'jokafor', at: at + 60_000 })
  server.notes.insert({
    ticketId: id,
    text: 'Seen before at this customer.',
    isHidden: true,
    isSystem: false,
    by: 'jokafor',
    at: at + 120_000,
  })
  const closedAt = ticket.closedAt === null ? null : at + 3_600_000
  server.tickets.update(id, { createdAt: at, modifiedAt: closedAt ?? at + 120_000, publicUpdateAt: at + 60_000, closedAt })
}
