import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { basicOf, query, startNine } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startNine()
})
afterEach(() => client.stop())

async function restart(variants: Readonly<Record<string, string>>): Promise<void> {
  await client.stop()
  client = await startNine({ variants })
}

const all = async (): Promise<Json[]> => (await client.get('/assetmgmt/alarms/true')).Result
const fresh = async (): Promise<string[]> => ((await client.get('/assetmgmt/alarms/false')).Result as Json[]).map(({ AlarmId }) => AlarmId)

/** The agent of a device: alarms name that one. */
async function agentOf(deviceId: string | undefined): Promise<string> {
  return ((await client.get('/assetmgmt/assets')).Result as Json[]).find(({ AssetId }) => AssetId === deviceId).AgentId
}

describe('all alarms', () => {
  test('open and closed, with machine, time and state', async () => {
    const alarms = await all()
    expect(alarms.map(({ AlarmSubject, MonitorAlarmStateId }) => [AlarmSubject, MonitorAlarmStateId])).toEqual([
      ['Disk C: has less than 5 % free space', 1],
      ['Agent is offline', 1],
      ['Backup has not run since yesterday', 2],
      ['Processor above 95 % for ten minutes', 1],
    ])
    expect(alarms[0]).toMatchObject({
      AlarmId: expect.stringMatching(/^\d{17}$/),
      AgentId: await agentOf(client.running.devices()[0]?.id),
      MachineName: 'bh-srv-01.servers.brackenholt',
      GroupName: 'servers.brackenholt',
      Message: 'Disk C: has less than 5 % free space on BH-SRV-01.',
      EventTime: '2026-03-02T04:00:00',
    })
    expect((await client.get(`/assetmgmt/alarms/${alarms[0].AlarmId}`)).Result).toEqual(alarms[0])
  })

  test('are the same each time, and can be asked for from a mark on', async () => {
    expect(await all()).toEqual(await all())
    const filter = "EventTime ge DATETIME'2026-03-02T06:00:00' and MonitorAlarmStateId eq 1"
    const body = await client.get(`/assetmgmt/alarms/true${query({ $filter: filter, $orderby: 'EventTime desc' })}`)
    expect((body.Result as Json[]).map(({ EventTime }) => EventTime)).toEqual(['2026-03-02T07:00:00', '2026-03-02T06:00:00'])
    expect((await client.get('/assetmgmt/alarms/true?$top=1&$skip=3')).Result).toHaveLength(1)
  })

  test('variant alarmRow: the members of the old SOAP service', async () => {
    await restart({ alarmRow: 'soap' })
    const [alarm] = await all()
    expect(alarm).toMatchObject({
      MonitorAlarmID: expect.stringMatching(/^\d+$/),
      agentGuid: await agentOf(client.running.devices()[0]?.id),
      TicketID: '',
    })
    expect(alarm).not.toHaveProperty('AlarmId')
    expect((await client.get(`/assetmgmt/alarms/${alarm.MonitorAlarmID}`)).Result).toEqual(alarm)
  })
})

test.each([
  ['row-inserted', 5],
  ['row-deleted', 3],
] as const)('%s between two pages of alarms', async (kind, count) => {
  client.running.setFaults({ seed: 1, script: [{ kind, path: '/assetmgmt/alarms/true' }] })
  await client.get('/assetmgmt/alarms/true?$top=2')
  expect(await all()).toHaveLength(count)
  expect(client.running.alarms()).toHaveLength(count)
})

describe('new alarms', () => {
  test('are told once to a session: a reply that is lost loses them', async () => {
    expect(await fresh()).toHaveLength(4)
    expect(await fresh()).toEqual([])
    const id = client.running.raiseAlarm({ title: 'Smoke' })
    expect(await fresh()).toEqual([id])
    const lost = client.running.raiseAlarm({ title: 'Fire' })
    client.running.setFaults({ seed: 1, script: [{ kind: 'lost-page', path: '/assetmgmt/alarms/false' }] })
    expect(await fresh()).toEqual([])
    expect(await fresh()).toEqual([])
    expect((await all()).map(({ AlarmId }) => AlarmId)).toContain(lost)
  })

  test('each session has its own', async () => {
    await fresh()
    const { Token } = (await client.send('GET', '/auth', undefined, { authorization: basicOf(client.running) })).json.Result
    const other = await client.send('GET', '/assetmgmt/alarms/false', undefined, { authorization: `Bearer ${Token}` })
    expect(other.json.TotalRecords).toBe(4)
    expect(await fresh()).toEqual([])
  })
})

describe('closing', () => {
  const close = (id: string, body?: unknown): ReturnType<Client['send']> => client.send('PUT', `/assetmgmt/alarms/${id}/close`, body)

  test('with notes and without', async () => {
    const [first, second] = await all()
    expect((await close(first.AlarmId)).status).toBe(200)
    expect((await close(second.AlarmId, [{ key: 'notes', value: 'Seen to' }])).json.Result).toBe(true)
    expect((await all()).slice(0, 2).map(({ MonitorAlarmStateId }) => MonitorAlarmStateId)).toEqual([2, 2])
    expect(client.running.alarms().map(({ isOpen }) => isOpen)).toEqual([false, false, false, true])
  })

  test.each([['{"notes":"x"}'], ['[{"key":"other","value":"x"}]'], ['[']])('%s is no list of notes', async (body) => {
    const [first] = await all()
    expect((await close(first.AlarmId, body)).status).toBe(400)
    expect((await all())[0].MonitorAlarmStateId).toBe(1)
  })

  test('of an alarm that is not there is 404', async () => {
    expect((await close('1')).status).toBe(404)
    expect((await client.send('GET', '/assetmgmt/alarms/1')).status).toBe(404)
  })

  test.each([
    ['no-content', 204, ''],
    ['empty', 200, ''],
    ['true', 200, '{"Result":true,"ResponseCode":0,"Status":"OK","Error":"None"}'],
  ])('variant writeReply %s', async (writeReply, status, text) => {
    await restart({ writeReply })
    const [first] = await all()
    expect(await close(first.AlarmId)).toMatchObject({ status, text })
  })
})

describe('as a test raises and closes them', () => {
  test('on a machine that it names, by either id, or on the first', async () => {
    const { running } = client
    const device = running.devices().at(-1)
    const id = running.raiseAlarm({ title: 'Smoke', deviceId: device?.id ?? '' })
    await running.clock.advance(60_000)
    const other = running.raiseAlarm({ title: 'Fire' })
    expect((await client.get(`/assetmgmt/alarms/${id}`)).Result).toMatchObject({
      AgentId: await agentOf(device?.id),
      EventTime: '2026-03-02T09:00:00',
    })
    expect((await client.get(`/assetmgmt/alarms/${other}`)).Result).toMatchObject({ EventTime: '2026-03-02T09:01:00' })
    expect(running.alarms().slice(-2)).toEqual([
      { id, title: 'Smoke', deviceId: device?.id, isOpen: true },
      { id: other, title: 'Fire', deviceId: running.devices()[0]?.id, isOpen: true },
    ])
    running.closeAlarm(id)
    expect(running.alarms().at(-2)?.isOpen).toBe(false)
  })

  test('again, as another alarm, and with a ticket of the service desk', async () => {
    const { running } = client
    const [first, again] = [running.raiseAlarm({ title: 'Smoke' }), running.raiseAlarm({ title: 'Smoke' })]
    expect(again).not.toBe(first)
    running.closeAlarm(first)
    expect(running.alarms().find(({ id }) => id === again)?.isOpen).toBe(true)
    const ticketId = running.tickets()[0]?.id ?? ''
    const withTicket = running.raiseAlarm({ title: 'Fire', ticketId })
    expect((await client.get(`/assetmgmt/alarms/${withTicket}`)).Result.TicketId).toBe(ticketId)
    expect((await client.get(`/assetmgmt/alarms/${first}`)).Result.TicketId).toBe('0')
    expect(() => running.raiseAlarm({ title: 'x', ticketId: '1' })).toThrow('There is no ticket 1.')
  })

  test('not on what is not there, nor on what has no agent', () => {
    const { running } = client
    const printer = running.devices().find(({ name }) => name === 'BH-PRN-02')
    expect(() => running.raiseAlarm({ title: 'x', deviceId: '1' })).toThrow('There is no machine 1.')
    expect(() => running.raiseAlarm({ title: 'x', deviceId: printer?.id ?? '' })).toThrow('There is no machine')
    expect(() => running.closeAlarm('1')).toThrow('There is no alarm 1.')
    expect(() => running.deliveryOf('1', '1')).toThrow('VSA 9 has no webhooks.')
    expect(() => running.disableWebhook('1')).toThrow('VSA 9 has no webhooks.')
  })
})
