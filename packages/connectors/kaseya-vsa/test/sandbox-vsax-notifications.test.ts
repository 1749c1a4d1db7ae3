import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { query, startedAt, startX, walk } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startX()
})
afterEach(() => client.stop())

async function restart(variants: Readonly<Record<string, string>>): Promise<void> {
  await client.stop()
  client = await startX({ variants })
}

const all = (): Promise<Json[]> => walk(client, '/notifications', 'Data')
const listed = async (filter: string): Promise<string[]> =>
  ((await client.get(`/notifications${query({ $filter: filter })}`)).Data as Json[]).map(({ Message }) => Message as string)

describe('the list', () => {
  test('has the newest first, with seconds of the epoch and a priority in small letters', async () => {
    const rows = await all()
    expect(rows.map(({ Id }) => Id)).toEqual([4, 3, 2, 1])
    expect(rows[0]).toEqual({
      Id: 4,
      Message: 'Service has stopped on MUE-DC-01.',
      DateTime: startedAt / 1000 - 7200,
      Priority: 'critical',
    })
  })

  test('variant notificationTime: ISO text', async () => {
    await restart({ notificationTime: 'iso' })
    expect((await all())[0].DateTime).toBe('2026-03-02T07:00:00Z')
  })

  test('is filtered by text, priority and time', async () => {
    expect(await listed("contains(tolower(Message), 'disk')")).toEqual(['Low disk space on BH-SRV-01.'])
    expect(await listed("Priority eq 'critical'")).toHaveLength(2)
    expect(await listed('DateTime ge 2026-03-02T05:00:00Z')).toHaveLength(2)
    expect(await listed('DateTime gt 2026-03-02T06:00:00+01:00')).toHaveLength(1)
    expect(await listed('DateTime lt 2026-03-02')).toEqual(['Low disk space on BH-SRV-01.'])
    expect(await listed('Id gt 3')).toEqual(['Service has stopped on MUE-DC-01.'])
  })

  test('is put in order', async () => {
    const rows = (await client.get('/notifications?$orderby=Id')).Data as Json[]
    expect(rows.map(({ Id }) => Id)).toEqual([1, 2, 3, 4])
  })
})

describe('one', () => {
  test('names its computer, and its time is ISO text', async () => {
    expect((await client.get('/notifications/4')).Data).toEqual({
      ComputerIdentifier: client.running.devices().find(({ name }) => name === 'MUE-DC-01')?.id,
      Read: false,
      Id: 4,
      Message: 'Service has stopped on MUE-DC-01.',
      DateTime: '2026-03-02T07:00:00Z',
      Priority: 'critical',
    })
  })

  test('of a device, too', async () => {
    const [device] = client.running.devices()
    const body = await client.get(`/devices/${device?.id}/notifications`)
    expect([body.Meta.TotalCount, body.Data[0].DateTime]).toEqual([1, '2026-03-01T03:00:00Z'])
    expect((await client.send('GET', '/devices/none/notifications')).status).toBe(404)
  })
})

describe('deleting', () => {
  test('takes it away, once', async () => {
    const reply = await client.send('DELETE', '/notifications/2')
    expect([reply.status, reply.json]).toEqual([200, { Meta: { ResponseCode: 200 } }])
    expect((await client.send('GET', '/notifications/2')).status).toBe(404)
    expect((await client.send('DELETE', '/notifications/2')).status).toBe(404)
    expect((await all()).map(({ Id }) => Id)).toEqual([4, 3, 1])
  })

  test('ids are never given again', async () => {
    await client.send('DELETE', '/notifications/4')
    expect(client.running.raiseAlarm({ title: 'Smoke' })).toBe('5')
  })
})

describe('making one', () => {
  const post = (body: unknown): ReturnType<Client['send']> => client.send('POST', '/notifications', body)

  test('for a device, with the title as text where there is none', async () => {
    const [device] = client.running.devices()
    expect((await post({ InstanceId: device?.id, Title: 'Runtime error', Priority: 'critical' })).json).toEqual({
      Meta: { ResponseCode: 200 },
    })
    await post({ InstanceId: 'web_site_1', Title: 'Stopped', Message: 'The site has stopped.' })
    const [second, first] = await all()
    expect(first).toMatchObject({ Message: 'Runtime error', Priority: 'critical', DateTime: startedAt / 1000 })
    expect(second).toMatchObject({ Message: 'The site has stopped.', Priority: 'normal' })
    expect(client.running.alarms().slice(-2)).toEqual([
      { id: '5', title: 'Runtime error', deviceId: device?.id, isOpen: true },
      { id: '6', title: 'Stopped', deviceId: null, isOpen: true },
    ])
  })

  test.each([
    [{ Title: 'x' }, 'InstanceId is required.'],
    [{ InstanceId: 'x' }, 'Title is required.'],
    [{ InstanceId: 'x'.repeat(101), Title: 'x' }, 'InstanceId must not be longer than 100 characters.'],
    [{ InstanceId: 'x', Title: 'x', Message: 'x'.repeat(5001) }, 'Message must not be longer than 5000 characters.'],
    [{ InstanceId: 'x', Title: 'x', Priority: 'urgent' }, 'Priority must be one of: Low, Normal, Elevated, Critical.'],
    [{ InstanceId: 'x', Title: 7 }, 'Title must be a string.'],
    ['[]', 'The request body must be an object.'],
    ['{', 'The request body is not valid JSON.'],
  ])('%j is refused', async (body, message) => {
    const reply = await post(body)
    expect([reply.status, reply.json.Meta.ErrorMessage]).toEqual([400, message])
    expect(await all()).toHaveLength(4)
  })
})

test('alarms as a test raises and closes them are notifications', async () => {
  const { running } = client
  const device = running.devices().at(-1)
  const id = running.raiseAlarm({ title: 'Smoke', deviceId: device?.id ?? '' })
  expect((await client.get(`/notifications/${id}`)).Data).toMatchObject({
    ComputerIdentifier: device?.id,
    Message: 'Smoke on ODELL-PC.',
    Priority: 'critical',
  })
  expect(running.alarms().at(-1)).toEqual({ id, title: 'Smoke', deviceId: device?.id, isOpen: true })
  running.closeAlarm(id)
  expect((await client.send('GET', `/notifications/${id}`)).status).toBe(404)
  expect(() => running.closeAlarm(id)).toThrow(`There is no notification ${id}.`)
  expect(running.raiseAlarm({ title: 'Smoke', deviceId: device?.id ?? '' })).not.toBe(id)
  expect(() => running.raiseAlarm({ title: 'x', ticketId: '1' })).toThrow('VSA X has no tickets.')
  expect(() => running.raiseAlarm({ title: 'x', deviceId: 'none' })).toThrow('There is no device none.')
})
