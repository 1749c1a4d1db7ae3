import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandbox as vsaSandbox } from '@jackfield/kaseya-vsa/sandbox'
import type { RunningSandbox } from '@jackfield/sandbox'
import { freePort } from './free-port.ts'
import { apiUnderTest, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest, Asked, Reply } from './served-api.ts'

let api: ApiUnderTest
let psa: RunningSandbox
/** VSA 9, whose alarms can be closed. */
let nine: RunningSandbox
/** VSA X, whose notifications can only be removed. */
let ten: RunningSandbox

beforeAll(async () => {
  const port = await freePort()
  api = await apiUnderTest({ port, publicUrl: `http://127.0.0.1:${port}` })
  ;({ sandbox: psa } = await connectedSandbox(api))
  ;({ sandbox: nine } = await connectedSandbox(api, { vendor: vsaSandbox, name: 'rmm', catchAll: false }))
  ten = await vsaSandbox.start({ seed: 'demo', variants: { generation: 'X' } })
  const settings = { ...ten.settings, replyTimeout: 2 }
  expect((await api.ask('POST', '/v1/connections', { body: { name: 'rmm-x', connector: 'kaseya-vsa', settings } })).status).toBe(201)
})

afterAll(async () => {
  await api.stop()
  await Promise.all([psa, nine, ten].map((sandbox) => sandbox.stop()))
  await stopCluster()
})

const day = 86_400
const link = (options: object = {}, asked: Asked = {}): Promise<Reply> =>
  api.ask('POST', '/v1/alert-links', { ...asked, body: { from: 'rmm', to: 'psa', ...options } })
const get = async (path: string): Promise<Reply['body']> => (await api.ask('GET', path)).body
const patience = { timeout: 20_000, interval: 100 }
const ticketOf = (title: string) => psa.tickets().find((ticket) => ticket.title.startsWith(title))
const isOpen = (source: RunningSandbox, alarmId: string) => source.alarms().find(({ id }) => id === alarmId)?.isOpen

describe('a link', () => {
  test('makes tickets of alarms, and closes an alarm whose ticket is closed', async () => {
    const made = await link({ pollSeconds: 10 })
    const path = `/v1/alert-links/${made.body.id}`
    expect([made.status, made.headers.get('location')], made.text).toEqual([201, path])
    expect(made.body).toMatchObject({
      removesAlerts: false,
      pollSeconds: 10,
      polledAt: null,
      failing: null,
      alerts: { open: 0 },
      stuck: null,
    })
    const alarm = nine.raiseAlarm({ title: 'Disk C: is full' })
    await expect.poll(() => ticketOf('Disk C: is full')?.isClosed, patience).toBe(false)
    expect(isOpen(nine, alarm)).toBe(true)
    await psa.technician.closeTicket(ticketOf('Disk C: is full')!.id)
    await expect.poll(() => isOpen(nine, alarm), patience).toBe(false)
    await expect.poll(async () => (await get(path)).alerts.closed, patience).toBe(1)
    expect(await get(path)).toMatchObject({ fromConnectionId: (await get('/v1/connections/rmm')).id, failing: null })
  })

  test('of two connections is there once: made again it is changed, and what is left out but since gets its default', async () => {
    const { body: before } = await link({ pollSeconds: 3600, since: '2026-01-02T03:04:05+01:00' })
    expect(before).toMatchObject({ since: '2026-01-02T02:04:05.000Z', pollSeconds: 3600 })
    const asked = { headers: { 'idempotency-key': 'once' } }
    const after = await link({}, asked)
    expect(after.body).toMatchObject({ id: before.id, since: before.since, pollSeconds: 60 })
    const again = await link({}, asked)
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([after.text, 'true'])
    const { items } = await get('/v1/alert-links')
    expect(items.filter(({ id }: { id: string }) => id === before.id)).toHaveLength(1)
    const pairs = items.map((one: Reply['body']) => `${one.fromConnectionId} ${one.toConnectionId}`)
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  test('that can’t be is refused, with what is wrong', async () => {
    const refusals = [
      [{ from: 'nobody' }, 404, 'NOT_FOUND'],
      [{ to: '00000000-0000-4000-8000-000000000000' }, 404, 'NOT_FOUND'],
      [{ to: 'rmm' }, 422, 'INVALID_INPUT'],
      [{ from: 'psa', to: 'rmm' }, 422, 'UNSUPPORTED'],
      [{ from: 'rmm', to: 'rmm-x' }, 422, 'UNSUPPORTED'],
      [{ removesAlerts: true }, 422, 'UNSUPPORTED'],
      [{ pollSeconds: 9 }, 422, 'INVALID_INPUT'],
      [{ pollSeconds: day + 1 }, 422, 'INVALID_INPUT'],
      [{ pollSeconds: 60.5 }, 422, 'INVALID_INPUT'],
      [{ since: 'yesterday' }, 422, 'INVALID_INPUT'],
      [{ since: '0000-01-01T00:00:00Z' }, 422, 'INVALID_INPUT'],
      [{ since: '9999-12-31T23:59:59-23:00' }, 422, 'INVALID_INPUT'],
    ] as const
    const before = (await get('/v1/alert-links')).items.length
    for (const [options, status, code] of refusals)
      expect(await link(options), JSON.stringify(options)).toMatchObject({ status, body: { code, nextStep: expect.stringMatching(/./) } })
    expect((await get('/v1/alert-links')).items).toHaveLength(before)
  })

  test('that was removed takes no more alarms and is not found; made again it knows those it took', async () => {
    const { id } = (await link()).body
    const path = `/v1/alert-links/${id}`
    await expect.poll(async () => (await get(path)).alerts.open, patience).toBeGreaterThan(0)
    await api.newWorkspace('south')
    const key = await api.newKey(['*'], 'south')
    for (const method of ['GET', 'DELETE']) expect((await api.ask(method, path, { key })).status).toBe(404)
    const readOnly = await api.newKey(['alert-links.list', 'alert-links.get'])
    expect((await api.ask('DELETE', path, { key: readOnly })).status).toBe(403)
    expect((await api.ask('DELETE', path)).status).toBe(204)
    for (const method of ['GET', 'DELETE']) expect((await api.ask(method, path)).status).toBe(404)
    expect((await api.ask('GET', '/v1/alert-links/x')).status).toBe(404)
    expect((await get('/v1/alert-links')).items.map((one: Reply['body']) => one.id)).not.toContain(id)
    const again = (await link()).body
    expect(again.id).toBe(id)
    expect(again.alerts.open).toBeGreaterThan(0)
    const { items } = await get('/v1/audit?operation=alert-links.remove')
    expect(items.map(({ target, outcome, code }: Reply['body']) => [target, outcome, code])).toEqual([
      [id, 'refused', 'NOT_FOUND'],
      [id, 'done', null],
      [null, 'refused', 'FORBIDDEN'],
    ])
  })
})

test('a webhook of the topic alarms has the link looked at, long before its time', async () => {
  // Nothing of what is there is taken: no ticket of it wakes the link.
  const since = new Date().toISOString()
  const { body } = await link({ from: 'rmm-x', pollSeconds: day, since, removesAlerts: true })
  const path = `/v1/alert-links/${body.id}`
  await expect.poll(async () => (await get(path)).polledAt, patience).not.toBeNull()
  const { alerts, failing, nextPollAt } = await get(path)
  expect([alerts.open, failing]).toEqual([0, null])
  expect(Date.parse(nextPollAt)).toBeGreaterThan(Date.now() + (day - 600) * 1000)
  const hook = await api.ask('POST', '/v1/webhooks', { body: { connection: 'rmm-x', topic: 'alarms' } })
  expect(hook, hook.text).toMatchObject({ status: 201, body: { webhook: { topic: 'alarms', state: 'active' } } })
  expect(await api.ask('POST', '/v1/webhooks', { body: { connection: 'rmm-x', topic: 'tickets' } })).toMatchObject({
    status: 422,
    body: { code: 'UNSUPPORTED' },
  })
  const alarm = ten.raiseAlarm({ title: 'Server offline' })
  await expect.poll(() => ticketOf('Server offline')?.isClosed, patience).toBe(false)
  expect(await get(`/v1/webhooks/${hook.body.webhook.id}`)).toMatchObject({ received: 1, refused: 0 })
  await expect.poll(async () => (await get(path)).alerts.open, patience).toBe(1)
  expect(isOpen(ten, alarm)).toBe(true)
})
