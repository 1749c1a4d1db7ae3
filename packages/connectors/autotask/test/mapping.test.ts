import { describe, expect, test } from 'vitest'
import { endpointOf } from '../src/endpoint.ts'
import { newAttachment } from '../src/mapping/attachment.ts'
import { isNamed } from '../src/mapping/company.ts'
import { idAfter, referenceFilters, ticketFilters } from '../src/mapping/filters.ts'
import { numberOf } from '../src/mapping/ids.ts'
import { newNote, noteTypeOf } from '../src/mapping/note.ts'
import { picklistsFrom } from '../src/mapping/picklists.ts'
import { publishFor, visibilityOf } from '../src/mapping/publish.ts'
import { closedStatuses, reopeningStatus, statusMeaning } from '../src/mapping/status.ts'
import { cutAt, titleOf } from '../src/mapping/texts.ts'
import { timestampFrom } from '../src/mapping/times.ts'
import { fieldsToTell, isOrphan, webhookAt, webhookId } from '../src/mapping/webhook.ts'
import { receiveItem } from '../src/wire/received.ts'
import { entryWire, fieldsWire } from '../src/wire/system.ts'
import { attachmentWire } from '../src/wire/ticket.ts'
import { webhookWire } from '../src/wire/webhook.ts'

const entry = (value: string, label: string, more: object = {}) => entryWire.parse({ value, label, isActive: true, ...more })

describe('a filter', () => {
  test('asks for what has an id where it asks for nothing else, for an empty one is not all', () => {
    expect(idAfter(null, [])).toEqual([{ op: 'exist', field: 'id' }])
    expect(idAfter('0', [])).toEqual([{ op: 'gt', field: 'id', value: 0 }])
  })

  test('goes on after an id of any length, to the digit', () => {
    expect(JSON.stringify(idAfter('90071992547409931', []))).toBe('[{"op":"gt","field":"id","value":90071992547409931}]')
  })

  test('for tickets takes company 0 for a company, and the chosen close status for closed', () => {
    const query = { companyId: '0', boardId: '8', phase: 'open', changedSince: '2026-11-25T10:00:00.900Z' } as const
    expect(ticketFilters(query, closedStatuses({ closeStatus: { id: '16', name: 'RMM Alert Closed' } }))).toEqual([
      { op: 'eq', field: 'companyID', value: 0 },
      { op: 'eq', field: 'queueID', value: 8 },
      { op: 'notIn', field: 'status', value: [5, 16] },
      { op: 'gte', field: 'lastActivityDate', value: '2026-11-25T10:00:00Z' },
    ])
  })

  test('for a reference is by externalID in any case of letters, or marked as a field of the tenant', () => {
    expect(referenceFilters('ExternalId', 'JF-1')).toEqual([{ op: 'eq', field: 'externalID', value: 'JF-1' }])
    expect(referenceFilters('Jackfield', 'JF-1')).toEqual([{ op: 'eq', field: 'Jackfield', value: 'JF-1', udf: true }])
  })

  test.each(['', 'x', '1.5', '1 or 1', '../1'])('of an id %j is refused before the call', (id) => {
    expect(() => numberOf(id, 'companyId', 'ticketDesk.list')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})

describe('a time', () => {
  test.each([
    ['2024-01-31T15:04:05.307', '2024-01-31T15:04:05.307Z'],
    ['2012-10-24T05:00:00.000Z', '2012-10-24T05:00:00.000Z'],
    ['2024-01-31T15:04:05', '2024-01-31T15:04:05Z'],
    ['2024-01-31T15:04:05+01:00', '2024-01-31T14:04:05Z'],
    ['soon', null],
    [null, null],
  ])('%s is UTC, with a Z or without: %s', (text, timestamp) => {
    expect(timestampFrom(text)).toBe(timestamp)
  })
})

describe('who sees a note', () => {
  const english = [entry('1', 'All Autotask Users'), entry('2', 'Internal Project Team'), entry('4', 'Internal & Co-Managed')]
  const german = [entry('1', 'Alle Autotask-Benutzer'), entry('2', 'Intern (Projektteam)'), entry('4', 'Intern & Co-Managed')]
  const renumbered = [entry('7', 'Internal Users Only'), entry('9', 'All Autotask Users')]

  test.each([
    ['english', english, '2', '1'],
    ['german', german, '2', '1'],
    ['of other numbers', renumbered, '7', '9'],
  ])('is told by the words of the tenant’s own list, never by numbers (%s)', (_name, entries, internal, everyone) => {
    expect(publishFor('internal', entries, 'ticketNotes.addInternal')).toBe(internal)
    expect(publishFor('public', entries, 'ticketNotes.addPublic')).toBe(everyone)
    expect(visibilityOf(internal, entries)).toBe('internal')
    expect(visibilityOf(everyone, entries)).toBe('public')
  })

  test('is unknown for what reaches people of the customer too, and for what is in no list', () => {
    expect(visibilityOf('4', english)).toBe('unknown')
    expect(visibilityOf('99', english)).toBe('unknown')
    expect(visibilityOf(null, english)).toBe('unknown')
  })

  test.each([
    ['none is internal', [entry('1', 'All Autotask Users'), entry('2', 'Team A')]],
    ['two are internal', [entry('1', 'All'), entry('2', 'Internal A'), entry('3', 'Internal B')]],
    ['the internal one is switched off', [entry('1', 'All'), entry('2', 'Internal', { isActive: false })]],
    ['there is no list', []],
  ])('is not guessed: where %s nothing is written', (_name, entries) => {
    expect(() => publishFor('internal', entries, 'ticketNotes.addInternal')).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED', outcome: 'not-sent' }),
    )
  })
})

describe('a note', () => {
  test.each([
    [[entry('1', 'Task Summary'), entry('2', 'Task Detail', { isDefaultValue: true }), entry('3', 'Task Notes')], '2'],
    [[entry('1', 'Task Summary'), entry('18', 'Client Portal Note'), entry('3', 'Task Notes')], '3'],
    [[entry('13', 'Workflow Rule Note'), entry('1', 'Zusammenfassung'), entry('3', 'Vermerk')], '3'],
    [[entry('13', 'Workflow Rule Note'), entry('77', 'Anything')], '77'],
  ])('has a type that people write, not systems', (types, id) => {
    expect(noteTypeOf(types, 'ticketNotes.addInternal')).toBe(id)
  })

  test('has its first line for a title, and is cut where it is too long', () => {
    const lists = picklistsFrom([
      { name: 'noteType', picklistValues: [entry('3', 'Task Notes')] },
      { name: 'publish', picklistValues: [entry('2', 'Internal'), entry('1', 'All Autotask Users')] },
    ])
    const { value, isCut } = newNote(`First line\n${'x'.repeat(40_000)}`, 'internal', lists, 'ticketNotes.addInternal')
    expect(value).toMatchObject({ title: 'First line', noteType: 3, publish: 2 })
    expect([value.description.length, isCut]).toEqual([32_000, true])
  })
})

describe('a status', () => {
  const statuses = [
    entry('1', 'New', { sortOrder: 1 }),
    entry('8', 'In Progress', { sortOrder: 2 }),
    entry('16', 'RMM Alert Closed', { sortOrder: 3 }),
    entry('5', 'Complete', { sortOrder: 9 }),
  ]

  test.each([
    ['1', 'new', 'vendor'],
    ['8', 'waiting', 'configured'],
    ['16', 'closed', 'configured'],
    ['5', 'closed', 'vendor'],
    ['77', 'open', 'vendor'],
  ])('%s is %s, as the %s says', (id, phase, phaseFrom) => {
    const choices = { closeStatus: { id: '16', name: 'RMM Alert Closed' }, waitingStatuses: [{ id: '8', name: 'In Progress' }] }
    expect(statusMeaning(id, statuses, choices)).toMatchObject({ id, phase, phaseFrom })
  })

  test('to reopen with is never one that closes', () => {
    expect(reopeningStatus({ reopenStatus: { id: '8', name: '' } }, statuses)).toBe('8')
    expect(reopeningStatus({ reopenStatus: { id: '5', name: '' } }, statuses)).toBe('1')
    expect(reopeningStatus({ reopenStatus: { id: '99', name: 'in progress' } }, statuses)).toBe('8')
    expect(reopeningStatus({ closeStatus: { id: '1', name: 'New' } }, statuses)).toBe('8')
  })
})

test('a text is never cut inside a character', () => {
  expect(cutAt(`a${'😀'.repeat(9)}`, 9)).toEqual({ text: 'a😀😀😀…', isCut: true })
  expect(titleOf('  two\n lines ')).toEqual({ text: 'two lines', isCut: false })
})

test('a company is found by a part of its name or number, in any case', () => {
  const company = { name: 'Müller & Söhne', identifier: 'K-17' }
  for (const part of ['müLLER', '& s', 'k-1', ' ', undefined]) expect(isNamed(company, part)).toBe(true)
  expect(isNamed(company, 'Meier')).toBe(false)
})

test.each([
  ['/V1.0/Tickets/query/count', 'Tickets'],
  ['/V1.0/Tickets/7', 'Tickets'],
  ['/V1.0/Tickets/7/Notes', 'TicketNotes'],
  ['/V1.0/Tickets/7/Attachments/9', 'TicketAttachments'],
  ['/V1.0/TicketWebhooks/1/Fields', 'TicketWebhookFields'],
  ['/V1.0/Companies/0/Contacts', 'CompanyContacts'],
  ['/V1.0/Tickets/entityInformation/fields', 'Tickets'],
  ['/V1.0/ThresholdInformation', 'ThresholdInformation'],
])('%s counts on %s', (path, endpoint) => {
  expect(endpointOf(path)).toBe(endpoint)
})

describe('a file', () => {
  const lists = picklistsFrom([{ name: 'publish', picklistValues: [entry('2', 'Internal'), entry('1', 'All Autotask Users')] }])

  test('goes as base64, its name as the path', () => {
    const body = newAttachment({ fileName: 'a b.txt', content: Uint8Array.from([0, 255, 10]), visibility: 'internal' }, lists)
    expect(body).toEqual({ id: 0, attachmentType: 'FILE_ATTACHMENT', fullPath: 'a b.txt', title: 'a b.txt', publish: 2, data: 'AP8K' })
  })

  test.each(['', ' ', 'a/b.txt', String.raw`a\b.txt`, 'a\u0000.txt'])('is not called %j', (fileName) => {
    const file = { fileName, content: new Uint8Array(), visibility: 'internal' as const }
    expect(() => newAttachment(file, lists)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })

  test('is read from a list of one, where all other records have an item', () => {
    const call = { operation: 'ticketAttachments.read', isWrite: false } as const
    expect(receiveItem(attachmentWire, { items: [{ id: 7 }], pageDetails: {} }, call)?.wire.id).toBe('7')
    expect(receiveItem(attachmentWire, { item: { id: 7 } }, call)?.wire.id).toBe('7')
    for (const none of [{ item: null }, { items: [] }, {}, undefined]) expect(receiveItem(attachmentWire, none, call)).toBeNull()
  })
})

describe('a webhook', () => {
  test('has an id with its entity, for ids count from 1 in each', () => {
    expect(webhookAt(webhookId('TicketNoteWebhooks', '1'))).toEqual({ entity: 'TicketNoteWebhooks', id: '1' })
    for (const id of ['1', 'TicketWebhooks', 'TicketWebhooks/x', 'TicketWebhooks/1/Fields', 'Tickets/1', 'TicketWebhooks/..']) {
      expect(webhookAt(id)).toBeNull()
    }
  })

  const made = { id: 1, name: 'Jackfield: tickets', isActive: true, isReady: false, ownerResourceID: 7 }
  test.each([
    ['ours and never ready', made, true],
    ['ready', { ...made, isReady: true }, false],
    ['of another name', { ...made, name: 'RocketCyber' }, false],
    ['of another owner', { ...made, ownerResourceID: 8 }, false],
  ])('that is %s is an orphan: %s', (_name, row, isOne) => {
    expect(isOrphan(webhookWire.parse(row), '7')).toBe(isOne)
    expect(isOrphan(webhookWire.parse(row), null)).toBe(false)
  })

  test('subscribes to a few fields that matter, by words or names, and to the first ones where it knows none', () => {
    const words = [entry('10', 'Account Manager'), entry('11', 'Status'), entry('12', 'Resolution Plan'), entry('13', 'Queue')]
    expect(fieldsToTell('TicketWebhooks', words)).toEqual(['10', '11', '13'])
    expect(fieldsToTell('TicketWebhooks', [entry('1', 'queueID'), entry('2', 'estimatedHours')])).toEqual(['1'])
    const unknown = Array.from({ length: 30 }, (_, index) => entry(String(index), 'Feld'))
    expect(fieldsToTell('CompanyWebhooks', unknown)).toHaveLength(10)
  })
})

test('what is null or left out in a description reads as nothing', () => {
  const { fields } = fieldsWire.parse({ fields: [{ name: 'title', picklistValues: null }, { name: 'x' }] })
  expect(fields).toEqual([
    { name: 'title', picklistValues: [] },
    { name: 'x', picklistValues: [] },
  ])
  expect(fieldsWire.parse({ fields: null }).fields).toEqual([])
})
