import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FaultKind } from '@jackfield/sandbox'
import { startNine, startX } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

afterEach(() => client.stop())

const dealt = (): Readonly<Record<string, number>> => client.running.stats().faults
function fault(kind: FaultKind, method: string): void {
  client.running.setFaults({ seed: 1, script: [{ kind, method }], lateCommitSeconds: [5, 5] })
}

describe('VSA 9', () => {
  let desk: string
  let priority: string

  beforeEach(async () => {
    client = await startNine()
    desk = (await client.get('/automation/servicedesks')).Result[0].ServiceDeskId
    priority = (await client.get(`/automation/servicedesks/${desk}/priorities`)).Result[0].PriorityId
  })

  const create = (): ReturnType<Client['send']> =>
    client.send('POST', `/automation/servicedesktickets/${desk}/ticket`, { Summary: 'Lost?', Priority: priority })
  const made = (): number => client.running.tickets().filter(({ title }) => title === 'Lost?').length

  test.each<[FaultKind, number, number]>([
    ['limit', 429, 0],
    ['error-before', 503, 0],
    ['dropped-before', 0, 0],
    ['expired-login', 401, 0],
    ['error-after', 504, 1],
    ['dropped-after', 0, 1],
    ['torn', 200, 1],
  ])('a create that meets %s: status %d, and %d tickets', async (kind, status, count) => {
    fault(kind, 'POST')
    const reply = await create()
    expect(reply.status).toBe(status)
    if (kind === 'torn') expect(reply.json).toBeUndefined()
    expect(made()).toBe(count)
    expect(dealt()).toEqual({ [kind]: 1 })
  })

  test('a late one is there once its time has come', async () => {
    fault('late-commit', 'POST')
    const reply = create()
    await expect.poll(() => client.running.stats().pendingCommits).toBe(1)
    expect(made()).toBe(0)
    await client.running.clock.advance(4999)
    expect(made()).toBe(0)
    await client.running.clock.advance(1)
    expect((await reply).status).toBe(0)
    expect(made()).toBe(1)
    const [ticket] = (await client.get(`/automation/servicedesks/${desk}/tickets`)).Result.slice(-1) as Json[]
    expect(ticket.CreatedDate).toBe('2026-03-02T09:00:05')
  })

  test('a late note on a ticket that was deleted since does nothing', async () => {
    await create()
    const { id } = client.running.tickets().at(-1) ?? { id: '' }
    await create()
    fault('late-commit', 'POST')
    const reply = client.send('POST', `/automation/servicedesktickets/${id}/notes`, { Text: 'late', Hidden: true })
    await expect.poll(() => client.running.stats().pendingCommits).toBe(1)
    const path = `/automation/servicedesks/${desk}/tickets`
    client.running.setFaults({ seed: 1, script: [{ kind: 'row-deleted', path }] })
    expect((await client.get(`${path}?$top=1&$skip=6`)).Result[0].ServiceDeskTicketId).toBe(id)
    expect(client.running.tickets().map((ticket) => ticket.id)).not.toContain(id)
    await client.running.settled()
    expect((await reply).status).toBe(0)
    expect(client.running.stats().pendingCommits).toBe(0)
    expect((await client.send('GET', `/automation/servicedesktickets/${id}/notes`)).status).toBe(404)
    expect((await client.get(path)).Result.at(-1).ModifiedDate).toBe('2026-03-02T09:00:00')
  })

  test('a refused write meets no fault that needs a commit', async () => {
    fault('error-after', 'POST')
    expect((await client.send('POST', `/automation/servicedesktickets/${desk}/ticket`, { Summary: 'x' })).status).toBe(400)
    expect(dealt()).toEqual({})
  })

  test('reads and writes are counted by their call', async () => {
    await create()
    const { byOperation } = client.running.stats()
    expect(byOperation).toMatchObject({
      'GET /auth': 1,
      'GET /automation/servicedesks': 1,
      'GET /automation/servicedesks/{id}/priorities': 1,
      'POST /automation/servicedesktickets/{id}/ticket': 1,
    })
  })
})

describe('VSA X', () => {
  beforeEach(async () => {
    client = await startX()
  })

  const register = (): ReturnType<Client['send']> =>
    client.send('POST', '/notifications/webhooks', { Name: 'Lost?', Priorities: ['Low'], Url: 'https://hooks.example/in' })

  test.each<[FaultKind, number, number]>([
    ['error-before', 503, 0],
    ['dropped-before', 0, 0],
    ['error-after', 504, 1],
    ['dropped-after', 0, 1],
    ['torn', 200, 1],
  ])('a webhook whose making meets %s: status %d, and %d webhooks', async (kind, status, count) => {
    fault(kind, 'POST')
    expect((await register()).status).toBe(status)
    expect(client.running.webhooks()).toHaveLength(count)
    expect(dealt()).toEqual({ [kind]: 1 })
  })

  test('a deletion whose reply is lost is done: the second one finds nothing', async () => {
    fault('dropped-after', 'DELETE')
    expect((await client.send('DELETE', '/notifications/1')).status).toBe(0)
    expect((await client.send('DELETE', '/notifications/1')).status).toBe(404)
    expect(client.running.alarms()).toHaveLength(3)
  })
})

describe('control calls for a test in another process', () => {
  const control = async (method: string, name: string, body?: object): Promise<Json> => {
    const reply = await fetch(`${client.running.url}/__sandbox/${name}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
    return (await reply.json()) as Json
  }

  test('VSA 9: devices, alarms and rights', async () => {
    client = await startNine()
    const devices = await control('GET', 'devices')
    expect(devices).toEqual(client.running.devices())
    const { id } = await control('POST', 'alarms/raise', { title: 'Smoke', deviceId: devices[1].id })
    expect((await control('GET', 'alarms')).at(-1)).toEqual({ id, title: 'Smoke', deviceId: devices[1].id, isOpen: true })
    await control('POST', 'alarms/close', { alarmId: id })
    expect((await control('GET', 'alarms')).at(-1).isOpen).toBe(false)
    expect((await control('POST', 'alarms/close', { alarmId: '1' })).error).toBe('There is no alarm 1.')
    await control('PUT', 'rights', [])
    expect((await client.send('GET', '/assetmgmt/agents')).status).toBe(403)
    expect((await control('PUT', 'rights', [{ path: ['Nothing'], levels: {} }])).error).toMatch(/^VSA 9 has no right “Nothing”/)
    await control('POST', 'reset')
    expect(client.running.alarms()).toHaveLength(4)
  })

  test('VSA X: a delivery of an alarm', async () => {
    client = await startX()
    await client.send('POST', '/notifications/webhooks', { Name: 'x', Priorities: ['Critical'], Url: 'https://hooks.example/in?key=1' })
    const { id } = await control('POST', 'alarms/raise', { title: 'Smoke' })
    const made = await control('POST', 'webhooks/deliveryOf', { webhookId: '1', recordId: id })
    expect(made.target).toBe('/in?key=1')
    expect(JSON.parse(Buffer.from(made.bodyBase64, 'base64').toString())).toMatchObject({ Id: Number(id), Title: 'Smoke' })
    await control('POST', 'webhooks/disable', { webhookId: '1' })
    expect(await control('GET', 'webhooks')).toEqual([{ id: '1', url: 'https://hooks.example/in?key=1', isActive: false }])
  })
})
