import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sandbox as connectwiseSandbox } from '@jackfield/connectwise/sandbox'
import { UnverifiedDeliveryError } from '@jackfield/core'
import type { ConnectionV1, DeliveredEvent, Delivery, WebhookReceiver } from '@jackfield/core'
import type { SandboxDelivery } from '@jackfield/sandbox'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createWorkspaces } from '../src/index.ts'
import { alertOf, deskOnSandbox } from './desk-on-sandbox.ts'
import type { DeskOnSandbox } from './desk-on-sandbox.ts'
import { openSealer } from './store-on-database.ts'

let on: DeskOnSandbox
let inbox: Inbox
/** A vendor without signatures: whoever knows the path may say anything. */
let isHinting = false
let number = 0

beforeAll(async () => {
  inbox = await openInbox()
  on = await deskOnSandbox({
    sealer: openSealer,
    hookAddress: (token, purpose) => `${inbox.url}/v1/hooks/${token}${purpose === 'deactivation' ? '?deactivated' : ''}`,
    through: (connection) => (isHinting ? hinting(connection) : connection),
  })
})
afterAll(async () => {
  await on.stop()
  await inbox.close()
})
beforeEach(() => {
  number += 1
  isHinting = false
})

const conditionKey = () => `condition-${number}`
const raised = () => alertOf({ conditionKey: conditionKey(), title: `alert ${number}` })

/** The webhook of the connection, its token, and the vendor's id of it. */
async function registered() {
  const { hook } = await on.desk.hooks.register(on.connectionId, 'tickets')
  const { url } = on.sandbox.webhooks().find(({ id }) => id === hook.vendorId)!
  return { hook, token: new URL(url).pathname.split('/').at(-1)!, vendorId: hook.vendorId! }
}

const receive = (token: string, delivery: SandboxDelivery) => on.desks.receiveHook(token, deliveryOf(delivery))

describe('a webhook', () => {
  test('is registered once, delivers, and is removed on both sides', async () => {
    const { hook, token } = await registered()
    expect(hook).toMatchObject({ connectionId: on.connectionId, topic: 'tickets', state: 'active' })
    expect((await registered()).hook.id).toBe(hook.id)
    expect(on.sandbox.webhooks()).toHaveLength(1)
    expect((await on.desk.hooks.list({ connectionId: on.connectionId })).items).toEqual([await on.desk.hooks.get(hook.id)])
    const genuine = on.sandbox.deliveryOf(hook.vendorId!, on.sandbox.tickets()[0]!.id)
    expect(await on.desk.hooks.remove(hook.id)).toBe(true)
    expect(on.sandbox.webhooks()).toEqual([])
    expect(await receive(token, genuine)).toBeNull()
    expect(await on.desk.hooks.remove(hook.id)).toBe(false)
  })

  test('that broke off half-way is there, and is mended', async () => {
    on.sandbox.setFaults({ seed: 1, script: [{ kind: 'error-before', method: 'POST', path: '/system/callbacks' }] })
    await expect(on.desk.hooks.register(on.connectionId, 'tickets')).rejects.toMatchObject({ code: 'VENDOR_FAULT' })
    const [half] = (await on.desk.hooks.list()).items
    expect(half).toMatchObject({ state: 'registering', vendorId: null })
    const mended = await on.desk.hooks.repair(half!.id)
    expect(mended!.hook).toMatchObject({ id: half!.id, state: 'active' })
    expect(on.sandbox.webhooks()).toHaveLength(1)
  })

  test('that the vendor gave up on is seen so, and repaired', async () => {
    const { hook, vendorId } = await registered()
    on.sandbox.disableWebhook(vendorId)
    expect(await on.desk.hooks.refresh(on.connectionId)).toMatchObject([{ id: hook.id, state: 'disabled' }])
    expect((await on.desk.hooks.repair(hook.id))!.hook.state).toBe('active')
    expect(on.sandbox.webhooks()).toMatchObject([{ isActive: true }])
    expect(await on.desk.hooks.refresh(on.connectionId)).toMatchObject([{ state: 'active' }])
  })

  test('that is gone at the vendor is seen so; of another workspace it is not seen at all', async () => {
    const { hook, vendorId } = await registered()
    await on.sandbox.reset()
    expect(on.sandbox.webhooks().some(({ id }) => id === vendorId)).toBe(false)
    expect(await on.desk.hooks.refresh(on.connectionId)).toMatchObject([{ state: 'gone' }])
    await createWorkspaces(on.store).create({ id: 'south', name: 'South' })
    const { hooks } = on.desks.of('south')
    expect([await hooks.get(hook.id), await hooks.repair(hook.id), await hooks.remove(hook.id)]).toEqual([null, null, false])
    expect((await on.desk.hooks.repair(hook.id))!.hook.state).toBe('active')
  })

  test('rests as a digest and sealed, and can be registered only where its address is known', async () => {
    const { hook, token } = await registered()
    const { token_hash: hash } = await on.store.in('default').selectFrom('hooks').select('token_hash').executeTakeFirstOrThrow()
    expect(hash).not.toContain(token)
    const blind = await deskOnSandbox()
    onTestFinished(() => blind.stop())
    await expect(blind.desk.hooks.register(blind.connectionId, 'tickets')).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    expect(await on.desk.hooks.get(hook.id)).not.toBeNull()
  })
})

describe('what a vendor signs', () => {
  test('makes the ticket be read again: others closed it, others reopened it', async () => {
    await registered()
    const { id, ticketId } = await on.settle(raised())
    await on.sandbox.settled()
    await on.sandbox.technician.closeTicket(ticketId!)
    await untilPhase(ticketId!, 'closed')
    const { capabilities } = await on.connection()
    await capabilities.ticketDesk!.reopen(ticketId!)
    await untilPhase(ticketId!, 'new', 'open')
    const steps = (await on.desk.trace(id))!.steps.map(({ step, detail }) => [step, detail['by']])
    expect(steps.filter(([step]) => step === 'closed' || step === 'reopened')).toEqual([
      ['closed', 'others'],
      ['reopened', 'others'],
    ])
    const { items } = await on.desk.subscriptions.events({ limit: 500 })
    const turns = items.filter(({ data }) => data['ticketId'] === ticketId && data['by'] === 'others').map(({ type }) => type)
    expect(turns).toEqual(['ticket.reopened', 'ticket.closed'])
  })

  test('about our own close says nothing new', async () => {
    await registered()
    const { ticketId } = await on.settle(raised())
    await on.settle({ ...raised(), state: 'cleared' })
    await on.sandbox.settled()
    await untilLooked(ticketId!)
    const { items } = await on.desk.subscriptions.events({ limit: 500 })
    const closed = items.filter(({ type, data }) => type === 'ticket.closed' && data['ticketId'] === ticketId)
    expect(closed.map(({ data }) => data['by'])).toEqual(['us'])
  })

  test('is refused 24 times of 24 where it is forged, truncated, unsigned, replayed or another tenant’s', async () => {
    const { token, vendorId, hook } = await registered()
    const other = await connectwiseSandbox.start({ seed: 'demo' })
    onTestFinished(() => other.stop())
    const tickets = on.sandbox.tickets().slice(0, 3)
    const foreign = await otherTenant(other)
    const genuine = tickets.map(({ id }) => on.sandbox.deliveryOf(vendorId, id))
    const replayed = tickets.map(({ id }) => on.sandbox.deliveryOf(vendorId, id))
    for (const delivery of replayed) await receive(token, delivery)
    const before = await on.desk.hooks.get(hook.id)
    const refusedHere: readonly SandboxDelivery[] = [
      ...genuine.map((delivery) => changedBody(delivery, (text) => text.replace(/"Action":"\w+"/, '"Action":"deleted"'))),
      ...genuine.map((delivery) => ({ ...delivery, headers: { ...delivery.headers, 'x-content-signature': 'A'.repeat(43) + '=' } })),
      ...genuine.map((delivery) => ({ ...delivery, body: delivery.body.slice(0, -1) })),
      ...genuine.map((delivery) => ({ ...delivery, headers: {} })),
      ...genuine.map((delivery, at) => ({ ...delivery, headers: genuine[(at + 1) % 3]!.headers })),
      ...replayed,
      ...tickets.map((_, at) => other.deliveryOf(foreign, other.tickets()[at]!.id)),
    ]
    for (const delivery of refusedHere) await expect(receive(token, delivery)).rejects.toMatchObject({ code: 'UNVERIFIED_DELIVERY' })
    // After a restart the connector remembers nothing: what was replayed is known to the database.
    await on.restart()
    for (const delivery of replayed) await expect(receive(token, delivery)).rejects.toMatchObject({ code: 'UNVERIFIED_DELIVERY' })
    expect(refusedHere.length + replayed.length).toBe(24)
    const after = await on.desk.hooks.get(hook.id)
    expect(after).toMatchObject({ received: before!.received, refused: before!.refused + 24 })
    // None of them spoilt the genuine ones.
    for (const delivery of genuine) expect(await receive(token, delivery)).toMatchObject({ workspace: 'default', hookId: hook.id })
  })

  test.each(['', 'short', 'A'.repeat(43), `${'A'.repeat(42)}'`])('at the unknown address %j leads nowhere', async (token) => {
    const { vendorId } = await registered()
    expect(await receive(token, on.sandbox.deliveryOf(vendorId, on.sandbox.tickets()[0]!.id))).toBeNull()
  })
})

describe('what is a hint', () => {
  const say = (token: string, about: object): ReturnType<typeof receive> => {
    isHinting = true
    return receive(token, { target: `/v1/hooks/${token}`, headers: {}, body: bytesOf(JSON.stringify(about)) })
  }

  test('changes nothing that the vendor does not confirm, however often it comes', async () => {
    const { token, hook } = await registered()
    const { id, ticketId } = await on.settle(raised())
    await on.sandbox.settled()
    const before = (await on.desk.trace(id))!.steps.length
    for (let at = 0; at < 3; at++) {
      expect(await say(token, { id: ticketId, status: 'closed', canary: 'canary-7d1f' })).toMatchObject({ tickets: 1, hookId: hook.id })
      await untilLooked(ticketId!)
    }
    expect((await on.desk.trace(id))!.steps).toHaveLength(before)
    expect((await on.desk.linkedTickets({ ticketId: ticketId! })).items).toMatchObject([{ phase: 'new' }])
    expect(await everything(on.url)).not.toContain('canary-7d1f')
  })

  test('is confirmed by reading the ticket', async () => {
    const { token, vendorId } = await registered()
    const { ticketId } = await on.settle(raised())
    // Nobody is told: only the hint is.
    on.sandbox.disableWebhook(vendorId)
    await on.sandbox.technician.closeTicket(ticketId!)
    await say(token, { id: ticketId })
    await untilPhase(ticketId!, 'closed')
    isHinting = false
    await on.desk.hooks.refresh(on.connectionId)
    await registered()
  })

  test('about a ticket that is none of ours costs no call', async () => {
    const { token } = await registered()
    const { requests } = on.sandbox.stats()
    for (const id of ['1', '0', '99999999999999999999999999', "' or true --", ''])
      expect(await say(token, { id })).toMatchObject({ tickets: 0 })
    expect(on.sandbox.stats().requests).toBe(requests)
  })

  test('without an id has the open tickets read again', async () => {
    const { token } = await registered()
    const { ticketId } = await on.settle(raised())
    expect((await say(token, { id: null }))!.tickets).toBeGreaterThan(0)
    await untilLooked(ticketId!)
  })

  test('that the vendor gave up is told, and the webhook stands so until it is repaired', async () => {
    const { token, hook } = await registered()
    await say(token, { id: null, kind: 'deactivated' })
    expect(await on.desk.hooks.get(hook.id)).toMatchObject({ state: 'disabled' })
    const { items } = await on.desk.subscriptions.events({ type: 'webhook.disabled' })
    expect(items).toMatchObject([{ data: { hookId: hook.id, connectionId: on.connectionId, topic: 'tickets' } }])
    isHinting = false
    expect((await on.desk.hooks.repair(hook.id))!.hook.state).toBe('active')
  })
})

/** The webhook of another tenant at a server of its own. */
async function otherTenant(other: Awaited<ReturnType<typeof connectwiseSandbox.start>>): Promise<string> {
  const tenant = await on.connection(other.settings)
  const target = { topic: 'tickets', url: 'http://127.0.0.1:9/v1/hooks/x', deactivationUrl: 'http://127.0.0.1:9/d', secret: 's' } as const
  return (await tenant.capabilities.webhookReceiver!.register(target)).webhook.id
}

/** The connection with deliveries that nobody signs, as Kaseya BMS has them. */
function hinting(connection: ConnectionV1): ConnectionV1 {
  const verify: WebhookReceiver['verify'] = async ({ body }) => {
    const said = JSON.parse(new TextDecoder().decode(body)) as { id: string | null; kind?: DeliveredEvent['kind'] }
    return [{ trust: 'hint', kind: said.kind ?? 'changed', topic: 'tickets', id: said.id, raw: said }]
  }
  const receiver = connection.capabilities.webhookReceiver!
  return { ...connection, capabilities: { ...connection.capabilities, webhookReceiver: { ...receiver, verify } } }
}

async function untilPhase(ticketId: string, ...phases: readonly string[]): Promise<void> {
  for (;;) {
    const [ticket] = (await on.desk.linkedTickets({ ticketId })).items
    if (phases.includes(ticket?.phase ?? '')) return
    await pause()
  }
}

/** Until no look at the ticket is wanted any more. */
async function untilLooked(ticketId: string): Promise<void> {
  for (;;) {
    const row = await on.store
      .in('default')
      .selectFrom('conditions')
      .select('looks_wanted')
      .where('ticket_id', '=', ticketId)
      .executeTakeFirstOrThrow()
    if (row.looks_wanted === 0) return
    await pause()
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50))
}

function deliveryOf({ target, headers, body }: SandboxDelivery): Delivery {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return { target, headers: { get: (name) => lower[name.toLowerCase()] ?? null }, body }
}

function changedBody(delivery: SandboxDelivery, change: (text: string) => string): SandboxDelivery {
  const text = new TextDecoder().decode(delivery.body)
  const changed = change(text)
  expect(changed).not.toBe(text)
  return { ...delivery, body: bytesOf(changed) }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

/** Every row of every table as text. */
async function everything(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('desk', 'queue')`,
    )
    const parts: string[] = []
    for (const { name } of tables)
      parts.push(...(await client.query<{ text: string }>(`select t::text as text from ${name} t`)).rows.map(({ text }) => text))
    return parts.join('\n')
  } finally {
    await client.end()
  }
}

interface Inbox {
  readonly url: string
  close(): Promise<void>
}

/** Where the vendor delivers: what the HTTP API does with a request to `/v1/hooks/{token}`. */
async function openInbox(): Promise<Inbox> {
  const answer = async (request: IncomingMessage): Promise<number> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const target = request.url ?? ''
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const token = target.split('?')[0]!.split('/').at(-1)!
    return (await receive(token, { target, headers, body: new Uint8Array(Buffer.concat(chunks)) })) ? 200 : 404
  }
  const server = createServer((request, response) => {
    answer(request).then(
      (status) => response.writeHead(status).end(),
      (error: unknown) => response.writeHead(UnverifiedDeliveryError.isInstance(error) ? 401 : 503).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
