import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const apiUser = 29_682_900
const okafor = 29_682_885
const note = { title: 'Checked', description: 'Looks fine', noteType: 1, publish: 2 }
const onRecord = (text: string): string[] => [`${text}. ; on record number [1].`]

describe('notes', () => {
  test('are made below their ticket, in the vendor’s own sample too', async () => {
    const body = '{ TicketID: 7842, "Description": "Sample", "NoteType": 1, "Publish": 1, "Title": "Sample" }'
    const { itemId } = await client.post('Tickets/7841/Notes', body)
    expect((await client.get(`TicketNotes/${itemId}`)).item).toEqual({
      id: itemId,
      ticketID: 7841,
      title: 'Sample',
      description: 'Sample',
      noteType: 1,
      publish: 1,
      createDateTime: '2026-03-02T09:00:00.000Z',
      lastActivityDate: '2026-03-02T09:00:00.000Z',
      creatorResourceID: apiUser,
      createdByContactID: null,
      impersonatorCreatorResourceID: null,
      impersonatorUpdaterResourceID: null,
    })
  })

  test('are activity of their ticket', async () => {
    await client.running.clock.advance(60_000)
    await client.post('Tickets/7841/Notes', note)
    expect((await client.get('Tickets/7841')).item).toMatchObject({
      lastActivityDate: '2026-03-02T09:01:00.000Z',
      lastActivityResourceID: apiUser,
      lastTrackedModificationDateTime: '2026-01-31T09:00:00.000Z',
    })
  })

  test.each(['description', 'noteType', 'publish'])('need a %s', async (name) => {
    const refusal = await client.refused('POST', 'Tickets/7841/Notes', { ...note, [name]: undefined })
    expect(refusal).toEqual(onRecord(`Missing Required Field: ${name}`))
  })

  test('need types that there are, and a ticket', async () => {
    expect(await client.refused('POST', 'Tickets/7841/Notes', { ...note, noteType: 4 })).toEqual(
      onRecord('Picklist value [4] does not exist for noteType'),
    )
    expect(await client.refused('POST', 'Tickets/7841/Notes', { ...note, publish: 3 })).toEqual(
      onRecord('Picklist value [3] does not exist for publish'),
    )
    expect(await client.refused('POST', 'Tickets/999999/Notes', note)).toEqual(
      onRecord('Reference value on field: ticketID of type: Ticket does not exist or is invalid'),
    )
  })

  test('take no creator from a body', async () => {
    const { itemId } = await client.post('Tickets/7841/Notes', { ...note, createdByContactID: 30_682_903, creatorResourceID: 4 })
    expect((await client.get(`TicketNotes/${itemId}`)).item).toMatchObject({ createdByContactID: null, creatorResourceID: apiUser })
  })

  test('take long texts up to their length', async () => {
    await client.post('Tickets/7841/Notes', { ...note, description: 'x'.repeat(32_000), title: 'x'.repeat(250) })
    for (const [name, length] of [
      ['description', 32_001],
      ['title', 251],
    ] as const) {
      expect(await client.refused('POST', 'Tickets/7841/Notes', { ...note, [name]: 'x'.repeat(length) })).toHaveLength(1)
    }
  })

  test('a PATCH must carry type and publish again', async () => {
    const { itemId } = await client.post('Tickets/7841/Notes', note)
    expect(await client.refused('PATCH', 'Tickets/7841/Notes', { id: itemId, description: 'New' })).toEqual([
      ...onRecord('Missing Required Field: noteType'),
      ...onRecord('Missing Required Field: publish'),
    ])
    await client.patch('Tickets/7841/Notes', { id: itemId, description: 'New', noteType: 1, publish: 1 })
    expect((await client.get(`TicketNotes/${itemId}`)).item).toMatchObject({ description: 'New', publish: 1, title: 'Checked' })
    expect(await client.refused('PATCH', 'Tickets/7842/Notes', { id: itemId, ...note })).toEqual([
      expect.stringContaining('No matching records found.'),
    ])
  })

  test('are found by their ticket, each with who reads it', async () => {
    await client.post('Tickets/7841/Notes', note)
    await client.post('Tickets/7841/Notes', { ...note, description: 'For all', publish: 1 })
    await client.post('Tickets/7841/Notes', { ...note, description: 'Co-managed', publish: 4 })
    const found = await client.query('TicketNotes', { op: 'eq', field: 'ticketID', value: 7841 })
    expect(found.map(({ description }) => description as string)).toEqual(['Looks fine', 'For all', 'Co-managed'])
    expect(client.running.tickets()[0]?.notes).toEqual([
      { text: 'Looks fine', visibility: 'internal' },
      { text: 'For all', visibility: 'public' },
      { text: 'Co-managed', visibility: 'internal' },
    ])
  })

  test('variant noteTitle required', async () => {
    const other = await startClient({ variants: { noteTitle: 'required' } })
    const refusal = await other.refused('POST', 'Tickets/7841/Notes', { ...note, title: undefined })
    expect(refusal).toEqual(onRecord('Missing Required Field: title'))
    await other.post('Tickets/7841/Notes', note)
    await other.stop()
  })
})

describe('booked time', () => {
  const entry = {
    ticketID: 7841,
    resourceID: okafor,
    roleID: 29_682_834,
    startDateTime: '2026-03-02T08:00:00Z',
    endDateTime: '2026-03-02T08:45:00Z',
  }

  test('is worked out', async () => {
    const { itemId } = await client.post('TimeEntries', entry)
    expect((await client.get(`TimeEntries/${itemId}`)).item).toMatchObject({
      timeEntryType: 2,
      hoursWorked: 0.75,
      dateWorked: '2026-03-02T00:00:00.000Z',
      creatorUserID: apiUser,
      resourceID: okafor,
    })
  })

  test.each<[object, string]>([
    [{ resourceID: undefined }, 'Value does not exist for the required field resourceID. ; on record number [1].'],
    [{ roleID: undefined }, 'TimeEntries for Tickets must have a roleID.'],
    [{ startDateTime: undefined }, 'TimeEntries for Service tickets require a start and stop time.'],
    [{ roleID: 29_682_835 }, 'There is no row at position 0.'],
    [
      { ticketID: undefined, startDateTime: undefined, endDateTime: undefined },
      'dateWorked is required when no value is supplied for startDateTime',
    ],
    [
      { resourceID: apiUser },
      'Reference value on field: resourceID of type: Resource does not exist or is invalid. ; on record number [1].',
    ],
    [{ roleID: 1 }, 'Reference value on field: roleID of type: Role does not exist or is invalid. ; on record number [1].'],
  ])('is refused for %o', async (fields, text) => {
    expect(await client.refused('POST', 'TimeEntries', { ...entry, ...fields })).toEqual([text])
  })

  test('a change of its ticket is answered with 200 and does nothing', async () => {
    const { itemId } = await client.post('TimeEntries', entry)
    expect(await client.patch('TimeEntries', { id: itemId, ticketID: 7842, summaryNotes: 'x' })).toEqual({ itemId })
    expect((await client.get(`TimeEntries/${itemId}`)).item).toMatchObject({ ticketID: 7841, summaryNotes: 'x' })
  })

  test('can be deleted, once', async () => {
    const { itemId } = await client.post('TimeEntries', entry)
    expect(await client.remove(`TimeEntries/${itemId}`)).toEqual({ itemId })
    expect(await client.refused('DELETE', `TimeEntries/${itemId}`)).toEqual([
      'No message. No matching records found. The logged in Resource may not have the required permissions to delete the data.',
    ])
  })
})

describe('secondary resources', () => {
  const place = 'Tickets/7841/SecondaryResources'

  test('come and go, and the primary one is none of them', async () => {
    const second = { resourceID: 29_682_886, roleID: 29_682_835 }
    const { itemId } = await client.post(place, second)
    expect((await client.get(place)).items).toEqual([{ id: itemId, ticketID: 7841, ...second }])
    await client.running.technician.assign('7841')
    expect(await client.refused('POST', place, { resourceID: okafor, roleID: 29_682_834 })).toEqual([
      'Jana Okafor is already the primary Resource.',
    ])
    expect(await client.refused('POST', place, { resourceID: apiUser, roleID: 29_682_834 })).toHaveLength(1)
    expect(await client.remove(`${place}/${itemId}`)).toEqual({ itemId })
    expect((await client.get(place)).items).toEqual([])
  })
})

describe('more devices and contacts', () => {
  const place = 'Tickets/7865/AdditionalConfigurationItems'

  test('of the ticket’s own company', async () => {
    const { itemId } = await client.post(place, { configurationItemID: 902 })
    expect((await client.get(place)).items).toEqual([{ id: itemId, configurationItemID: 902, ticketID: 7865 }])
    expect(await client.query('TicketAdditionalConfigurationItems', { op: 'eq', field: 'ticketID', value: 7865 })).toHaveLength(1)
    expect(await client.refused('POST', place, { configurationItemID: 903 })).toEqual([
      'The configurationItemID [903] is not associated with Company [174]',
    ])
    expect(await client.refused('POST', place, { configurationItemID: 77 })).toEqual(
      onRecord('Reference value on field: configurationItemID of type: ConfigurationItem does not exist or is invalid'),
    )
    expect(await client.remove(`${place}/${itemId}`)).toEqual({ itemId })
  })

  test('no more than a ticket takes', async () => {
    for (let index = 0; index < 30; index++) await client.post('Tickets/7865/AdditionalContacts', { contactID: 30_682_903 })
    expect(await client.refused('POST', 'Tickets/7865/AdditionalContacts', { contactID: 30_682_903 })).toEqual([
      expect.stringContaining('no more than 30'),
    ])
    await client.post('Tickets/7841/AdditionalContacts', { contactID: 30_682_903 })
  })
})

describe('somebody else at work', () => {
  const ticket = async (): Promise<Json> => (await client.get('Tickets/7841')).item

  test('a note is theirs, internal, and activity', async () => {
    await client.running.technician.addNote('7841', 'I look at it')
    const [found] = await client.query('TicketNotes', { op: 'eq', field: 'ticketID', value: 7841 })
    expect(found).toMatchObject({ description: 'I look at it', creatorResourceID: okafor, publish: 2 })
    expect(await ticket()).toMatchObject({ lastActivityResourceID: okafor, lastActivityDate: '2026-03-02T09:00:00.000Z' })
  })

  test('booked time', async () => {
    await client.running.technician.logTime('7841', 0.5)
    const [found] = await client.query('TimeEntries', { op: 'eq', field: 'ticketID', value: 7841 })
    expect(found).toMatchObject({ hoursWorked: 0.5, resourceID: okafor, creatorUserID: okafor, startDateTime: '2026-03-02T08:30:00.000Z' })
    expect(await ticket()).toMatchObject({ lastActivityResourceID: okafor })
  })

  test('an assignment and a close', async () => {
    await client.running.technician.assign('7841')
    expect(await ticket()).toMatchObject({ assignedResourceID: okafor, assignedResourceRoleID: 29_682_834 })
    await client.running.technician.closeTicket('7841')
    expect(await ticket()).toMatchObject({ status: 5, completedByResourceID: okafor, completedDate: '2026-03-02T09:00:00.000Z' })
    expect(client.running.tickets()[0]).toMatchObject({ id: '7841', isClosed: true })
  })

  test('a close that the workflow undoes', async () => {
    const { status } = await ticket()
    await client.running.technician.putBackWhenClosed('7841')
    await client.running.technician.closeTicket('7841')
    expect(await ticket()).toMatchObject({ status, completedDate: null, lastActivityResourceID: 4 })
  })

  test('rights of the API user do not concern them; a ticket that is not there does', async () => {
    client.running.setRights([])
    await client.running.technician.addNote('7841', 'still')
    await expect(client.running.technician.addNote('1', 'x')).rejects.toThrow('There is no ticket 1.')
  })
})

test('tickets as a test looks at them', async () => {
  await client.patch('Tickets', { id: 7865, externalID: 'JF-1' })
  expect(client.running.tickets()).toHaveLength(25)
  expect(client.running.tickets().at(-1)).toEqual({
    id: '7865',
    title: 'Sign-in from two countries within ten minutes',
    reference: 'JF-1',
    isClosed: false,
    companyId: '174',
    priority: 'Critical',
    notes: [],
    description: 'Account r.alderton, first Leeds, then Lisbon.',
    deviceIds: [],
    attachments: [],
  })
})

test('variant referenceField user-defined: the settings name the field, and the reference is what stands in it', async () => {
  const other = await startClient({ variants: { referenceField: 'user-defined' } })
  expect(other.running.settings).toMatchObject({ referenceField: 'Integration Reference' })
  await other.patch('Tickets', { id: 7841, externalID: 'JF-1', userDefinedFields: [{ name: 'Integration Reference', value: 'JF-2' }] })
  expect(other.running.tickets()[0]?.reference).toBe('JF-2')
  expect(other.running.tickets()[1]?.reference).toBeNull()
  await other.stop()
})
