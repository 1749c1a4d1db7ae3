import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const minimal = { companyID: 0, status: 1, priority: 2, queueID: 5, title: 'Server is down' }
const create = async (fields: object, from: Client = client): Promise<Json> => {
  const { itemId } = await from.post('Tickets', { ...minimal, ...fields })
  return (await from.get(`Tickets/${itemId}`)).item
}
const refusal = async (fields: object): Promise<readonly string[]> => await client.refused('POST', 'Tickets', { ...minimal, ...fields })
const onRecord = (text: string): string[] => [`${text}. ; on record number [1].`]
const apiUser = 29_682_900
const okafor = { assignedResourceID: 29_682_885, assignedResourceRoleID: 29_682_834 }

describe('create', () => {
  test('answers 200 and the id alone; the rest is the server’s', async () => {
    const reply = await client.send('POST', 'Tickets', minimal)
    expect([reply.status, reply.text]).toEqual([200, '{"itemId":7866}'])
    expect((await client.get('Tickets/7866')).item).toMatchObject({
      ...minimal,
      ticketNumber: 'T20260302.0001',
      createDate: '2026-03-02T09:00:00.000Z',
      creatorResourceID: apiUser,
      creatorType: 1,
      impersonatorCreatorResourceID: null,
      completedDate: null,
      lastActivityDate: '2026-03-02T09:00:00.000Z',
      lastActivityResourceID: apiUser,
      source: 1,
      ticketType: 1,
      ticketCategory: 3,
      dueDateTime: '2026-03-03T09:00:00.000Z',
    })
  })

  test('the vendor’s own sample: names in any case, a comma too many, company 0, a ticket that is complete at once', async () => {
    const body = '{ "companyID": 0, "QueueID": 5, "dueDateTime": "2030-03-21T00:00:00", "priority": 2, "status": 5, "title": "Test", }'
    const { itemId } = await client.post('tickets', body)
    expect((await client.get(`Tickets/${itemId}`)).item).toMatchObject({
      companyID: 0,
      dueDateTime: '2030-03-21T00:00:00.000Z',
      status: 5,
      completedDate: '2026-03-02T09:00:00.000Z',
      completedByResourceID: apiUser,
    })
  })

  test('numbers count up by day', async () => {
    expect((await create({})).ticketNumber).toBe('T20260302.0001')
    expect((await create({})).ticketNumber).toBe('T20260302.0002')
    await client.running.clock.advance(86_400_000)
    expect((await create({})).ticketNumber).toBe('T20260303.0001')
  })

  test('an id of 0, values as texts, and members that nobody knows do no harm', async () => {
    const ticket = await create({ id: 0, priority: '1', estimatedHours: '1.5', isVisibleToComanaged: 'true', favouriteColour: 'blue' })
    expect(ticket).toMatchObject({ id: 7866, priority: 1, estimatedHours: 1.5, isVisibleToComanaged: true })
    expect(ticket).not.toHaveProperty('favouriteColour')
  })

  test('texts keep what is in them', async () => {
    const title = 'Zürich & "Genève" <b> \\ 日本 + `x`'
    expect((await create({ title, description: 'a\r\nb' })).description).toBe('a\r\nb')
    expect((await create({ title })).title).toBe(title)
  })

  test('user-defined fields are set by name', async () => {
    const { userDefinedFields } = await create({ userDefinedFields: [{ name: 'asset tag', value: 'LT-9' }] })
    expect(userDefinedFields).toEqual([
      { name: 'Integration Reference', value: null },
      { name: 'Asset tag', value: 'LT-9' },
    ])
  })
})

describe('what a create is refused for', () => {
  test.each(['companyID', 'priority', 'status', 'title'])('no %s', async (name) => {
    const text = name === 'companyID' ? 'Value does not exist for the required field companyID' : `Missing Required Field: ${name}`
    expect(await refusal({ [name]: undefined })).toEqual(onRecord(text))
    expect(await refusal({ [name]: null })).toEqual(onRecord(text))
  })

  test('several at once', async () => {
    expect(await refusal({ priority: undefined, title: '' })).toEqual([
      'Missing Required Field: priority. ; on record number [1].',
      'Missing Required Field: title. ; on record number [1].',
    ])
  })

  test.each([
    ['status', 99],
    ['priority', 9],
    ['queueID', 7],
    ['source', 77],
    ['issueType', 1],
  ])('a value of %s that there is not', async (name, value) => {
    expect(await refusal({ [name]: value })).toEqual(onRecord(`Picklist value [${value}] does not exist for ${name}`))
  })

  test('a value below another one than is chosen', async () => {
    expect(await refusal({ issueType: 10, subIssueType: 140 })).toEqual(onRecord('Value does not exist for child picklist: subIssueType'))
    expect(await refusal({ subIssueType: 140 })).toEqual(onRecord('Value does not exist for child picklist: subIssueType'))
    expect(await create({ issueType: 11, subIssueType: 140 })).toMatchObject({ subIssueType: 140 })
  })

  test('neither queue nor assignee', async () => {
    expect(await refusal({ queueID: null })).toEqual([
      'assignedResourceID, assignedResourceRoleID, and queueID cannot all be empty. Supply a queueID or both an assignedResourceID and assignedResourceRoleID.',
    ])
    expect(await create({ queueID: null, ...okafor })).toMatchObject({ queueID: null, ...okafor })
  })

  test('an assignee without a role, a role without an assignee, or a pair that is none', async () => {
    const both = onRecord('Data violation: When assigning a Resource, you must assign both a assignedResourceID and assignedResourceRoleID')
    expect(await refusal({ assignedResourceID: 29_682_885 })).toEqual(both)
    expect(await refusal({ assignedResourceRoleID: 29_682_834 })).toEqual(both)
    expect(await refusal({ ...okafor, assignedResourceRoleID: 29_682_835 })).toEqual([
      'The specified AssignedResourceID and AssignedRoleID combination is not currently defined',
    ])
  })

  test('an assignee that is an API-only user, or nobody', async () => {
    const text = onRecord('Reference value on field: assignedResourceID of type: Resource does not exist or is invalid')
    expect(await refusal({ ...okafor, assignedResourceID: apiUser })).toEqual(text)
    expect(await refusal({ ...okafor, assignedResourceID: 77 })).toEqual(text)
  })

  test('a company or contact that is not there', async () => {
    expect(await refusal({ companyID: 999_999 })).toEqual(
      onRecord('Reference value on field: companyID of type: Company does not exist or is invalid'),
    )
    expect(await refusal({ contactID: 1 })).toEqual(
      onRecord('Reference value on field: contactID of type: Contact does not exist or is invalid'),
    )
  })

  test('what belongs to another company', async () => {
    expect(await refusal({ contactID: 30_682_903 })).toEqual(['contactID is not associated to the companyID or its Parent Company'])
    expect(await refusal({ configurationItemID: 901 })).toEqual(['The configurationItemID [901] is not associated with Company [0]'])
    expect(await refusal({ companyLocationID: 1 })).toEqual([
      "The companyLocationID[1] cannot be associated with the Ticket. The CompanyLocation must belong to the Ticket's, ConfigurationItem's, or the Contact's Company.",
    ])
    expect(await refusal({ contractID: 501 })).toEqual(
      onRecord('Reference value on field: contractID of type: Contract does not exist or is invalid'),
    )
    const fitting = { companyID: 174, contactID: 30_682_903, configurationItemID: 901, companyLocationID: 1, contractID: 501 }
    expect(await create(fitting)).toMatchObject(fitting)
  })

  test('a contact of the parent company is none of another’s', async () => {
    const helen = (await client.query('Contacts', { op: 'eq', field: 'lastName', value: 'Marsh' }))[0]
    expect(await create({ companyID: helen.companyID + 7, contactID: helen.id })).toMatchObject({ contactID: helen.id })
  })

  test.each([
    ['title', 255],
    ['externalID', 50],
    ['description', 8000],
  ])('a text of %s beyond %i characters', async (name, length) => {
    expect((await refusal({ [name]: 'x'.repeat(length + 1) }))[0]).toContain(`maximum length of ${length}`)
    expect((await create({ [name]: 'x'.repeat(length) }))[name]).toHaveLength(length)
  })

  test.each([
    ['priority', 'high'],
    ['priority', 1.5],
    ['title', { text: 'x' }],
    ['dueDateTime', 'tomorrow'],
    ['isVisibleToComanaged', 'perhaps'],
  ])('a value of %s that is of no right type', async (name, value) => {
    expect((await refusal({ [name]: value }))[0]).toContain(`is not valid for ${name}`)
  })

  test('a user-defined field that there is not', async () => {
    expect((await refusal({ userDefinedFields: [{ name: 'Nope', value: 'x' }] }))[0]).toContain('Nope does not exist')
  })

  test('no body, or one that is no object', async () => {
    expect(await client.refused('POST', 'Tickets')).toHaveLength(1)
    expect(await client.refused('POST', 'Tickets', [minimal])).toHaveLength(1)
    expect(await client.refused('POST', 'Tickets', 'title=x')).toEqual(['The request could not be read as JSON.'])
  })

  test('nothing is made', async () => {
    await refusal({ queueID: null })
    expect(client.running.tickets()).toHaveLength(25)
    expect((await create({})).id).toBe(7866)
  })
})

describe('change', () => {
  test('PATCH changes what is sent, and answers the id alone', async () => {
    const before = await create({ description: 'kept', userDefinedFields: [{ name: 'Asset tag', value: 'LT-1' }] })
    await client.running.clock.advance(60_000)
    expect(await client.patch('Tickets', { ID: String(before.id), TITLE: 'New', resolution: 'x' })).toEqual({ itemId: before.id })
    expect((await client.get(`Tickets/${before.id}`)).item).toEqual({
      ...before,
      title: 'New',
      resolution: 'x',
      lastActivityDate: '2026-03-02T09:01:00.000Z',
      lastTrackedModificationDateTime: '2026-03-02T09:01:00.000Z',
    })
  })

  test('PATCH with null clears, and not what is required', async () => {
    const { id } = await create({ description: 'x', externalID: 'JF-1' })
    await client.patch('Tickets', { id, description: null, externalID: '' })
    expect((await client.get(`Tickets/${id}`)).item).toMatchObject({ description: null, externalID: null })
    expect(await client.refused('PATCH', 'Tickets', { id, priority: null })).toEqual(onRecord('Missing Required Field: priority'))
  })

  test('PATCH of one user-defined field leaves the others', async () => {
    const { id } = await create({ userDefinedFields: [{ name: 'Asset tag', value: 'LT-1' }] })
    await client.patch('Tickets', { id, userDefinedFields: [{ name: 'Integration Reference', value: 'JF-1' }] })
    const udfs = async (): Promise<unknown[]> =>
      ((await client.get(`Tickets/${id}`)).item.userDefinedFields as Json[]).map(({ value }) => value as unknown)
    expect(await udfs()).toEqual(['JF-1', 'LT-1'])
    await client.patch('Tickets', { id, userDefinedFields: [{ name: 'Asset tag', value: null }] })
    expect(await udfs()).toEqual(['JF-1', null])
  })

  test('PUT sets what is missing to null, and what is required is then missing', async () => {
    const { id, ticketNumber, createDate } = await create({ description: 'lost', externalID: 'JF-1', resolution: 'lost' })
    expect(await client.put('Tickets', { id, ...minimal, externalID: 'JF-1' })).toEqual({ itemId: id })
    expect((await client.get(`Tickets/${id}`)).item).toMatchObject({
      externalID: 'JF-1',
      description: null,
      resolution: null,
      source: null,
      ticketNumber,
      createDate,
    })
    expect(await client.refused('PUT', 'Tickets', { id, title: 'x' })).toEqual([
      ...onRecord('Value does not exist for the required field companyID'),
      ...onRecord('Missing Required Field: priority'),
      ...onRecord('Missing Required Field: status'),
    ])
  })

  test('read-only fields are passed over; in a variant a changed one is refused', async () => {
    const { id, ticketNumber } = await create({})
    await client.patch('Tickets', { id, ticketNumber: 'T1', creatorResourceID: 4, title: 'y' })
    expect((await client.get(`Tickets/${id}`)).item).toMatchObject({ ticketNumber, creatorResourceID: apiUser, title: 'y' })
    const other = await startClient({ variants: { readOnlyFields: 'refused' } })
    const ticket = await create({}, other)
    expect((await other.refused('PATCH', 'Tickets', { id: ticket.id, ticketNumber: 'T1' }))[0]).toContain('ticketNumber is read-only')
    expect(await other.put('Tickets', { ...ticket, title: 'whole' })).toEqual({ itemId: ticket.id })
    await other.stop()
  })

  test('a ticket that is not there, or none that is named', async () => {
    expect((await client.refused('PATCH', 'Tickets', { id: 999_999, title: 'x' }))[0]).toContain('No matching records found.')
    expect(await client.refused('PATCH', 'Tickets', { title: 'x' })).toHaveLength(1)
  })

  test('another company needs its own contact in the same PATCH', async () => {
    const { id } = await create({ companyID: 174, contactID: 30_682_903 })
    expect(await client.refused('PATCH', 'Tickets', { id, companyID: 181 })).toEqual([
      'contactID is not associated to the companyID or its Parent Company',
    ])
    expect((await client.get(`Tickets/${id}`)).item.companyID).toBe(174)
    await client.patch('Tickets', { id, companyID: 181, contactID: null })
    expect((await client.get(`Tickets/${id}`)).item).toMatchObject({ companyID: 181, contactID: null })
  })
})

describe('closing', () => {
  test('status 5 sets the completed date, any other one takes it away', async () => {
    const { id } = await create({})
    await client.patch('Tickets', { id, status: 5, resolution: 'Done' })
    const closed = (await client.get(`Tickets/${id}`)).item
    expect(closed).toMatchObject({ completedDate: '2026-03-02T09:00:00.000Z', completedByResourceID: apiUser })
    await client.running.clock.advance(60_000)
    await client.patch('Tickets', { id, title: 'still closed' })
    expect((await client.get(`Tickets/${id}`)).item.completedDate).toBe(closed.completedDate)
    await client.patch('Tickets', { id, status: 8 })
    expect((await client.get(`Tickets/${id}`)).item).toMatchObject({ completedDate: null, completedByResourceID: null })
  })

  test('a workflow puts it back, once the reply is out', async () => {
    const { id } = await create({ status: 8 })
    await client.running.technician.putBackWhenClosed(String(id))
    expect(await client.patch('Tickets', { id, status: 5 })).toEqual({ itemId: id })
    expect((await client.get(`Tickets/${id}`)).item).toMatchObject({ status: 8, completedDate: null, lastActivityResourceID: 4 })
    await client.patch('Tickets', { id, title: 'other changes stay' })
    expect((await client.get(`Tickets/${id}`)).item.title).toBe('other changes stay')
  })
})

describe('variants of a ticket', () => {
  test('queueNeeded by-category: the standard category does without', async () => {
    const other = await startClient({ variants: { queueNeeded: 'by-category' } })
    expect(await create({ queueID: null }, other)).toMatchObject({ queueID: null })
    expect(await other.refused('POST', 'Tickets', { ...minimal, queueID: null, ticketCategory: 112 })).toEqual(['queueID is required'])
    await other.stop()
  })

  test('dueDateTime required', async () => {
    const other = await startClient({ variants: { dueDateTime: 'required' } })
    expect(await other.refused('POST', 'Tickets', minimal)).toEqual(onRecord('Missing Required Field: dueDateTime'))
    expect(await create({ dueDateTime: '2026-03-05' }, other)).toMatchObject({ dueDateTime: '2026-03-05T00:00:00.000Z' })
    await other.stop()
  })
})
