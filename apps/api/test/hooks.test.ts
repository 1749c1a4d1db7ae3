import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { RunningSandbox, SandboxDelivery } from '@jackfield/sandbox'
import { freePort } from './free-port.ts'
import { apiUnderTest, ask, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest, Reply } from './served-api.ts'

interface Tenant {
  readonly sandbox: RunningSandbox
  readonly key: string
  readonly webhookId: string
  readonly vendorId: string
  /** The path that the vendor delivers to. */
  readonly path: string
}

let api: ApiUnderTest
let ours: Tenant
let theirs: Tenant

beforeAll(async () => {
  const port = await freePort()
  api = await apiUnderTest({ port, publicUrl: `http://127.0.0.1:${port}` })
  await api.newWorkspace('south')
  ours = await tenant(api.key)
  theirs = await tenant(await api.newKey(['*'], 'south'))
})

afterAll(async () => {
  await api.stop()
  await ours.sandbox.stop()
  await theirs.sandbox.stop()
  await stopCluster()
})

async function tenant(key: string): Promise<Tenant> {
  const { sandbox } = await connectedSandbox(api, { key })
  const made = await api.ask('POST', '/v1/webhooks', { key, body: { connection: 'psa', topic: 'tickets' } })
  expect(made.status, made.text).toBe(201)
  const { id: webhookId, vendorId } = made.body.webhook
  const { pathname } = new URL(sandbox.webhooks().find(({ id }) => id === vendorId)!.url)
  return { sandbox, key, webhookId, vendorId, path: pathname }
}

const genuine = ({ sandbox, vendorId }: Tenant, at = 0): SandboxDelivery => sandbox.deliveryOf(vendorId, sandbox.tickets()[at]!.id)

function deliver(path: string, { target, headers, body }: SandboxDelivery, method = 'POST'): Promise<Reply> {
  const search = target.includes('?') ? target.slice(target.indexOf('?')) : ''
  return ask(`${api.url}${path}${search}`, method, { body: new Uint8Array(body), headers })
}

const stateOf = async ({ key, webhookId }: Tenant) => (await api.ask('GET', `/v1/webhooks/${webhookId}`, { key })).body

/** A delivery whose body was changed after it was signed. */
function changed(delivery: SandboxDelivery, change: (text: string) => string): SandboxDelivery {
  return { ...delivery, body: new TextEncoder().encode(change(new TextDecoder().decode(delivery.body))) }
}

/** The same with a signature of somebody else, whose key lies at `keyUrl`. */
function signedWith(delivery: SandboxDelivery, key: string, keyUrl: string): SandboxDelivery {
  const wire = JSON.parse(new TextDecoder().decode(delivery.body)) as { Metadata: { key_url: string } }
  const body = new TextEncoder().encode(JSON.stringify({ ...wire, Metadata: { ...wire.Metadata, key_url: keyUrl } }))
  const signature = createHmac('sha256', createHash('sha256').update(key).digest()).update(body).digest('base64')
  return { ...delivery, body, headers: { ...delivery.headers, 'x-content-signature': signature } }
}

/** Serves a key of one's own and counts who asks for it. */
async function strangersKey(): Promise<{ url: string; key: string; asked: () => number }> {
  const key = randomBytes(32).toString('base64')
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ signing_key: key }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/key`, key, asked: () => asked }
}

describe('a delivery that the vendor signed', () => {
  test('is taken at once, and the ticket it tells of is read again', async () => {
    const pushed = await api.ask('POST', '/v1/alerts', { body: { title: 'Backup failed', device: 'srv9' } })
    const { id } = pushed.body.alerts[0]
    await expect.poll(async () => (await api.ask('GET', `/v1/alerts/${id}`)).body.outcome, { timeout: 20_000 }).toBe('ticket-created')
    const { ticketId } = (await api.ask('GET', `/v1/alerts/${id}`)).body
    await ours.sandbox.technician.closeTicket(ticketId)
    await expect
      .poll(async () => (await api.ask('GET', `/v1/tickets?ticketId=${ticketId}`)).body.items[0]?.phase, { timeout: 20_000 })
      .toBe('closed')
    const events = await api.ask('GET', '/v1/events?type=ticket.closed')
    expect(events.body.items).toMatchObject([{ data: { ticketId, by: 'others' } }])
  })

  test('shows nothing of its address but to the vendor', async () => {
    const token = ours.path.split('/').at(-1)!
    const seen = await Promise.all(['/v1/webhooks', `/v1/webhooks/${ours.webhookId}`, '/v1/audit'].map((path) => api.ask('GET', path)))
    for (const { text } of seen) expect(text).not.toContain(token)
  })
})

describe('24 of 24', () => {
  test('forged, replayed, truncated and cross-tenant deliveries are refused, and change nothing', async () => {
    const stranger = await strangersKey()
    const real = genuine(ours)
    const played = genuine(ours, 1)
    expect((await deliver(ours.path, played)).status).toBe(200)
    const text = (delivery: SandboxDelivery): string => new TextDecoder().decode(delivery.body)
    const signature = real.headers['x-content-signature']!
    const withSignature = (value: string): SandboxDelivery => ({ ...real, headers: { ...real.headers, 'x-content-signature': value } })
    const { 'x-content-signature': _, ...unsigned } = real.headers
    const refused: Readonly<Record<string, readonly [string, SandboxDelivery]>> = {
      'another action': [ours.path, changed(real, (body) => body.replace(/"Action":"\w+"/, '"Action":"deleted"'))],
      'another ticket': [ours.path, changed(real, (body) => body.replace(/"ID":"?\d+/, '"ID":"999999'))],
      'a space after it': [ours.path, changed(real, (body) => `${body} `)],
      'a member twice': [ours.path, changed(real, (body) => body.replace('{', '{"ID":1,'))],
      'the last byte cut': [ours.path, { ...real, body: real.body.slice(0, -1) }],
      'half of it': [ours.path, { ...real, body: real.body.slice(0, real.body.length >> 1) }],
      'no body': [ours.path, { ...real, body: new Uint8Array() }],
      'no JSON': [ours.path, changed(real, () => 'hello')],
      'no signature': [ours.path, { ...real, headers: unsigned }],
      'an empty signature': [ours.path, withSignature('')],
      'a signature of zeros': [ours.path, withSignature(`${'A'.repeat(43)}=`)],
      'a signature cut short': [ours.path, withSignature(signature.slice(0, -4))],
      'a signature in another spelling': [ours.path, withSignature(signature.replaceAll('+', '-').replaceAll('/', '_').replace('=', ''))],
      'the signature of another delivery': [ours.path, withSignature(played.headers['x-content-signature']!)],
      'a replay': [ours.path, played],
      'a second replay': [ours.path, played],
      'a key of a stranger': [ours.path, signedWith(real, stranger.key, stranger.url)],
      'a key of a stranger under a like name': [
        ours.path,
        signedWith(real, stranger.key, `${new URL(ours.sandbox.url).origin}.example.com/key`),
      ],
      'a key in a file': [ours.path, signedWith(real, stranger.key, 'file:///etc/passwd')],
      'a key at the metadata address': [ours.path, signedWith(real, stranger.key, 'http://169.254.169.254/key')],
      'another tenant’s delivery': [ours.path, genuine(theirs)],
      'ours at another tenant’s address': [theirs.path, genuine(ours, 2)],
      'a token with one character more': [`${ours.path}A`, genuine(ours, 2)],
      'a token with one character less': [ours.path.slice(0, -1), genuine(ours, 2)],
    }
    expect(Object.keys(refused)).toHaveLength(24)
    const before = await Promise.all([stateOf(ours), stateOf(theirs)])
    for (const [what, [path, delivery]] of Object.entries(refused)) {
      const reply = await deliver(path, delivery)
      expect([403, 404], `${what}: ${reply.status} ${text(delivery).slice(0, 60)}`).toContain(reply.status)
    }
    const after = await Promise.all([stateOf(ours), stateOf(theirs)])
    for (const [at, { received, lastDeliveryAt }] of after.entries()) {
      expect({ received, lastDeliveryAt }).toEqual({ received: before[at].received, lastDeliveryAt: before[at].lastDeliveryAt })
    }
    expect(stranger.asked()).toBe(0)
    // None of it spoilt the genuine ones.
    expect((await deliver(ours.path, real)).status).toBe(200)
  })

  test('an unknown address is answered like any other that is not there', async () => {
    const unknown = await deliver(`/v1/hooks/${'A'.repeat(43)}`, genuine(ours))
    const nowhere = await api.ask('POST', '/v1/nothing', { body: {}, key: null })
    const bare = ({ body }: Reply) => ({ ...body, instance: null })
    expect([unknown.status, bare(unknown)]).toEqual([404, bare(nowhere)])
  })
})
