import type { Id } from '@jackfield/core'
import type { AlertLink, DiscoveredDevice } from '@jackfield/desk'
import { heldSteps, untilNothingIsDue } from '../../work/once.ts'
import { expect } from '../expectation.ts'
import type { Scene } from './scene.ts'

/** What became of one alarm. */
export interface PlayedAlarm {
  readonly title: string
  readonly device: string
  readonly ticket: string
  /** Its ticket was closed, and so it was closed at the source, or marked as done here alone; or the source ended it. */
  readonly end: 'closed' | 'marked' | 'ended'
}

/** Milliseconds that one look may take. */
const patience = 30_000

/** Steps 5 to 7: alarms become tickets, and both come to their end together, from either side. */
export async function exchangeAlarms(scene: Scene): Promise<readonly PlayedAlarm[]> {
  const { desk, source, psa } = scene
  const device = await linkedDevice(scene)
  await desk.alertLinks.create({
    fromId: source.open.summary.id,
    toId: psa.open.summary.id,
    since: new Date(source.running.clock.now()).toISOString(),
  })
  const [disk, service] = await raiseTwo(scene, device)
  const end = await closeTicket(scene, disk)
  await endAtSource(scene, service)
  return [played(disk, device, end), played(service, device, 'ended')]
}

interface LinkedDevice extends DiscoveredDevice {
  readonly targetId: Id
}

/** An alarm that has become a ticket. */
interface Ticketed {
  readonly alarmId: string
  readonly title: string
  readonly ticketId: string
  /** What technicians call the ticket. */
  readonly number: string
}

async function raiseTwo(scene: Scene, device: LinkedDevice): Promise<readonly [Ticketed, Ticketed]> {
  const { app, source, psa } = scene
  const before = new Set(psa.running.tickets().map(({ id }) => id))
  const raise = (title: string): string => source.running.raiseAlarm({ title, deviceId: device.deviceId })
  const titles = ['Disk C: is almost full', 'The backup service has stopped'] as const
  const ids = [raise(titles[0]), raise(titles[1])] as const
  await look(scene)
  const disk = await ticketed(scene, ids[0], titles[0])
  const service = await ticketed(scene, ids[1], titles[1])
  const made = psa.running.tickets().filter(({ id }) => !before.has(id))
  expect(made.length === 2, `two alarms give two tickets, there are ${made.length}`)
  for (const ticket of made) expect(ticket.deviceIds.includes(device.targetId), `ticket ${ticket.id} has its device`)
  app.screen.tell(
    `5. Two alarms are raised on ${device.name}: “${disk.title}” is ticket ${disk.number}, “${service.title}” is ticket ${service.number}.`,
  )
  app.screen.tell(`   Both tickets have the device on them.`)
  return [disk, service]
}

/** What the alarm came to: not every vendor's alarms can be closed. */
async function closeTicket(scene: Scene, { alarmId, ticketId, number }: Ticketed): Promise<'closed' | 'marked'> {
  const { app, source, psa } = scene
  app.screen.tell(`6. A technician closes ticket ${number}.`)
  await psa.running.technician.closeTicket(ticketId)
  const { alerts } = await look(scene)
  const end = source.open.connection.capabilities.alertClosing === undefined ? 'marked' : 'closed'
  const isOpen = source.running.alarms().some(({ id, isOpen: is }) => id === alarmId && is)
  expect(alerts[end] === 1, `the alarm of ticket ${number} counts as ${end}`)
  expect(isOpen === (end === 'marked'), `the alarm of ticket ${number} is ${end === 'marked' ? 'left' : 'closed'} at ${source.label}`)
  app.screen.tell(
    end === 'closed'
      ? `   Its alarm is closed at ${source.label}, too.`
      : `   Alarms of ${source.label} have no end of their own: this one stays in the list there, and counts as done here.`,
  )
  return end
}

async function endAtSource(scene: Scene, { alarmId, title, ticketId, number }: Ticketed): Promise<void> {
  const { app, source, psa } = scene
  app.screen.tell(`7. “${title}” ends at ${source.label}.`)
  source.running.closeAlarm(alarmId)
  const { alerts } = await look(scene)
  const ticket = psa.running.tickets().find(({ id }) => id === ticketId)
  expect(ticket?.isClosed === true, `ticket ${number} is closed`)
  expect(alerts.ended === 1 && alerts.open === 0, 'neither of the two alarms counts as open')
  app.screen.tell(`   Ticket ${number} is closed: nobody else had worked on it.`)
}

function played({ title, number }: Ticketed, device: LinkedDevice, end: PlayedAlarm['end']): PlayedAlarm {
  return { title, device: device.name, ticket: number, end }
}

/** The first in the order of the source. */
async function linkedDevice({ desk, source, psa }: Scene): Promise<LinkedDevice> {
  const pair = { fromId: source.open.summary.id, toId: psa.open.summary.id }
  const { items } = await desk.devices(pair, { state: 'linked', limit: 500 })
  const [device] = source.running.devices().flatMap(({ id }) => items.filter(({ deviceId }) => deviceId === id))
  expect(device !== undefined && device.targetId !== null, 'a device is linked')
  return { ...device, targetId: device.targetId }
}

/** Looks at the link now, as `jackfield work --once` does, and goes on until there is nothing more to do. */
async function look({ app, desk, source, psa }: Scene): Promise<AlertLink> {
  return app.screen.during(`Looking at ${source.label} and ${psa.label}`, async () => {
    const interrupted = app.interruption.takeOver()
    const tried = await heldSteps(desk)
    const work = await desk.startWork({ retryKept: true })
    try {
      await untilNothingIsDue(desk, tried, patience, interrupted)
    } finally {
      await work.stop()
    }

    const [open] = await desk.listAlerts({ state: 'open' })
    expect(!open, `every alarm is settled, but “${open?.title}” waits: ${open?.kept?.message ?? 'it is under way'}`)
    const [link] = await desk.alertLinks.list()
    expect(link !== undefined && link.failing === null, `the look comes to its end, but: ${link?.failing?.message}`)
    expect(link.stuck === null, `nothing is left to do at ${source.label}, but: ${link.stuck?.reason}`)
    return link
  })
}

async function ticketed({ desk }: Scene, alarmId: string, title: string): Promise<Ticketed> {
  const alert = (await desk.listAlerts({ state: 'settled' })).find((one) => one.title.startsWith(title))
  expect(alert !== undefined && alert.ticketId !== null, `“${title}” becomes a ticket`)
  return { alarmId, title, ticketId: alert.ticketId, number: alert.ticketNumber ?? alert.ticketId }
}
