import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { query, startClient } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterEach(() => client.running.reset())
afterAll(() => client.stop())

const path = '/system/callbacks'
const url = 'https://hooks.example/cw?recordId='
const entry = { url, objectId: 1, type: 'ticket', level: 'owner' }
const parsed = (reply: Reply): Json => JSON.parse(reply.text)
const add = (more: object = {}): Promise<Json> => client.post(path, { ...entry, ...more })

test('a callback is made, listed, counted, read, replaced, changed and deleted', async () => {
  const made = await client.send('POST', path, { ...entry, description: 'Jackfield' })
  expect(made.status).toBe(201)
  expect(made.headers.get('location')).toMatch(/^http:\/\/.*\/system\/callbacks\/1$/)
  const callback = parsed(made)
  expect(callback).toMatchObject({ id: 1, ...entry, description: 'Jackfield', payloadVersion: '3.0.0', inactiveFlag: false })
  expect(callback.memberId).toBe((await client.get('/system/myMembers')).id)
  expect(await client.get(path)).toEqual([callback])
  expect(await client.get(`${path}/count`)).toEqual({ count: 1 })
  expect(await client.get(`${path}${query({ conditions: 'type = "company"' })}`)).toEqual([])
  expect(await client.get(`${path}/1`)).toEqual(callback)
  expect(client.running.webhooks()).toEqual([{ id: '1', url, isActive: true }])

  const replaced = parsed(await client.send('PUT', `${path}/1`, { ...entry, level: 'board', objectId: 4 }))
  expect(replaced).toMatchObject({ id: 1, level: 'board', objectId: 4, connectWiseID: callback.connectWiseID })
  expect(replaced).not.toHaveProperty('description')
  expect(await client.patch(`${path}/1`, { op: 'replace', path: 'inactiveFlag', value: true })).toMatchObject({ inactiveFlag: true })
  expect(client.running.webhooks()).toMatchObject([{ isActive: false }])
  expect((await client.send('DELETE', `${path}/1`)).status).toBe(204)
  expect(await client.get(path)).toEqual([])
  for (const method of ['GET', 'DELETE']) {
    expect(parsed(await client.send(method, `${path}/1`))).toEqual({ code: 'NotFound', message: 'CallbackEntry 1 not found' })
  }
})

test('a record that was read can be sent back, and who made it is not for a client to say', async () => {
  const callback = await add()
  const reply = await client.send('PUT', `${path}/${callback.id}`, { ...callback, memberId: 77 })
  expect(parsed(reply)).toMatchObject({ ...entry, memberId: callback.memberId })
})

test('for the owner an object 0 is stored as 1, and case of type and level does not matter', async () => {
  expect(await add({ objectId: 0 })).toMatchObject({ objectId: 1 })
  expect(await add({ type: 'Company', level: 'integratortag' })).toMatchObject({ type: 'company', level: 'IntegratorTag' })
})

describe('what is refused, in the observed words', () => {
  const invalid = (...errors: readonly object[]): object => ({
    code: 'InvalidObject',
    message: 'callbackEntry object is invalid',
    errors: errors.map((error) => ({ ...error, resource: 'callbackEntry' })),
  })
  const badLevel = {
    code: 'InvalidObject',
    message: 'Unrecognized level for type, see documentation for supported levels for each type',
    field: 'level',
  }

  test('a bad url and a bad level', async () => {
    const reply = await client.send('POST', path, { ...entry, url: 'hooks', level: 'galaxy' })
    expect([reply.status, parsed(reply)]).toEqual([400, invalid({ code: 'InvalidField', message: 'Invalid URL', field: 'url' }, badLevel)])
  })

  test.each([
    ['ticket', 'company'],
    ['contact', 'board'],
    ['productcatalog', 'company'],
  ])('%s has no level %s', async (type, level) => {
    expect(parsed(await client.send('POST', path, { ...entry, type, level }))).toEqual(invalid(badLevel))
  })

  test.each(['ftp://hooks.example/', 'javascript:alert(1)', '/cw?id='])('%s is no url', async (bad) => {
    expect(parsed(await client.send('POST', path, { ...entry, url: bad })).errors).toMatchObject([{ message: 'Invalid URL' }])
  })

  test('the same again, by POST and by PUT', async () => {
    await add()
    const duplicate = { code: 'ObjectExists', message: 'A matching callback entry already exists', field: 'objectId' }
    expect(parsed(await client.send('POST', path, entry))).toEqual(invalid(duplicate))
    const other = await add({ url: `${url}2` })
    expect(parsed(await client.send('PUT', `${path}/${other.id}`, entry))).toEqual(invalid(duplicate))
    expect((await client.send('PUT', `${path}/${other.id}`, { ...entry, url: `${url}2` })).status).toBe(200)
  })

  test('what is missing, too long, or of no type', async () => {
    expect(parsed(await client.send('POST', path, {})).errors.map(({ field }: Json) => field)).toEqual(['url', 'type', 'level', 'objectId'])
    expect((await client.send('POST', path, { ...entry, description: 'x'.repeat(101) })).status).toBe(400)
    expect((await client.send('POST', path, { ...entry, type: 'weather' })).status).toBe(400)
    expect((await client.send('POST', path, { ...entry, colour: 'red' })).status).toBe(400)
    expect((await client.send('PATCH', `${path}/1`, [{ op: 'replace', path: 'memberId', value: 1 }])).status).toBe(400)
    expect(await client.get(path)).toEqual([])
  })
})

describe('variants', () => {
  test('callbackList: others’ callbacks are seen, and are no duplicates of another address', async () => {
    const other = await startClient({ variants: { callbackList: 'everyone' } })
    const [foreign] = await other.get(path)
    expect(foreign.memberId).not.toBe((await other.get('/system/myMembers')).id)
    expect((await other.send('POST', path, entry)).status).toBe(201)
    expect(other.running.webhooks()).toHaveLength(2)
    await other.stop()
  })

  test('callbackRemoval: a deleted one counts as a duplicate for three seconds more', async () => {
    const other = await startClient({ variants: { callbackRemoval: 'lingering' } })
    const { id } = await other.post(path, entry)
    await other.send('DELETE', `${path}/${id}`)
    expect(await other.get(path)).toEqual([])
    expect(parsed(await other.send('POST', path, entry)).errors).toMatchObject([{ code: 'ObjectExists' }])
    await other.running.clock.advance(3000)
    expect((await other.send('POST', path, entry)).status).toBe(201)
    await other.stop()
  })
})
