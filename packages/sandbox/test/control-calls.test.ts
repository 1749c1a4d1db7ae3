import { afterEach, beforeEach, expect, test } from 'vitest'
import { SandboxInputError, virtualClock } from '../src/index.ts'
import type { RunningSandbox } from '../src/index.ts'
import { call, sampleVendor } from './sample-vendor.ts'

let sandbox: RunningSandbox

beforeEach(async () => {
  sandbox = await sampleVendor.start({ seed: 'demo', clock: virtualClock() })
})
afterEach(() => sandbox.stop())

async function control(method: string, name: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const reply = await call(`${sandbox.url}/__sandbox/${name}`, method, body)
  return { status: reply.status, body: JSON.parse(reply.text) }
}

test('stats count vendor requests and no control calls', async () => {
  await call(`${sandbox.url}/api/items`, 'GET')
  await call(`${sandbox.url}/old/api/items/1/`, 'GET')
  await call(`${sandbox.url}/api/nowhere`, 'GET')
  expect(await control('GET', 'stats')).toEqual({
    status: 200,
    body: {
      requests: 3,
      byOperation: { 'GET /items': 1, 'GET /items/{id}': 1, 'GET (no such route)': 1 },
      faults: {},
      pendingCommits: 0,
      pendingDeliveries: 0,
    },
  })
})

test('reset brings seed, rights and faults back', async () => {
  await control('PUT', 'rights', [])
  await control('PUT', 'faults', { seed: 1, chances: { limit: 1 } })
  expect(await control('GET', 'faults')).toEqual({ status: 200, body: { seed: 1, chances: { limit: 1 } } })
  expect((await control('POST', 'reset', { seed: 'empty' })).status).toBe(200)
  expect((await call(`${sandbox.url}/api/items`, 'POST', { title: 'x' })).status).toBe(201)
  expect(sandbox.tickets()).toHaveLength(1)
  await control('POST', 'reset')
  expect(sandbox.tickets()).toHaveLength(25)
})

test('rights narrow what the API user may do', async () => {
  await control('PUT', 'rights', [{ path: ['Items'], levels: { write: 'off' } }])
  expect((await call(`${sandbox.url}/api/items`, 'POST', { title: 'x' })).status).toBe(403)
  await control('PUT', 'rights', 'everything')
  expect((await call(`${sandbox.url}/api/items`, 'POST', { title: 'x' })).status).toBe(201)
})

test('a technician works in the same tenant, and tickets show it', async () => {
  for (const [verb, body] of Object.entries({ addNote: { text: 'Looked at it' }, logTime: { hours: 0.5 }, assign: {}, closeTicket: {} })) {
    expect(await control('POST', `technician/${verb}`, { ticketId: '3', ...body })).toEqual({ status: 200, body: { ok: true } })
  }
  const { body } = await control('GET', 'tickets')
  expect((body as unknown[])[2]).toMatchObject({
    id: '3',
    isClosed: true,
    notes: [
      { text: 'Looked at it', visibility: 'internal' },
      { text: '0.5 h', visibility: 'internal' },
    ],
  })
})

test('what a workflow does after a reply is done before the next request', async () => {
  await control('POST', 'technician/putBackWhenClosed', { ticketId: '2' })
  expect(JSON.parse((await call(`${sandbox.url}/api/items/2/close`, 'POST')).text)).toMatchObject({ isClosed: true })
  expect(JSON.parse((await call(`${sandbox.url}/api/items/2`, 'GET')).text)).toMatchObject({ isClosed: false })
})

test('the clock moves by a control call', async () => {
  const before = sandbox.clock.now()
  await control('POST', 'clock/advance', { milliseconds: 90_000 })
  expect(sandbox.clock.now() - before).toBe(90_000)
  expect(await control('POST', 'settled')).toEqual({ status: 200, body: { ok: true } })
})

test('webhooks are listed, their deliveries made, and one is given up', async () => {
  await call(`${sandbox.url}/api/hooks`, 'POST', { url: 'http://127.0.0.1:1/hook' })
  expect(await control('GET', 'webhooks')).toEqual({ status: 200, body: [{ id: '1', url: 'http://127.0.0.1:1/hook', isActive: true }] })
  const { body } = await control('POST', 'webhooks/deliveryOf', { webhookId: '1', recordId: '3' })
  const { bodyBase64, ...rest } = body as { bodyBase64: string }
  expect(rest).toEqual({ target: '/hook?item=3', headers: { 'x-sample': 'signed' } })
  expect(JSON.parse(Buffer.from(bodyBase64, 'base64').toString())).toMatchObject({ id: 3 })
  expect(Buffer.from(bodyBase64, 'base64')).toEqual(Buffer.from(sandbox.deliveryOf('1', '3').body))
  expect(await control('POST', 'webhooks/disable', { webhookId: '1' })).toEqual({ status: 200, body: { ok: true } })
  expect(sandbox.webhooks()).toMatchObject([{ isActive: false }])
  await sandbox.reset()
  expect(sandbox.webhooks()).toEqual([])
})

test('real time can not be moved, and says so', async () => {
  await sandbox.stop()
  sandbox = await sampleVendor.start()
  expect(await control('POST', 'clock/advance', { milliseconds: 1 })).toMatchObject({ status: 409 })
})

test.each<[string, string, unknown, number, string]>([
  ['POST', 'reset', { seed: 'huge' }, 400, 'sample has no seed “huge”. There are: empty, demo.'],
  ['PUT', 'faults', { seed: 1, chances: { flood: 1 } }, 400, 'chances'],
  ['PUT', 'faults', { seed: 1, script: [{ kind: 'limit', after: -1 }] }, 400, 'script.0.after'],
  ['PUT', 'rights', [{ path: ['Nothing'], levels: {} }], 400, 'There is no right “Nothing”.'],
  ['PUT', 'rights', 'all', 400, ''],
  ['POST', 'clock/advance', { milliseconds: '5' }, 400, 'milliseconds'],
  ['POST', 'technician/addNote', { ticketId: '3' }, 400, 'text'],
  ['POST', 'technician/assign', { ticketId: '99' }, 404, 'No ticket 99.'],
  ['POST', 'webhooks/deliveryOf', { webhookId: '1', recordId: '3' }, 404, 'No webhook 1.'],
  ['POST', 'webhooks/disable', {}, 400, 'webhookId'],
  ['POST', 'technician/sleep', { ticketId: '3' }, 404, 'No control call POST technician/sleep.'],
  ['GET', 'nothing', undefined, 404, 'There are: GET stats'],
])('%s %s with bad input answers one clear line', async (method, name, body, status, line) => {
  const reply = await control(method, name, body)
  expect(reply.status).toBe(status)
  expect((reply.body as { error: string }).error).toContain(line)
  expect((reply.body as { error: string }).error).not.toContain('\n')
})

test('a control call that is no JSON is refused', async () => {
  const reply = await fetch(`${sandbox.url}/__sandbox/faults`, { method: 'PUT', body: '{"seed":' })
  expect([reply.status, await reply.json()]).toEqual([400, { error: 'The body is not JSON.' }])
})

test('a mistake in a route is seen as one', async () => {
  const reply = await call(`${sandbox.url}/api/broken`, 'GET')
  expect(reply.status).toBe(500)
  expect(reply.text).toContain('The sandbox failed.')
})

test('seeds, variants and ports that can not be are refused at the start', async () => {
  await expect(sampleVendor.start({ seed: 'x' })).rejects.toThrow(SandboxInputError)
  await expect(sampleVendor.start({ variants: { colour: 'red' } })).rejects.toThrow('no variant “colour”. There are: refusal.')
  await expect(sampleVendor.start({ variants: { refusal: '500' } })).rejects.toThrow('There are: 401, 403.')
  await expect(sampleVendor.start({ port: Number(new URL(sandbox.url).port) })).rejects.toThrow("can't be used")
})

test('the chosen variant answers, and addresses come from the public one', async () => {
  const other = await sampleVendor.start({ variants: { refusal: '403' }, publicUrl: 'https://proxy.example/' })
  expect(other.url).toBe('https://proxy.example')
  expect(other.settings).toEqual({ site: 'https://proxy.example', token: 'sample' })
  await other.stop()
  expect((await fetch(`${sandbox.url}/api/items`)).status).toBe(401)
})
