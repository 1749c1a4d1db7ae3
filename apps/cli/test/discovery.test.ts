import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeviceStep, DiscoveryResult } from '@jackfield/desk'
import { documentOf, jackfield, passingHome, servedSandboxOf } from './jackfield.ts'
import type { Ran, ServedSandbox } from './jackfield.ts'

let home: Awaited<ReturnType<typeof passingHome>>
let vsa: ServedSandbox
let psa: ServedSandbox

const run = (...words: readonly string[]): Promise<Ran> => jackfield(words, { home: home.dir })
const kind = ['--kind', 'Managed Workstation'] as const

beforeAll(async () => {
  home = await passingHome()
  ;[vsa, psa] = await Promise.all([servedSandboxOf('kaseya-vsa', '--seed', 'demo'), servedSandboxOf('connectwise', '--seed', 'demo')])
  for (const [name, connector, { settings }] of [
    ['vsa', 'kaseya-vsa', vsa],
    ['psa', 'connectwise', psa],
  ] as const) {
    const stdin = JSON.stringify(settings)
    const added = await jackfield(['connections', 'add', connector, '--name', name, '--settings', '-'], { home: home.dir, stdin })
    if (added.code !== 0) throw new Error(added.stderr)
  }
})

afterAll(async () => {
  await Promise.all([vsa?.stop(), psa?.stop()])
  await home?.remove()
})

const devicesAtPsa = async () => ((await psa.control('GET', 'devices')) as readonly unknown[]).length

test('without a kind to make of them, discovery says what there is to choose from', async () => {
  const ran = await run('devices', 'discover', 'vsa', 'psa')
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain('Managed Server (1), Managed Workstation (2)')
})

test('from VSA into ConnectWise: a plan that writes nothing, the run, and a second run that has nothing to do', async () => {
  const before = await devicesAtPsa()
  const plan = documentOf<DiscoveryResult & { steps: readonly DeviceStep[] }>(
    await run('devices', 'discover', 'vsa', 'psa', ...kind, '--dry-run', '--json'),
  )
  expect(plan.counts.added).toBeGreaterThan(5)
  expect(plan.steps.filter((step) => step.kind === 'add')).toHaveLength(plan.counts.added)
  expect(await devicesAtPsa()).toBe(before)

  const done = await run('devices', 'discover', 'vsa', 'psa', ...kind)
  expect(done.code).toBe(0)
  expect(done.stdout).toMatch(new RegExp(`Added +${plan.counts.added}\\b`))
  expect(done.stdout).toContain("O'Dell & Sons: 1 device not brought over.")
  expect(await devicesAtPsa()).toBe(before + plan.counts.added)

  const again = documentOf<DiscoveryResult>(await run('devices', 'discover', 'vsa', 'psa', ...kind, '--json'))
  expect(again.counts).toMatchObject({ added: 0, updated: 0, same: plan.counts.added })
})

test('a customer that was mapped by hand brings its devices; one is ignored, taken up again, and linked by hand', async () => {
  const found = documentOf<DiscoveryResult>(await run('devices', 'discover', 'vsa', 'psa', ...kind, '--json'))
  const { key } = found.unmappedCompanies[0]!
  expect((await run('companies', 'map', key, 'Kestrel Logistics [North]', '--on', 'psa')).code).toBe(0)
  const next = documentOf<DiscoveryResult>(await run('devices', 'discover', 'vsa', 'psa', ...kind, '--json'))
  expect(next.counts).toMatchObject({ added: 1, unmapped: 0 })

  const { devices } = documentOf<{ devices: readonly { deviceId: string; name: string; targetId: string | null }[] }>(
    await run('devices', 'list', '--on', 'vsa', '--to', 'psa', '--json'),
  )
  const [first, second] = devices
  for (const verb of ['ignore', 'resume']) {
    expect((await run('devices', verb, first!.deviceId, '--on', 'vsa', '--to', 'psa')).stdout).toContain(first!.name)
  }
  const taken = await run('devices', 'link', first!.deviceId, second!.targetId!, '--on', 'vsa', '--to', 'psa')
  expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining(`linked to ${second!.name} already`)])
  expect((await run('devices', 'link', first!.deviceId, '501', '--on', 'vsa', '--to', 'psa')).code).toBe(0)
  expect((await run('devices', 'defer', '4711', '--on', 'vsa', '--to', 'psa')).stderr).toContain('No device 4711 was discovered')
})

test('an alarm becomes a ticket with its device, and ends when the ticket is closed; the link can be looked at and taken away', async () => {
  expect((await run('alerts', 'links')).stdout).toContain('jackfield alerts link FROM TO')
  expect((await run('alerts', 'link', 'vsa', 'vsa')).stderr).toContain('Name two connections')
  expect((await run('alerts', 'link', 'vsa', 'psa', '--since', 'yesterday')).code).toBe(2)
  const refused = await run('alerts', 'link', 'vsa', 'psa', '--delete-notifications')
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('VSA 9')])

  const linked = await run('alerts', 'link', 'vsa', 'psa', '--since', new Date().toISOString())
  expect([linked.code, linked.stdout]).toEqual([0, expect.stringContaining('jackfield work')])
  const { devices } = documentOf<{ devices: readonly { deviceId: string; targetId: string }[] }>(
    await run('devices', 'list', '--on', 'vsa', '--to', 'psa', '--json'),
  )
  const { deviceId, targetId } = devices[0]!
  const { id } = (await vsa.control('POST', 'alarms/raise', { title: 'Fan failed', deviceId })) as { id: string }
  expect((await run('work', '--once', '--timeout', '30')).code).toBe(0)
  const ticket = (await psa.tickets()).find(({ title }) => title === 'Fan failed')
  expect(ticket).toMatchObject({ isClosed: false, deviceIds: [targetId] })

  await psa.control('POST', 'technician/closeTicket', { ticketId: ticket!.id })
  expect((await run('work', '--once', '--timeout', '30')).code).toBe(0)
  const alarms = (await vsa.control('GET', 'alarms')) as readonly { id: string; isOpen: boolean }[]
  expect(alarms.find((alarm) => alarm.id === id)?.isOpen).toBe(false)
  const { links } = documentOf<{ links: readonly unknown[] }>(await run('alerts', 'links', '--json'))
  expect(links).toMatchObject([{ from: 'vsa', to: 'psa', failing: null, alerts: { open: 0, closed: 1 } }])
  expect((await run('alerts', 'trace', ticket!.id)).stdout).toMatch(/ended/i)

  expect((await run('alerts', 'unlink', 'vsa', 'psa')).code).toBe(0)
  expect((await run('alerts', 'unlink', 'vsa', 'psa')).code).toBe(2)
})
