import type { TicketChange } from '@jackfield/core'
import { expect, test } from 'vitest'
import { statusForBoard } from '../src/mapping/ticket-change.ts'
import { boardStatusWire } from '../src/wire/catalog.ts'
import { companyInfo, connectTo, scriptedServer, settingsFor } from './scripted-server.ts'
import type { Script } from './scripted-server.ts'

const reference = 'JF-ABCDEFGHIJKLMNOPQRSTUVWX27'
const statuses: Readonly<Record<string, readonly object[]>> = {
  '1': [{ id: 11, name: 'In Progress' }],
  '2': [
    { id: 20, name: 'New', defaultFlag: true },
    { id: 21, name: 'in progress ' },
    { id: 29, name: '>Closed', closedStatus: true },
  ],
}

/** A ticket that takes what a PATCH replaces. `insists`: the server refuses a PATCH without custom fields, as one was reported to. */
async function ticketServer(customFields: readonly object[], insists = false) {
  const ticket: Record<string, unknown> = {
    id: 4711,
    summary: 'Disk full',
    board: { id: 1, name: 'Help Desk' },
    status: { id: 11, name: 'In Progress' },
    company: { id: 250, name: 'Acme' },
    closedFlag: false,
    customFields,
  }
  const patches: { readonly path: string; readonly value: unknown }[][] = []
  const script: Script = ({ method, path, query, body }) => {
    if (path.startsWith('/login/')) return { body: companyInfo }
    const [, board, count] = /\/boards\/(\d+)\/statuses(\/count)?$/.exec(path) ?? []
    if (board !== undefined) {
      const rows = statuses[board] ?? []
      return { body: count ? { count: rows.length } : query.get('conditions') === null ? rows : [] }
    }
    if (method === 'PATCH') {
      const changes = body as { path: string; value: unknown }[]
      patches.push(changes)
      if (insists && !changes.some((change) => change.path === 'customFields')) {
        return { status: 400, body: { code: 'InvalidObject', message: 'ticket object is invalid', errors: [{ field: 'customFields' }] } }
      }
      for (const { path: member, value } of changes) ticket[member] = value
    }
    return { body: ticket }
  }
  const server = await scriptedServer(script)
  const connection = await connectTo(settingsFor(server.url), { priorities: { high: { id: '3', name: 'Priority 3' } } })
  return { desk: connection.capabilities.ticketDesk!, patches, ticket }
}

const fields = [
  { id: 1, caption: 'Asset tag', type: 'Text', entryMethod: 'EntryField', numberOfDecimals: 0, value: 'A-17' },
  { id: 2, caption: 'Reviewed', type: 'Checkbox', value: null },
  { id: 3, caption: 'PIN', type: 'Password', value: '*****' },
]

const whole: Required<TicketChange> = {
  title: 'Disk full again',
  companyId: '251',
  reference,
  boardId: '2',
  statusId: '21',
  priority: { level: 'high' },
  typeId: '5',
  sourceId: '6',
  contactId: '7',
}

test('every field of a change is written, and none of it warned about once it shows', async () => {
  const { desk, patches } = await ticketServer(fields)
  const { ticket, warnings } = await desk.update('4711', whole)
  expect(warnings).toEqual([])
  expect(patches[0]?.map(({ path, value }) => [path, value])).toEqual([
    ['summary', 'Disk full again'],
    ['company', { id: 251 }],
    ['board', { id: 2 }],
    ['status', { id: 21 }],
    ['priority', { id: 3 }],
    ['type', { id: 5 }],
    ['source', { id: 6 }],
    ['contact', { id: 7 }],
    ['externalXRef', reference],
  ])
  expect(ticket).toMatchObject({ title: 'Disk full again', reference, type: { id: '5' }, source: { id: '6' }, contact: { id: '7' } })
})

test.each(Object.entries({ ...whole, statusId: '11' }))('%s alone changes that alone', async (field, value) => {
  const { desk, patches } = await ticketServer([])
  await desk.update('4711', { [field]: value })
  // A board brings the status that belongs to it.
  expect(patches.map((changes) => changes.length)).toEqual([field === 'boardId' ? 2 : 1])
})

test('an empty title is refused', async () => {
  const { desk, patches } = await ticketServer([])
  await expect(desk.update('4711', { title: ' \n' })).rejects.toMatchObject({ code: 'INVALID_INPUT', operation: 'ticketDesk.update' })
  expect(patches).toEqual([])
})

test('a ticket that changes its board keeps the status of the same name', async () => {
  const { desk, patches } = await ticketServer([])
  const { warnings } = await desk.update('4711', { boardId: '2' })
  expect(warnings).toEqual([])
  expect(patches).toEqual([
    [
      { op: 'replace', path: 'board', value: { id: 2 } },
      { op: 'replace', path: 'status', value: { id: 21 } },
    ],
  ])
})

test('where the new board has no status of that name, it takes one that leaves the ticket as open or closed as it is', () => {
  const ofBoard = statuses['2']!.map((row) => boardStatusWire.parse(row))
  const of = (name: string, phase: 'open' | 'closed') => {
    const { value, warnings } = statusForBoard({ id: '99', name, phase, phaseFrom: 'vendor' }, ofBoard)
    return [value.map((change) => change.value), warnings.map(({ code }) => code)]
  }
  expect(of('Triage', 'open')).toEqual([[{ id: 20 }], ['status-not-on-board']])
  expect(of('>Done', 'closed')).toEqual([[{ id: 29 }], ['status-not-on-board']])
  expect(of('new', 'closed')).toEqual([[{ id: 29 }], ['status-not-on-board']])
  expect(statusForBoard({ id: '9', name: 'x', phase: 'open', phaseFrom: 'vendor' }, [])).toEqual({ value: [], warnings: [] })
})

test('custom fields come along in raw, and are not sent with a change', async () => {
  const { desk, patches } = await ticketServer(fields)
  const { ticket } = await desk.update('4711', { title: 'Other' })
  expect(ticket.raw).toMatchObject({ customFields: fields })
  expect(patches).toHaveLength(1)
  expect(patches[0]?.map(({ path }) => path)).toEqual(['summary'])
})

test('a server that insists on custom fields gets them as they were read, all but passwords', async () => {
  const { desk, patches } = await ticketServer(fields, true)
  const { ticket } = await desk.update('4711', { title: 'Other' })
  expect(ticket.title).toBe('Other')
  expect(patches[1]).toEqual([
    { op: 'replace', path: 'summary', value: 'Other' },
    { op: 'replace', path: 'customFields', value: fields.slice(0, 2) },
  ])
  await desk.update('4711', { title: 'A third' })
  expect(patches.slice(2).map((changes) => changes.map(({ path }) => path))).toEqual([['summary', 'customFields']])
})

test('a refusal about custom fields of a ticket that has none is final', async () => {
  const { desk, patches } = await ticketServer([], true)
  await expect(desk.update('4711', { title: 'Other' })).rejects.toMatchObject({ code: 'REJECTED' })
  expect(patches).toHaveLength(1)
})
