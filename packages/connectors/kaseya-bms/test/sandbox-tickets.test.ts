import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { member, newTicket, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const tickets = '/servicedesk/tickets'
const completed = 8809
const assigned = 8804

const create = (more: object = {}): Promise<Json> => client.post(tickets, { ...newTicket, ...more })
const read = (id: number): Promise<Json> => client.get(`${tickets}/${id}`)
const patch = (id: number, ...operations: object[]): Promise<Json> => client.result('PATCH', `${tickets}/${id}`, operations)
const toStatus = (value: number): object => ({ op: 'replace', path: '/StatusId', value })
const problemsOf = async (method: string, path: string, body: unknown): Promise<string[]> => {
  const reply = await client.send(method, path, body)
  expect(reply.json.success, reply.text).toBe(false)
  expect(reply.json.result).toBeNull()
  return reply.json.error.subErrors
}

describe('a new ticket', () => {
  test('is told back with its id, names for its ids, and its times', async () => {
    const ticket = await create({ contactId: 61_010, issueTypeId: 603, subIssueTypeId: 613, hardwareAssetId: 70_001, assigneeId: 31_003 })
    expect(ticket).toMatchObject({
      title: 'Backup failed',
      details: 'The nightly job ended with an error.',
      accountName: 'Bracken & Holt Ltd',
      accountCode: 'BRACKEN',
      locationName: 'Leeds office',
      contactName: 'Anna Bracken',
      contactEmail: 'anna@bracken.example',
      queueName: 'Monitoring',
      statusName: 'New',
      priorityName: 'Medium',
      typeName: 'Alert',
      sourceName: 'Monitoring System',
      issueTypeName: 'Backup',
      subIssueTypeName: 'Failed job',
      hardwareAssetName: 'SRV-01',
      assigneeName: 'James Okafor',
      createdByName: 'Jackfield API',
      completedDate: null,
      reOpenedDate: null,
    })
    // 14:00 UTC in New York.
    for (const name of ['openDate', 'createdOn', 'lastActivityUpdate']) expect(ticket[name], name).toBe('2026-03-02T09:00:00')
    expect(await read(ticket.id)).toEqual(ticket)
    expect(client.running.tickets().at(-1)).toMatchObject({
      id: String(ticket.id),
      title: 'Backup failed',
      companyId: '41010',
      isClosed: false,
    })
  })

  test.each(['title', 'details', 'accountId', 'locationId', 'statusId', 'priorityId', 'typeId', 'sourceId', 'openDate'])(
    'without %s is refused by that name, and none is made',
    async (name) => {
      const before = client.running.tickets().length
      const pascal = name.charAt(0).toUpperCase() + name.slice(1)
      expect(await problemsOf('POST', tickets, { ...newTicket, [name]: undefined })).toEqual([`The ${pascal} field is required.`])
      expect(await problemsOf('POST', tickets, { ...newTicket, [name]: null })).toEqual([`The ${pascal} field is required.`])
      expect(client.running.tickets()).toHaveLength(before)
    },
  )

  test.each([
    [{ title: '', details: ' ' }, ['The Title field is required.', 'The Details field is required.']],
    [{ accountId: 0 }, ['The field AccountId must be between 1 and 2147483647.']],
    [{ accountId: 999 }, ['AccountId 999 does not exist.']],
    [{ locationId: 51_020 }, ['LocationId 51020 does not belong to account 41010.']],
    [{ contactId: 61_020 }, ['ContactId 61020 does not belong to account 41010.']],
    [{ statusId: 8820 }, ['StatusId 8820 does not exist.']],
    [{ sourceId: 77, typeId: 77 }, ['TypeId 77 does not exist.', 'SourceId 77 does not exist.']],
    [{ assigneeId: 31_001 }, ['AssigneeId 31001 does not exist.']],
    [{ hardwareAssetId: 70_003 }, ['HardwareAssetId 70003 does not exist.']],
    [{ issueTypeId: 601, subIssueTypeId: 613 }, ['SubIssueTypeId 613 does not exist.']],
    [{ contractId: 5 }, ['ContractId 5 does not exist.']],
    [{ openDate: 'soon' }, ['The value "soon" is not valid for OpenDate.']],
    [{ openDate: 1_772_460_000_000 }, ['The value 1772460000000 is not valid for OpenDate.']],
  ])('with %o is refused', async (more, problems) => {
    expect(await problemsOf('POST', tickets, { ...newTicket, ...more })).toEqual(problems)
  })

  test('may have a source of 0, names in any case, ids as text, and members that nobody knows', async () => {
    const shouted = Object.fromEntries(Object.entries(newTicket).map(([name, value]) => [name.toUpperCase(), value]))
    const ticket = await client.post(tickets, { ...shouted, SOURCEID: 0, STATUSID: '8801', Colour: 'red' })
    expect(ticket).toMatchObject({ sourceId: 0, sourceName: 'Client Portal', statusId: 8801 })
  })

  test('needs a queue or an assignee, or not', async () => {
    const neither = { ...newTicket, queueId: null }
    expect(await problemsOf('POST', tickets, neither)).toEqual(['Either QueueId or AssigneeId is required.'])
    expect((await create({ queueId: null, assigneeId: 31_003 })).queueId).toBeNull()
    const other = await startClient({ variants: { queueOrAssignee: 'optional' } })
    expect((await other.post(tickets, neither)).id).toBeGreaterThan(0)
    await other.stop()
  })

  test('that is completed from the start has its date', async () => {
    expect((await create({ statusId: completed })).completedDate).toBe('2026-03-02T09:00:00')
  })
})

test('a body that is no JSON object, or of another media type, is refused', async () => {
  expect(await problemsOf('POST', tickets, '{')).toEqual(['The request body is not valid JSON.'])
  expect(await problemsOf('POST', tickets, [])).toEqual(['The request body must be an object.'])
  const reply = await client.send('POST', tickets, JSON.stringify(newTicket), { 'content-type': 'text/plain' })
  expect(reply.json.success).toBe(false)
  for (const type of ['application/json-patch+json', 'text/json', 'application/vnd.acme+json; charset=utf-8']) {
    expect((await client.send('POST', tickets, JSON.stringify(newTicket), { 'content-type': type })).json.success, type).toBe(true)
  }
})

test('a ticket that is not there is told so by every call', async () => {
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['GET', '/notes', undefined],
    ['PUT', '', newTicket],
    ['PATCH', '', []],
    ['DELETE', '', undefined],
    ['POST', '/resolve', { comment: 'x' }],
  ] as const) {
    const reply = await client.send(method, `${tickets}/999${path}`, body)
    expect(reply.json.error.message, `${method} ${path}`).toBe('Ticket 999 does not exist.')
  }
  expect((await client.send('GET', `${tickets}/abc`)).json.error.message).toBe('Ticket abc does not exist.')
})

describe('PUT', () => {
  test('replaces: what is left out is empty, what the service keeps stays', async () => {
    const before = await create({ contactId: 61_010, assigneeId: 31_003, dueDate: '2026-03-09T14:00:00Z' })
    await client.running.clock.advance(60_000)
    const after = await client.result('PUT', `${tickets}/${before.id}`, { ...newTicket, title: 'Another title', id: 5 })
    expect(after).toMatchObject({ id: before.id, title: 'Another title', contactId: null, assigneeId: null, dueDate: null })
    expect([after.createdOn, after.createdBy]).toEqual([before.createdOn, before.createdBy])
    expect(after.modifiedOn).toBe('2026-03-02T09:01:00')
    expect(after.lastStatusUpdate).toBe(before.lastStatusUpdate)
  })

  test('wants every required member again', async () => {
    const { id } = await create()
    expect(await problemsOf('PUT', `${tickets}/${id}`, { title: 'x' })).toHaveLength(8)
    expect((await read(id)).title).toBe('Backup failed')
  })
})

describe('PATCH', () => {
  test('changes what it names and nothing else', async () => {
    const before = await create({ contactId: 61_010 })
    await client.running.clock.advance(90_500)
    const after = await patch(before.id, { op: 'replace', path: '/title', value: 'New' }, { op: 'add', path: '/AssigneeId', value: 31_004 })
    const time = '2026-03-02T09:01:30.5'
    expect(after).toEqual({
      ...before,
      title: 'New',
      assigneeId: 31_004,
      assigneeName: 'Lena Novak',
      modifiedOn: time,
      lastActivityUpdate: time,
    })
    expect((await patch(before.id, { op: 'remove', path: '/ContactId' })).contactId).toBeNull()
  })

  test('with an unknown path or operation, a failed test, or a bad value changes nothing', async () => {
    const before = await create()
    for (const operations of [
      [{ op: 'replace', path: '/Colour', value: 'red' }],
      [{ op: 'copy', from: '/Title', path: '/Details' }],
      [
        { op: 'replace', path: '/Title', value: 'New' },
        { op: 'test', path: '/StatusId', value: 1 },
      ],
      [{ op: 'replace', path: '/Title', value: 'New' }, toStatus(1)],
      [{ op: 'remove', path: '/Title' }],
      ['x'],
    ]) {
      expect(await problemsOf('PATCH', `${tickets}/${before.id}`, operations), JSON.stringify(operations)).toHaveLength(1)
    }
    expect(await read(before.id)).toEqual(before)
    expect((await patch(before.id, { op: 'test', path: '/StatusId', value: before.statusId }, toStatus(assigned))).statusId).toBe(assigned)
  })

  test('keeps the times of status, priority and queue apart', async () => {
    const before = await create()
    await client.running.clock.advance(60_000)
    const after = await patch(before.id, { op: 'replace', path: '/PriorityId', value: 92 })
    expect([after.lastStatusUpdate, after.lastPriorityUpdate, after.lastQueueUpdate]).toEqual([
      before.lastStatusUpdate,
      '2026-03-02T09:01:00',
      before.lastQueueUpdate,
    ])
  })
})

describe('closing', () => {
  test('sets CompletedDate, reopening takes it away and sets ReOpenedDate', async () => {
    const { id } = await create()
    await client.running.clock.advance(60_000)
    expect(await patch(id, toStatus(completed))).toMatchObject({ completedDate: '2026-03-02T09:01:00', reOpenedDate: null })
    expect(client.running.tickets().at(-1)?.isClosed).toBe(true)
    await client.running.clock.advance(60_000)
    // Another status of the same kind, and a change of something else: the date stays.
    expect((await patch(id, toStatus(8815))).completedDate).toBe('2026-03-02T09:01:00')
    expect((await patch(id, { op: 'replace', path: '/Title', value: 'x' })).completedDate).toBe('2026-03-02T09:01:00')
    expect(await patch(id, toStatus(assigned))).toMatchObject({ completedDate: null, reOpenedDate: '2026-03-02T09:02:00' })
    expect(client.running.tickets().at(-1)?.isClosed).toBe(false)
  })

  test.each([
    ['PATCH', '', [toStatus(completed)]],
    ['PUT', '', { ...newTicket, statusId: completed }],
    ['POST', '/resolve', { comment: 'Done.' }],
    ['POST', '/notes', { details: 'Done.', isInternal: true, typeId: 0, noteDate: '2026-03-02', statusId: completed }],
    ['POST', '/assignticket', { details: 'Done.', isInternal: true, typeId: 0, noteDate: '2026-03-02', statusId: completed }],
  ] as const)('by %s %s is undone by the workflow after it answered success', async (method, path, body) => {
    const { id } = await create()
    await client.running.technician.putBackWhenClosed(String(id))
    const reply = await client.send(method, `${tickets}/${id}${path}`, body)
    expect(reply.status).toBe(200)
    const after = await read(id)
    expect([after.statusId, after.completedDate, after.modifiedBy]).toEqual([8801, null, 1])
  })

  test('by a batch is undone by the workflow too', async () => {
    const { id } = await create()
    await client.running.technician.putBackWhenClosed(String(id))
    await client.result('PATCH', tickets, { moduleId: 22, targetedIds: [id], statusId: completed })
    expect((await read(id)).statusId).toBe(8801)
  })
})

describe('a batch', () => {
  test('changes many tickets, and its log says what became of each', async () => {
    const first = await create()
    const second = await create()
    const changes = {
      moduleId: 22,
      targetedIds: [first.id, 999, second.id],
      ticketTypeId: 11,
      ticketSourceId: 1,
      priorityId: 94,
      queueId: 7301,
    }
    const jobId = await client.result('PATCH', tickets, changes)
    for (const { id } of [first, second]) {
      expect(await read(id)).toMatchObject({ typeId: 11, sourceId: 1, priorityId: 94, queueId: 7301, title: 'Backup failed' })
    }
    const log = await client.send('GET', `${tickets}/logs/${jobId}`)
    expect(member(log.json, 'totalRecords')).toBe(3)
    expect(log.json.result[1].message).toBe('Ticket 999 does not exist.')
    expect(await problemsOf('PATCH', tickets, { statusId: completed })).toEqual(['The TargetedIds field is required.'])
  })

  test('deletes many tickets', async () => {
    const { id } = await create()
    const before = client.running.tickets().length
    await client.result('DELETE', tickets, { moduleId: 22, targetedIds: [id, 100_001] })
    expect(client.running.tickets()).toHaveLength(before - 2)
  })
})

test('a deleted ticket is gone with its notes, and its id is given to none again', async () => {
  const { id } = await create()
  await client.running.technician.addNote(String(id), 'x')
  const reply = await client.send('DELETE', `${tickets}/${id}`)
  expect([reply.status, reply.text]).toEqual([200, ''])
  expect((await client.send('GET', `${tickets}/${id}`)).json.success).toBe(false)
  expect((await create()).id).toBe(id + 1)
})

test('a reference is found at the end of the title, or in the last line of the details', async () => {
  const reference = 'JF-ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const referenceOf = async (more: object): Promise<unknown> => {
    await create(more)
    return client.running.tickets().at(-1)?.reference
  }
  expect(await referenceOf({ title: `Disk full [${reference}]` })).toBe(reference)
  expect(await referenceOf({ details: `Drive C:\r\n${reference}\r\n` })).toBe(reference)
  expect(await referenceOf({ title: `${reference} was the one`, details: `${reference}\nand more` })).toBeNull()
})
