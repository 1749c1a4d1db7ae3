import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectwise } from '@jackfield/connectwise'
import { leastRole, operationsOf } from '@jackfield/core'
import type { CapabilityName, RoleFinding } from '@jackfield/core'
import type { ConnectionSummary } from '@jackfield/host'
import { sandboxRights } from '../src/commands/demo/rights.ts'
import { documentOf, endOf, jackfield, passingHome, servedSandbox, start } from './jackfield.ts'
import type { Ran, ServedSandbox } from './jackfield.ts'

let home: Awaited<ReturnType<typeof passingHome>>
let sandbox: ServedSandbox
const outputs: Ran[] = []

/** Everything that any command of this file printed is searched for secrets at the end. */
async function run(words: readonly string[], stdin?: string): Promise<Ran> {
  const ran = await jackfield(words, { home: home.dir, ...(stdin === undefined ? {} : { stdin }) })
  outputs.push(ran)
  return ran
}

const settings = (changes: Readonly<Record<string, unknown>> = {}): string => JSON.stringify({ ...sandbox.settings, ...changes })
const add = (name: string, given: string): Promise<Ran> =>
  run(['connections', 'add', 'connectwise', '--name', name, '--settings', '-'], given)

beforeAll(async () => {
  home = await passingHome()
  sandbox = await servedSandbox('--seed', 'demo')
})

afterAll(async () => {
  await sandbox?.stop()
  await home?.remove()
})

describe('connections add', () => {
  test('tests the settings, stores them, suggests defaults and names the key file and the next command', async () => {
    const { code, stdout, stderr } = await add('acme', `\uFEFF${settings().replaceAll(',', ',\r\n')}`)
    expect(stderr).not.toContain('unexpected')
    expect(code).toBe(0)
    expect(stdout).toContain('Connected acme to ConnectWise PSA.')
    expect(stdout).toMatch(/Board +\S/)
    expect(stdout).toMatch(/Priorities +critical = /)
    expect(stderr).toContain(`the new file ${join(home.dir, 'key')}`)
    expect(stdout).toContain('jackfield connections defaults acme --catch-all COMPANY')
  })

  test.concurrent.each([
    ['an unknown field', () => settings({ sight: 'x' }), 2, /sight/],
    ['a field that is missing', () => settings({ companyId: undefined }), 2, /companyId is missing/],
    ['text that is no JSON', () => settings().slice(0, -1), 2, /stdin is not valid JSON/],
    ['a list', () => '[]', 2, /no JSON object/],
    ['nothing', () => '', 2, /it is empty/],
    ['a wrong key', () => settings({ privateKey: 'CANARY-wrong-key-1' }), 3, /\S/],
    ['an unknown company', () => settings({ companyId: 'nobody' }), 3, /nobody|company/i],
    ['a host where nobody answers', () => settings({ site: 'http://127.0.0.1:1' }), 7, /127\.0\.0\.1:1/],
    ['a private address without leave', () => settings({ network: 'public', site: 'https://127.0.0.1:1' }), 7, /network: private/],
  ])('refuses %s on one line, and nothing is stored', async (_, given, expectedCode, expectedLine) => {
    const { code, stdout, stderr } = await add('broken', given())
    const line = stderr.trim().split('\n').at(-1) ?? ''
    expect(line).toMatch(expectedLine)
    expect(stdout).toBe('')
    expect(code).toBe(expectedCode)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test('refuses a name that is taken, a connector that nobody knows and settings that nobody gave', async () => {
    expect(await add('ACME', settings())).toMatchObject({ code: 2, stderr: expect.stringContaining('acme') })
    const unknown = await run(['connections', 'add', 'connectwize', '--name', 'x', '--settings', '-'], settings())
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringMatching(/Known are: .*connectwise/) as unknown })
    const nothing = await run(['connections', 'add', 'connectwise', '--name', 'x'])
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('--settings FILE') })
    const { connections } = documentOf<{ connections: ConnectionSummary[] }>(await run(['connections', 'list', '--json']))
    expect(connections.map((connection) => connection.name)).toEqual(['acme'])
  })
})

describe('a connection', () => {
  test('is listed with masked secrets and tested by name', async () => {
    const { connections } = documentOf<{ connections: ConnectionSummary[] }>(await run(['--json', 'connections', 'list']))
    expect(connections[0]).toMatchObject({ name: 'acme', connector: 'connectwise', settings: { privateKey: '••••' } })
    const ran = await run(['connections', 'test', 'acme', '--json'])
    expect(documentOf(ran)).toMatchObject({ connection: 'acme', check: { version: expect.any(String) } })
    expect(await run(['connections', 'test', 'nobody'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Known are: acme') })
  })

  test('changes only what is given, and keeps the old settings where the new ones do not work', async () => {
    const wrong = await run(['connections', 'update', 'acme', '--settings', '-'], JSON.stringify({ privateKey: 'CANARY-wrong-key-2' }))
    expect(wrong.code).toBe(3)
    expect((await run(['connections', 'test', 'acme'])).code).toBe(0)
    const file = await home.file('change.json', JSON.stringify({ lateCommitWindow: 12 }))
    const right = await run(['connections', 'update', 'acme', '--settings', file, '--json'])
    expect(documentOf(right)).toMatchObject({
      changed: ['lateCommitWindow'],
      connection: { lateCommitWindow: 12, settings: { privateKey: '••••' } },
    })
  })
})

describe('connections defaults', () => {
  test('chooses by name, and another board brings its own statuses', async () => {
    const { companies } = documentOf<{ companies: { id: string; name: string; identifier: string }[] }>(
      await run(['companies', 'list', '--json']),
    )
    const [company] = companies
    const named = await run(['connections', 'defaults', 'acme', '--catch-all', company!.identifier.toLowerCase(), '--json'])
    expect(documentOf(named)).toMatchObject({ connection: { catchAll: { id: company!.id, name: company!.name } } })

    const wrong = await run(['connections', 'defaults', 'acme', '--board', 'No such board'])
    expect(wrong.code).toBe(2)
    const names = /--board can be: (.*)\./.exec(wrong.stderr)?.[1]?.split(', ') ?? []
    expect(names.length).toBeGreaterThan(1)
    const before = documentOf<{ connection: ConnectionSummary }>(await run(['connections', 'defaults', 'acme', '--json'])).connection
    const other = names.find((name) => name !== before.choices.board?.name)
    const after = documentOf<{ connection: ConnectionSummary }>(
      await run(['connections', 'defaults', 'acme', '--board', other!, '--json']),
    ).connection
    expect(after.choices.board?.name).toBe(other)
    expect(after.choices.closeStatus?.id).not.toBe(before.choices.closeStatus?.id)
    await run(['connections', 'defaults', 'acme', '--board', before.choices.board!.name])
  })

  test.concurrent.each([
    [['--status', 'Nonsense'], /--status can be: /],
    [['--close-status', 'Nonsense'], /--close-status can be: /],
    [['--priority', 'urgent=x'], /not of the form LEVEL=NAME/],
    [['--priority', 'high=Nonsense'], /There is no priority “Nonsense”/],
    [['--catch-all', 'Nonsense Ltd'], /There is no company “Nonsense Ltd”/],
  ])('refuses %j with what there is', async (options, expected) => {
    const { code, stderr } = await run(['connections', 'defaults', 'acme', ...options])
    expect(stderr).toMatch(expected)
    expect(code).toBe(2)
  })
})

describe('role', () => {
  const { role, capabilities } = connectwise
  const least = sandboxRights(role, leastRole(role, operationsOf(Object.keys(capabilities) as CapabilityName[])))

  test('show prints the menu words and is data with --json', async () => {
    const text = await run(['role', 'show', 'connectwise', '--for', 'close'])
    expect(text.stdout).toContain('Service Desk > Close Service Tickets')
    expect(text.stdout).not.toContain('Company Maintenance                 ')
    const json = documentOf<{ grants: { path: string[] }[]; presets: { id: string }[] }>(
      await run(['role', 'show', 'connectwise', '--json']),
    )
    expect(json.grants.map((grant) => grant.path.join(' > '))).toContain('Service Desk > Service Tickets')
    expect(json.presets.map((preset) => preset.id)).toContain('msp360')
    expect(await run(['role', 'show', 'connectwise', '--for', 'gardening'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('gardening'),
    })
  })

  test('check ends 0 with the least role, 4 without one right of it, and names the menu path', async () => {
    await sandbox.setRights(least)
    expect(await run(['role', 'check', 'acme'])).toMatchObject({ code: 0 })
    await sandbox.setRights(least.filter((right) => right.path.at(-1) !== 'Close Service Tickets'))
    const ran = await run(['role', 'check', 'acme'])
    expect(ran.stdout).toMatch(/MISSING/)
    expect(ran.stdout).toMatch(/Grant: .*Service Desk > Close Service Tickets, .*All/)
    expect(ran.code).toBe(4)
    expect(await run(['role', 'check', 'acme', '--for', 'companies'])).toMatchObject({ code: 0 })
  })

  test('check --strict ends 5 where more is held than needed', async () => {
    await sandbox.setRights('everything')
    expect((await run(['role', 'check', 'acme'])).code).toBe(0)
    const ran = await run(['role', 'check', 'acme', '--strict', '--json'])
    expect(documentOf<{ findings: RoleFinding[] }>(ran).findings.some((finding) => finding.verdict === 'excess')).toBe(true)
    expect(ran.code).toBe(5)
  })
})

describe('role check --watch', () => {
  const { role, capabilities } = connectwise
  const least = sandboxRights(role, leastRole(role, operationsOf(Object.keys(capabilities) as CapabilityName[])))
  const without = (name: string) => least.filter((right) => right.path.at(-1) !== name)
  const watch = (...options: string[]) => {
    const child = start(['role', 'check', 'acme', '--watch', '--every', '1', '--home', home.dir, ...options])
    let text = ''
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    const sees = async (pattern: RegExp): Promise<void> => {
      while (!pattern.test(text)) {
        if (child.exitCode !== null) throw new Error(`it ended before ${pattern} came: ${text}`)
        await delay(30)
      }
    }
    return { child, sees, text: () => text }
  }

  test('tells only what changes, and ends 0 when nothing is missing any more', async () => {
    await sandbox.setRights(without('Close Service Tickets').filter((right) => right.path.at(-1) !== 'Contacts'))
    const { child, sees, text } = watch()
    await sees(/Grant: Service Desk > Close Service Tickets/)
    await sandbox.setRights(without('Close Service Tickets'))
    await sees(/Granted: Companies > Contacts, Inquire Level: All\./)
    await sandbox.setRights(least.filter((right) => !['Close Service Tickets', 'Company Maintenance'].includes(right.path.at(-1)!)))
    await sees(/Missing: Companies > Company Maintenance, Inquire Level: All/)
    await sandbox.setRights(least)
    expect(await endOf(child)).toBe(0)
    expect(text()).toMatch(/Granted: Service Desk > Close Service Tickets, Edit Level: All\.[^]*Nothing is missing\.\n$/)
    expect(text().match(/PERMISSION/g)).toHaveLength(1)
    expect(text().match(/Granted: Companies > Contacts/g)).toHaveLength(1)
  })

  test('Ctrl-C ends it with what the last look found', async () => {
    await sandbox.setRights(without('Close Service Tickets'))
    const { child, sees, text } = watch()
    await sees(/Waiting for rights/)
    child.kill('SIGINT')
    expect(await endOf(child)).toBe(4)
    expect(text()).toMatch(/Stopped; this is still missing:\nGrant: Service Desk > Close Service Tickets/)
    await sandbox.setRights('everything')
    const json = await run(['role', 'check', 'acme', '--watch', '--json'])
    expect(documentOf(json)).toMatchObject({ connection: 'acme', changes: [], isStopped: false, exitCode: 0 })
  })
})

describe('connections remove', () => {
  test('forgets the connection, and no secret was ever printed', async () => {
    // Also where its key is gone: that is the way out which the error names.
    const key = Buffer.alloc(32, 7).toString('base64')
    expect(await jackfield(['connections', 'test', 'acme'], { home: home.dir, env: { JACKFIELD_KEY: key } })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('another key'),
    })
    const removed = await jackfield(['connections', 'remove', 'acme'], { home: home.dir, env: { JACKFIELD_KEY: key } })
    expect(removed).toMatchObject({ code: 0, stdout: expect.stringContaining('Removed acme') })
    expect(await run(['connections', 'test', 'acme'])).toMatchObject({ code: 2, stderr: expect.stringContaining('There is none yet') })
    const secrets = [sandbox.settings['privateKey']!, 'CANARY-wrong-key-1', 'CANARY-wrong-key-2']
    const login = Buffer.from(
      `${sandbox.settings['companyId']}+${sandbox.settings['publicKey']}:${sandbox.settings['privateKey']}`,
    ).toString('base64')
    for (const secret of [...secrets, login]) {
      expect(outputs.filter((ran) => ran.stdout.includes(secret) || ran.stderr.includes(secret))).toEqual([])
    }
  })
})
