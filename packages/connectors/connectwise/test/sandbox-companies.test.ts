import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { query, startClient } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterEach(() => client.running.reset())
afterAll(() => client.stop())

const parsed = (reply: Reply): Json => JSON.parse(reply.text)
const company = { identifier: 'Larkhill', name: 'Larkhill Farms', city: 'Selby', addressLine1: 'Mill Lane 3' }

describe('companies', () => {
  test('are made, changed, replaced and deleted', async () => {
    const made = await client.send('POST', '/company/companies', company)
    expect(made.status).toBe(201)
    const { id } = parsed(made)
    expect(parsed(made)).toMatchObject({ ...company, status: { name: 'Active' }, deletedFlag: false })
    const changed = await client.patch(`/company/companies/${id}`, { op: 'replace', path: 'status', value: { id: 2 } })
    expect(changed).toMatchObject({ ...company, status: { name: 'Inactive' } })
    const replaced = parsed(await client.send('PUT', `/company/companies/${id}`, { identifier: 'Larkhill', name: 'Larkhill' }))
    expect(replaced).toMatchObject({ name: 'Larkhill', status: { name: 'Active' } })
    expect(replaced.addressLine1).not.toBe('Mill Lane 3')
    expect((await client.send('DELETE', `/company/companies/${id}`)).status).toBe(204)
    expect((await client.send('GET', `/company/companies/${id}`)).status).toBe(404)
  })

  test('an identifier that is taken is refused in the observed words, and so is what is missing or too long', async () => {
    const reply = await client.send('POST', '/company/companies', { ...company, identifier: 'brackenholt' })
    expect([reply.status, parsed(reply).errors]).toMatchObject([
      400,
      [{ code: 'ObjectExists', message: 'Company ID already in use.', field: 'identifier' }],
    ])
    expect(parsed(await client.send('POST', '/company/companies', {})).errors.map(({ field }: Json) => field)).toEqual([
      'identifier',
      'name',
    ])
    expect((await client.send('POST', '/company/companies', { ...company, name: 'x'.repeat(51) })).status).toBe(400)
    expect((await client.send('PATCH', '/company/companies/2', [{ op: 'replace', path: 'id', value: 3 }])).status).toBe(400)
  })

  test('one with tickets stays', async () => {
    const [ticket] = await client.get('/service/tickets')
    expect((await client.send('DELETE', `/company/companies/${ticket.company.id}`)).status).toBe(409)
  })
})

describe('custom fields', () => {
  const fields = (record: Json): Json => Object.fromEntries(record.customFields.map(({ id, value }: Json) => [id, value]))
  const set = (id: number, ...customFields: readonly object[]): Promise<Json> =>
    client.patch(`/service/tickets/${id}`, { op: 'replace', path: 'customFields', value: customFields })

  test('stand on tickets and companies, and a value that is empty is null', async () => {
    const ticket = await client.get('/service/tickets/5')
    expect(ticket.customFields[0]).toEqual({
      id: 21,
      caption: 'Asset tag',
      type: 'Text',
      entryMethod: 'EntryField',
      numberOfDecimals: 0,
      value: 'BH-4711',
    })
    expect(fields(await client.get('/service/tickets/1'))).toEqual({ 21: null, 22: null, 23: null })
    expect(fields(await client.get('/company/companies/19000'))).toEqual({ 31: 'Gold', 32: '2024-05-01T00:00:00Z' })
  })

  test('have definitions', async () => {
    expect(await client.get(`/system/userDefinedFields${query({ conditions: 'screenId = "sr100"' })}`)).toMatchObject([
      { id: 21, caption: 'Asset tag', fieldTypeIdentifier: 'Text', entryTypeIdentifier: 'EntryField' },
      { id: 22 },
      { id: 23, fieldTypeIdentifier: 'Checkbox' },
    ])
    expect((await client.get('/system/userDefinedFields/31')).options.map(({ optionValue }: Json) => optionValue)).toEqual([
      'Bronze',
      'Silver',
      'Gold',
    ])
    expect(await client.get('/system/userDefinedFields/count')).toEqual({ count: 5 })
  })

  test('are written by id and value at creation and later, and cleared by null', async () => {
    const given = [
      { id: 21, value: 'A-1' },
      { id: 22, value: 3 },
      { id: 23, value: true },
    ]
    const { id } = await client.post('/service/tickets', { summary: 'x', company: { id: 2 }, customFields: given })
    expect(fields(await client.get(`/service/tickets/${id}`))).toEqual({ 21: 'A-1', 22: 3, 23: true })
    expect(fields(await set(id, { id: 21, value: null }))).toEqual({ 21: null, 22: 3, 23: true })
    const put = { summary: 'x', company: { id: 2 }, severity: 'Low', impact: 'Low', customFields: [{ id: 21, value: 'B' }] }
    expect(fields(parsed(await client.send('PUT', `/service/tickets/${id}`, put)))).toEqual({ 21: 'B', 22: null, 23: null })
    const companyPatch = { op: 'replace', path: '/customFields', value: [{ id: 31, value: 'Bronze' }] }
    expect(fields(await client.patch('/company/companies/19000', companyPatch))).toMatchObject({ 31: 'Bronze' })
  })

  test.each([
    [{ id: 99, value: 'x' }],
    [{ id: 31, value: 'Gold' }],
    [{ id: 22, value: 'three' }],
    [{ id: 23, value: 'yes' }],
    [{ value: 'x' }],
  ])('%j is refused', async (field) => {
    const reply = await client.send('PATCH', '/service/tickets/1', [{ op: 'replace', path: 'customFields', value: [field] }])
    expect([reply.status, parsed(reply).errors]).toMatchObject([400, [{ field: 'customFields' }]])
  })

  test('a list takes only its options', async () => {
    const wrong = [{ op: 'replace', path: 'customFields', value: [{ id: 31, value: 'Platinum' }] }]
    expect((await client.send('PATCH', '/company/companies/19000', wrong)).status).toBe(400)
  })

  test('are found by caption and value, both of the same field', async () => {
    const ids = async (path: string, customFieldConditions: string): Promise<number[]> =>
      (await client.get(`${path}${query({ customFieldConditions })}`)).map(({ id }: Json) => id)
    expect(await ids('/service/tickets', 'caption="Asset tag" AND value != null')).toEqual([5])
    expect(await ids('/service/tickets', 'caption="asset tag" and value like "BH-%"')).toEqual([5])
    expect(await ids('/service/tickets', 'caption="Devices hit" AND value != null')).toEqual([])
    await set(7, { id: 22, value: 12 })
    expect(await ids('/service/tickets', 'caption="Devices hit" AND value > 9')).toEqual([7])
    expect(await ids('/company/companies', 'caption="Support tier" and value="Silver"')).toHaveLength(4)
    expect(await client.get(`/service/tickets/count${query({ customFieldConditions: 'caption="Asset tag" and value = null' })}`)).toEqual({
      count: 24,
    })
  })

  test('variant customFieldsPatch cleared: what a PATCH of them leaves out is gone', async () => {
    const other = await startClient({ variants: { customFieldsPatch: 'cleared' } })
    const patch = (...operations: object[]): Promise<Json> => other.patch('/service/tickets/5', ...operations)
    expect(fields(await patch({ op: 'replace', path: 'summary', value: 'x' }))[21]).toBe('BH-4711')
    expect(fields(await patch({ op: 'replace', path: 'customFields', value: [{ id: 22, value: 1 }] }))).toEqual({
      21: null,
      22: 1,
      23: null,
    })
    await other.stop()
  })

  test('variant customFieldsPatch required: a PATCH without them is refused', async () => {
    const other = await startClient({ variants: { customFieldsPatch: 'required' } })
    const summary = { op: 'replace', path: 'summary', value: 'x' }
    const reply = await other.send('PATCH', '/service/tickets/5', [summary])
    expect([reply.status, parsed(reply).errors]).toMatchObject([400, [{ code: 'MissingRequiredField', field: 'customFields' }]])
    const { customFields } = await other.get('/service/tickets/5')
    expect(await other.patch('/service/tickets/5', summary, { op: 'replace', path: 'customFields', value: customFields })).toMatchObject({
      summary: 'x',
      customFields,
    })
    expect((await other.send('POST', '/service/tickets', { summary: 'x', company: { id: 2 } })).status).toBe(201)
    await other.stop()
  })
})

describe('configurations in bulk', () => {
  const path = '/company/configurations/bulk'
  const device = { name: 'KL-SRV-02', type: { id: 1 }, company: { id: 19_000 }, serialNumber: 'S-1' }

  test('each entry of a 207 tells by its place how it went', async () => {
    const reply = await client.send('POST', path, [device, { name: 'x' }, { ...device, name: 'KL-NB-3', company: { id: 1 } }])
    expect(reply.status).toBe(207)
    const { payload } = parsed(reply)
    expect(payload).toMatchObject([
      { success: true, originalIndex: 0, statusCode: 201, data: { name: 'KL-SRV-02', serialNumber: 'S-1', company: { id: 19_000 } } },
      {
        success: false,
        originalIndex: 1,
        statusCode: 400,
        error: { code: 'InvalidObject', errors: [{ field: 'type' }, { field: 'company' }] },
      },
      { success: false, originalIndex: 2, statusCode: 400, error: { errors: [{ code: 'NotFound', field: 'company/id' }] } },
    ])
    const { id } = payload[0].data
    expect(await client.get(`/company/configurations/${id}`)).toEqual(payload[0].data)
    expect(await client.get('/company/configurations/count')).toEqual({ count: 3 })

    const put = parsed(
      await client.send('PUT', path, [
        { ...device, id, name: 'renamed' },
        { ...device, id: 9 },
      ]),
    )
    expect(put.payload).toMatchObject([
      { success: true, statusCode: 200, data: { id, name: 'renamed' } },
      { success: false, statusCode: 404, error: { code: 'NotFound', message: 'Configuration 9 not found' } },
    ])
    const gone = await client.send('DELETE', path, [{ id }, { id }])
    expect([gone.status, parsed(gone).payload]).toMatchObject([
      207,
      [
        { success: true, data: { id } },
        { success: false, statusCode: 404 },
      ],
    ])
    expect(await client.get('/company/configurations/count')).toEqual({ count: 2 })
  })

  test('what is no list is a 400', async () => {
    expect((await client.send('POST', path, device)).status).toBe(400)
  })
})
