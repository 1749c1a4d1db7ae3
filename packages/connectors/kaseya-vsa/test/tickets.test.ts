import { describe, expect, test } from 'vitest'
import type { TicketDraft } from '@jackfield/core'
import { deskOfDraft, newTicketFrom } from '../src/vsa9/mapping/ticket-draft.ts'
import { beginning, connectTo, failure, nine, pageOfNine, scriptedServer, settingsOfNine } from './scripted-server.ts'
import type { Script } from './scripted-server.ts'

const lists = {
  statuses: [{ id: '1', name: 'New' }],
  priorities: [
    { id: '10', name: 'Critical' },
    { id: '11', name: 'Normal' },
    { id: '12', name: 'Low' },
  ],
  categories: [{ id: '20', name: 'Network' }],
}
const draft: TicketDraft = { title: 'Disk full', description: 'C: is full', companyId: '1' }

describe('a draft as a new ticket', () => {
  const around = { choices: {}, lists, known: [], organization: 'Acme' }
  test('names the organization in the description, and takes the middle priority with a warning', () => {
    const { value, warnings } = newTicketFrom(draft, around)
    expect(value).toEqual({ Summary: 'Disk full', Description: 'Organization: Acme\n\nC: is full', Priority: '11' })
    expect(warnings).toEqual([expect.objectContaining({ code: 'default-used', field: 'priority' })])
  })
  test('takes what was chosen by id, and by name where it was chosen on another desk', () => {
    const choices = {
      priorities: { critical: { id: '77', name: 'critical' } },
      type: { id: '88', name: 'NETWORK' },
      status: { id: '1', name: 'New' },
    }
    const { value, warnings } = newTicketFrom({ ...draft, priority: { level: 'critical' } }, { ...around, choices })
    expect(value).toMatchObject({ Priority: '10', Status: '1', Category: '20' })
    expect(warnings).toEqual([])
    const known = [{ id: '55', name: 'Low' }]
    expect(newTicketFrom({ ...draft, priority: { id: '55' } }, { ...around, known }).value.Priority).toBe('12')
  })
  test('keeps the whole title in the description where the summary is cut', () => {
    const title = 'word '.repeat(60).trim()
    const { value, warnings } = newTicketFrom({ ...draft, title }, { ...around, organization: null })
    expect(value.Description).toBe(`${title}\n\nC: is full`)
    expect(warnings.map(({ code }) => code)).toContain('text-cut')
  })
  test('goes to the chosen desk, the only one, the default one, else the first with a warning', () => {
    const desks = [
      { id: '1', name: 'One', isDefault: false },
      { id: '2', name: 'Two', isDefault: false },
    ]
    expect(deskOfDraft(draft, { board: { id: '2', name: 'Two' } }, desks).value).toBe('2')
    expect(deskOfDraft(draft, {}, [desks[1]!])).toEqual({ value: '2', warnings: [] })
    expect(deskOfDraft(draft, {}, [desks[0]!, { ...desks[1]!, isDefault: true }])).toEqual({ value: '2', warnings: [] })
    expect(deskOfDraft(draft, {}, desks).warnings).toEqual([expect.objectContaining({ code: 'default-used', field: 'boardId' })])
    expect(() => deskOfDraft({ ...draft, boardId: '9' }, {}, desks)).toThrow('no service desk “9”')
    expect(() => deskOfDraft(draft, {}, [])).toThrow('no service desk that the VSA user may see')
  })
})

const desk: Script = (request) => {
  const { path } = request
  if (path === '/system/orgs/1') return nine({ OrgId: 1, OrgName: 'Acme' })
  if (path === '/system/orgs') return pageOfNine([{ OrgId: 1, OrgName: 'Acme' }])
  if (path === '/automation/servicedesks') return pageOfNine([{ ServiceDeskId: 1, ServiceDeskName: 'Desk' }])
  if (path === '/automation/servicedesks/1/status')
    return pageOfNine([
      { StatusId: 1, StatusName: 'New' },
      { StatusId: 2, StatusName: 'Done' },
    ])
  if (path === '/automation/servicedesks/1/priorities') return pageOfNine([{ PriorityId: 10, PriorityName: 'High' }])
  if (path === '/automation/servicedesks/1/categories') return pageOfNine([])
  return beginning(request)
}
const row = {
  ServiceDeskTicketId: 5,
  ServiceDeskId: 1,
  Summary: 'Disk full',
  TicketStatus: 'New',
  Priority: 'High',
  CreatedDate: '2026-11-25T10:00:00',
}

test('a server that takes no filter by time is walked without, and compared here', async () => {
  const server = await scriptedServer((request) => {
    if (request.path !== '/automation/servicedesks/1/tickets') return desk(request)
    if (request.query.has('$filter')) return failure(400, 4000001, 'Syntax error')
    return pageOfNine([
      { ...row, CreatedDate: '2020-01-01T00:00:00' },
      { ...row, ServiceDeskTicketId: 6, CreatedDate: '2026-11-25T10:00:00' },
    ])
  })
  const { capabilities } = await connectTo(settingsOfNine(server.url))
  const found = await capabilities.ticketDesk!.list({ createdSince: '2026-11-01T00:00:00Z' }).all()
  expect(found.map(({ id }) => id)).toEqual(['6'])
})

test('a ticket that the server can’t show by itself is read off its desk’s list', async () => {
  const server = await scriptedServer((request) => {
    if (request.path === '/automation/servicedesktickets/5') return failure(500, 5000001, 'Object reference not set')
    if (request.path === '/automation/servicedesks/1/tickets') return pageOfNine([row])
    return desk(request)
  })
  const { capabilities } = await connectTo(settingsOfNine(server.url))
  expect(await capabilities.ticketDesk!.get('5')).toMatchObject({ id: '5', board: { id: '1', name: 'Desk' }, company: null })
  const filters = server.seen.filter(({ path }) => path.endsWith('/1/tickets')).map(({ query }) => query.get('$filter'))
  expect(filters).toEqual(['ServiceDeskTicketId eq 5M'])
})

test('what only may have been made is said so, and never made twice', async () => {
  const server = await scriptedServer((request) => {
    if (request.method === 'POST') return { status: 204 }
    if (request.path === '/automation/servicedesks/1/tickets') return pageOfNine([])
    return desk(request)
  })
  const { capabilities } = await connectTo(settingsOfNine(server.url))
  await expect(capabilities.ticketDesk!.create(draft)).rejects.toMatchObject({ code: 'UNREADABLE_REPLY', outcome: 'unknown' })
  expect(server.seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('an id that a create tells is believed only where that ticket is ours', async () => {
  const summary = 'Disk full'
  const server = await scriptedServer((request) => {
    if (request.method === 'POST') return nine(1)
    if (request.path === '/automation/servicedesktickets/1') return nine({ ...row, ServiceDeskTicketId: 1, Summary: 'Another' })
    if (request.path === '/automation/servicedesks/1/tickets') return pageOfNine([{ ...row, Summary: summary }])
    return desk(request)
  })
  const { capabilities } = await connectTo(settingsOfNine(server.url))
  expect((await capabilities.ticketDesk!.create(draft)).id).toBe('5')
})

test('a desk of which no ticket was ever closed needs a chosen status to close', async () => {
  const server = await scriptedServer((request) => {
    if (request.path === '/automation/servicedesktickets/5') return nine(row)
    if (request.path === '/automation/servicedesks/1/tickets') return pageOfNine([row])
    return desk(request)
  })
  const { capabilities } = await connectTo(settingsOfNine(server.url))
  await expect(capabilities.ticketDesk!.close('5')).rejects.toMatchObject({
    code: 'UNSUPPORTED',
    nextStep: expect.stringContaining('connections defaults'),
  })
  expect(server.seen.some(({ method }) => method === 'PUT')).toBe(false)
})

test('a note that the server keeps otherwise than asked is no success', async () => {
  const server = await scriptedServer((request) => {
    if (request.path === '/automation/servicedesktickets/5/notes')
      return request.method === 'POST' ? nine(true) : pageOfNine([{ NoteId: 7, Text: 'Secret', Hidden: false }])
    return desk(request)
  })
  const { capabilities } = await connectTo(settingsOfNine(server.url))
  await expect(capabilities.ticketNotes!.addInternal('5', 'Secret')).rejects.toMatchObject({ code: 'NOT_TAKEN', outcome: 'unknown' })
  expect(server.seen.find(({ method }) => method === 'POST')?.body).toEqual({ Text: 'Secret', Hidden: true, SystemFlag: false })
})
