import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connectwise } from '@jackfield/connectwise'
import { jobOperations, leastRole } from '@jackfield/core'
import type { ConnectionSummary } from '@jackfield/host'
import { sandboxRights } from '../src/commands/demo/rights.ts'
import { draftFile } from '../src/commands/connect/draft.ts'
import { documentOf, jackfield, passingHome, servedSandbox } from './jackfield.ts'
import type { ServedSandbox } from './jackfield.ts'
import { hasTmux, terminal, withoutTmux } from './terminal.ts'
import type { Terminal } from './terminal.ts'

/** What `connect` asks for where nobody says otherwise. */
const operations = (['tickets', 'notes', 'close', 'companies'] as const).flatMap((job) => jobOperations[job])
const least = sandboxRights(connectwise.role, leastRole(connectwise.role, operations))

describe('connect without a terminal', () => {
  test.each([[['connect']], [['connect', 'connectwise', '--json']]])(
    '%j is refused, and the way without questions is named',
    async (words) => {
      const home = await mkdtemp(join(tmpdir(), 'jackfield-cli-'))
      const ran = await jackfield(words, { home })
      expect(ran.stderr).toContain('connections add CONNECTOR --name NAME --settings FILE')
      expect(ran.code).toBe(2)
      expect(existsSync(join(home, 'connect.json'))).toBe(false)
      await rm(home, { recursive: true })
    },
  )
})

test('a draft that can’t be read is none, and one that is written comes back', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'jackfield-cli-'))
  const file = draftFile({ dir, config: { connectors: [], allowHosts: [] } })
  expect(await file.read()).toBeNull()
  for (const broken of ['', '{', '{"connector":"connectwise"}', '[]']) {
    await writeFile(file.path, broken)
    expect(await file.read()).toBeNull()
  }
  const draft = { connector: 'connectwise', name: null, jobs: 'tickets', settings: { site: 'x' }, stage: 'guide', alertId: null } as const
  await file.write(draft)
  expect(await file.read()).toEqual(draft)
  await rm(dir, { recursive: true })
})

if (!hasTmux) console.warn(withoutTmux)

describe.skipIf(!hasTmux)('connect in a real terminal', () => {
  let home: Awaited<ReturnType<typeof passingHome>>
  let sandbox: ServedSandbox
  const open: Terminal[] = []

  const connect = async (...words: readonly string[]): Promise<Terminal> => {
    const opened = await terminal(['connect', ...words, '--home', home.dir])
    open.push(opened)
    return opened
  }
  const draft = (): Record<string, unknown> => JSON.parse(readFileSync(join(home.dir, 'connect.json'), 'utf8')) as Record<string, unknown>
  const connections = async (): Promise<readonly ConnectionSummary[]> =>
    documentOf<{ connections: ConnectionSummary[] }>(await jackfield(['connections', 'list', '--json'], { home: home.dir })).connections
  const ours = async () => (await sandbox.tickets()).filter((ticket) => ticket.reference !== null)

  /** From the site on, which stands there already where `site` is left out. */
  const logIn = async (at: Terminal, { site, privateKey }: { site?: string; privateKey: string }): Promise<void> => {
    const { companyId, publicKey, clientId } = sandbox.settings as { companyId: string; publicKey: string; clientId: string }
    await at.sees(/◆ {2}Site/)
    await at.answer(site)
    await at.sees(/◆ {2}Company/)
    await at.answer(companyId)
    await at.sees(/◆ {2}Public key/)
    await at.answer(publicKey)
    await at.sees(/◆ {2}Private key/)
    await at.answer(privateKey)
    await at.sees(/◆ {2}Client ID/)
    await at.answer(clientId)
    await at.sees(/◆ {2}Network/)
    await at.press('Down')
    await at.answer()
  }

  beforeAll(async () => {
    home = await passingHome()
    sandbox = await servedSandbox('--seed', 'demo')
  })
  beforeEach(() => rm(join(home.dir, 'connect.json'), { force: true }))
  afterAll(async () => {
    for (const one of open) await one.close()
    await sandbox?.stop()
    await home?.remove()
  })

  test('leads from nothing to a test ticket, stopped at each step and gone on with', { timeout: 180_000 }, async () => {
    await sandbox.setRights(least)
    const site = sandbox.settings['site']!

    const first = await connect()
    await first.sees(/What do you want to connect/)
    await first.press('Down')
    await first.sees(/● ConnectWise PSA/)
    await first.answer()
    await first.sees(/needs an API user/)
    await first.answer()
    await first.sees(/Part 1 of/)
    await first.answer()
    expect(await first.sees(/Part 2 of/)).toMatch(/Service Desk > Close Service Tickets +All \(perhaps\) +All/)
    await first.press('C-c')
    expect(await first.ended()).toBe(1)
    expect(await first.shown()).toContain('Stopped at step 1 (the API user and its role). `jackfield connect` goes on there.')

    const second = await connect()
    await second.sees(/connectwise that was not ended/)
    await second.answer()
    await second.sees(/needs an API user/)
    await second.press('Down')
    await second.answer()
    await second.sees(/What do you call this connection/)
    await second.press('C-u')
    await second.answer('psa')
    await second.sees(/◆ {2}Site: The address where you log in/)
    await second.answer('http://psa example')
    await second.sees(/site holds a space/)
    await second.press('C-u')
    await second.answer(site)
    await second.sees(/◆ {2}Company/)
    await second.press('C-c')
    expect(await second.ended()).toBe(1)
    expect(draft()).toMatchObject({ stage: 'settings', name: 'psa', settings: { site } })
    expect(statSync(join(home.dir, 'connect.json')).mode & 0o077).toBe(0)
    expect(await connections()).toEqual([])

    const third = await connect()
    await third.sees(/psa that was not ended/)
    await third.answer()
    await third.sees(/What do you call this connection/)
    await third.answer()
    await logIn(third, { privateKey: 'CANARY-wrong-key-3' })
    // What was answered stands there; only the key is given again.
    await third.sees(/Mend it here[^]*◆ {2}What do you call/)
    await third.answer()
    for (const field of ['Site', 'Company', 'Public key']) {
      await third.sees(new RegExp(`Mend it here[^]*◆ {2}${field}`))
      await third.answer()
    }
    await third.sees(/Mend it here[^]*◆ {2}Private key[^]*\(empty/)
    await third.answer(sandbox.settings['privateKey']!)
    await third.sees(/Mend it here[^]*◆ {2}Client ID/)
    await third.answer()
    await third.sees(/Mend it here[^]*◆ {2}Network/)
    await third.answer()
    await third.sees(/0 missing[^]*Board, statuses and priorities/)
    await third.press('C-c')
    expect(await third.ended()).toBe(1)
    expect(draft()).toMatchObject({ stage: 'defaults', name: 'psa' })

    const fourth = await connect()
    await fourth.sees(/step 4 \(where tickets go\)/)
    await fourth.answer()
    await fourth.sees(/Board, statuses and priorities/)
    await fourth.answer()
    // No customer is taken by mistake: the tenant's own catch-all stands there.
    await fourth.sees(/● Catchall/)
    await fourth.answer()
    await fourth.sees(/Create a test ticket now/)
    await fourth.press('C-c')
    expect(await fourth.ended()).toBe(1)
    expect(await ours()).toEqual([])

    const fifth = await connect()
    await fifth.sees(/step 5 \(a test ticket\)/)
    await fifth.answer()
    await fifth.sees(/Create a test ticket now/)
    await fifth.answer()
    await fifth.sees(/Close it again/)
    expect(await ours()).toMatchObject([{ title: 'Test ticket of Jackfield', isClosed: false }])
    await fifth.press('C-c')
    expect(await fifth.ended()).toBe(1)

    const sixth = await connect()
    await sixth.sees(/step 5/)
    await sixth.answer()
    await sixth.sees(/Close it again/)
    await sixth.answer()
    expect(await sixth.ended()).toBe(0)
    expect(await sixth.shown()).toMatch(/psa is connected\. Test ticket \d+, closed again\./)
    expect(await ours()).toMatchObject([{ title: 'Test ticket of Jackfield', isClosed: true, notes: expect.any(Array) as unknown }])
    expect(existsSync(join(home.dir, 'connect.json'))).toBe(false)
    expect((await connections()).map(({ name, catchAll }) => [name, catchAll?.name])).toEqual([
      ['psa', expect.stringContaining('Catchall')],
    ])
    for (const one of open) {
      const shown = await one.shown()
      expect(shown).not.toContain('CANARY-wrong-key-3')
      expect(shown).not.toContain(sandbox.settings['privateKey'])
    }
  })

  test('waits while a missing right is granted, tells it, and goes on by itself', { timeout: 120_000 }, async () => {
    const isClosing = (path: readonly string[]): boolean => path.at(-1) === 'Close Service Tickets'
    await sandbox.setRights(least.filter((right) => !isClosing(right.path)))
    const before = (await ours()).length
    const taken = ['connections', 'add', 'connectwise', '--name', 'taken', '--settings', '-']
    await jackfield(taken, { home: home.dir, stdin: JSON.stringify(sandbox.settings) })

    const at = await connect('connectwise')
    await at.sees(/needs an API user/)
    await at.press('Down')
    await at.answer()
    await at.sees(/What do you call this connection/)
    await at.press('C-u')
    await at.answer('TAKEN')
    await at.sees(/There is a connection of this name already/)
    await at.answer('-2')
    await logIn(at, { site: sandbox.settings['site']!, privateKey: sandbox.settings['privateKey']! })
    const refused = await at.sees(/Wait while they are granted/)
    expect(refused).toMatch(/Grant: Service Desk > Close Service Tickets, .*Edit Level: All/)
    await at.answer()

    // Ctrl-C while it waits: nothing is lost, and the wait is taken up again.
    await at.sees(/Waiting for rights/)
    await at.press('C-c')
    expect(await at.ended()).toBe(1)
    const again = await connect()
    await again.sees(/step 3 \(the rights\)/)
    await again.answer()
    await again.sees(/Wait while they are granted/)
    await again.answer()
    await again.sees(/Waiting for rights/)
    await sandbox.setRights(least)
    await again.sees(/Granted: Service Desk > Close Service Tickets, Edit Level: All\.[^]*Nothing is missing any more\.[^]*Board, statuses/)
    await again.press('Down')
    await again.answer()
    for (const question of [
      'Board of new',
      'Status of new',
      'Status that closes',
      'Status that opens',
      'critical',
      'high',
      'medium',
      'low',
    ]) {
      await again.sees(new RegExp(`◆ {2}[^\\n]*${question}`))
      await again.answer()
    }
    await again.sees(/● Catchall/)
    await again.answer()
    await again.sees(/Create a test ticket now/)
    await again.answer()
    await again.sees(/Close it again/)
    await again.press('n')
    expect(await again.ended()).toBe(0)
    expect(await ours()).toHaveLength(before + 1)
    expect((await ours()).at(-1)).toMatchObject({ isClosed: false })
  })
})
