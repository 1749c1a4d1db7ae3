import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { member, newTicket, startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const names = async (path: string, one: Client = client): Promise<string[]> => (await one.get(path)).map(({ name }: Json) => name)

describe('look-ups of a ticket’s ids', () => {
  test('statuses have a kind whose number tells nothing', async () => {
    const statuses = await client.get('/system/statuses/lookup')
    expect(statuses[4]).toEqual({
      id: 8809,
      name: 'Completed',
      fontColor: '#ffffff',
      color: '#4a90d9',
      statusOrder: 5,
      typeId: 4,
      isSystemStatus: 1,
      slaEventId: null,
      isActive: true,
    })
    expect(statuses.filter(({ isActive }: Json) => !isActive).map(({ name }: Json) => name)).toEqual(['Parked'])
  })

  test.each([
    ['/system/priorities/lookup', ['Critical', 'High', 'Medium', 'Low']],
    ['/system/queues/lookup', ['Service Desk', 'Projects', 'Monitoring', 'Old Queue']],
    ['/system/issuetypes/lookup', ['Hardware', 'Software', 'Backup']],
    ['/system/issuetypes/lookup?Filter.Name=ware', ['Hardware', 'Software']],
    ['/system/issuetypes/601/issuesubtypes/lookup', ['Disk', 'Memory']],
    ['/system/slas/lookup', ['Standard SLA']],
    ['/system/worktypes/lookup', ['Remote Support', 'On-site Support']],
    ['/system/roles/lookup', ['Engineer', 'Consultant']],
    ['/hr/assignees/lookup', ['Maria Weber', 'James Okafor', 'Lena Novak']],
    ['/hr/assignees/lookup?Filter.Name=o&Filter.ExcludedIds=31003', ['Lena Novak']],
    ['/hr/assignees/lookup?PageSize=2&PageNumber=2', ['Lena Novak']],
    ['/hr/employees/lookup', ['Jackfield API', 'Maria Weber', 'James Okafor', 'Lena Novak']],
    ['/hr/employees/lookup?Filter.Ids=31001,31004', ['Jackfield API', 'Lena Novak']],
  ])('%s', async (path, expected) => {
    expect(await names(path)).toEqual(expected)
  })

  test('there is one default among priorities, and a sub-type is no type', async () => {
    const priorities = await client.get('/system/priorities/lookup')
    expect(priorities.filter(({ isDefault }: Json) => isDefault).map(({ name }: Json) => name)).toEqual(['Medium'])
    expect((await client.send('GET', '/system/issuetypes/611/issuesubtypes/lookup')).json.success).toBe(false)
  })

  test('every id that a look-up tells can be written, an inactive one aside', async () => {
    for (const [path, field] of [
      ['/system/statuses/lookup', 'statusId'],
      ['/system/priorities/lookup', 'priorityId'],
      ['/system/queues/lookup', 'queueId'],
      ['/hr/assignees/lookup', 'assigneeId'],
      ['/system/worktypes/lookup', 'workTypeId'],
      ['/system/slas/lookup', 'slaId'],
    ] as const) {
      for (const { id, isActive } of await client.get(path)) {
        if (isActive !== false)
          expect(await client.post('/servicedesk/tickets', { ...newTicket, [field]: id })).toMatchObject({ [field]: id })
      }
    }
  })
})

describe('tables by name', () => {
  test('ContactType alone is there; the others are read off tickets and notes', async () => {
    for (const kind of ['lookup', 'tenantlookup']) {
      expect(await names(`/system/${kind}/contacttype`)).toEqual(['Primary', 'Billing'])
      expect((await client.send('GET', `/system/${kind}/TicketType`)).json.success).toBe(false)
    }
    const { rows } = await client.search({})
    expect(new Set(rows.map(({ typeName }) => typeName))).toEqual(new Set(['Service Request', 'Alert', 'Incident']))
    expect(new Set(rows.map(({ sourceId }) => sourceId))).toEqual(new Set([0, 1, 4, 5]))
    const notes = await client.get('/servicedesk/tickets/100001/notes')
    expect(notes.map(({ typeId, typeName }: Json) => [typeId, typeName])).toEqual([
      [21, 'General'],
      [23, 'Resolution'],
    ])
  })

  test('lookupTables: the names that one would guess', async () => {
    const other = await startClient({ variants: { lookupTables: 'guessable' } })
    expect(await names('/system/lookup/TicketType', other)).toEqual(['Service Request', 'Incident', 'Alert'])
    expect((await names('/system/tenantlookup/TicketSource', other))[5]).toBe('Monitoring System')
    expect(await names('/system/lookup/NoteType', other)).toEqual(['General', 'Resolution'])
    expect((await other.send('GET', '/system/lookup/Colour')).json.success).toBe(false)
    await other.stop()
  })

  test('a row can be added', async () => {
    const rows = await client.post('/system/tenantlookup/ContactType', { name: 'Technical', description: 'Whom we call', isActive: true })
    expect(rows.at(-1)).toEqual({ id: 3, name: 'Technical', isDefault: false, isActive: true })
    expect(await names('/system/tenantlookup/ContactType')).toEqual(['Primary', 'Billing', 'Technical'])
    expect((await client.send('POST', '/system/tenantlookup/ContactType', {})).json.error.message).toBe('The Name field is required.')
  })
})

describe('accounts', () => {
  test('come in pages with their locations, one of which is the main one', async () => {
    const reply = await client.send('GET', '/crm/accounts/summary?PageSize=4&PageNumber=1')
    expect(member(reply.json, 'totalRecords')).toBe(7)
    expect(reply.json.result).toHaveLength(4)
    for (const { locations } of reply.json.result) expect(locations.filter(({ isMain }: Json) => isMain)).toHaveLength(1)
    expect(reply.json.result[2]).toMatchObject({ id: 41_010, accountCode: 'BRACKEN', accountName: 'Bracken & Holt Ltd', isActive: true })
  })

  test.each([
    ['AccountName=dental', ['NORTHGATE']],
    ['AccountCode=muel', ['MUELLER']],
    ['IsActive=false', ['GONE']],
    ['AccountTypeName=Prospect', []],
    ['AccountTypeId=1&Filter.AccountName=sandbox', ['SBX']],
    ['CreatedOnFrom=2024-01-01', ['ALDER', 'BRACKEN', 'MUELLER', 'NORTHGATE', 'OBRIEN', 'GONE']],
    ['CreatedOnTo=2024-01-01&Filter.ModifiedOnTo=2024-01-01', ['SBX']],
  ])('Filter.%s', async (filter, codes) => {
    const rows = await client.get(`/crm/accounts/summary?Filter.${filter}`)
    expect(rows.map(({ accountCode }: Json) => accountCode)).toEqual(codes)
  })

  test('one comes without the envelope, as the document has it, or with one', async () => {
    const bare = await client.send('GET', '/crm/accounts/summary/41010')
    expect(bare.json).toMatchObject({ id: 41_010, accountName: 'Bracken & Holt Ltd' })
    expect(bare.json).not.toHaveProperty('success')
    const other = await startClient({ variants: { summaries: 'envelope' } })
    expect(await other.get('/crm/accounts/summary/41010')).toMatchObject({ id: 41_010 })
    expect(await other.get('/crm/contacts/summary/61010')).toMatchObject({ firstName: 'Anna' })
    await other.stop()
    const none = await client.send('GET', '/crm/accounts/summary/5')
    expect([none.json.success, none.json.error.message]).toEqual([false, 'Account 5 does not exist.'])
  })

  test('the look-up leaves inactive ones out unless they are asked for', async () => {
    expect(await names('/crm/accounts/lookup')).toHaveLength(6)
    expect(await names('/crm/accounts/lookup?Filter.WithInactiveAccounts=true')).toHaveLength(7)
    expect(await names('/crm/accounts/lookup?Filter.Name=gmbh')).toEqual(['Müller GmbH'])
    expect(await names('/crm/accounts/lookup?Filter.Ids=41030,41040')).toEqual(['Northgate Dental', "O'Brien, Daly and Sons"])
  })

  test('locations: the main one need not be the first', async () => {
    expect(await client.get('/crm/accounts/41030/locations/lookup')).toEqual([
      { id: 51_030, name: 'Front Street office', accountId: 41_030, isMain: false },
      { id: 51_031, name: 'Back Street office', accountId: 41_030, isMain: false },
      { id: 51_032, name: 'Store office', accountId: 41_030, isMain: true },
    ])
    expect(await client.get('/crm/accounts/41030/locations/51031')).toMatchObject({ locationName: 'Back Street office', isMain: false })
    expect((await client.send('GET', '/crm/accounts/41030/locations/51010')).json.success).toBe(false)
    expect((await client.send('GET', '/crm/accounts/5/locations/lookup')).json.error.message).toBe('Account 5 does not exist.')
  })
})

describe('contacts', () => {
  test('are found by account, by name, and one by one', async () => {
    expect(await names('/crm/accounts/41010/contacts/lookup')).toEqual(['Anna Bracken', 'Tom Reed'])
    expect(await names('/crm/accounts/41010/contacts/lookup?Filter.Name=tom&Filter.LocationId=51010')).toEqual(['Tom Reed'])
    expect(await names('/crm/accounts/41010/contacts/lookup?Filter.LocationId=51011')).toEqual([])
    const list = await client.send('GET', '/crm/contacts/summary?Filter.AccountId=41010&Filter.Email=anna')
    expect([list.json.totalRecords, list.json.result[0].lastName]).toEqual([1, 'Bracken'])
    expect(await client.get('/crm/contacts/summary?Filter.LastName=müller&Filter.Phone=0199')).toHaveLength(1)
    expect(await client.get('/crm/contacts/search?Filter.AccountIds=41030,41020&Filter.FirstName=e')).toHaveLength(2)
    expect((await client.send('GET', '/crm/contacts/summary/61010')).json).toMatchObject({
      accountId: 41_010,
      firstName: 'Anna',
      emails: [{ emailAddress: 'anna@bracken.example' }],
      phones: [{ phone: '+1 555 0199' }],
    })
    expect(await client.get('/crm/accounts/41010/contacts/61010/summaryinfo')).toMatchObject({ contactName: 'Anna Bracken' })
    for (const path of ['/crm/contacts/summary/5', '/crm/accounts/41020/contacts/61010/summaryinfo']) {
      expect((await client.send('GET', path)).json.success).toBe(false)
    }
  })
})

test('the empty tenant has its lists and its own account, and no ticket', async () => {
  const empty = await startClient({ seed: 'empty' })
  expect((await empty.search({})).total).toBe(0)
  expect(await names('/system/statuses/lookup', empty)).toContain('Completed')
  expect(await empty.get('/crm/accounts/40001/locations/lookup')).toMatchObject([{ isMain: true }])
  expect((await empty.post('/servicedesk/tickets', { ...newTicket, accountId: 40_001, locationId: 50_001 })).id).toBeGreaterThan(0)
  await empty.stop()
})
