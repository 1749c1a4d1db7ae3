import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'
import { startReceiver } from './sandbox-receiver.ts'
import type { Received, Receiver } from './sandbox-receiver.ts'

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

const secretKey = 'enkmoj676nwh8'
const subscriptions = { isSubscribedToCreateEvents: true, isSubscribedToUpdateEvents: true, isSubscribedToDeleteEvents: true }

interface Laid {
  /** Names of fields, and whether each is subscribed or only displayed. */
  readonly fields?: Readonly<Record<string, 'subscribed' | 'displayed' | 'both'>>
  readonly webhook?: object
  readonly entity?: string
}

/** A webhook that is ready; gives its id. */
async function lay(
  { fields = { Title: 'both' }, webhook = {}, entity = 'TicketWebhooks' }: Laid = {},
  from: Client = client,
): Promise<number> {
  const urls = { webhookUrl: `${receiver.url}/in`, deactivationUrl: `${receiver.url}/gone` }
  const { itemId } = await from.post(entity, { name: 'x', isActive: true, secretKey, ...urls, ...subscriptions, ...webhook })
  const description = await from.get(`${entity.slice(0, -1)}Fields/entityInformation/fields`)
  const values = (description.fields as Json[]).find(({ name }) => name === 'fieldID').picklistValues as Json[]
  for (const [label, how] of Object.entries(fields)) {
    const fieldID = Number(values.find((value) => value.label === label).value)
    const flags = { isSubscribedField: how !== 'displayed', isDisplayAlwaysField: how !== 'subscribed' }
    await from.post(`${entity}/${itemId}/Fields`, { fieldID, ...flags })
  }
  return Number(itemId)
}

async function received(from: Client = client): Promise<readonly Received[]> {
  await from.running.settled()
  return receiver.received
}
const ticket = { companyID: 0, status: 1, priority: 2, queueID: 5, title: 'Server is down' }
const signature = (text: string): string => `sha1=${createHmac('sha1', secretKey).update(text).digest('base64')}`

describe('what is delivered', () => {
  test('a created ticket, in an envelope, signed over the body', async () => {
    const id = await lay({ fields: { Title: 'both', Status: 'displayed' } })
    const { itemId } = await client.post('Tickets', ticket)
    const [first, ...others] = await received()
    expect(others).toEqual([])
    expect(first?.target).toBe('/in')
    expect(first?.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(first?.headers['x-hook-signature']).toBe(signature(first?.text ?? ''))
    const { webhookGUID } = (await client.get(`TicketWebhooks/${id}`)).item
    expect(first?.body).toEqual({
      Action: 'Create',
      Guid: webhookGUID as string,
      EntityType: 'Ticket',
      Id: itemId as number,
      Fields: { title: 'Server is down', status: 1 },
      EventTime: '2026-03-02T09:00:00.000Z',
      SequenceNumber: 1,
      PersonID: 29_682_900,
    })
  })

  test('an update with the subscribed fields that changed, and those that are always shown', async () => {
    await lay({ fields: { Title: 'subscribed', Priority: 'subscribed', Status: 'displayed' } })
    await client.patch('Tickets', { id: 7841, title: 'New', description: 'x' })
    await client.patch('Tickets', { id: 7841, priority: 3, title: 'Newer' })
    expect((await received()).map(({ body }) => [body.Action, body.Fields, body.SequenceNumber] as unknown)).toEqual([
      ['Update', { title: 'New', status: 8 }, 1],
      ['Update', { priority: 3, title: 'Newer', status: 8 }, 2],
    ])
  })

  test('nothing where no subscribed field changed', async () => {
    await lay({ fields: { Title: 'subscribed', Status: 'displayed' } })
    await client.patch('Tickets', { id: 7841, status: 7 })
    await client.patch('Tickets', { id: 7841, title: 'Printer on the second floor prints blank pages' })
    await client.running.technician.addNote('7841', 'x')
    expect(await received()).toEqual([])
  })

  test('a changed user-defined field', async () => {
    const id = await lay()
    await client.post(`TicketWebhooks/${id}/UdfFields`, { udfFieldID: 29_682_854, isSubscribedField: true })
    await client.patch('Tickets', { id: 7841, userDefinedFields: [{ name: 'Asset tag', value: 'LT-1' }] })
    expect((await received()).map(({ body }) => body.Fields as unknown)).toEqual([
      { title: expect.any(String) as string, 'Asset tag': 'LT-1' },
    ])
  })

  test('somebody else’s work, with who it was', async () => {
    await lay({ fields: { Status: 'subscribed', 'Assigned Resource ID': 'subscribed' } })
    await client.running.technician.assign('7841')
    await client.running.technician.closeTicket('7841')
    expect((await received()).map(({ body }) => [body.PersonID, body.Fields] as unknown)).toEqual([
      [29_682_885, { assignedResourceID: 29_682_885 }],
      [29_682_885, { status: 5 }],
    ])
  })

  test('what the workflow does', async () => {
    await lay({ fields: { Status: 'subscribed' } })
    await client.running.technician.putBackWhenClosed('7841')
    await client.patch('Tickets', { id: 7841, status: 5 })
    expect((await received()).map(({ body }) => [body.PersonID, body.Fields.status] as unknown)).toEqual([
      [29_682_900, 5],
      [4, 8],
    ])
  })

  test('notes, companies, devices and a deleted contact', async () => {
    await lay({ entity: 'TicketNoteWebhooks' })
    await lay({ entity: 'CompanyWebhooks', fields: { 'Company Name': 'both' } })
    await lay({ entity: 'ConfigurationItemWebhooks', fields: { 'Serial Number': 'both' } })
    await lay({ entity: 'ContactWebhooks', fields: { 'First Name': 'both' } })
    await client.running.technician.addNote('7841', 'Looked at it')
    await client.patch('Companies', { id: 0, companyName: 'New name' })
    await client.patch('ConfigurationItems', { id: 901, serialNumber: 'S' })
    await client.remove('Companies/174/Contacts/30682903')
    const told = (await received()).map(({ body }) => `${body.Action} ${body.EntityType} ${body.Id}`)
    expect(told.sort()).toEqual(['Create TicketNote 1', 'Delete Contact 30682903', 'Update Company 0', 'Update ConfigurationItem 901'])
  })
})

describe('what is not delivered', () => {
  test.each<[string, object]>([
    ['an inactive webhook', { webhook: { isActive: false } }],
    ['one that is not ready', { fields: {} }],
    ['one that is not subscribed', { webhook: { isSubscribedToUpdateEvents: false } }],
    ['one to an address that is not ours', { webhook: { webhookUrl: 'https://hooks.example/in' } }],
  ])('%s', async (_name, laid) => {
    await lay(laid)
    await client.patch('Tickets', { id: 7841, title: 'New' })
    expect(await received()).toEqual([])
  })

  test('what an excluded resource does', async () => {
    const id = await lay()
    await client.post(`TicketWebhooks/${id}/ExcludedResources`, { resourceID: 29_682_900 })
    await client.patch('Tickets', { id: 7841, title: 'ours' })
    expect(await received()).toEqual([])
  })

  test('anything where the owner may not query the object', async () => {
    await lay()
    client.running.setRights([])
    await client.running.technician.assign('7841')
    client.running.setRights('everything')
    expect(await received()).toEqual([])
  })

  test('a write that is refused', async () => {
    await lay()
    await client.refused('PATCH', 'Tickets', { id: 7841, title: 'New', queueID: null })
    expect(await received()).toEqual([])
  })
})

describe('failures', () => {
  const change = async (title: string): Promise<Json> => await client.patch('Tickets', { id: 7841, title })
  const titles = (): string[] => receiver.received.filter(({ target }) => target === '/in').map(({ body }) => String(body.Fields.title))

  test('a failed event is tried five times, half a minute apart, and then logged', async () => {
    await lay()
    receiver.answer = 500
    await change('one')
    const before = client.running.clock.now()
    await received()
    expect(titles()).toEqual(Array.from({ length: 5 }, () => 'one'))
    expect(client.running.clock.now() - before).toBe(120_000)
    const [log] = await client.query('WebhookEventErrorLogs')
    expect(log).toMatchObject({ sequenceNumber: 1, errorMessage: expect.stringContaining('500') as string, accountWebhookID: null })
    expect(JSON.parse(String(log.payload))).toEqual(receiver.received[0]?.body)
    expect(await client.remove(`WebhookEventErrorLogs/${log.id}`)).toEqual({ itemId: log.id as number })
  })

  test('events wait in their order for the one before them', async () => {
    await lay()
    receiver.answer = 503
    await change('one')
    await change('two')
    while (receiver.received.length < 1) await new Promise(setImmediate)
    receiver.answer = 204
    await received()
    expect(titles()).toEqual(['one', 'one', 'two'])
    expect(await client.query('WebhookEventErrorLogs')).toEqual([])
  })

  test('a receiver that does not answer has ten seconds', async () => {
    await lay()
    receiver.answer = null
    await change('one')
    const before = client.running.clock.now()
    await received()
    expect(titles()).toHaveLength(5)
    expect(client.running.clock.now() - before).toBe(4 * 30_000 + 5 * 10_000)
  })

  test('25 failed events in a row switch it off, and its deactivation address is called, unsigned', async () => {
    const id = await lay()
    receiver.answer = 500
    for (let index = 1; index <= 24; index++) await change(`bad ${index}`)
    await received()
    expect((await client.get(`TicketWebhooks/${id}`)).item.isActive).toBe(true)
    await change('the last one')
    await change('never sent')
    await received()
    expect((await client.get(`TicketWebhooks/${id}`)).item.isActive).toBe(false)
    expect(client.running.webhooks()).toMatchObject([{ isActive: false }])
    expect(titles()).not.toContain('never sent')
    const gone = receiver.received.filter(({ target }) => target === '/gone')
    expect(gone).toHaveLength(1)
    expect(gone[0]?.headers['x-hook-signature']).toBeUndefined()
    expect(gone[0]?.body).toMatchObject({ Action: 'Deactivated', EntityType: 'Ticket', Id: id })
  })

  test('one that arrives starts the count again, and so does switching it on', async () => {
    const id = await lay()
    receiver.answer = 500
    for (let index = 1; index <= 20; index++) await change(`bad ${index}`)
    await received()
    receiver.answer = 200
    await change('good')
    await received()
    receiver.answer = 500
    for (let index = 1; index <= 20; index++) await change(`worse ${index}`)
    await received()
    expect((await client.get(`TicketWebhooks/${id}`)).item.isActive).toBe(true)
    client.running.disableWebhook(`TicketWebhooks/${id}`)
    await client.patch('TicketWebhooks', { id, isActive: true })
    for (let index = 1; index <= 20; index++) await change(`worst ${index}`)
    await received()
    expect((await client.get(`TicketWebhooks/${id}`)).item.isActive).toBe(true)
  })

  test('deleting a webhook calls its deactivation address too', async () => {
    const id = await lay()
    await client.remove(`TicketWebhooks/${id}`)
    expect((await received()).map(({ target, body }) => [target, body.Action] as unknown)).toEqual([['/gone', 'Deactivated']])
  })
})

describe('what a test can ask for', () => {
  test('a genuine delivery, a new one each time', async () => {
    const id = await lay({ fields: { Title: 'both' } })
    const [one, two] = [
      client.running.deliveryOf(`TicketWebhooks/${id}`, '7841'),
      client.running.deliveryOf(`TicketWebhooks/${id}`, '7841'),
    ]
    const text = new TextDecoder().decode(one.body)
    expect(one.target).toBe('/in')
    expect(one.headers['x-hook-signature']).toBe(signature(text))
    expect(JSON.parse(text)).toMatchObject({
      Action: 'Update',
      Id: 7841,
      SequenceNumber: 1,
      Fields: { title: expect.any(String) as string },
    })
    expect(JSON.parse(new TextDecoder().decode(two.body))).toMatchObject({ SequenceNumber: 2 })
    expect(await received()).toEqual([])
  })

  test('of a note, where the webhook is about notes', async () => {
    const id = await lay({ entity: 'TicketNoteWebhooks' })
    expect(() => client.running.deliveryOf(`TicketNoteWebhooks/${id}`, '7841')).toThrow('Ticket 7841 has no note.')
    await client.running.technician.addNote('7841', 'x')
    const { body } = client.running.deliveryOf(`TicketNoteWebhooks/${id}`, '7841')
    expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject({ EntityType: 'TicketNote', Id: 1 })
  })

  test('a webhook that is given up on', async () => {
    const id = await lay()
    client.running.disableWebhook(`TicketWebhooks/${id}`)
    await client.patch('Tickets', { id: 7841, title: 'x' })
    expect((await received()).map(({ target }) => target)).toEqual(['/gone'])
    expect((await client.get(`TicketWebhooks/${id}`)).item.isActive).toBe(false)
  })

  test('what is not there is refused in one line', async () => {
    const id = await lay({ entity: 'CompanyWebhooks', fields: {} })
    expect(() => client.running.deliveryOf('TicketWebhooks/9', '7841')).toThrow('There is no webhook TicketWebhooks/9.')
    expect(() => client.running.deliveryOf(`CompanyWebhooks/${id}`, '7841')).toThrow('not about tickets')
    expect(() => client.running.deliveryOf(`CompanyWebhooks/${id}`, '1')).toThrow('There is no ticket 1.')
    expect(() => client.running.disableWebhook('Tickets/7841')).toThrow('There is no webhook Tickets/7841.')
  })
})

describe('variants of a delivery', () => {
  const title = 'Zürich & "A" <b> \\ \'x\' + `y` 日本\\'
  const deliver = async (variants: Readonly<Record<string, string>>, laid: Laid = {}): Promise<readonly Received[]> => {
    const other = await startClient({ variants })
    try {
      await lay(laid, other)
      await other.patch('Tickets', { id: 7841, title })
      await other.patch('Companies', { id: 0, companyName: 'New' })
      return await received(other)
    } finally {
      await other.stop()
    }
  }

  test('signature raw: over the body as it is sent', async () => {
    const [first] = await deliver({})
    expect(first?.body.Fields.title).toBe(title)
    expect(first?.headers['x-hook-signature']).toBe(signature(first?.text ?? ''))
  })

  test('signature escaped: over what .NET makes of it', async () => {
    const [first] = await deliver({ signature: 'escaped' })
    expect(first?.body.Fields.title).toBe(title)
    const inner = 'Z\\u00FCrich \\u0026 \\u0022A\\u0022 \\u003Cb\\u003E \\\\ \\u0027x\\u0027 \\u002B \\u0060y\\u0060 \\u65E5\\u672C\\\\'
    const escaped = (first?.text ?? '').replace(JSON.stringify(title).slice(1, -1), inner)
    expect(first?.headers['x-hook-signature']).toBe(signature(escaped))
    expect(first?.headers['x-hook-signature']).not.toBe(signature(first?.text ?? ''))
  })

  test('deliveryGuid event: each delivery has one of its own', async () => {
    const other = await startClient({ variants: { deliveryGuid: 'event' } })
    const id = await lay({}, other)
    for (const text of ['a', 'b']) await other.patch('Tickets', { id: 7841, title: text })
    const guids = (await received(other)).map(({ body }) => String(body.Guid))
    expect(new Set([...guids, String((await other.get(`TicketWebhooks/${id}`)).item.webhookGUID)]).size).toBe(3)
    await other.stop()
  })

  test('deliveryNames old: the older interface’s words', async () => {
    const laid: Laid = { entity: 'CompanyWebhooks', fields: { 'Company Name': 'both' } }
    expect((await deliver({ deliveryNames: 'old' }, laid))[0]?.body).toMatchObject({
      EntityType: 'Account',
      Fields: { AccountName: 'New' },
    })
  })

  test('deactivationBody empty', async () => {
    const other = await startClient({ variants: { deactivationBody: 'empty' } })
    await other.remove(`TicketWebhooks/${await lay({}, other)}`)
    expect((await received(other)).map(({ target, text }) => [target, text])).toEqual([['/gone', '']])
    await other.stop()
  })
})
