import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entities } from '../sandbox/entities/registry.ts'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterAll(() => client.stop())

const fieldsOf = async (entity: string, from: Client = client): Promise<Json[]> =>
  (await from.get(`${entity}/entityInformation/fields`)).fields as Json[]
const field = async (entity: string, name: string, from: Client = client): Promise<Json> =>
  (await fieldsOf(entity, from)).find((candidate) => candidate.name === name)

describe('entityInformation', () => {
  test('tells names, calls and levels as the vendor does', async () => {
    expect(await client.get('Companies/entityInformation')).toEqual({
      info: {
        name: 'Companies',
        canCreate: true,
        canDelete: false,
        canQuery: true,
        canUpdate: true,
        userAccessForCreate: 'All',
        userAccessForDelete: 'None',
        userAccessForQuery: 'All',
        userAccessForUpdate: 'All',
        hasUserDefinedFields: true,
        supportsWebhookCallouts: true,
      },
    })
  })

  test.each([
    ['Tickets', [true, false, true, true]],
    ['TicketNotes', [true, false, true, true]],
    ['TicketAttachments', [true, true, true, false]],
    ['AttachmentInfo', [false, false, true, false]],
    ['TimeEntries', [true, true, true, true]],
    ['Contacts', [true, true, true, true]],
    ['ResourceRoles', [false, false, true, false]],
    ['TicketWebhooks', [true, true, true, true]],
    ['TicketWebhookExcludedResources', [true, true, true, false]],
    ['WebhookEventErrorLogs', [false, true, true, false]],
  ])('%s: create, delete, query, update', async (entity, can) => {
    const { info } = await client.get(`${entity}/entityInformation`)
    expect([info.canCreate, info.canDelete, info.canQuery, info.canUpdate]).toEqual(can)
  })

  test('all entities in one call are the same as each by itself', async () => {
    const { entityDescriptions } = await client.get('EntityInformation')
    expect(entityDescriptions).toHaveLength(entities.length)
    for (const name of ['Tickets', 'TicketWebhooks']) {
      expect(entityDescriptions).toContainEqual(await client.get(`${name}/entityInformation`))
    }
  })

  test('a child is described below its parent too', async () => {
    expect(await client.get('Tickets/7841/Notes/entityInformation')).toEqual(await client.get('TicketNotes/entityInformation'))
    expect(await client.get('Companies/0/Contacts/entityInformation/fields')).toEqual(await client.get('Contacts/entityInformation/fields'))
  })

  test('variants accessLevels and entityName', async () => {
    const other = await startClient({ variants: { accessLevels: 'numbers', entityName: 'singular' } })
    expect((await other.get('Tickets/entityInformation')).info).toMatchObject({
      name: 'Ticket',
      userAccessForCreate: 1,
      userAccessForDelete: 0,
      canDelete: false,
    })
    await other.stop()
  })
})

describe('fields', () => {
  test('a plain one, a required one and a reference', async () => {
    expect(await field('Tickets', 'externalID')).toEqual({
      name: 'externalID',
      dataType: 'string',
      length: 50,
      isRequired: false,
      isReadOnly: false,
      isQueryable: true,
      isReference: false,
      referenceEntityType: '',
      isPickList: false,
      picklistValues: null,
      picklistParentValueField: '',
      isSupportedWebhookField: false,
    })
    expect(await field('Tickets', 'companyID')).toMatchObject({
      dataType: 'integer',
      isRequired: true,
      isReference: true,
      referenceEntityType: 'Company',
      isSupportedWebhookField: true,
    })
    expect(await field('Tickets', 'creatorType')).toMatchObject({ isQueryable: false, isReadOnly: true })
    expect(await field('Tickets', 'id')).toMatchObject({ dataType: 'long', isRequired: true, isReadOnly: true })
  })

  test('required of a ticket are four, and the id', async () => {
    const required = (await fieldsOf('Tickets')).filter(({ isRequired }) => isRequired as boolean).map(({ name }) => name as string)
    expect(required).toEqual(['id', 'companyID', 'priority', 'status', 'title'])
  })

  test('values of a picklist are texts, though records have numbers', async () => {
    const { picklistValues, picklistParentValueField } = await field('Tickets', 'status')
    expect(picklistValues[0]).toEqual({
      value: '1',
      label: 'New',
      isDefaultValue: true,
      sortOrder: 1,
      parentValue: '',
      isActive: true,
      isSystem: true,
    })
    expect(picklistValues.find(({ value }: Json) => value === '29682841')).toMatchObject({ isActive: false, isSystem: false })
    expect(picklistParentValueField).toBe('')
    expect((await client.get('Tickets/7841')).item.status).toEqual(expect.any(Number))
  })

  test('a dependent picklist names the field above it, and each value the one that it belongs to', async () => {
    const { picklistValues, picklistParentValueField } = await field('Tickets', 'subIssueType')
    expect(picklistParentValueField).toBe('issueType')
    expect(picklistValues.find(({ label }: Json) => label === 'VPN')).toMatchObject({ value: '141', parentValue: '11' })
  })

  test('the tenant’s own lists of notes', async () => {
    const labels = async (name: string): Promise<unknown[]> =>
      ((await field('TicketNotes', name)).picklistValues as Json[]).map(({ value, label }) => [value as unknown, label as unknown])
    expect(await labels('publish')).toEqual([
      ['1', 'All Autotask Users'],
      ['2', 'Internal Project Team'],
      ['4', 'Internal & Co-Managed'],
    ])
    expect(await labels('noteType')).toHaveLength(17)
  })

  test('numbers of a webhook’s fields stand in a picklist', async () => {
    const { picklistValues } = await field('CompanyWebhookFields', 'fieldID')
    expect(picklistValues.map(({ label }: Json) => label as string)).toContain('Company Name')
    const udfs = (await field('CompanyWebhookUdfFields', 'udfFieldID')).picklistValues as Json[]
    expect(udfs).toMatchObject([
      { value: '29682851', label: 'CustomerRanking' },
      { value: '29682852', label: 'Monitoring Tenant' },
    ])
    const other = await startClient({ variants: { webhookFieldLabels: 'names' } })
    const named = (await field('CompanyWebhookFields', 'fieldID', other)).picklistValues as Json[]
    expect(named.map(({ label }) => label as string)).toContain('companyName')
    await other.stop()
  })
})

describe('user-defined fields', () => {
  test('are described with other names, and null for an empty text', async () => {
    const { fields } = await client.get('Companies/entityInformation/userDefinedFields')
    expect(fields[1]).toEqual({
      name: 'Monitoring Tenant',
      label: 'Monitoring Tenant',
      type: 'string',
      length: 255,
      description: '',
      isRequired: false,
      isReadOnly: false,
      isQueryable: true,
      isReference: false,
      referenceEntityType: null,
      isPickList: false,
      picklistValues: null,
      picklistParentValueField: null,
      defaultValue: null,
      isSupportedWebhookField: false,
    })
    expect(fields[0].picklistValues.map(({ value }: Json) => value as string)).toEqual(['Golden', 'Silver', 'Bronze'])
    expect((await client.get('Roles/entityInformation/userDefinedFields')).fields).toEqual([])
  })

  test('a new definition is there at once, with its list', async () => {
    const { itemId } = await client.post('UserDefinedFieldDefinitions', '{ "id": 0, "DataType": 4, "Name": "Company Tier", "UdfType": 1 }')
    await client.post(`UserDefinedFields/${itemId}/ListItems`, { valueForDisplay: 'A' })
    await client.patch('Companies', { id: 0, userDefinedFields: [{ name: 'Company Tier', value: 'A' }] })
    expect(await client.refused('PATCH', 'Companies', { id: 0, userDefinedFields: [{ name: 'Company Tier', value: 'B' }] })).toEqual([
      'Picklist value [B] does not exist for Company Tier. ; on record number [1].',
    ])
    const udf = { op: 'eq', field: 'Company Tier', udf: true, value: 'A' }
    expect(await client.query('Companies', udf)).toHaveLength(1)
  })

  test('a protected one can not be written', async () => {
    const body = { id: 901, userDefinedFields: [{ name: 'BIOS password', value: 'x' }] }
    expect(await client.refused('PATCH', 'ConfigurationItems', body)).toEqual([expect.stringContaining('BIOS password is protected')])
  })
})

describe('other records', () => {
  test('a device keeps its company, and gets the default category', async () => {
    const device = { companyID: 174, productID: 101, isActive: true, referenceTitle: 'NEW-01', rmmDeviceID: 12_345_678_901 }
    const { itemId } = await client.post('ConfigurationItems', device)
    expect((await client.get(`ConfigurationItems/${itemId}`)).item).toMatchObject({ ...device, configurationItemCategoryID: 2 })
    await client.patch('ConfigurationItems', { id: itemId, companyID: 181, isActive: false })
    expect((await client.get(`ConfigurationItems/${itemId}`)).item).toMatchObject({ companyID: 174, isActive: false })
    expect(await client.refused('POST', 'ConfigurationItems', { companyID: 174 })).toEqual([
      'Missing Required Field: isActive. ; on record number [1].',
      'Value does not exist for the required field productID. ; on record number [1].',
    ])
  })

  test('a device is never deleted, and its texts have a length', async () => {
    expect((await client.send('DELETE', 'ConfigurationItems/901')).status).toBe(405)
    const texts = { referenceTitle: 'n'.repeat(201), serialNumber: 's'.repeat(101) }
    expect(await client.refused('PATCH', 'ConfigurationItems', { id: 901, ...texts })).toHaveLength(2)
    await client.patch('ConfigurationItems', { id: 901, referenceTitle: 'n'.repeat(200), serialNumber: 's'.repeat(100) })
  })

  test('devices are told to a test, the one of the tenant’s own company too', () => {
    expect(client.running.devices()).toContainEqual({ id: '904', name: 'HP-NB-02', companyId: '0' })
  })

  test('a company needs an owner that is a person', async () => {
    const company = { companyName: 'New Ltd', companyType: 1, ownerResourceID: 29_682_886, phone: '5555555555' }
    const { itemId } = await client.post('Companies', company)
    expect((await client.get(`Companies/${itemId}`)).item).toMatchObject({ ...company, isActive: true, createdByResourceID: 29_682_900 })
    expect(await client.refused('POST', 'Companies', { ...company, ownerResourceID: 29_682_900 })).toEqual([
      'Reference value on field: ownerResourceID of type: Resource does not exist or is invalid. ; on record number [1].',
    ])
    expect(await client.refused('POST', 'Companies', { companyName: 'x' })).toHaveLength(3)
  })

  test('a contact is made, changed and deleted below its company', async () => {
    const { itemId } = await client.post('Companies/174/Contacts', { firstName: 'Ada', lastName: 'Lowe', isActive: 1 })
    await client.patch('Companies/174/Contacts', { id: itemId, phone: '1' })
    expect((await client.get(`Contacts/${itemId}`)).item).toMatchObject({ companyID: 174, phone: '1', isActive: 1 })
    expect(await client.refused('PATCH', 'Companies/181/Contacts', { id: itemId, phone: '2' })).toHaveLength(1)
    expect(await client.remove(`Companies/174/Contacts/${itemId}`)).toEqual({ itemId })
    expect(await client.get(`Contacts/${itemId}`)).toEqual({ item: null })
  })

  test('products, contracts, roles and categories can be changed', async () => {
    await client.patch('Products', { id: 101, sku: 'S-1' })
    await client.patch('Contracts', { id: 501, description: 'x' })
    await client.patch('TicketCategories', { id: 112, nickname: 'SEC' })
    await client.post('Products', { name: 'Firewall', isActive: true, isSerialized: true, productBillingCodeID: 1 })
    expect((await client.get('Products/101')).item.sku).toBe('S-1')
    expect((await client.get('Contracts/501')).item).toMatchObject({ description: 'x', userDefinedFields: [] })
    expect(await client.query('Products')).toHaveLength(4)
  })
})
