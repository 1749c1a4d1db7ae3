import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const webhook = {
  isActive: true,
  name: 'Tickets',
  webhookUrl: 'https://hooks.example/in',
  deactivationUrl: 'https://hooks.example/gone',
  secretKey: 'enkmoj676nwh8',
  isSubscribedToUpdateEvents: true,
  notificationEmailAddress: 'ops@example.com',
  sendThresholdExceededNotification: false,
}
const create = async (fields: object = {}, entity = 'TicketWebhooks'): Promise<number> =>
  Number((await client.post(entity, { ...webhook, ...fields })).itemId)
const read = async (id: number, entity = 'TicketWebhooks'): Promise<Json> => (await client.get(`${entity}/${id}`)).item
const field = (fieldID: number): object => ({ fieldID, isSubscribedField: true, isDisplayAlwaysField: true })
const duplicate = [expect.stringContaining('already exists')]

describe('the vendor’s four steps', () => {
  test('for companies, in its own samples', async () => {
    const sample = {
      IsActive: true,
      DeactivationUrl: 'https://yourDeactivationURL.net',
      IsSubscribedToUpdateEvents: true,
      Name: 'Company Update Webhook',
      SecretKey: 'enkmoj676nwh8',
      SendThresholdExceededNotification: false,
      WebhookUrl: 'https://yourWebhookURL.net',
      NotificationEmailAddress: 'mail@yourdomain.example',
    }
    const { itemId } = await client.post('CompanyWebhooks', sample)
    expect(itemId).toBe(1)
    const { fields } = await client.get('CompanyWebhookFields/entityInformation/fields')
    const values = (fields as Json[]).find(({ name }) => name === 'fieldID').picklistValues as Json[]
    const number = Number(values.find(({ label }) => label === 'Company Name').value)
    expect(
      await client.post('CompanyWebhooks/1/Fields', { FieldID: number, IsDisplayAlwaysField: true, IsSubscribedField: true, WebhookID: 1 }),
    ).toEqual({
      itemId: 1,
    })
    const udf = { UdfFieldID: 29_682_851, IsDisplayAlwaysField: true, IsSubscribedField: true, WebhookID: 1 }
    expect(await client.post('CompanyWebhooks/1/UdfFields', udf)).toEqual({ itemId: 1 })
    expect(await client.post('CompanyWebhooks/1/ExcludedResources', { ResourceID: 29_682_900, WebhookID: 1 })).toEqual({ itemId: 1 })
    expect((await client.get('CompanyWebhooks/1')).item).toMatchObject({ isActive: true, isReady: true, webhookUrl: sample.WebhookUrl })
  })

  test('what the server sets', async () => {
    const id = await create({ isReady: true, ownerResourceID: 4, webhookGUID: 'mine' })
    expect(await read(id)).toEqual({
      ...webhook,
      id,
      isReady: false,
      isSubscribedToCreateEvents: false,
      isSubscribedToDeleteEvents: false,
      ownerResourceID: 29_682_900,
      secretKey: null,
      webhookGUID: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
    })
  })

  test('a webhook is ready from its first field on, and no more without its last', async () => {
    const id = await create()
    expect((await read(id)).isReady).toBe(false)
    await client.post(`TicketWebhooks/${id}/Fields`, field(7))
    expect((await read(id)).isReady).toBe(true)
    const { itemId } = await client.post(`TicketWebhooks/${id}/UdfFields`, { udfFieldID: 29_682_854, isSubscribedField: true })
    await client.remove(`TicketWebhooks/${id}/Fields/1`)
    expect((await read(id)).isReady).toBe(true)
    await client.remove(`TicketWebhooks/${id}/UdfFields/${itemId}`)
    expect((await read(id)).isReady).toBe(false)
  })

  test('an excluded resource makes no webhook ready', async () => {
    const id = await create()
    await client.post(`TicketWebhooks/${id}/ExcludedResources`, { resourceID: 29_682_900 })
    expect((await read(id)).isReady).toBe(false)
  })
})

describe('what is refused', () => {
  test.each(['webhookUrl', 'deactivationUrl', 'name', 'secretKey'])('no %s', async (name) => {
    expect(await client.refused('POST', 'TicketWebhooks', { ...webhook, [name]: undefined })).toEqual([
      `Missing Required Field: ${name}. ; on record number [1].`,
    ])
  })

  test.each([
    ['name', 50],
    ['deactivationUrl', 500],
    ['secretKey', 64],
    ['notificationEmailAddress', 150],
  ])('a %s beyond %i characters', async (name, length) => {
    expect(await client.refused('POST', 'TicketWebhooks', { ...webhook, [name]: 'x'.repeat(length + 1) })).toHaveLength(1)
    await create({ [name]: 'x'.repeat(length) })
  })

  test('a field that there is not, or one of no webhook', async () => {
    const id = await create()
    expect(await client.refused('POST', `TicketWebhooks/${id}/Fields`, field(8))).toEqual([
      'Picklist value [8] does not exist for fieldID. ; on record number [1].',
    ])
    expect(await client.refused('POST', `TicketWebhooks/${id}/UdfFields`, { udfFieldID: 29_682_851 })).toHaveLength(1)
    expect(await client.refused('POST', `TicketWebhooks/${id}/ExcludedResources`, { resourceID: 77 })).toHaveLength(1)
  })

  test('the same address and kind of event, inactive or not', async () => {
    const id = await create({ isActive: false })
    expect(await client.refused('POST', 'TicketWebhooks', webhook)).toEqual(duplicate)
    expect(await client.refused('POST', 'TicketWebhooks', { ...webhook, isSubscribedToCreateEvents: true })).toEqual(duplicate)
    await create({ isSubscribedToUpdateEvents: false, isSubscribedToCreateEvents: true })
    await create({ webhookUrl: 'https://hooks.example/other' })
    await client.patch('TicketWebhooks', { id, name: 'the same one may be changed' })
    expect(await client.refused('PATCH', 'TicketWebhooks', { id, isSubscribedToCreateEvents: true })).toEqual(duplicate)
  })

  test('another user’s webhook stands in the way as well', async () => {
    const { userName, secret, integrationCode } = client.running.happen('otherIntegration') as Record<string, string>
    const headers = { UserName: userName, Secret: secret, ApiIntegrationCode: integrationCode }
    expect((await client.send('POST', 'TicketWebhooks', webhook, headers)).status).toBe(200)
    expect(await client.refused('POST', 'TicketWebhooks', webhook)).toEqual(duplicate)
    expect((await client.query('TicketWebhooks'))[0]).toMatchObject({ ownerResourceID: 29_682_901 })
  })

  test('of another object it is none', async () => {
    await create()
    await create({}, 'TicketNoteWebhooks')
  })
})

describe('more than one', () => {
  test('ids count from 1 for each object, and the test view tells them apart', async () => {
    expect([await create(), await create({}, 'TicketNoteWebhooks'), await create({}, 'ConfigurationItemWebhooks')]).toEqual([1, 1, 1])
    expect(await create({ webhookUrl: 'https://hooks.example/2' })).toBe(2)
    expect(client.running.webhooks()).toEqual([
      { id: 'ConfigurationItemWebhooks/1', url: webhook.webhookUrl, isActive: false },
      { id: 'TicketWebhooks/1', url: webhook.webhookUrl, isActive: false },
      { id: 'TicketWebhooks/2', url: 'https://hooks.example/2', isActive: false },
      { id: 'TicketNoteWebhooks/1', url: webhook.webhookUrl, isActive: false },
    ])
    await client.post('TicketWebhooks/1/Fields', field(7))
    expect(client.running.webhooks()[1]).toMatchObject({ isActive: true })
  })

  test('an id is not given twice, and parts go with their webhook', async () => {
    const id = await create()
    await client.post(`TicketWebhooks/${id}/Fields`, field(7))
    await client.post(`TicketWebhooks/${id}/ExcludedResources`, { resourceID: 29_682_900 })
    expect(await client.remove(`TicketWebhooks/${id}`)).toEqual({ itemId: id })
    expect(await client.query('TicketWebhookFields')).toEqual([])
    expect(await client.query('TicketWebhookExcludedResources')).toEqual([])
    expect(await create()).toBe(2)
    expect(await client.refused('DELETE', `TicketWebhooks/${id}`)).toEqual([expect.stringContaining('No matching records found.')])
  })

  test('parts can be listed below their webhook and queried at the top', async () => {
    const id = await create()
    for (const number of [7, 10]) await client.post(`TicketWebhooks/${id}/Fields`, field(number))
    expect((await client.get(`TicketWebhooks/${id}/Fields`)).items).toHaveLength(2)
    expect(await client.query('TicketWebhookFields', { op: 'eq', field: 'webhookID', value: id })).toMatchObject([
      { fieldID: 7, webhookID: id, isSubscribedField: true },
      { fieldID: 10 },
    ])
    await client.patch(`TicketWebhooks/${id}/Fields`, { id: 1, isSubscribedField: false })
    expect((await client.get('TicketWebhookFields/1')).item).toMatchObject({ isSubscribedField: false, fieldID: 7 })
  })

  test('notes have no user-defined fields, so their webhooks have none', async () => {
    const id = await create({}, 'TicketNoteWebhooks')
    expect((await client.send('POST', `TicketNoteWebhooks/${id}/UdfFields`, {})).status).toBe(404)
  })
})
