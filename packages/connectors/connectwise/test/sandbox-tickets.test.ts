import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { query, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient({ seed: 'empty' })
})
afterEach(() => client.stop())

const create = (fields: object = {}): Promise<Json> =>
  client.post('/service/tickets', { summary: 'Disk is full', company: { id: 2 }, ...fields })
const patch = (id: number, path: string, value: unknown, op = 'replace'): Promise<Json> =>
  client.patch(`/service/tickets/${id}`, { op, path, value })

async function refused(method: string, path: string, body: unknown): Promise<Json> {
  const reply = await client.send(method, path, body)
  expect(reply.status).toBe(400)
  return JSON.parse(reply.text)
}

describe('create', () => {
  test('takes the member’s board and the tenant’s defaults, and says where the ticket is over plain http', async () => {
    const reply = await client.send('POST', '/service/tickets', { summary: 'Disk is full', company: { identifier: 'catchall' } })
    expect(reply.status).toBe(201)
    const ticket = JSON.parse(reply.text)
    expect(ticket).toMatchObject({
      summary: 'Disk is full',
      recordType: 'ServiceTicket',
      board: { id: 1, name: 'Help Desk' },
      status: { id: 16, name: 'New' },
      type: { id: 31 },
      priority: { name: 'Priority 3 - Medium', level: 'Medium' },
      source: { id: 1, name: 'Call' },
      company: { id: 2, identifier: 'Catchall' },
      closedFlag: false,
      _info: { enteredBy: 'JackfieldAPI', dateEntered: '2026-03-02T09:00:00Z', lastUpdated: '2026-03-02T09:00:00Z' },
    })
    expect(reply.headers.get('location')).toBe(`${client.running.url}/v4_6_release/apis/3.0/service/tickets/${ticket.id}`)
  })

  test('takes references by id or by name, and sends back what it was given', async () => {
    const ticket = await create({
      board: { name: 'Security Alerts' },
      status: { name: 'Escalated' },
      type: { id: 62 },
      priority: { name: 'Priority 1 - Critical' },
      source: { name: 'Monitoring' },
      owner: { identifier: 'jokafor' },
      externalXRef: 'JF-1',
      poNumber: 'PO 7',
      customerUpdatedFlag: true,
    })
    expect(ticket).toMatchObject({
      board: { id: 4 },
      status: { id: 44 },
      type: { name: 'Compromise' },
      priority: { id: 6 },
      source: { id: 3 },
      owner: { identifier: 'jokafor', name: 'Joseph Okafor' },
      resources: 'jokafor',
      externalXRef: 'JF-1',
      poNumber: 'PO 7',
      customerUpdatedFlag: true,
    })
    expect(await client.get(`/service/tickets${query({ conditions: 'externalXRef="JF-1"' })}`)).toEqual([ticket])
  })

  test('makes notes of the initial texts, which are never sent back', async () => {
    const ticket = await create({ initialDescription: 'As reported', initialInternalAnalysis: 'As we think', initialResolution: 'As done' })
    expect(Object.keys(ticket).filter((name) => name.startsWith('initial'))).toEqual([])
    expect(await client.get(`/service/tickets/${ticket.id}/notes`)).toMatchObject([
      { text: 'As reported', detailDescriptionFlag: true, internalAnalysisFlag: false, resolutionFlag: false },
      { text: 'As we think', detailDescriptionFlag: false, internalAnalysisFlag: true, resolutionFlag: false },
      { text: 'As done', detailDescriptionFlag: false, internalAnalysisFlag: false, resolutionFlag: true },
    ])
    expect(client.running.tickets()).toMatchObject([
      {
        id: String(ticket.id),
        description: 'As reported',
        notes: [
          { text: 'As we think', visibility: 'internal' },
          { text: 'As done', visibility: 'public' },
        ],
      },
    ])
  })

  test('names every problem of a body, and nothing is stored', async () => {
    const body = await refused('POST', '/service/tickets', { externalXRef: 'x'.repeat(101), requiredDate: '2026-03-02T09:00:00.000Z' })
    expect(body).toMatchObject({ code: 'InvalidObject', message: 'ticket object is invalid' })
    expect(body.errors.map((error: Json) => [error.code, error.field])).toEqual([
      ['InvalidField', 'externalXRef'],
      ['UnsupportedFormat', 'requiredDate'],
      ['MissingRequiredField', 'summary'],
      ['MissingRequiredField', 'company'],
    ])
    expect(body.errors[2]).toEqual({
      code: 'MissingRequiredField',
      message: 'The summary field is required.',
      resource: 'ticket',
      field: 'summary',
    })
    expect(client.running.tickets()).toEqual([])
  })

  test.each([
    [{ summary: 'x'.repeat(101) }, 'InvalidField', 'summary'],
    [{ company: { id: 99 } }, 'NotFound', 'company/id'],
    [{ company: null }, 'MissingRequiredField', 'company'],
    [{ status: { id: 42 } }, 'NotFound', 'status/name'],
    [{ team: { id: 5 } }, 'NotFound', 'team/id'],
    [{ severity: 'Huge' }, 'InvalidField', 'severity'],
    [{ estimatedStartDate: '2026-03-02T09:00:00+01:00' }, 'UnsupportedFormat', 'estimatedStartDate'],
  ])('%o is refused', async (fields, code, field) => {
    const { errors } = await refused('POST', '/service/tickets', { summary: 'x', company: { id: 2 }, ...fields })
    expect(errors).toMatchObject([{ code, field }])
  })

  test('a summary of 100 characters is the longest', async () => {
    expect((await create({ summary: 'x'.repeat(100) })).summary).toHaveLength(100)
  })

  test('a status of another board is refused in the vendor’s words', async () => {
    const { errors } = await refused('POST', '/service/tickets', {
      summary: 'x',
      company: { id: 2 },
      board: { id: 4 },
      status: { name: 'New' },
    })
    expect(errors).toEqual([{ code: 'NotFound', message: 'Service Status New not found for Service Board 4', field: 'status/name' }])
  })

  test.each([
    ['{"summary":', 400, 'not valid JSON'],
    ['[]', 400, 'no object'],
    ['{"sumary":"x"}', 400, "Could not find member 'sumary' on object of type 'Ticket'."],
  ])('the body %s is refused', async (body, status, message) => {
    const reply = await client.send('POST', '/service/tickets', body)
    expect(reply.status).toBe(status)
    expect(JSON.parse(reply.text).message).toContain(message)
  })

  test('another media type is 415', async () => {
    const reply = await client.send('POST', '/service/tickets', 'summary=x', { 'content-type': 'text/plain' })
    expect(reply.status).toBe(415)
    expect(JSON.parse(reply.text)).toEqual({ message: "The request entity's media type 'text/plain' is not supported for this resource." })
  })

  test('fields gives a partial reply', async () => {
    expect(Object.keys(await client.post('/service/tickets?fields=id', { summary: 'x', company: { id: 2 } }))).toEqual(['id'])
  })
})

describe('patch', () => {
  test.each<[string, unknown, object]>([
    ['/summary', 'Other', { summary: 'Other' }],
    ['summary', 'Other', { summary: 'Other' }],
    ['status', { name: 'In Progress' }, { status: { id: 18 } }],
    ['status/id', 18, { status: { id: 18 } }],
    ['/owner/identifier', 'mweber', { owner: { identifier: 'mweber' } }],
    ['priority', { id: 6 }, { priority: { id: 6 } }],
    ['externalXRef', 'JF-2', { externalXRef: 'JF-2' }],
  ])('%s', async (path, value, expected) => {
    const { id } = await create()
    await client.running.clock.advance(5000)
    expect(await patch(id, path, value)).toMatchObject({ ...expected, _info: { lastUpdated: '2026-03-02T09:00:05Z' } })
  })

  test('board and status go together; a board alone takes its own status', async () => {
    const { id } = await create({ status: { id: 18 } })
    const both = await client.patch(
      `/service/tickets/${id}`,
      { op: 'replace', path: 'status', value: { id: 44 } },
      { op: 'replace', path: 'board', value: { id: 4 } },
    )
    expect(both).toMatchObject({ board: { id: 4 }, status: { id: 44 }, type: { id: 61 } })
    expect(await patch(id, 'board', { id: 1 })).toMatchObject({ board: { id: 1 }, status: { id: 16 } })
  })

  test('remove takes a value away, but none that is required', async () => {
    const { id } = await create({ externalXRef: 'JF-3', owner: { id: 1 } })
    expect(await patch(id, 'externalXRef', undefined, 'remove')).not.toHaveProperty('externalXRef')
    expect(await patch(id, 'owner', undefined, 'remove')).not.toHaveProperty('owner')
    expect(await refused('PATCH', `/service/tickets/${id}`, [{ op: 'remove', path: 'summary' }])).toMatchObject({ code: 'InvalidObject' })
  })

  test.each([
    [[{ op: 'replace', path: 'Summary', value: 'x' }], "The path 'Summary' can not be patched."],
    [[{ op: 'replace', path: 'nothing', value: 'x' }], "The path 'nothing' can not be patched."],
  ])('a path is case sensitive: %o', async (operations, message) => {
    const { id } = await create()
    expect((await refused('PATCH', `/service/tickets/${id}`, operations)).errors).toMatchObject([{ message }])
  })

  test.each([[{ summary: 'x' }], [[{ op: 'move', path: 'summary' }]], [['x']]])('%o is no patch', async (body) => {
    const { id } = await create()
    await refused('PATCH', `/service/tickets/${id}`, body)
  })
})

describe('close and reopen', () => {
  test('the closed fields come and go with the status', async () => {
    const { id } = await create()
    expect(await patch(id, 'status', { name: '>Closed' })).toMatchObject({
      closedFlag: true,
      closedDate: '2026-03-02T09:00:00Z',
      closedBy: 'JackfieldAPI',
    })
    await client.running.clock.advance(60_000)
    expect(await patch(id, 'status', { id: 20 })).toMatchObject({ closedDate: '2026-03-02T09:00:00Z' })
    const open = await patch(id, 'status', { id: 16 })
    expect(open).toMatchObject({ closedFlag: false })
    expect(open).not.toHaveProperty('closedDate')
  })

  test('a workflow puts a closed ticket back after it answered success', async () => {
    const { id } = await create({ status: { id: 17 } })
    await client.running.technician.putBackWhenClosed(String(id))
    expect(await patch(id, 'status', { id: 21 })).toMatchObject({ closedFlag: true, status: { id: 21 } })
    const after = await client.get(`/service/tickets/${id}`)
    expect(after).toMatchObject({ closedFlag: false, status: { id: 17 }, _info: { updatedBy: 'zWorkflow' } })
    expect(client.running.tickets()).toMatchObject([{ isClosed: false }])
  })
})

test('put replaces: what is left out goes to its default, and severity and impact are required', async () => {
  const { id } = await create({ priority: { id: 6 }, poNumber: 'PO 7', initialDescription: 'kept' })
  const body = { summary: 'Whole', company: { id: 2 } }
  expect((await refused('PUT', `/service/tickets/${id}`, body)).errors).toMatchObject([{ field: 'severity' }, { field: 'impact' }])
  const replaced = JSON.parse((await client.send('PUT', `/service/tickets/${id}`, { ...body, severity: 'High', impact: 'Low' })).text)
  expect(replaced).toMatchObject({ id, summary: 'Whole', priority: { id: 8 }, severity: 'High', impact: 'Low' })
  expect(replaced).not.toHaveProperty('poNumber')
  const whole = await client.send('PUT', `/service/tickets/${id}`, await client.get(`/service/tickets/${id}`))
  expect(whole.status).toBe(200)
  expect(client.running.tickets()).toMatchObject([{ description: 'kept' }])
})

test('delete is 204 without a body, and then the ticket is not there', async () => {
  const { id } = await create()
  expect(await client.send('DELETE', `/service/tickets/${id}`)).toMatchObject({ status: 204, text: '' })
  expect((await client.send('DELETE', `/service/tickets/${id}`)).status).toBe(404)
})

test('ids count on: a deleted one never comes again', async () => {
  const { id } = await create()
  await client.send('DELETE', `/service/tickets/${id}`)
  expect((await create()).id).toBe(id + 1)
})
