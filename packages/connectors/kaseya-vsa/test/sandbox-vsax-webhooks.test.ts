import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startX } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'
import { startReceiver } from './sandbox-receiver.ts'
import type { Receiver } from './sandbox-receiver.ts'

let client: Client
let receiver: Receiver

beforeEach(async () => {
  client = await startX()
  receiver = await startReceiver()
})
afterEach(async () => {
  await client.stop()
  await receiver.stop()
})

async function restart(variants: Readonly<Record<string, string>>): Promise<void> {
  await client.stop()
  client = await startX({ variants })
}

const path = '/notifications/webhooks'
const everyPriority = ['Low', 'Normal', 'Elevated', 'Critical']
const post = (more: object = {}): Promise<Reply> =>
  client.send('POST', path, { Name: 'Jackfield', Priorities: everyPriority, Url: `${receiver.url}/in/7f3a`, ...more })
async function register(more: object = {}): Promise<Json> {
  const reply = await post(more)
  expect(reply.status).toBe(200)
  return reply.json.Data
}

async function heard(): Promise<Json[]> {
  await client.running.settled()
  return receiver.received.splice(0).map(({ body }) => body as Json)
}

describe('registering', () => {
  test('tells the key, once', async () => {
    const webhook = await register({ Description: 'Alerts', OrganizationIds: [1101], Headers: { 'X-Mine': 'yes' }, Language: 'de' })
    expect(webhook).toEqual({
      SecretKey: expect.stringMatching(/^[0-9a-f]{64}$/),
      Id: 1,
      Name: 'Jackfield',
      Description: 'Alerts',
      Priorities: everyPriority,
      OrganizationIds: [1101],
      Headers: { 'X-Mine': 'yes' },
      Url: `${receiver.url}/in/7f3a`,
      CreatedAt: '2026-03-02T09:00:00',
      Language: 'de',
    })
    const { SecretKey, ...rest } = webhook
    expect((await client.get(path)).Data).toEqual([rest])
    expect((await client.get(`${path}/1`)).Data).toEqual(rest)
    expect((await client.send('GET', path)).text).not.toContain(SecretKey)
  })

  test('what is left out is null, and English', async () => {
    expect(await register()).toMatchObject({ Description: null, OrganizationIds: null, Headers: null, Language: 'en' })
  })

  test.each([
    [{ Name: undefined }, 'Name is required.'],
    [{ Name: 'x'.repeat(101) }, 'Name must not be longer than 100 characters.'],
    [{ Description: 'x'.repeat(256) }, 'Description must not be longer than 255 characters.'],
    [{ Priorities: undefined }, 'Priorities is required.'],
    [{ Priorities: [] }, 'Priorities is required.'],
    [{ Priorities: ['Urgent'] }, 'Priority must be one of: Low, Normal, Elevated, Critical.'],
    [{ OrganizationIds: '1101' }, 'OrganizationIds must be a list of integers.'],
    [{ OrganizationIds: ['1101'] }, 'OrganizationIds must be a list of integers.'],
    [{ Headers: { a: 'x'.repeat(4000) } }, 'Headers must be a list of keys and values of at most 4000 characters.'],
    [{ Headers: ['a'] }, 'Headers must be a list of keys and values of at most 4000 characters.'],
    [{ Url: undefined }, 'Url is required.'],
    [{ Url: 'ftp://x' }, 'Url must start with "http://" or "https://".'],
    [{ Url: `https://${'x'.repeat(2000)}` }, 'Url must not be longer than 2000 characters.'],
    [{ Language: 'fr' }, 'Language must be one of: en, de.'],
  ])('%j is refused', async (more, message) => {
    const reply = await post(more)
    expect([reply.status, reply.json.Meta.ErrorMessage]).toEqual([400, message])
    expect((await client.get(path)).Meta.TotalCount).toBe(0)
  })

  test('webhooks are found by priority', async () => {
    await register()
    await register({ Name: 'Second', Priorities: ['Critical'] })
    const found = async (filter: string): Promise<string[]> =>
      ((await client.get(`${path}?$filter=${encodeURIComponent(filter)}`)).Data as Json[]).map(({ Name }) => Name as string)
    expect(await found("Priorities/any(p: p eq 'Low')")).toEqual(['Jackfield'])
    expect(await found("Priorities/any(p: p eq 'Critical') and Name ne 'Jackfield'")).toEqual(['Second'])
  })
})

describe('changing', () => {
  test('by its id: the key stays as it is', async () => {
    const { SecretKey } = await register()
    const changed = await client.send('PUT', `${path}/1`, { Name: 'Renamed', Priorities: ['Critical'], Url: `${receiver.url}/other` })
    expect(changed.json.Data).toMatchObject({ Id: 1, Name: 'Renamed', Priorities: ['Critical'], UpdatedAt: '2026-03-02T09:00:00' })
    expect(changed.json.Data).not.toHaveProperty('CreatedAt')
    expect(changed.text).not.toContain('SecretKey')
    client.running.raiseAlarm({ title: 'Smoke' })
    await client.running.settled()
    const [delivery] = receiver.received
    expect(delivery?.target).toBe('/other')
    expect(delivery?.headers['x-hmac-signature']).toBe(signatureOf(delivery?.bytes ?? Buffer.alloc(0), SecretKey, 'utf8'))
  })

  test('without its id is no call', async () => {
    expect((await client.send('PUT', path, { Name: 'x' })).status).toBe(404)
  })

  test('a new key takes the old one’s place', async () => {
    const { SecretKey } = await register()
    const renewed = (await client.send('POST', `${path}/1/regenerateSecretKey`)).json.Data
    expect(Object.keys(renewed)).toEqual(['SecretKey'])
    expect(renewed.SecretKey).toMatch(/^[0-9a-f]{64}$/)
    expect(renewed.SecretKey).not.toBe(SecretKey)
    client.running.raiseAlarm({ title: 'Smoke' })
    await client.running.settled()
    const [delivery] = receiver.received
    expect(delivery?.headers['x-hmac-signature']).toBe(signatureOf(delivery?.bytes ?? Buffer.alloc(0), renewed.SecretKey, 'utf8'))
  })

  test('what is not there is 404', async () => {
    for (const [method, rest] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['POST', '/regenerateSecretKey'],
    ] as const) {
      const body = method === 'PUT' ? { Name: 'x', Priorities: ['Low'], Url: 'https://x.example' } : undefined
      expect((await client.send(method, `${path}/7${rest}`, body)).status, method).toBe(404)
    }
  })

  test('a deleted one hears nothing more', async () => {
    await register()
    expect((await client.send('DELETE', `${path}/1`)).json).toEqual({ Meta: { ResponseCode: 200 } })
    client.running.raiseAlarm({ title: 'Smoke' })
    expect(await heard()).toEqual([])
    expect(client.running.webhooks()).toEqual([])
    expect((await register()).Id).toBe(2)
  })
})

function signatureOf(bytes: Buffer, secretKey: string, encoding: 'utf8' | 'hex'): string {
  return createHmac('sha256', Buffer.from(secretKey, encoding)).update(bytes).digest('base64')
}

describe('a delivery', () => {
  test('says what was notified, in text form, with the headers that were asked for', async () => {
    await register({ Headers: { 'X-Mine': 'yes' } })
    const device = client.running.devices().find(({ name }) => name === 'MUE-DC-01')
    const id = client.running.raiseAlarm({ title: 'Temperatur über 80 °C', deviceId: device?.id ?? '' })
    await client.running.settled()
    const [delivery] = receiver.received
    expect(delivery?.target).toBe('/in/7f3a')
    expect(delivery?.headers).toMatchObject({ 'x-mine': 'yes', 'content-type': expect.stringMatching(/^application\/json/) })
    expect(delivery?.body).toEqual({
      Id: Number(id),
      Title: 'Temperatur über 80 °C',
      Message: 'Temperatur über 80 °C on MUE-DC-01.',
      DateTime: '2026-03-02T09:00:00Z',
      Priority: 'Critical',
      DeviceIdentifier: device?.id,
      OrganizationId: '1108',
    })
  })

  test.each(['text', 'hex'] as const)('variant hmacKey %s: signed over its very bytes', async (hmacKey) => {
    await restart({ hmacKey })
    const { SecretKey } = await register()
    client.running.raiseAlarm({ title: 'Grüße' })
    await client.running.settled()
    const [delivery] = receiver.received
    const bytes = delivery?.bytes ?? Buffer.alloc(0)
    expect(delivery?.headers['x-hmac-signature']).toBe(signatureOf(bytes, SecretKey, hmacKey === 'hex' ? 'hex' : 'utf8'))
    expect(delivery?.headers['x-hmac-signature']).not.toBe(signatureOf(bytes, SecretKey, hmacKey === 'hex' ? 'utf8' : 'hex'))
  })

  test('goes to who asked for the priority and the organization', async () => {
    await register({ Name: 'calm', Priorities: ['Low', 'Normal'] })
    await register({ Name: 'müller', OrganizationIds: [1108, 1115], Url: `${receiver.url}/mueller` })
    const [inBracken, inMueller] = ['BH-SRV-01', 'MUE-DC-01'].map(
      (name) => client.running.devices().find((device) => device.name === name)?.id ?? '',
    )
    client.running.raiseAlarm({ title: 'one', deviceId: inBracken ?? '' })
    expect(await heard()).toEqual([])
    client.running.raiseAlarm({ title: 'two', deviceId: inMueller ?? '' })
    expect((await heard()).map(({ Title }) => Title)).toEqual(['two'])
    await client.send('POST', '/notifications', { InstanceId: inBracken, Title: 'three', Priority: 'Normal' })
    await client.send('POST', '/notifications', { InstanceId: 'nothing', Title: 'four', Priority: 'Critical' })
    expect((await heard()).map(({ Title }) => Title)).toEqual(['three'])
  })

  test('comes from nothing but a new notification', async () => {
    await register()
    await client.send('DELETE', '/notifications/1')
    await client.get('/notifications')
    expect(await heard()).toEqual([])
  })

  test('that was not taken does not come again', async () => {
    await register()
    receiver.answer = 500
    client.running.raiseAlarm({ title: 'Smoke' })
    expect(await heard()).toHaveLength(1)
  })

  test('variant webhookRetries: it comes three times, and no more once it was taken', async () => {
    await restart({ webhookRetries: 'three' })
    await register()
    receiver.answer = 500
    client.running.raiseAlarm({ title: 'Smoke' })
    expect(await heard()).toHaveLength(3)
    receiver.answer = 204
    client.running.raiseAlarm({ title: 'Fire' })
    expect(await heard()).toHaveLength(1)
  })
})

describe('as a test looks at them', () => {
  test('a delivery that was not sent is the one that would be', async () => {
    await register({ Url: `${receiver.url}/in/7f3a?key=1` })
    const id = client.running.raiseAlarm({ title: 'Smoke' })
    await client.running.settled()
    const made = client.running.deliveryOf('1', id)
    const [sent] = receiver.received
    expect(made.target).toBe('/in/7f3a?key=1')
    expect(Buffer.from(made.body).equals(sent?.bytes ?? Buffer.alloc(0))).toBe(true)
    expect(made.headers['x-hmac-signature']).toBe(sent?.headers['x-hmac-signature'])
  })

  test('one that was given up on is told nothing, and is still listed', async () => {
    await register()
    client.running.disableWebhook('1')
    client.running.raiseAlarm({ title: 'Smoke' })
    expect(await heard()).toEqual([])
    expect(client.running.webhooks()).toEqual([{ id: '1', url: `${receiver.url}/in/7f3a`, isActive: false }])
    expect((await client.get(path)).Meta.TotalCount).toBe(1)
  })

  test('what is not there is named', async () => {
    await register()
    expect(() => client.running.deliveryOf('7', '1')).toThrow('There is no webhook 7.')
    expect(() => client.running.deliveryOf('1', '4711')).toThrow('There is no notification 4711.')
    expect(() => client.running.disableWebhook('7')).toThrow('There is no webhook 7.')
  })
})
