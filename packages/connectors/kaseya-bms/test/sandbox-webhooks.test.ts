import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SandboxOptions } from '@jackfield/sandbox'
import { member, newTicket, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'
import { startReceiver } from './sandbox-receiver.ts'
import type { Receiver } from './sandbox-receiver.ts'

let client: Client
let receiver: Receiver

beforeEach(async () => {
  client = await startClient()
  receiver = await startReceiver()
})
afterEach(async () => {
  await client.stop()
  await receiver.stop()
})

const hooks = '/admin/webhooks'
const hook = (more: object = {}): object => ({
  name: 'Jackfield',
  payloadURL: `${receiver.url}/hook?x=1`,
  isEnabled: true,
  secret: 'shared words',
  contentType: 1,
  sendAllEvents: true,
  events: [],
  ...more,
})
const register = (more: object = {}, one: Client = client): Promise<Json> => one.post(hooks, hook(more))
const problemsOf = async (body: object): Promise<string[]> => (await client.send('POST', hooks, body)).json.error.subErrors

/** Makes, changes and deletes a ticket, and waits until everybody was told. */
async function work(one: Client = client): Promise<number> {
  const { id } = await one.post('/servicedesk/tickets', newTicket)
  await one.result('PATCH', `/servicedesk/tickets/${id}`, [{ op: 'replace', path: '/PriorityId', value: 92 }])
  await one.send('DELETE', `/servicedesk/tickets/${id}`)
  await one.running.settled()
  return id
}

describe('a webhook', () => {
  test('is registered, found, changed and deleted, and never shows its secret', async () => {
    const made = await register()
    expect(made).toMatchObject({
      name: 'Jackfield',
      payloadUrl: `${receiver.url}/hook?x=1`,
      isEnabled: true,
      hasSecret: true,
      sendAllEvents: true,
    })
    expect(JSON.stringify(made)).not.toContain('shared words')
    expect(await client.get(`${hooks}/${made.id}`)).toEqual(made)
    const other = await register({ name: 'Other', payloadURL: 'https://example.test/', isEnabled: false, secret: null })
    expect(other).toMatchObject({ hasSecret: false, isEnabled: false })
    const found = await client.send('POST', `${hooks}/search`, { filter: { name: 'jack', isEnabled: 1 } })
    expect([found.json.totalRecords, found.json.result[0].id]).toEqual([1, made.id])
    expect((await client.send('POST', `${hooks}/search`)).json.totalRecords).toBe(2)
    const changed = await client.result(
      'PUT',
      `${hooks}/${made.id}`,
      hook({ name: 'Renamed', secret: undefined, sendAllEvents: false, events: [2] }),
    )
    expect(changed).toMatchObject({ id: made.id, name: 'Renamed', hasSecret: true, events: [2] })
    expect((await client.send('DELETE', `${hooks}/${made.id}`)).text).toBe('')
    expect((await client.send('GET', `${hooks}/${made.id}`)).json.error.message).toBe(`Webhook ${made.id} does not exist.`)
    expect(client.running.webhooks()).toEqual([{ id: String(other.id), url: 'https://example.test/', isActive: false }])
  })

  test('needs a name, an address and events that exist', async () => {
    expect(await problemsOf({})).toEqual(['The Name field is required.', 'The PayloadURL field is not a valid address.'])
    expect(await problemsOf(hook({ payloadURL: 'ftp://x/', events: [9] }))).toEqual([
      'The PayloadURL field is not a valid address.',
      'Event 9 does not exist.',
    ])
    expect((await client.get(`${hooks}/events/lookup`)).map(({ name }: Json) => name)).toEqual([
      'Ticket Created',
      'Ticket Updated',
      'Ticket Deleted',
    ])
  })

  test('is switched off and deleted in batches', async () => {
    const ids = [(await register()).id, (await register()).id, (await register()).id]
    await client.result('PATCH', hooks, { targetedIds: ids.slice(0, 2), isEnabled: false })
    expect(client.running.webhooks().map(({ isActive }) => isActive)).toEqual([false, false, true])
    await client.result('DELETE', hooks, { targetedIds: ids.slice(1) })
    expect(client.running.webhooks()).toHaveLength(1)
  })
})

describe('a delivery', () => {
  const told = (): Json[] => receiver.received.map(({ text }) => JSON.parse(text))

  test('is sent for each thing that happens to a ticket, with the ticket as it is then', async () => {
    await register()
    const id = await work()
    expect(
      told()
        .map(({ eventName }) => eventName)
        .toSorted((left, right) => left.localeCompare(right)),
    ).toEqual(['Ticket Created', 'Ticket Deleted', 'Ticket Updated'])
    for (const { ticket } of told()) expect(ticket.id).toBe(id)
    const changed = told().find(({ eventName }) => eventName === 'Ticket Updated')
    expect(changed).toMatchObject({ eventDate: '2026-03-02T09:00:00', ticket: { priorityName: 'Critical', title: 'Backup failed' } })
    expect(receiver.received[0]?.target).toBe('/hook?x=1')
    expect(receiver.received[0]?.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  test('goes to those alone that chose the event and are switched on', async () => {
    await register({ sendAllEvents: false, events: [3] })
    await register({ isEnabled: false })
    const { id } = await register({ payloadURL: `${receiver.url}/off` })
    client.running.disableWebhook(String(id))
    await work()
    expect(told().map(({ eventName }) => eventName)).toEqual(['Ticket Deleted'])
  })

  test('is sent for what others do, too', async () => {
    await register()
    await client.running.technician.closeTicket('100001')
    await client.running.settled()
    expect(told()).toMatchObject([{ eventName: 'Ticket Updated', ticket: { statusName: 'Completed', modifiedBy: 31_002 } }])
  })

  test('is tried once and logged, and sent again by hand', async () => {
    receiver.answer = 500
    const { id } = await register({ sendAllEvents: false, events: [1] })
    await work()
    const search = async (filter: object = {}): Promise<Json> => (await client.send('POST', `${hooks}/${id}/logs/search`, { filter })).json
    const [failed] = (await search()).result
    expect(failed).toMatchObject({ isDelivered: false, isReDelivered: false, eventId: 1, webhookId: id, parentLogId: null })
    expect(receiver.received).toHaveLength(1)
    const log = await client.get(`${hooks}/logs/${failed.id}`)
    expect(log).toMatchObject({ responseStatusCode: 500, requestPayload: receiver.received[0]?.text })
    expect(log.requestHeader.signature).toBe(receiver.received[0]?.headers['signature'])
    receiver.answer = 200
    const again = await client.post(`${hooks}/redeliver/${failed.id}`, {})
    await client.running.settled()
    expect(receiver.received[1]?.text).toBe(receiver.received[0]?.text)
    expect((await search()).totalRecords).toBe(2)
    expect((await search({ id: again })).result).toMatchObject([{ isDelivered: true, isReDelivered: true, parentLogId: failed.id }])
    expect((await search({ events: [2] })).totalRecords).toBe(0)
    expect((await search({ fromDeliveryDate: '2030-01-01' })).totalRecords).toBe(0)
    const { result } = (await client.send('POST', `${hooks}/search`, {})).json
    expect(result).toMatchObject([{ useCount: 2, recentDelivery: '2026-03-02T09:00:00' }])
    expect((await client.send('POST', `${hooks}/redeliver/nothing`)).json.success).toBe(false)
  })

  test('can be had without being sent, for a ticket and a webhook that are there', async () => {
    const { id } = await register()
    const { target, headers, body } = client.running.deliveryOf(String(id), '100001')
    expect(target).toBe('/hook?x=1')
    expect(headers['signature']).toBe(createHmac('sha256', 'shared words').update(body).digest('hex'))
    expect(JSON.parse(Buffer.from(body).toString())).toMatchObject({ eventName: 'Ticket Updated', ticket: { id: 100_001 } })
    expect(receiver.received).toEqual([])
    expect(() => client.running.deliveryOf('99', '100001')).toThrow('There is no webhook 99.')
    expect(() => client.running.deliveryOf(String(id), '5')).toThrow('There is no ticket 5.')
  })

  test('has no signature where the webhook has no secret', async () => {
    await register({ secret: '' })
    await client.running.technician.assign('100001')
    await client.running.settled()
    expect(receiver.received[0]?.headers).not.toHaveProperty('signature')
  })

  test('to an address elsewhere is not sent', async () => {
    const { id } = await register({ payloadURL: 'https://example.test/' })
    await work()
    expect((await client.send('POST', `${hooks}/${id}/logs/search`)).json.totalRecords).toBe(0)
  })
})

describe('variants', () => {
  async function firstDelivery(
    variants: NonNullable<SandboxOptions['variants']>,
  ): Promise<{ text: string; signature: string; type: string }> {
    const other = await startClient({ variants })
    await register({}, other)
    await other.running.technician.assign('100001')
    await other.running.settled()
    await other.stop()
    const [{ text, headers } = { text: '', headers: {} as Record<string, string> }] = receiver.received
    return { text, signature: String(headers['signature']), type: String(headers['content-type']) }
  }

  test('webhookPayload: ids alone', async () => {
    const { text } = await firstDelivery({ webhookPayload: 'ids' })
    expect(JSON.parse(text)).toEqual({ eventId: 2, eventName: 'Ticket Updated', eventDate: '2026-03-02T09:00:00', ticketId: 100_001 })
  })

  test('webhookPayload: JSON in a form', async () => {
    const { text, type, signature } = await firstDelivery({ webhookPayload: 'form' })
    expect(type).toBe('application/x-www-form-urlencoded')
    expect(JSON.parse(new URLSearchParams(text).get('payload') ?? '')).toMatchObject({ ticket: { id: 100_001 } })
    expect(signature).toBe(createHmac('sha256', 'shared words').update(text).digest('hex'))
  })

  test('webhookSignature: SHA-1 in Base64, or the secret itself', async () => {
    const { text, signature } = await firstDelivery({ webhookSignature: 'hmac-sha1-base64' })
    expect(signature).toBe(createHmac('sha1', 'shared words').update(text).digest('base64'))
    receiver.received.length = 0
    expect((await firstDelivery({ webhookSignature: 'secret' })).signature).toBe('shared words')
  })

  test('casing and ids: as in replies', async () => {
    const { text } = await firstDelivery({ casing: 'pascal', webhookPayload: 'ids' })
    expect(Object.keys(JSON.parse(text))).toEqual(['EventId', 'EventName', 'EventDate', 'TicketId'])
    expect(member(JSON.parse(text), 'ticketId')).toBe(100_001)
  })
})
