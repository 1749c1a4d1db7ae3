import { describe, expect, test } from 'vitest'
import type { SideChoice, TwoSides } from '@jackfield/desk/two-sides'
import { twoSides } from '@jackfield/desk/two-sides'
import type { FaultPlan, VendorSandbox } from '@jackfield/sandbox'
import { connectors } from '../src/generated/connectors.gen.ts'

/** Whatever a vendor does to a request, a few times each minute. */
const faults: FaultPlan = {
  seed: 8,
  chances: {
    ...{ limit: 0.02, 'error-before': 0.02, 'error-after': 0.02, 'timeout-after': 0.01, 'late-commit': 0.01, torn: 0.02 },
    ...{ 'dropped-before': 0.02, 'dropped-after': 0.02, 'expired-login': 0.01, 'lost-page': 0.02, 'doubled-row': 0.02 },
  },
  lateCommitSeconds: [0.2, 1],
  retryAfterSeconds: 1,
  atMost: 60,
}

/** Every RMM of the registry in each of its generations, and every PSA that keeps devices. */
async function pairs(): Promise<readonly (readonly [string, SideChoice, SideChoice])[]> {
  const sources: (readonly [string, SideChoice])[] = []
  const psas: (readonly [string, SideChoice])[] = []
  for (const [id, entry] of Object.entries(connectors)) {
    const { capabilities } = await entry.connector()
    const side = { connector: import.meta.resolve(entry.package), sandbox: import.meta.resolve(`${entry.package}/sandbox`) }
    if (capabilities.deviceRegister) psas.push([id, side])
    if (!capabilities.alertSource) continue
    const { sandbox } = (await import(side.sandbox)) as { readonly sandbox: VendorSandbox }
    for (const generation of sandbox.variants['generation'] ?? [null])
      sources.push([`${id} ${generation ?? ''}`.trim(), generation === null ? side : { ...side, variants: { generation } }])
  }
  return sources.flatMap(([source, from]) => psas.map(([psa, to]) => [`${source} and ${psa}`, from, to] as const))
}

describe('from an alarm to a ticket and back, with every kind of fault', async () => {
  test.each(await pairs())('%s', { timeout: 240_000 }, async (_names, from, to) => {
    const sides = await twoSides(from, to)
    try {
      await roundTrip(sides)
    } finally {
      await sides.stop()
    }
  })
})

async function roundTrip(sides: TwoSides): Promise<void> {
  const { sandbox: source, connection } = sides.from
  const { sandbox: psa } = sides.to
  const before = new Set(psa.tickets().map(({ id }) => id))
  const ticketsOf = (title: string) => psa.tickets().filter((ticket) => !before.has(ticket.id) && ticket.title.startsWith(title))
  const isOpen = (id: string) => source.alarms().find((alarm) => alarm.id === id)?.isOpen ?? false

  const [kind] = (await sides.to.connection.capabilities.deviceRegister!.kinds()).filter(({ isActive }) => isActive)
  await sides.desk.discover(sides.from.desk.id, sides.to.desk.id, { kindId: kind!.id })
  const { items } = await sides.desk.devices({ fromId: sides.from.desk.id, toId: sides.to.desk.id }, { state: 'linked' })
  const device = items[0]!
  const raise = (title: string) => source.raiseAlarm({ title, deviceId: device.deviceId })

  psa.setFaults(faults)
  source.setFaults(faults)
  await sides.link({ since: new Date(source.clock.now()).toISOString() })
  const [closedHere, closedThere, worked] = [raise('Disk C: is full'), raise('Disk D: is full'), raise('Service stopped')]
  await sides.look()
  for (const title of ['Disk C: is full', 'Disk D: is full', 'Service stopped']) {
    expect(ticketsOf(title), title).toMatchObject([{ isClosed: false, deviceIds: [device.targetId] }])
  }

  await psa.technician.closeTicket(ticketsOf('Disk C: is full')[0]!.id)
  await psa.technician.addNote(ticketsOf('Service stopped')[0]!.id, 'I am on it.')
  source.closeAlarm(closedThere)
  source.closeAlarm(worked)
  await sides.look()
  await sides.look()
  expect(isOpen(closedHere)).toBe(connection.capabilities.alertClosing === undefined)
  if (!ticketsOf('Disk D: is full')[0]!.isClosed) console.log(JSON.stringify(await sides.desk.trace(ticketsOf('Disk D: is full')[0]!.id), null, 1), await sides.desk.alertLinks.list())
  expect(ticketsOf('Disk D: is full')).toMatchObject([{ isClosed: true }])
  expect(ticketsOf('Service stopped')).toMatchObject([{ isClosed: false }])

  const again = raise('Disk D: is full')
  await sides.look()
  expect(ticketsOf('Disk D: is full')).toMatchObject([{ isClosed: false }])
  const rested = psa.tickets()
  for (let look = 0; look < 2; look += 1) await sides.look()
  expect(psa.tickets()).toEqual(rested)
  expect(isOpen(again)).toBe(true)
  expect(await turnsOf(sides)).toEqual(['closed by others', 'closed by us', 'reopened by us'])
}

/** What was told of the tickets: each turn once, and by whom. */
async function turnsOf({ desk }: TwoSides): Promise<readonly string[]> {
  const { items } = await desk.subscriptions.events({ limit: 500 })
  return items
    .flatMap(({ type, data }) => (type === 'ticket.closed' || type === 'ticket.reopened' ? [`${type.slice(7)} by ${String(data.by)}`] : []))
    .toSorted()
}
