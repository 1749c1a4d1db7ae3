import { sandbox as bmsSandbox } from '@jackfield/kaseya-bms/sandbox'
import type { RunningSandbox } from '@jackfield/sandbox'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { freePort } from './free-port.ts'
import { apiUnderTest, ask, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest, Reply } from './served-api.ts'
import { openSubscriber } from './subscriber.ts'
import type { Subscriber } from './subscriber.ts'

/** A Kaseya BMS with two tickets of ours, whose webhook leads here. */
interface Tenant {
  readonly workspace: string
  /** The name of the connection to it. */
  readonly connection: string
  readonly sandbox: RunningSandbox
  readonly key: string
  readonly webhookId: string
  readonly vendorId: string
  /** The path that the vendor delivers to. */
  readonly path: string
  readonly alerts: readonly string[]
  /** Ids of the tickets of those alerts. */
  readonly tickets: readonly [string, string]
}

/** Stands in every forged delivery: no table and no log may hold it. */
const canary = 'canary-5c09e1'
const megabyte = 1024 * 1024

let api: ApiUnderTest
let subscriber: Subscriber
let ours: Tenant
/** Of the same workspace. */
let neighbour: Tenant
/** Of another one. */
let theirs: Tenant

beforeAll(async () => {
  subscriber = await openSubscriber()
  const port = await freePort()
  api = await apiUnderTest({ port, publicUrl: `http://127.0.0.1:${port}` })
  await api.newWorkspace('south')
  ours = await tenant({ workspace: 'default', connection: 'psa' })
  neighbour = await tenant({ workspace: 'default', connection: 'other-psa' })
  theirs = await tenant({ workspace: 'south', connection: 'psa' })
})

afterAll(async () => {
  await api.stop()
  for (const { sandbox } of [ours, neighbour, theirs]) await sandbox.stop()
  await stopCluster()
  await subscriber.close()
})

interface Wanted extends Pick<Tenant, 'workspace' | 'connection'> {
  readonly variants?: Readonly<Record<string, string>>
}

async function tenant({ workspace, connection, variants = {} }: Wanted): Promise<Tenant> {
  const key = await api.newKey(['*'], workspace)
  const { sandbox } = await connectedSandbox(api, { vendor: bmsSandbox, name: connection, variants, key })
  if (subscriber.toldTo(workspace).length === 0) {
    const body = { url: `${subscriber.url}/${workspace}`, eventTypes: 'all' }
    expect((await api.ask('POST', '/v1/subscriptions', { key, body })).status).toBe(201)
  }
  const titles = ['Backup failed', 'Disk full'].map((title) => ({ title }))
  const pushed = await api.ask('POST', `/v1/alerts?connection=${connection}`, { key, body: titles })
  const alerts = (pushed.body.alerts as readonly { readonly id: string }[]).map(({ id }) => id)
  const [first, second] = await Promise.all(alerts.map((id) => ticketOf(key, id)))
  // Of each alert its ticket, and that it is settled.
  const told = () => subscriber.toldTo(workspace).filter(({ data }) => alerts.includes(String(data['alertId'])))
  await vi.waitFor(() => expect(told()).toHaveLength(4), { timeout: 20_000 })
  // After the tickets: from here on the vendor says nothing of its own until somebody works there.
  const made = await api.ask('POST', '/v1/webhooks', { key, body: { connection, topic: 'tickets' } })
  expect(made.status, made.text).toBe(201)
  const { id: webhookId, vendorId } = made.body.webhook
  const { pathname } = new URL(sandbox.webhooks().find(({ id }) => id === vendorId)!.url)
  return { workspace, connection, sandbox, key, webhookId, vendorId, path: pathname, alerts, tickets: [first!, second!] }
}

function ticketOf(key: string, alertId: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const { outcome, ticketId } = (await api.ask('GET', `/v1/alerts/${alertId}`, { key })).body
      expect(outcome).toBe('ticket-created')
      return ticketId as string
    },
    { timeout: 20_000 },
  )
}

const json = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'BMS-Webhook' }

/** A delivery of whoever knows, or guesses, an address. */
interface Forged {
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
}

const deliver = (path: string, { body, headers = json }: Forged, method = 'POST'): Promise<Reply> =>
  ask(`${api.url}${path}`, method, { headers, ...(method === 'GET' ? {} : { body }) })

/** In the shapes that the vendor may use: its own is not published. */
const about = (ticketId: string, more: object = {}): Forged => ({
  body: JSON.stringify({ EventName: 'Ticket Updated', TicketId: Number(ticketId), Canary: canary, ...more }),
})

const claimsClosed = (ticketId: string): Forged => ({
  body: JSON.stringify({
    eventId: 2,
    eventName: 'Ticket Updated',
    ticket: { id: Number(ticketId), title: canary, statusId: 5, statusName: 'Completed', completedDate: '2026-01-01T00:00:00' },
  }),
})

/** A genuine delivery, which anybody may have written down. */
const played = ({ sandbox, vendorId }: Tenant, ticketId: string): Forged => sandbox.deliveryOf(vendorId, ticketId)

/** All that the API shows of a workspace, and the tickets at the vendor, without the times of looks and the count of deliveries. */
async function shown({ key, alerts, sandbox, workspace, connection }: Tenant): Promise<unknown> {
  const get = async (path: string) => (await api.ask('GET', path, { key })).body
  const without = (item: Readonly<Record<string, unknown>>, ...names: readonly string[]) =>
    Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)))
  return {
    tickets: (await get('/v1/tickets')).items.map((item: Record<string, unknown>) => without(item, 'seenAt')),
    alerts: (await get('/v1/alerts')).items,
    traces: await Promise.all(alerts.map((id) => get(`/v1/alerts/${id}/trace`))),
    events: (await get('/v1/events?limit=200')).items,
    webhooks: (await get('/v1/webhooks')).items.map((item: Record<string, unknown>) => without(item, 'received', 'lastDeliveryAt')),
    connection: await get(`/v1/connections/${connection}`),
    backlog: await get('/v1/backlog'),
    audit: (await get('/v1/audit')).items,
    vendor: sandbox.tickets(),
    told: subscriber.toldTo(workspace),
  }
}

/** Until nothing is to be read again, and no failed look is left. */
async function looked({ workspace }: Tenant): Promise<void> {
  const wanted = () =>
    api.store
      .in(workspace)
      .selectFrom('conditions')
      .select('id')
      .where((eb) => eb.or([eb('looks_wanted', '>', 0), eb('failures', '>', 0)]))
      .execute()
  await expect.poll(wanted, { timeout: 20_000 }).toEqual([])
}

/** How often the vendor was asked for one ticket. */
const reads = ({ sandbox }: Tenant): number =>
  Object.entries(sandbox.stats().byOperation).reduce((sum, [name, calls]) => sum + (/^GET .*tickets\/\{\w+\}$/i.test(name) ? calls : 0), 0)

const phaseOf = async ({ key, connection }: Tenant, ticketId: string) =>
  (await api.ask('GET', `/v1/tickets?connection=${connection}&ticketId=${ticketId}`, { key })).body.items[0].phase as string

describe('a forged delivery to an address that is right', () => {
  test('changes nothing that BMS does not confirm, and nothing of it is kept', async () => {
    const [first, second] = ours.tickets
    const foreign = ours.sandbox.tickets().find(({ id }) => !ours.tickets.includes(id))!.id
    const form = (fields: Readonly<Record<string, string>>): Forged => ({
      body: new URLSearchParams({ ...fields, canary }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    // Each with what makes BMS be asked: nothing, or the tickets that it can mean.
    const forged: Readonly<Record<string, readonly [asks: 'nothing' | 'tickets', Forged]>> = {
      'a made-up id': ['nothing', about('999999999')],
      'an id longer than any': ['nothing', { body: `{"TicketId":"${'9'.repeat(5000)}","x":"${canary}"}` }],
      'the id of a ticket that is none of ours': ['nothing', claimsClosed(foreign)],
      'an id that would end a text of SQL': ['tickets', { body: JSON.stringify({ TicketId: `${first}' or true --`, canary }) }],
      'our ticket, said to be closed': ['tickets', claimsClosed(first)],
      'our other ticket, said to be closed': ['tickets', claimsClosed(second)],
      'both at once': ['tickets', { body: `[${String(claimsClosed(first).body)},${String(claimsClosed(second).body)}]` }],
      'our ticket, said to be deleted': ['tickets', about(first, { EventName: 'Ticket Deleted' })],
      'our ticket, said to be another’s': ['tickets', about(first, { Ticket: { Id: Number(second), Title: canary, AccountId: 1 } })],
      'a webhook that is given up': [
        'tickets',
        { body: JSON.stringify({ EventName: 'Webhook Deactivated', kind: 'deactivated', canary }) },
      ],
      'a genuine one, played again': ['tickets', played(ours, first)],
      'the same once more': ['tickets', played(ours, first)],
      'a genuine one with another signature': ['tickets', { ...played(ours, first), headers: { ...json, signature: 'A'.repeat(64) } }],
      'no body': ['tickets', { body: '' }],
      'an empty list': ['tickets', { body: '[]' }],
      'no JSON': ['tickets', { body: `closed! ${canary}` }],
      'half of it': ['tickets', { body: String(claimsClosed(first).body).slice(0, 60) }],
      'no UTF-8': ['tickets', { body: new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]) }],
      'a NUL in a text': ['tickets', { body: JSON.stringify({ TicketId: `${first}\0`, Title: `${canary}\0` }) }],
      'another prototype': ['tickets', { body: `{"__proto__":{"TicketId":${first}},"constructor":{"prototype":{"x":"${canary}"}}}` }],
      'nested deeply': ['tickets', { body: `${'['.repeat(200_000)}"${canary}"${']'.repeat(200_000)}` }],
      'a form': ['tickets', form({ payload: String(claimsClosed(first).body) })],
      'a form of fields': ['tickets', form({ TicketId: first, Status: 'Completed' })],
      'plain text': ['tickets', { ...claimsClosed(first), headers: { 'content-type': 'text/plain' } }],
      XML: ['tickets', { body: `<ticket><id>${first}</id>${canary}</ticket>`, headers: { 'content-type': 'application/xml' } }],
      'no content type': ['tickets', { body: new TextEncoder().encode(String(claimsClosed(first).body)), headers: { 'content-type': '' } }],
      'a body of three megabytes': ['tickets', about(first, { Title: canary.repeat((3 * megabyte) / canary.length) })],
      'more events than a vendor sends': [
        'tickets',
        { body: JSON.stringify(Array.from({ length: 20_000 }, () => ({ TicketId: Number(first), canary }))) },
      ],
    }
    const before = await shown(ours)
    const others = await shown(theirs)
    for (const [what, [asks, delivery]] of Object.entries(forged)) {
      const asked = reads(ours)
      const reply = await deliver(ours.path, delivery)
      expect([reply.status, reply.body], `${what}: ${reply.text}`).toEqual([200, { received: true }])
      await looked(ours)
      // At most each of the two once, however many events came.
      const most = asks === 'nothing' ? 0 : 2
      expect(reads(ours) - asked, what).toSatisfy((calls: number) => (most === 0 ? calls === 0 : calls >= 1 && calls <= most))
      expect(await shown(ours), what).toEqual(before)
    }
    const tooLarge = await deliver(ours.path, about(first, { Title: canary.repeat((5 * megabyte) / canary.length) }))
    expect(tooLarge.status).toBe(413)
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) expect((await deliver(ours.path, about(first), method)).status).toBe(404)
    expect(await shown(ours)).toEqual(before)
    expect(await shown(theirs)).toEqual(others)
    const { received, refused, state } = (await api.ask('GET', `/v1/webhooks/${ours.webhookId}`)).body
    expect({ received, refused, state }).toEqual({ received: Object.keys(forged).length, refused: 0, state: 'active' })
    const kept = await everything()
    expect(kept).toContain('Backup failed')
    expect(kept).not.toContain(canary)
    expect(api.logged.join('\n')).not.toContain(canary)
  })

  test.each([
    ['of a tenant of the same workspace', () => neighbour],
    ['of another workspace’s tenant', () => theirs],
  ] as const)('%s has nobody look there', async (_, another) => {
    const other = another()
    const [ticketId] = other.tickets
    // Tenants of BMS count from the same number: the id alone says nothing.
    expect(ours.tickets).toContain(ticketId)
    // It is true, and only the vendor's own word is missing.
    other.sandbox.disableWebhook(other.vendorId)
    await other.sandbox.technician.closeTicket(ticketId)
    const before = await Promise.all([ours, other].map(shown))
    for (const delivery of [about(ticketId), claimsClosed(ticketId), played(other, ticketId), { body: '' }]) {
      const asked = reads(other)
      expect((await deliver(ours.path, delivery)).status).toBe(200)
      await looked(ours)
      expect(reads(other)).toBe(asked)
      expect(await Promise.all([ours, other].map(shown))).toEqual(before)
    }
    // At the right address it is looked for, and BMS believed, whatever the delivery says.
    expect((await deliver(other.path, about(ticketId, { EventName: 'Ticket Reopened', Status: 'New' }))).status).toBe(200)
    await expect.poll(() => phaseOf(other, ticketId), { timeout: 20_000 }).toBe('closed')
    expect(await phaseOf(ours, ticketId)).not.toBe('closed')
    const closed = () => subscriber.toldTo(other.workspace).filter(({ type }) => type === 'ticket.closed')
    await expect.poll(closed, { timeout: 20_000 }).toMatchObject([{ data: { ticketId, by: 'others' } }])
  })

  test('is not believed either while BMS can’t be asked', async () => {
    const [ticketId] = ours.tickets
    const turns = () => subscriber.toldTo(ours.workspace).filter(({ type }) => type.startsWith('ticket.'))
    const [before, asked] = [turns(), reads(ours)]
    const failed = { kind: 'error-before', method: 'GET', path: `/servicedesk/tickets/${ticketId}` } as const
    ours.sandbox.setFaults({ seed: 1, script: Array.from({ length: 6 }, () => failed) })
    expect((await deliver(ours.path, claimsClosed(ticketId))).status).toBe(200)
    await expect.poll(() => reads(ours), { timeout: 20_000 }).toBeGreaterThan(asked)
    expect(ours.sandbox.stats().faults).toMatchObject({ 'error-before': expect.any(Number) })
    expect(await phaseOf(ours, ticketId)).not.toBe('closed')
    ours.sandbox.setFaults(null)
    await looked(ours)
    expect(await phaseOf(ours, ticketId)).not.toBe('closed')
    expect(turns()).toEqual(before)
  })
})

describe('a delivery to an address that is not there', () => {
  test('is answered like any other, and leaves no trace', async () => {
    const [ticketId] = ours.tickets
    const [before, state] = [await shown(ours), (await api.ask('GET', `/v1/webhooks/${ours.webhookId}`)).body]
    const nowhere = await api.ask('POST', '/v1/nothing', { body: {}, key: null })
    const bare = ({ status, body }: Reply) => ({ status, body: { ...body, instance: null } })
    const token = ours.path.split('/').at(-1)!
    const asked = ours.sandbox.stats().requests
    const wrong = ['A'.repeat(43), `${token}A`, token.slice(0, -1), token.toUpperCase(), 'short', '%00', `${token}%2e`, ours.webhookId]
    for (const one of wrong) {
      for (const delivery of [claimsClosed(ticketId), played(ours, ticketId), { body: '' }, { body: 'no JSON' }]) {
        expect(bare(await deliver(`/v1/hooks/${one}`, delivery)), one).toEqual(bare(nowhere))
      }
    }
    expect(ours.sandbox.stats().requests).toBe(asked)
    expect([await shown(ours), (await api.ask('GET', `/v1/webhooks/${ours.webhookId}`)).body]).toEqual([before, state])
    expect(await everything()).not.toContain(canary)
  })
})

describe('a close by a technician', () => {
  test.each(bmsSandbox.variants['webhookPayload']!)('is noticed by the webhook of BMS, whose payload is %s', async (webhookPayload) => {
    const workspace = `payload-${webhookPayload}`
    await api.newWorkspace(workspace)
    const one = await tenant({ workspace, connection: 'psa', variants: { webhookPayload } })
    const [ticketId, other] = one.tickets
    await one.sandbox.technician.closeTicket(ticketId)
    await expect.poll(() => phaseOf(one, ticketId), { timeout: 20_000 }).toBe('closed')
    expect(await phaseOf(one, other)).not.toBe('closed')
    const { steps } = (await api.ask('GET', `/v1/alerts/${one.alerts[0]}/trace`, { key: one.key })).body
    expect(steps.at(-1)).toMatchObject({ step: 'closed', detail: { ticketId, by: 'others' } })
    const closed = () => subscriber.toldTo(one.workspace).filter(({ type }) => type === 'ticket.closed')
    await expect.poll(closed, { timeout: 20_000 }).toMatchObject([{ data: { ticketId, by: 'others' } }])
    await one.sandbox.stop()
  })
})

/** Every row of every table as text. */
async function everything(): Promise<string> {
  const client = new Client({ connectionString: api.databaseUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const parts: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`)
      parts.push(...rows.map(({ text }) => text))
    }
    return parts.join('\n')
  } finally {
    await client.end()
  }
}
