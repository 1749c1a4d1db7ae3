import { createHash, createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'
import { startReceiver } from './sandbox-receiver.ts'
import type { Receiver } from './sandbox-receiver.ts'

let client: Client
let receiver: Receiver

async function restart(variants: Readonly<Record<string, string>> = {}): Promise<void> {
  await client.stop()
  client = await startClient({ variants })
}

beforeEach(async () => {
  client = await startClient()
  receiver = await startReceiver()
})
afterEach(async () => {
  await client.stop()
  await receiver.stop()
})

const register = (more: object = {}): Promise<Json> =>
  client.post('/system/callbacks', { url: `${receiver.url}/cw?recordId=`, objectId: 1, type: 'ticket', level: 'owner', ...more })
const create = (more: object = {}): Promise<Json> => client.post('/service/tickets', { summary: 'Grüße', company: { id: 2 }, ...more })
const rename = (id: number, value = 'new'): Promise<Json> =>
  client.patch(`/service/tickets/${id}`, { op: 'replace', path: 'summary', value })

/** What has come in since the last time, as `Action ID`. */
async function heard(): Promise<string[]> {
  await client.running.settled()
  return receiver.received.splice(0).map(({ body }) => `${body.Type} ${body.Action} ${body.ID}`)
}

const localOf = (address: string): string => {
  const { pathname, search } = new URL(address)
  return `${client.running.url}${pathname}${search}`
}

async function signatureOf(bytes: Uint8Array, keyUrl: string): Promise<string> {
  const { signing_key: key } = (await (await fetch(localOf(keyUrl))).json()) as { signing_key: string }
  return createHmac('sha256', createHash('sha256').update(key, 'utf8').digest()).update(bytes).digest('base64')
}

describe('a delivery', () => {
  test('says what happened, in the form that was seen live', async () => {
    const callback = await register()
    const ticket = await create()
    await client.running.settled()
    const [delivery] = receiver.received
    expect(delivery?.target).toBe(`/cw?recordId=${ticket.id}&action=added`)
    expect(delivery?.headers['content-type']).toMatch(/^application\/json/)
    expect(delivery?.body).toEqual({
      MessageId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      FromUrl: new URL(client.running.url).host,
      CompanyId: 'sandboxmsp',
      MemberId: 'JackfieldAPI',
      Action: 'added',
      Type: 'ticket',
      ID: ticket.id,
      ProductInstanceId: null,
      PartnerId: null,
      Entity: expect.any(String),
      Metadata: {
        key_url: expect.stringContaining(`${client.running.url}/v2025_1//system/callbackkey/index.rails?companyName=sandboxmsp&id=`),
      },
      CallbackObjectRecId: callback.id,
    })
    const entity = JSON.parse(delivery?.body.Entity)
    expect(entity).toMatchObject({ id: ticket.id, summary: 'Grüße', company: { id: 2 } })
    expect(entity.board._info.board_href).toBe(`${client.running.url}/v2025_1//apis/3.0/service/boards/1`)
  })

  test('is signed over its very bytes, with the key that is served where it says', async () => {
    await register()
    await create()
    await client.running.settled()
    const [delivery] = receiver.received
    const signature = await signatureOf(delivery?.bytes ?? Buffer.alloc(0), delivery?.body.Metadata.key_url)
    expect(delivery?.headers['x-content-signature']).toBe(signature)
  })

  test('has no entity once the record is gone, and each has an id of its own', async () => {
    await register()
    const { id } = await create()
    await rename(id)
    await client.send('DELETE', `/service/tickets/${id}`)
    await client.running.settled()
    // In what order they come is not promised.
    const entities = Object.fromEntries(receiver.received.map(({ body }) => [body.Action, typeof body.Entity]))
    expect(entities).toEqual({ added: 'string', updated: 'string', deleted: 'object' })
    expect(new Set(receiver.received.map(({ body }) => body.MessageId)).size).toBe(3)
    expect(receiver.received.find(({ body }) => body.Action === 'deleted')?.body.Entity).toBeNull()
  })

  test('is made without being sent, and is as genuine', async () => {
    const { id } = await register()
    const { target, headers, body } = client.running.deliveryOf(String(id), '3')
    expect(target).toBe('/cw?recordId=3&action=updated')
    const said = JSON.parse(new TextDecoder().decode(body)) as Json
    expect(said).toMatchObject({ Action: 'updated', ID: 3, CallbackObjectRecId: id })
    expect(headers['x-content-signature']).toBe(await signatureOf(body, said.Metadata.key_url))
    expect(await heard()).toEqual([])
    expect(() => client.running.deliveryOf(String(id), '999')).toThrow('There is no ticket 999.')
    expect(() => client.running.deliveryOf('77', '3')).toThrow('There is no callback 77.')
    const company = await register({ type: 'company' })
    expect(() => client.running.deliveryOf(String(company.id), '3')).toThrow('is about company')
  })
})

describe('who hears of what', () => {
  test('notes, time and what a technician does change a ticket too', async () => {
    await register()
    await client.running.technician.addNote('3', 'x')
    await client.running.technician.logTime('3', 1)
    await client.running.technician.assign('3')
    await client.post('/service/tickets/4/notes', { text: 'x', internalAnalysisFlag: true })
    await client.running.technician.closeTicket('5')
    expect((await heard()).toSorted()).toEqual([
      'ticket updated 3',
      'ticket updated 3',
      'ticket updated 3',
      'ticket updated 4',
      'ticket updated 5',
    ])
  })

  test('a workflow that puts a close back is a change of its own', async () => {
    const { id } = await create()
    await register()
    await client.running.technician.putBackWhenClosed(String(id))
    await client.patch(`/service/tickets/${id}`, { op: 'replace', path: 'status', value: { id: 21 } })
    await client.running.settled()
    expect(new Set(receiver.received.map(({ body }) => JSON.parse(body.Entity).closedFlag))).toEqual(new Set([true, false]))
  })

  test('a refused write and one that is not carried out tell nothing', async () => {
    await register()
    expect((await client.send('POST', '/service/tickets', { summary: '' })).status).toBe(400)
    client.running.setFaults({ seed: 1, script: [{ kind: 'error-before' }] })
    expect((await client.send('POST', '/service/tickets', { summary: 'x', company: { id: 2 } })).status).toBe(500)
    expect(await heard()).toEqual([])
  })

  test('board, status and ticket narrow it', async () => {
    await register({ level: 'board', objectId: 4 })
    await register({ level: 'status', objectId: 17 })
    await register({ level: 'ticket', objectId: 2 })
    await rename(2)
    const onTwo = await heard()
    expect(onTwo.length).toBeGreaterThan(0)
    await create({ board: { id: 4 } })
    expect(await heard()).toHaveLength(1)
    await create({ status: { id: 17 } })
    expect(await heard()).toHaveLength(1)
    await create({ status: { id: 18 } })
    expect(await heard()).toEqual([])
  })

  test('IntegratorTag hears of what carries a tag', async () => {
    await register({ level: 'IntegratorTag' })
    await create()
    expect(await heard()).toEqual([])
    const { id } = await create({ integratorTags: ['jf'] })
    expect(await heard()).toEqual([`ticket added ${id}`])
  })

  test('companies have callbacks of their own', async () => {
    await register({ type: 'company' })
    await create()
    const { id } = await client.post('/company/companies', { identifier: 'NewOne', name: 'New One' })
    await client.patch(`/company/companies/${id}`, { op: 'replace', path: 'name', value: 'Newer One' })
    await client.send('DELETE', `/company/companies/${id}`)
    expect((await heard()).toSorted()).toEqual([`company added ${id}`, `company deleted ${id}`, `company updated ${id}`])
  })

  test('an inactive or deleted one hears nothing', async () => {
    const one = await register()
    await client.patch(`/system/callbacks/${one.id}`, { op: 'replace', path: 'inactiveFlag', value: true })
    const two = await register({ url: `${receiver.url}/two?id=` })
    await client.send('DELETE', `/system/callbacks/${two.id}`)
    await create()
    expect(await heard()).toEqual([])
  })

  test('isSelfSuppressedFlag keeps the own changes away, and skipCallback one save', async () => {
    await register({ isSelfSuppressedFlag: true })
    const { id } = await create()
    await client.running.technician.assign(String(id))
    expect(await heard()).toEqual([`ticket updated ${id}`])
    await restart()
    await register()
    const silent = await create({ skipCallback: true })
    await client.patch(
      `/service/tickets/${silent.id}`,
      { op: 'replace', path: 'summary', value: 'x' },
      { op: 'replace', path: 'skipCallback', value: true },
    )
    expect(await heard()).toEqual([])
    await rename(silent.id)
    expect(await heard()).toEqual([`ticket updated ${silent.id}`])
  })
})

describe('failures', () => {
  test.each([404, 409, 419, 429])('after %i there are two more tries, two and four seconds later', async (status) => {
    await register()
    receiver.answer = status
    const before = client.running.clock.now()
    await create()
    await client.running.settled()
    expect(receiver.received).toHaveLength(3)
    expect(client.running.clock.now() - before).toBe(6000)
    expect(new Set(receiver.received.map(({ bytes }) => bytes.toString())).size).toBe(1)
  })

  test.each([301, 400, 403, 500, 503])('after %i there is none', async (status) => {
    await register()
    receiver.answer = status
    await create()
    await client.running.settled()
    expect(receiver.received).toHaveLength(1)
  })

  test('no answer in five seconds is a failure, and final', async () => {
    await register()
    receiver.answer = null
    const before = client.running.clock.now()
    await create()
    await client.running.settled()
    expect(receiver.received).toHaveLength(1)
    expect(client.running.clock.now() - before).toBe(5000)
  })

  const day = 86_400_000
  async function fail(status = 500): Promise<boolean | undefined> {
    receiver.answer = status
    await create()
    await client.running.settled()
    return client.running.webhooks()[0]?.isActive
  }

  test('after three failing days in a row the callback is inactive, until somebody switches it on', async () => {
    const { id } = await register()
    expect([await fail(), await fail()]).toEqual([true, true])
    await client.running.clock.advance(day)
    expect(await fail()).toBe(true)
    await client.running.clock.advance(day)
    expect(await fail()).toBe(false)
    expect(await client.get(`/system/callbacks/${id}`)).toMatchObject({ inactiveFlag: true })
    receiver.received.length = 0
    receiver.answer = 200
    await create()
    expect(await heard()).toEqual([])
    await client.patch(`/system/callbacks/${id}`, { op: 'replace', path: 'inactiveFlag', value: false })
    await create()
    expect(await heard()).toHaveLength(1)
    expect(await fail()).toBe(true)
  })

  test('a delivery that arrives, or a day without any, begins the count anew', async () => {
    await register()
    await fail()
    await client.running.clock.advance(day)
    await fail()
    expect(await fail(204)).toBe(true)
    await client.running.clock.advance(day)
    expect(await fail()).toBe(true)
    await client.running.clock.advance(2 * day)
    expect(await fail()).toBe(true)
    await client.running.clock.advance(day)
    expect(await fail()).toBe(true)
    await client.running.clock.advance(day)
    expect(await fail()).toBe(false)
  })

  test('a test gives up on one at once', async () => {
    const { id } = await register()
    client.running.disableWebhook(String(id))
    expect(await client.get(`/system/callbacks/${id}`)).toMatchObject({ inactiveFlag: true })
    await create()
    expect(await heard()).toEqual([])
  })
})

describe('the key', () => {
  async function keyUrl(): Promise<string> {
    const { id } = await register()
    const { body } = client.running.deliveryOf(String(id), '3')
    return localOf((JSON.parse(new TextDecoder().decode(body)) as Json).Metadata.key_url)
  }

  test('is served to anybody as JSON, with one slash too, and only for the right id and company', async () => {
    const url = await keyUrl()
    const reply = await fetch(url)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    const key = await reply.json()
    expect(key).toEqual({ signing_key: expect.any(String) })
    expect(await (await fetch(url.replace('v2025_1//', 'v4_6_release/'))).json()).toEqual(key)
    expect((await fetch(url.replace('v2025_1', 'v2019_1'))).status).toBe(404)
    expect((await fetch(url.replace('sandboxmsp', 'other'))).status).toBe(404)
    expect((await fetch(url.replace(/id=.*/, 'id=00000000-0000-0000-0000-000000000000'))).status).toBe(404)
  })

  test('variant callbackKey: to who logs in', async () => {
    await restart({ callbackKey: 'needs-login' })
    const url = await keyUrl()
    expect((await fetch(url)).status).toBe(401)
    expect((await client.send('GET', url.slice(client.running.url.length))).status).toBe(200)
  })

  test('variant callbackKeyType: as text', async () => {
    await restart({ callbackKeyType: 'text' })
    const reply = await fetch(await keyUrl())
    expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await reply.json()).toEqual({ signing_key: expect.any(String) })
  })

  test('of a self-hosted tenant stands under its only codebase', async () => {
    await restart({ hosting: 'self-hosted' })
    expect(await keyUrl()).toContain(`${client.running.url}/v4_6_release//system/callbackkey/index.rails?`)
  })
})

test.each([
  ['ampersand', '&action=added'],
  ['question-mark', '?action=added'],
  ['absent', ''],
])('variant callbackAction %s', async (callbackAction, end) => {
  await restart({ callbackAction })
  await register()
  const { id } = await create()
  await client.running.settled()
  expect(receiver.received.map(({ target }) => target)).toEqual([`/cw?recordId=${id}${end}`])
})
