import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { query, startClient } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterEach(() => client.running.reset())
afterAll(() => client.stop())

const path = '/company/configurations'
const parsed = (reply: Reply): Json => JSON.parse(reply.text)
const device = { name: 'SRV-9', type: { id: 1 }, company: { id: 19_000 }, deviceIdentifier: 'JD-1', serialNumber: 'SN-9' }

test('what a configuration can be is a list of its own, below no configuration', async () => {
  expect((await client.get(`${path}/types`)).map(({ name }: Json) => name)).toEqual([
    'Managed Server',
    'Managed Workstation',
    'Leased Device',
  ])
  expect(await client.get(`${path}/types/count`)).toEqual({ count: 3 })
})

test('a type has questions, each configuration of it shows the active ones, and what is left unanswered is taken', async () => {
  expect(await client.get(`${path}/types/1/questions`)).toEqual([])
  expect(await client.get(`${path}/types/3/questions/count${query({ conditions: 'requiredFlag=true' })}`)).toEqual({ count: 3 })
  expect((await client.send('GET', `${path}/types/99/questions`)).status).toBe(404)
  expect(await client.get(`${path}/types/3/questions/4`)).toMatchObject({ configurationType: { id: 3 }, inactiveFlag: true })
  const answered = [{ questionId: 2, answer: 'Northgate Leasing' }]
  const { questions } = await client.post(path, { ...device, type: { id: 3 }, questions: answered })
  expect(questions.map(({ questionId, answer }: Json) => [questionId, answer])).toEqual([
    [1, undefined],
    [2, 'Northgate Leasing'],
    [3, undefined],
  ])
})

test('variant doubleIdentifier: a second configuration with an identifier is refused, and its own one is none', async () => {
  const other = await startClient({ variants: { doubleIdentifier: 'refused' } })
  const { id } = await other.post(path, device)
  const second = await other.send('POST', path, device)
  expect([second.status, parsed(second).errors]).toMatchObject([400, [{ code: 'ObjectExists', field: 'deviceIdentifier' }]])
  expect(await other.patch(`${path}/${id}`, { op: 'replace', path: 'deviceIdentifier', value: 'JD-1' })).toMatchObject({ id })
  expect(parsed(await other.send('PUT', `${path}/bulk`, [{ ...device, id }])).payload).toMatchObject([{ success: true }])
  await other.stop()
})

test('one is made, found by its identifier, and changed member by member', async () => {
  const made = await client.send('POST', path, device)
  expect([made.status, made.headers.get('location')]).toEqual([201, expect.stringContaining(`${path}/${parsed(made).id}`)])
  expect(parsed(made)).toMatchObject({ name: 'SRV-9', type: { id: 1, name: 'Managed Server' }, activeFlag: true, serialNumber: 'SN-9' })
  const { id } = parsed(made)
  expect(await client.get(`${path}${query({ conditions: 'deviceIdentifier="JD-1"' })}`)).toMatchObject([{ id }])
  const changed = await client.patch(
    `${path}/${id}`,
    { op: 'replace', path: 'activeFlag', value: false },
    { op: 'replace', path: 'macAddress', value: '00:1A:2B:3C:4D:5E' },
  )
  expect(changed).toMatchObject({
    name: 'SRV-9',
    activeFlag: false,
    macAddress: '00:1A:2B:3C:4D:5E',
    deviceIdentifier: 'JD-1',
    serialNumber: 'SN-9',
  })
  expect(await client.get(`${path}${query({ conditions: 'activeFlag=false' })}`)).toMatchObject([{ id }])
})

test('what is missing, too long or unknown is refused, and nothing is made', async () => {
  const before = await client.get(`${path}/count`)
  const empty = await client.send('POST', path, {})
  expect([empty.status, parsed(empty).errors.map(({ field }: Json) => field)]).toEqual([400, ['name', 'type', 'company']])
  const long = await client.send('POST', path, { ...device, name: 'n'.repeat(101), type: { id: 99 } })
  expect(parsed(long).errors.map(({ field }: Json) => field)).toEqual(['name', 'type/id'])
  expect((await client.send('PATCH', `${path}/99999`, [{ op: 'replace', path: 'name', value: 'X' }])).status).toBe(404)
  expect(await client.get(`${path}/count`)).toEqual(before)
})

test.each([
  ['POST', path, device, { inquire: 'All', edit: 'All' }],
  ['PATCH', `${path}/501`, [{ op: 'replace', path: 'name', value: 'X' }], { inquire: 'All', add: 'All' }],
])('%s %s needs its own level', async (method, at, body, levels) => {
  client.running.setRights([{ path: ['Companies', 'Configurations'], levels }])
  expect((await client.send(method, at, body)).status).toBe(403)
  client.running.setRights([{ path: ['Companies', 'Configurations'], levels: { inquire: 'All', add: 'All', edit: 'All' } }])
  expect((await client.send(method, at, body)).status).toBeLessThan(300)
})
