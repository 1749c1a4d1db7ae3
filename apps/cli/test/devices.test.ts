import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Device } from '@jackfield/core'
import { documentOf, jackfield, passingHome, servedSandboxOf } from './jackfield.ts'
import type { Ran, ServedSandbox } from './jackfield.ts'

let home: Awaited<ReturnType<typeof passingHome>>
let nine: ServedSandbox
let x: ServedSandbox

const run = (...words: readonly string[]): Promise<Ran> => jackfield(words, { home: home.dir })

interface Devices {
  readonly isComplete: boolean
  readonly devices: readonly Device[]
}

beforeAll(async () => {
  home = await passingHome()
  ;[nine, x] = await Promise.all([
    servedSandboxOf('kaseya-vsa', '--seed', 'demo'),
    servedSandboxOf('kaseya-vsa', '--seed', 'demo', '--variant', 'generation=X'),
  ])
  for (const [name, { settings }] of Object.entries({ nine, x })) {
    const stdin = JSON.stringify(settings)
    const added = await jackfield(['connections', 'add', 'kaseya-vsa', '--name', name, '--settings', '-'], { home: home.dir, stdin })
    if (added.code !== 0) throw new Error(added.stderr)
  }
})

afterAll(async () => {
  await Promise.all([nine?.stop(), x?.stop()])
  await home?.remove()
})

describe.each(['nine', 'x'])('devices list on %s', (name) => {
  const vendor = (): ServedSandbox => (name === 'nine' ? nine : x)

  test('has every device with its company by name, ids to the digit', async () => {
    const kept = (await vendor().control('GET', 'devices')) as { id: string; companyId: string }[]
    const { devices, isComplete } = documentOf<Devices>(await run('devices', 'list', '--on', name, '--json'))
    expect(isComplete).toBe(true)
    expect(devices.map(({ id }) => id).toSorted()).toEqual(kept.map(({ id }) => id).toSorted())
    for (const { company } of devices) expect(company?.name).toEqual(expect.stringMatching(/[A-Za-z]/))
    if (name === 'nine') expect(devices[0]?.company?.id).toMatch(/^\d{26}$/)
  })

  test('is narrowed to a company by its name, and cut where somebody wants it so', async () => {
    const { devices } = documentOf<Devices>(await run('devices', 'list', '--on', name, '--json'))
    const company = devices[0]?.company
    const own = documentOf<Devices>(await run('devices', 'list', '--on', name, '--company', company?.name ?? '', '--json'))
    expect(own.devices.map(({ id }) => id).toSorted()).toEqual(
      devices
        .filter((device) => device.company?.id === company?.id)
        .map(({ id }) => id)
        .toSorted(),
    )
    const cut = await run('devices', 'list', '--on', name, '--limit', '2')
    expect(cut.stdout).toMatch(/^ID +NAME +COMPANY/)
    expect(cut.stdout).toContain('The first 2 devices; there are more.')
  })
})

test('a variant that is none is refused with those there are', async () => {
  const { code, stderr } = await jackfield(['sandbox', 'kaseya-vsa', '--variant', 'generation=8'])
  expect(stderr).toMatch(/There is no variant “generation=8”\. Known are: generation=9\|X, /)
  expect(code).toBe(2)
})

test('a connection whose token ends soon says so', async () => {
  const at = new Date(Date.now() + 5.5 * 86_400_000).toISOString().slice(0, 10)
  const settings = { ...nine.settings, tokenExpiresAt: at, tokenName: 'Jackfield 2026' }
  await jackfield(['connections', 'add', 'kaseya-vsa', '--name', 'ending', '--settings', '-'], {
    home: home.dir,
    stdin: JSON.stringify(settings),
  })
  const { stdout, stderr } = await run('connections', 'list')
  expect(stdout + stderr).toMatch(new RegExp(`The access token “Jackfield 2026” of VSA ends in [56] days \\(${at}\\)`))
})

test('ids of 26 digits are kept to the digit: a company that a key is mapped to, and the ticket of its alert', async () => {
  const listed = await run('companies', 'list', '--on', 'nine', '--json')
  expect(listed.stdout + listed.stderr).toContain('companies')
  const { companies } = documentOf<{ companies: { id: string; name: string }[] }>(listed)
  const company = companies.at(-1)
  expect(company?.id).toMatch(/^\d{26}$/)
  await run('companies', 'map', 'tenant-7', company?.id ?? '', '--on', 'nine')
  const { links } = documentOf<{ links: { companyId: string }[] }>(await run('companies', 'export', '--on', 'nine', '--json'))
  expect(links.map(({ companyId }) => companyId)).toEqual([company?.id])
  const alert = JSON.stringify({ title: 'Backup failed', companyKey: 'tenant-7', conditionKey: 'backup' })
  const pushed = await jackfield(['alerts', 'push', '-', '--on', 'nine', '--json'], { home: home.dir, stdin: alert })
  expect(pushed.code).toBe(0)
  const kept = (await nine.tickets()).filter(({ title }) => title.startsWith('Backup failed'))
  expect(kept).toHaveLength(1)
  expect(pushed.stdout).toContain(`"${kept[0]?.id}"`)
  expect(kept[0]?.description).toContain(`Organization: ${company?.name}`)
})
