import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ticket, TicketNote } from '@jackfield/core'
import { documentOf, jackfield, passingHome, servedSandbox } from './jackfield.ts'
import type { Ran, ServedSandbox } from './jackfield.ts'

let home: Awaited<ReturnType<typeof passingHome>>
let sandbox: ServedSandbox
let company: { id: string; name: string; identifier: string }

const run = (words: readonly string[], stdin?: string): Promise<Ran> =>
  jackfield(words, { home: home.dir, ...(stdin === undefined ? {} : { stdin }) })

beforeAll(async () => {
  home = await passingHome()
  sandbox = await servedSandbox('--seed', 'demo')
  const added = await run(['connections', 'add', 'connectwise', '--name', 'acme', '--settings', '-'], JSON.stringify(sandbox.settings))
  if (added.code !== 0) throw new Error(added.stderr)
  company = documentOf<{ companies: (typeof company)[] }>(await run(['companies', 'list', '--json'])).companies[0]!
})

afterAll(async () => {
  await sandbox?.stop()
  await home?.remove()
})

test('a ticket is created, read, noted, closed and reopened', async () => {
  const created = await run(
    ['tickets', 'create', '--title', 'Printer on fire', '--text', '-', '--company', company.name, '--priority', 'high', '--json'],
    'It is on fire.\r\nReally.',
  )
  expect(created.code).toBe(0)
  const { id, ticket } = documentOf<{ id: string; ticket: Ticket }>(created)
  expect(ticket).toMatchObject({ title: 'Printer on fire', company: { id: company.id }, priority: { level: 'high' } })
  expect(JSON.stringify(ticket)).not.toContain('"raw"')

  expect((await run(['tickets', 'note', id, '--internal', 'Only for us'])).stdout).toContain('for technicians only')
  expect((await run(['tickets', 'note', id, '--public', '-'], 'We are on it')).stdout).toContain('the customer can read it')
  const { notes } = documentOf<{ notes: TicketNote[] }>(await run(['tickets', 'get', id, '--json']))
  expect(notes.map((note) => [note.text, note.visibility])).toEqual(
    expect.arrayContaining([
      ['Only for us', 'internal'],
      ['We are on it', 'public'],
    ]),
  )
  expect((await run(['tickets', 'close', id])).stdout).toContain(`Closed ticket ${id}`)
  expect((await sandbox.tickets()).find((candidate) => candidate.id === id)).toMatchObject({ isClosed: true })
  expect((await run(['tickets', 'reopen', id])).stdout).toContain(`Reopened ticket ${id}`)
  const text = await run(['tickets', 'get', id])
  expect(text.stdout).toMatch(/Ticket +\d+ Printer on fire/)
})

test('lists are complete, narrowed by what is given, and say where they were cut', async () => {
  const all = documentOf<{ tickets: Ticket[]; isComplete: boolean }>(await run(['tickets', 'list', '--state', 'all', '--json']))
  expect(all.isComplete).toBe(true)
  expect(all.tickets).toHaveLength((await sandbox.tickets()).length)
  const open = documentOf<{ tickets: Ticket[] }>(await run(['tickets', 'list', '--company', company.identifier, '--json']))
  expect(open.tickets.every((ticket) => ticket.company?.id === company.id && ticket.status.phase !== 'closed')).toBe(true)
  const cut = await run(['tickets', 'list', '--state', 'all', '--limit', '2'])
  expect(cut.stdout).toContain('The first 2 tickets; there are more.')
})

test.concurrent.each([
  [['create', '--text', 'x'], 2, /--title TEXT/],
  [['create', '--title', 'x'], 2, /--company COMPANY/],
  [['create', '--title', 'x', '--company', 'Nobody Inc'], 2, /There is no company “Nobody Inc”/],
  [['create', '--title', 'x', '--company', 'a'], 2, /one of: /],
  [['note', '1'], 2, /--internal TEXT/],
  [['note', '1', '--internal', 'a', '--public', 'b'], 2, /not both/],
  [['note', '1', '--internal', '-'], 2, /empty/],
  [['get', '99999999'], 1, /99999999/],
  [['list', '--state', 'lost'], 2, /open, closed or all/],
  [['list', '--changed-since', 'yesterday'], 2, /no time/],
])('tickets %j ends %i on one line', async (words, expectedCode, expected) => {
  const before = (await sandbox.tickets()).length
  const { code, stderr, stdout } = await run(['tickets', ...words])
  expect(stderr.trim().split('\n').at(-1)).toMatch(expected)
  expect(stdout).toBe('')
  expect(code).toBe(expectedCode)
  expect((await sandbox.tickets()).length).toBe(before)
})
