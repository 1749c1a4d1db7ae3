import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectwise } from '@jackfield/connectwise'
import { leastRole, operationsOf } from '@jackfield/core'
import type { CapabilityName } from '@jackfield/core'
import type { AlertSummary, AlertTrace, KeptAlert, SettledAlert } from '@jackfield/desk'
import { sandboxRights } from '../src/commands/demo/rights.ts'
import { documentOf, endOf, jackfield, passingHome, servedSandbox, start, textOf } from './jackfield.ts'
import type { Ran, ServedSandbox } from './jackfield.ts'

interface Pushed {
  readonly settled: readonly SettledAlert[]
  readonly kept: readonly KeptAlert[]
  readonly waiting: readonly unknown[]
}

let home: Awaited<ReturnType<typeof passingHome>>
let sandbox: ServedSandbox
let companies: { id: string; name: string; identifier: string }[]

const run = (words: readonly string[], stdin?: string): Promise<Ran> =>
  jackfield(words, { home: home.dir, ...(stdin === undefined ? {} : { stdin }) })
const push = async (stdin: string, ...options: string[]): Promise<Ran & { pushed: Pushed }> => {
  const ran = await run(['alerts', 'push', '-', '--json', ...options], stdin)
  return { ...ran, pushed: documentOf<Pushed>(ran) }
}
const ours = async () => (await sandbox.tickets()).filter((ticket) => ticket.reference !== null)

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(50)
}

beforeAll(async () => {
  home = await passingHome()
  sandbox = await servedSandbox('--seed', 'demo')
  const added = await run(
    ['connections', 'add', 'connectwise', '--name', 'acme', '--settings', '-'],
    JSON.stringify({ ...sandbox.settings, replyTimeout: 2, lateCommitWindow: 1 }),
  )
  if (added.code !== 0) throw new Error(added.stderr)
  companies = documentOf<{ companies: typeof companies }>(await run(['companies', 'list', '--json'])).companies
})

afterAll(async () => {
  await sandbox?.stop()
  await home?.remove()
})

describe('alerts push', () => {
  test('keeps what has no company, says what to do, and goes on once it is mapped', async () => {
    const first = await push(JSON.stringify({ title: 'Disk almost full', device: 'srv1', companyKey: 'tenant-1' }))
    expect(first.pushed.kept).toHaveLength(1)
    expect(first.pushed.kept[0]).toMatchObject({ error: { code: 'COMPANY_UNMAPPED', nextStep: expect.stringContaining('companies map') } })
    expect(first.code).toBe(8)
    const unmapped = documentOf<{ unmapped: { key: string }[] }>(await run(['companies', 'unmapped', '--json']))
    expect(unmapped.unmapped.map((one) => one.key)).toEqual(['tenant-1'])

    const mapped = await run(['companies', 'map', 'tenant-1', companies[1]!.name.toUpperCase()])
    expect(mapped).toMatchObject({ code: 0, stderr: expect.stringContaining('Connection used: acme (connectwise)') })
    const worked = await run(['work', '--once', '--timeout', '30'])
    expect(worked.stdout).toContain('1 alert settled. No alert waits.')
    expect(worked.code).toBe(0)
    expect(await ours()).toMatchObject([{ title: 'Disk almost full', companyId: companies[1]!.id }])
  })

  test('gives the four real findings four right tickets, once', async (context) => {
    const folder = fileURLToPath(new URL('../../../../shared/alerts', import.meta.url))
    if (!existsSync(folder)) return context.skip()
    await run(['connections', 'defaults', 'acme', '--catch-all', companies[0]!.id])
    await run(['companies', 'map', '111111111111', companies[2]!.identifier])
    const before = (await ours()).length
    const findings = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as unknown)
    const first = await push(JSON.stringify(findings))
    expect(first.pushed.settled.map((alert) => alert.outcome)).toEqual(Array(4).fill('ticket-created'))
    const tickets = (await ours()).slice(before)
    const companyIds = [companies[0]!.id, ...Array<string>(3).fill(companies[2]!.id)]
    expect(tickets.map((ticket) => ticket.companyId).toSorted()).toEqual(companyIds.toSorted())
    const again = await push(findings.map((finding) => JSON.stringify(finding)).join('\r\n'))
    expect(again.pushed.settled.map((alert) => alert.outcome)).toEqual(Array(4).fill('noted'))
    expect((await ours()).length).toBe(before + 4)
  })

  test('draws a table for people and takes the company key from --company', async () => {
    const ran = await run(['alerts', 'push', '-', '--company', 'tenant-1'], '{"title":"Backup late","device":"srv2"}')
    expect(ran.stdout).toMatch(/Backup late +ticket created +\d+ +\S/)
    expect(ran.stdout).toContain('1 of 1 alert settled, 1 ticket created.')
    expect(ran.code).toBe(0)
  })

  test('takes the payload of an Alertmanager webhook, with the company from a chosen label, and closes what is resolved', async () => {
    const payload = (status: string): string =>
      JSON.stringify({
        version: '4',
        groupKey: '{}:{alertname="DiskFull"}',
        status,
        receiver: 'jackfield',
        groupLabels: {},
        commonLabels: {},
        commonAnnotations: {},
        externalURL: 'http://alertmanager.example:9093',
        alerts: [
          {
            status,
            labels: { alertname: 'DiskFull', instance: 'srv9:9100', severity: 'critical', msp_customer: 'tenant-1' },
            annotations: { summary: 'Disk full on srv9' },
            startsAt: '2026-11-22T05:00:00Z',
            endsAt: '0001-01-01T00:00:00Z',
            generatorURL: 'http://prometheus.example/graph',
            fingerprint: 'a1b2c3d4e5f60718',
          },
        ],
      })
    const raised = await push(payload('firing'), '--company-label', 'msp_customer')
    expect(raised.pushed.settled).toMatchObject([
      { title: 'Disk full on srv9', outcome: 'ticket-created', companyName: companies[1]!.name },
    ])
    const resolved = await push(payload('resolved'), '--company-label', 'msp_customer')
    expect(resolved.pushed.settled).toMatchObject([{ outcome: 'closed' }])
    const both = await run(['alerts', 'push', '-', '--company', 'x', '--company-label', 'y'], payload('firing'))
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('Give --company or --company-label') })
  })

  test.concurrent.each([
    ['malformed JSON', '{"title": "x",}', /line 1.*column/],
    ['an unknown class', '{"class_uid": 9999, "metadata": {"version": "1.1.0"}}', /class_uid/],
    ['an alert without a title', '{"text": "x"}', /title/],
    ['an unknown field', '{"title": "x", "sevrity": "high"}', /sevrity/],
    ['one bad alert among good ones', '{"title":"good one"}\n{"titel":"bad one"}', /line 2/],
    ['nothing', '', /stdin/],
  ])('refuses %s with code 2, and takes nothing over', async (_, input, expected) => {
    const { code, stderr, stdout } = await run(['alerts', 'push', '-'], input)
    expect(stderr).toMatch(expected)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  test('a title of 10 MB becomes a ticket whose title the vendor takes', async () => {
    const { pushed } = await push(JSON.stringify({ title: 'Long '.repeat(2_000_000), companyKey: 'tenant-1', conditionKey: 'long' }))
    expect(pushed.settled).toMatchObject([{ outcome: 'ticket-created' }])
    const ticket = (await ours()).find((candidate) => candidate.id === pushed.settled[0]!.ticketId)
    expect(ticket?.title.length).toBeLessThanOrEqual(100)
  })

  test('refuses a connection that is not there and a file that is not there', async () => {
    expect(await run(['alerts', 'push', '-', '--on', 'nobody'], '{"title":"x"}')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Known are: acme'),
    })
    expect(await run(['alerts', 'push', 'nowhere.json'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no such file'),
    })
  })

  test('without the right to create: code 4, the permission is named, and the alert is kept until it is granted', async () => {
    const { role, capabilities } = connectwise
    const rights = sandboxRights(role, leastRole(role, operationsOf(Object.keys(capabilities) as CapabilityName[])))
    await sandbox.setRights(
      rights.map((right) => (right.path.at(-1) === 'Service Tickets' ? { ...right, levels: { inquire: 'All', edit: 'All' } } : right)),
    )
    const refused = await push(JSON.stringify({ title: 'No right', companyKey: 'tenant-1' }))
    expect(refused.pushed.kept).toMatchObject([{ error: { code: 'PERMISSION' } }])
    expect(JSON.stringify(refused.pushed.kept)).toContain('Service Tickets')
    expect(refused.code).toBe(4)
    await sandbox.setRights('everything')
    expect((await run(['work', '--once', '--timeout', '30'])).code).toBe(0)
    expect((await ours()).filter((ticket) => ticket.title === 'No right')).toHaveLength(1)
  })

  test('a time that is over ends 8, says that nothing is lost and names `jackfield work`', async () => {
    const ran = await run(['alerts', 'push', '-', '--timeout', '0', '--company', 'tenant-1'], '{"title":"In a hurry"}')
    expect(ran.stdout).toMatch(/Nothing is lost: `jackfield work`/)
    expect(ran.code).toBe(8)
    expect((await run(['work', '--once', '--timeout', '30'])).code).toBe(0)
    expect((await ours()).filter((ticket) => ticket.title === 'In a hurry')).toHaveLength(1)
  })
})

describe('Ctrl-C during a push', () => {
  test('ends 8 once what is under way has ended, and `work` gives the alert its one ticket', async () => {
    const held = { kind: 'timeout-after', method: 'POST', path: '/service/tickets' }
    await sandbox.control('PUT', 'faults', { seed: 1, script: [held] })
    const file = await home.file('held.json', '{"title":"Held","companyKey":"tenant-1"}')
    const child = start(['alerts', 'push', file, '--home', home.dir])
    const output = Promise.all([textOf(child.stdout!), textOf(child.stderr!)])
    await until(async () => (await ours()).some((ticket) => ticket.title === 'Held'))
    child.kill('SIGINT')
    expect(await endOf(child)).toBe(8)
    const [stdout, stderr] = await output
    expect(stderr).toContain('Ctrl-C again stops at once')
    expect(stdout).toContain('Nothing is lost: `jackfield work`')
    await sandbox.control('PUT', 'faults', null)
    expect((await run(['work', '--once', '--timeout', '30'])).code).toBe(0)
    expect((await ours()).filter((ticket) => ticket.title === 'Held')).toHaveLength(1)
  })
})

describe('alerts', () => {
  test('are listed, traced by alert, ticket and reference, and cleared by hand', async () => {
    const { alerts } = documentOf<{ alerts: AlertSummary[] }>(await run(['alerts', 'list', '--json', '--limit', '500']))
    const alert = alerts.find((candidate) => candidate.title === 'Backup late')!
    expect(alerts.map((candidate) => candidate.title)).not.toContain('good one')
    expect(alert).toMatchObject({ outcome: 'ticket-created', companyKey: 'tenant-1' })
    const trace = documentOf<AlertTrace>(await run(['alerts', 'trace', alert.id, '--json']))
    expect(trace.steps.map((step) => step.step)).toEqual(expect.arrayContaining(['accepted', 'ticket-created']))
    for (const name of [trace.condition.references[0]!, alert.ticketId!]) {
      const text = await run(['alerts', 'trace', name])
      expect(text.stdout).toContain('ticket-created')
    }
    const cleared = await run(['alerts', 'clear', alert.id])
    expect(cleared.stdout).toContain('ticket closed')
    expect((await sandbox.tickets()).find((ticket) => ticket.id === alert.ticketId)).toMatchObject({ isClosed: true })
    expect(await run(['alerts', 'trace', 'nobody'])).toMatchObject({ code: 1 })
    expect(await run(['alerts', 'list', '--state', 'kept'])).toMatchObject({ stdout: 'No such alerts.\n', code: 0 })
  })
})

describe('work', () => {
  test('goes on until it is told to stop, and ends 0', async () => {
    const child = start(['work', '--home', home.dir])
    await new Promise<void>((resolve) => child.stderr!.on('data', (chunk: Buffer) => chunk.toString().includes('Working') && resolve()))
    child.kill('SIGTERM')
    expect(await endOf(child)).toBe(0)
  })
})
