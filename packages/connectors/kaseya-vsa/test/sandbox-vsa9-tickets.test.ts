import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SandboxTicket } from '@jackfield/sandbox'
import { startNine, walk } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'

interface Desk {
  readonly id: string
  readonly statuses: Readonly<Record<string, string>>
  readonly priorities: Readonly<Record<string, string>>
  readonly categories: Readonly<Record<string, string>>
}

let client: Client
let desk: Desk
let otherDesk: Desk

beforeEach(() => start({}))
afterEach(() => client.stop())

async function start(variants: Readonly<Record<string, string>>): Promise<void> {
  client = await startNine({ variants })
  const [first, second] = await walk(client, '/automation/servicedesks', 'Result')
  desk = await deskOf(first.ServiceDeskId)
  otherDesk = await deskOf(second.ServiceDeskId)
}

async function restart(variants: Readonly<Record<string, string>>): Promise<void> {
  await client.stop()
  await start(variants)
}

async function deskOf(id: string): Promise<Desk> {
  const ids = async (list: string, kind: string): Promise<Record<string, string>> => {
    const rows = (await client.get(`/automation/servicedesks/${id}/${list}`)).Result as Json[]
    return Object.fromEntries(rows.map((row) => [row[`${kind}Name`], row[`${kind}Id`]]))
  }
  return {
    id,
    statuses: await ids('status', 'Status'),
    priorities: await ids('priorities', 'Priority'),
    categories: await ids('categories', 'Category'),
  }
}

const create = (body: object, on: string = desk.id): Promise<Reply> =>
  client.send('POST', `/automation/servicedesktickets/${on}/ticket`, body)
const priority = (name = 'High'): string => desk.priorities[name] ?? ''
async function created(more: object = {}): Promise<string> {
  const reply = await create({ Summary: 'Grüße aus Köln', Priority: priority(), ...more })
  expect(reply.status).toBe(200)
  return newest().id
}
const newest = (): SandboxTicket => client.running.tickets().at(-1) as SandboxTicket
const read = async (id: string): Promise<Json> => (await client.get(`/automation/servicedesktickets/${id}`)).Result
const put = (id: string, rest: string): Promise<Reply> => client.send('PUT', `/automation/servicedesktickets/${id}/${rest}`)

describe('creating', () => {
  test('with what is required: the rest is the desk’s first', async () => {
    const id = await created()
    expect(await read(id)).toMatchObject({
      TicketRef: 'HD000009',
      Summary: 'Grüße aus Köln',
      TicketStatus: 'New',
      Priority: 'High',
      Category: '',
      Submitter: 'jackfield-api',
      Organization: 'Sandbox MSP',
      CreatedDate: '2026-03-02T09:00:00',
      ModifiedDate: '2026-03-02T09:00:00',
      Closed: null,
    })
  })

  test('with everything', async () => {
    const id = await created({
      Description: 'Seen at nine.',
      Category: desk.categories['Network'],
      Status: desk.statuses['In Progress'],
      Severity: 'Major',
      Assignee: 'mweber',
      SubmitterName: 'Anke Groß',
      SubmitterEmail: 'Anke.Gross@mueller-hochbau.example',
    })
    expect(await read(id)).toMatchObject({
      TicketStatus: 'In Progress',
      Category: 'Network',
      Severity: 'Major',
      Assignee: 'mweber',
      Submitter: 'Anke Groß',
      Organization: 'Müller Hochbau GmbH',
    })
    expect(newest().description).toBe('Seen at nine.')
  })

  test('ids may be numbers in JSON, to the digit', async () => {
    const text = `{"Summary":"By number","Priority":${priority('Critical')},"Status":${desk.statuses['Hold']}}`
    expect((await client.send('POST', `/automation/servicedesktickets/${desk.id}/ticket`, text)).status).toBe(200)
    expect(await read(newest().id)).toMatchObject({ Priority: 'Critical', TicketStatus: 'Hold' })
  })

  test('with a status that closes, it is closed', async () => {
    const id = await created({ Status: desk.statuses['Closed'] })
    expect((await read(id)).Closed).toBe('2026-03-02T09:00:00')
  })

  test('the reference stands in the summary', async () => {
    await created({ Summary: 'Disk full JF-ABCDEFGHIJKLMNOPQRSTUVWXYZ' })
    expect(newest()).toMatchObject({ reference: 'JF-ABCDEFGHIJKLMNOPQRSTUVWXYZ', priority: 'High', isClosed: false, attachments: [] })
  })

  test.each([
    ['no summary', { Priority: '1' }, 400, 'Summary is required.'],
    ['a blank summary', { Summary: '  ', Priority: '1' }, 400, 'Summary is required.'],
    ['no priority', { Summary: 'x' }, 400, 'Priority is required.'],
    ['the name of a priority', { Summary: 'x', Priority: 'High' }, 500, 'Input string was not in a correct format.'],
    ['an unknown priority', { Summary: 'x', Priority: '1' }, 400, 'Priority does not belong to the service desk.'],
  ])('%s is refused', async (_, body, status, error) => {
    const reply = await create(body)
    expect([reply.status, reply.json.Error]).toEqual([status, error])
    expect(client.running.tickets()).toHaveLength(8)
  })

  test('names of status and category, and ids of another desk, are refused', async () => {
    const body = { Summary: 'x', Priority: priority() }
    expect((await create({ ...body, Status: 'New' })).status).toBe(500)
    expect((await create({ ...body, Category: 'Network' })).status).toBe(500)
    expect((await create({ ...body, Status: otherDesk.statuses['Raised'] })).status).toBe(400)
    expect((await create(body, otherDesk.id)).status).toBe(400)
    expect((await create(body, '1')).status).toBe(404)
    expect((await client.send('POST', `/automation/servicedesktickets/${desk.id}/ticket`, '[')).status).toBe(400)
    expect((await client.send('POST', `/automation/servicedesktickets/${desk.id}/ticket`, '[]')).status).toBe(400)
    expect(client.running.tickets()).toHaveLength(8)
  })

  test.each(['id', 'ticket', 'true', 'empty'])('variant createReply %s', async (createReply) => {
    await restart({ createReply })
    const { status, json, text } = await create({ Summary: 'Found by reply', Priority: priority() })
    expect(status).toBe(200)
    const { id } = newest()
    if (createReply === 'id') expect(json.Result).toBe(id)
    if (createReply === 'ticket') expect(json.Result).toMatchObject({ ServiceDeskTicketId: id, Summary: 'Found by reply' })
    if (createReply === 'true') expect(json.Result).toBe(true)
    if (createReply === 'empty') expect(text).toBe('')
  })

  test.each(['nowhere', 'in-single', 'first-note'])('variant description %s', async (description) => {
    await restart({ description })
    const id = await created({ Description: 'Since nine.' })
    const notes = (await client.get(`/automation/servicedesktickets/${id}/notes`)).Result as Json[]
    expect('Description' in (await read(id))).toBe(description === 'in-single')
    expect(notes.map(({ Text }) => Text)).toEqual(description === 'first-note' ? ['Since nine.'] : [])
    const listed = (await client.get(`/automation/servicedesks/${desk.id}/tickets`)).Result.at(-1)
    expect(listed).not.toHaveProperty('Description')
    expect(newest().description).toBe('Since nine.')
  })
})

describe('one ticket', () => {
  test('is as in the list', async () => {
    const [listed] = (await client.get(`/automation/servicedesks/${desk.id}/tickets`)).Result
    expect(await read(listed.ServiceDeskTicketId)).toEqual(listed)
  })

  test('that is not there is 404, by a name 500', async () => {
    expect((await client.send('GET', '/automation/servicedesktickets/1')).status).toBe(404)
    expect((await client.send('GET', '/automation/servicedesktickets/HD000001')).status).toBe(500)
  })

  test('variant singleTicket: some end in 500 each time, the list has them', async () => {
    await restart({ singleTicket: 'fails-for-some' })
    const listed = (await client.get(`/automation/servicedesks/${desk.id}/tickets`)).Result as Json[]
    const statuses = await Promise.all(
      listed.map(
        async ({ ServiceDeskTicketId }) => (await client.send('GET', `/automation/servicedesktickets/${ServiceDeskTicketId}`)).status,
      ),
    )
    expect(new Set(statuses)).toEqual(new Set([200, 500]))
    const broken = listed[statuses.indexOf(500)].ServiceDeskTicketId
    expect((await client.send('GET', `/automation/servicedesktickets/${broken}`)).status).toBe(500)
    expect((await put(broken, `priority/${priority()}`)).status).toBe(200)
  })
})

describe('notes', () => {
  const post = (id: string, body: object): Promise<Reply> => client.send('POST', `/automation/servicedesktickets/${id}/notes`, body)
  const notes = async (id: string): Promise<Json[]> => (await client.get(`/automation/servicedesktickets/${id}/notes`)).Result

  test('are hidden or not, and the ticket has changed with them', async () => {
    const id = await created()
    await client.running.clock.advance(60_000)
    await post(id, { Text: 'For the desk', Hidden: true, SystemFlag: false })
    expect(await read(id)).toMatchObject({ ModifiedDate: '2026-03-02T09:01:00', LastPublicUpdate: null })
    await client.running.clock.advance(60_000)
    await post(id, { Text: 'For all', Hidden: false, SystemFlag: true })
    expect(await read(id)).toMatchObject({ ModifiedDate: '2026-03-02T09:02:00', LastPublicUpdate: '2026-03-02T09:02:00' })
    const [first, second] = await notes(id)
    expect(first).toEqual({
      NoteId: expect.stringMatching(/^\d{22}$/),
      ServiceDeskTicketId: id,
      Text: 'For the desk',
      Hidden: true,
      SystemFlag: false,
      CreatedBy: 'jackfield-api',
      CreatedDate: '2026-03-02T09:01:00',
    })
    expect(second).toMatchObject({ Text: 'For all', Hidden: false, SystemFlag: true })
    expect(newest().notes).toEqual([
      { text: 'For the desk', visibility: 'internal' },
      { text: 'For all', visibility: 'public' },
    ])
  })

  test('flags come as texts too, and are false where they are left out', async () => {
    const id = await created()
    await post(id, { Text: 'one', Hidden: 'true' })
    await post(id, { Text: 'two', Hidden: 'false' })
    await post(id, { Text: 'three' })
    expect((await notes(id)).map(({ Hidden }) => Hidden)).toEqual([true, false, false])
  })

  test('variant noteForm: other names, and flags as numbers', async () => {
    await restart({ noteForm: 'ticket-note' })
    const id = await created()
    await post(id, { Text: 'one', Hidden: true })
    expect((await notes(id))[0]).toEqual({
      ServiceDeskNoteId: expect.stringMatching(/^\d{22}$/),
      ServiceDeskTicketId: id,
      Text: 'one',
      Hidden: 1,
      SystemFlag: 0,
      User: 'jackfield-api',
      Timestamp: '2026-03-02T09:00:00',
    })
  })

  test('without a text, or on no ticket, are refused', async () => {
    const id = await created()
    expect((await post(id, { Hidden: true })).status).toBe(400)
    expect((await post(id, { Text: ' ' })).status).toBe(400)
    expect((await post('1', { Text: 'x' })).status).toBe(404)
    expect(await notes(id)).toEqual([])
  })

  test('one whose reply is lost is there all the same', async () => {
    const id = await created()
    client.running.setFaults({ seed: 1, script: [{ kind: 'error-after', method: 'POST' }] })
    const reply = await post(id, { Text: 'x', Hidden: true })
    expect([reply.status, reply.json]).toEqual([504, undefined])
    expect(await notes(id)).toHaveLength(1)
  })

  test('come and go between pages', async () => {
    const id = await created()
    for (const text of ['a', 'b', 'c']) await post(id, { Text: text, Hidden: true })
    const path = `/automation/servicedesktickets/${id}/notes`
    for (const kind of ['row-inserted', 'row-deleted'] as const) {
      client.running.setFaults({ seed: 1, script: [{ kind, path }] })
      await client.get(`${path}?$top=1`)
    }
    expect((await notes(id)).map(({ Text }) => Text)).toEqual(['b', 'c', 'The customer called.'])
  })

  test('a page of many', async () => {
    const id = await created()
    for (const text of ['a', 'b', 'c']) await post(id, { Text: text, Hidden: true })
    const page = await client.get(`/automation/servicedesktickets/${id}/notes?$top=1&$skip=1`)
    expect([page.TotalRecords, page.Result[0].Text]).toEqual([3, 'b'])
  })
})

describe('writes by id', () => {
  test('a status that closes sets the time, another takes it away', async () => {
    const id = await created()
    await client.running.clock.advance(60_000)
    expect((await put(id, `status/${desk.statuses['Closed']}`)).json.Result).toBe(true)
    expect(await read(id)).toMatchObject({ TicketStatus: 'Closed', Closed: '2026-03-02T09:01:00', ModifiedDate: '2026-03-02T09:01:00' })
    await client.running.clock.advance(60_000)
    await put(id, `status/${desk.statuses['Canceled']}`)
    expect(await read(id)).toMatchObject({ TicketStatus: 'Canceled', Closed: '2026-03-02T09:01:00' })
    await put(id, `status/${desk.statuses['In Progress']}`)
    expect(await read(id)).toMatchObject({ TicketStatus: 'In Progress', Closed: null })
    expect(newest().isClosed).toBe(false)
  })

  test('priority, assignee and custom field', async () => {
    const id = await created()
    await put(id, `priority/${priority('Critical')}`)
    const staff = (await client.get(`/system/orgs/${newestOrg(await client.get('/system/orgs'))}/staff`)).Result[0]
    expect((await client.send('PUT', `/automation/servicedesks/assign/${id}/${staff.StaffId}`)).status).toBe(200)
    expect(await read(id)).toMatchObject({ Priority: 'Critical', Assignee: 'Ruth Bracken' })
    const field = (await client.get(`/automation/servicedesks/${desk.id}/customfields`)).Result[0].Id
    expect((await client.send('PUT', `/automation/servicedesktickets/${id}/customfields/${field}`, '"BH-4711"')).status).toBe(200)
    expect((await client.get(`/automation/servicedesktickets/${id}/customfields/${field}`)).Result).toMatchObject({
      FieldName: 'Asset tag',
      Value: 'BH-4711',
    })
    expect((await client.send('PUT', `/automation/servicedesktickets/${id}/customfields/${field}`, '{}')).status).toBe(400)
  })

  const newestOrg = (body: Json): string => body.Result.find(({ OrgRef }: Json) => OrgRef === 'brackenholt').OrgId

  test('of another desk, of none, and by name are refused', async () => {
    const id = await created()
    expect((await put(id, `status/${otherDesk.statuses['Resolved']}`)).status).toBe(404)
    expect((await put(id, `priority/${otherDesk.priorities['High']}`)).status).toBe(404)
    expect((await put(id, 'status/Closed')).status).toBe(500)
    expect((await put(id, 'priority/1')).status).toBe(404)
    expect((await put('1', `status/${desk.statuses['Closed']}`)).status).toBe(404)
    expect((await client.send('PUT', `/automation/servicedesks/assign/${id}/1`)).status).toBe(404)
    expect(await read(id)).toMatchObject({ TicketStatus: 'New', Priority: 'High' })
  })
})

describe('a technician', () => {
  test('adds a note, logs work, takes the ticket and closes it', async () => {
    const id = await created()
    const { technician } = client.running
    await technician.addNote(id, 'Called back.')
    await technician.logTime(id, 0.5)
    expect(newest().notes).toEqual([
      { text: 'Called back.', visibility: 'public' },
      { text: 'Labor entry: 0.5 h', visibility: 'internal' },
    ])
    await client.running.clock.advance(60_000)
    await technician.assign(id)
    expect(await read(id)).toMatchObject({ Assignee: 'jokafor', ModifiedDate: '2026-03-02T09:01:00' })
    await technician.closeTicket(id)
    expect(await read(id)).toMatchObject({ TicketStatus: 'Closed', Closed: '2026-03-02T09:01:00' })
  })

  test('has a procedure undo a close, after it answered success', async () => {
    const id = await created({ Status: desk.statuses['In Progress'] })
    await client.running.technician.putBackWhenClosed(id)
    expect((await put(id, `status/${desk.statuses['Closed']}`)).status).toBe(200)
    expect(await read(id)).toMatchObject({ TicketStatus: 'In Progress', Closed: null })
    expect((await put(id, `status/${desk.statuses['Hold']}`)).status).toBe(200)
    expect((await read(id)).TicketStatus).toBe('Hold')
  })

  test('does not work on what is not there', async () => {
    await expect(client.running.technician.addNote('1', 'x')).rejects.toThrow('There is no ticket 1.')
    await expect(client.running.technician.closeTicket('1')).rejects.toThrow('There is no ticket 1.')
  })
})
