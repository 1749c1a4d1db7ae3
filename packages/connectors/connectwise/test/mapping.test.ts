import type { TicketChoices } from '@jackfield/core'
import { expect, test } from 'vitest'
import { byUrgency } from '../src/mapping/catalog.ts'
import { companyFrom, contactFrom } from '../src/mapping/company.ts'
import { allOf, companyConditions, isNamed, referenceConditions, ticketConditions } from '../src/mapping/conditions.ts'
import { idReference } from '../src/mapping/ids.ts'
import { newNote, noteFrom } from '../src/mapping/note.ts'
import { firstClosingStatus, firstOpenStatus, statusMeaning, statusOnBoard } from '../src/mapping/status.ts'
import { summaryOf } from '../src/mapping/summary.ts'
import { ticketFrom } from '../src/mapping/ticket.ts'
import { changesFrom, fieldsNotTaken } from '../src/mapping/ticket-change.ts'
import { newTicketFrom } from '../src/mapping/ticket-draft.ts'
import { timeLiteral, timestampFrom } from '../src/mapping/times.ts'
import { boardStatusWire } from '../src/wire/catalog.ts'
import { companyWire, contactWire } from '../src/wire/company.ts'
import { noteWire } from '../src/wire/note.ts'
import { ticketWire } from '../src/wire/ticket.ts'

const reference = 'JF-ABCDEFGHIJKLMNOPQRSTUVWX27'

const statuses = [
  { id: 10, name: 'New', sortOrder: 1, defaultFlag: true, closedStatus: false },
  { id: 11, name: 'In Progress', sortOrder: 2 },
  { id: 12, name: 'Waiting Customer', sortOrder: 3 },
  { id: 14, name: '>Cancelled', sortOrder: 9, closedStatus: true },
  { id: 13, name: '>Closed', sortOrder: 8, closedStatus: true },
  { id: 15, name: '>Old', sortOrder: 0, closedStatus: true, inactive: true },
].map((row) => boardStatusWire.parse(row))

const raw = {
  id: 4711,
  summary: 'Disk full',
  recordType: 'ServiceTicket',
  board: { id: 1, name: 'Help Desk', _info: { board_href: 'https://x' } },
  status: { id: 11, name: 'In Progress', Sort: 2 },
  company: { id: 250, identifier: 'Acme', name: 'Acme GmbH' },
  priority: { id: 3, name: 'Priority 3', level: 'High', sort: 3 },
  owner: { id: 7, identifier: 'jdoe', name: 'Jane Doe' },
  externalXRef: reference,
  closedFlag: false,
  customFields: [{ id: 1, value: null }],
  _info: { lastUpdated: '2026-11-22T05:15:13Z', dateEntered: '2026-11-22T05:00:00Z', updatedBy: 'jdoe' },
}
const choices: TicketChoices = {
  board: { id: '1', name: 'Help Desk' },
  waitingStatuses: [{ id: '99', name: 'waiting customer' }],
  priorities: { high: { id: '3', name: 'Priority 3' } },
}
const draft = { title: 'Disk full', description: 'C: has 1 GB left.', companyId: '250' }

test('a ticket, with what it does not carry as null', () => {
  expect(ticketFrom({ wire: ticketWire.parse(raw), raw }, statuses, choices)).toEqual({
    id: '4711',
    number: '4711',
    title: 'Disk full',
    description: null,
    status: { id: '11', name: 'In Progress', phase: 'open', phaseFrom: 'vendor' },
    priority: { id: '3', name: 'Priority 3', level: 'high' },
    board: { id: '1', name: 'Help Desk' },
    type: null,
    source: null,
    company: { id: '250', name: 'Acme GmbH' },
    contact: null,
    assignee: { id: '7', name: 'Jane Doe' },
    devices: null,
    reference,
    createdAt: '2026-11-22T05:00:00Z',
    changedAt: '2026-11-22T05:15:13Z',
    closedAt: null,
    url: null,
    raw,
  })
})

test('members that are null, absent, unknown or text ids do not break a record', () => {
  const bare = { id: '90071992547409931234', summary: null, status: { id: 11 }, board: null, company: null, _info: null, new: {} }
  const ticket = ticketFrom({ wire: ticketWire.parse(bare), raw: bare }, null, {})
  expect(ticket).toMatchObject({ id: '90071992547409931234', title: '', board: null, changedAt: null, reference: null })
  expect(ticket.status).toEqual({ id: '11', name: null, phase: 'unknown', phaseFrom: 'vendor' })
})

test("somebody else's externalXRef is no reference of ours", () => {
  const other = ticketWire.parse({ ...raw, externalXRef: 'ABC-1' })
  expect(ticketFrom({ wire: other, raw }, null, {}).reference).toBeNull()
})

test.each([
  ['closing status', '13', false, statuses, 'closed', 'vendor'],
  ['closedFlag without the list', '13', true, null, 'closed', 'vendor'],
  ['closedFlag against the list', '11', true, statuses, 'closed', 'vendor'],
  ['chosen by the name on another board', '12', false, statuses, 'waiting', 'configured'],
  ['default status', '10', false, statuses, 'new', 'vendor'],
  ['any other', '11', false, statuses, 'open', 'vendor'],
  ['open without the list', '10', false, null, 'open', 'vendor'],
  ['a status that the list lacks', '77', null, statuses, 'unknown', 'vendor'],
] as const)('phase: %s', (_, id, closedFlag, list, phase, phaseFrom) => {
  const name = statuses.find((status) => status.id === id)?.name ?? null
  expect(statusMeaning({ id, name }, closedFlag, list, choices)).toMatchObject({ phase, phaseFrom })
})

test('a choice is found by id, else by name, and never among inactive ones', () => {
  expect(statusOnBoard({ id: '14', name: '>Closed' }, statuses)?.id).toBe('14')
  expect(statusOnBoard({ id: '914', name: ' >closed ' }, statuses)?.id).toBe('13')
  expect(statusOnBoard({ id: '15', name: '>Old' }, statuses)).toBeNull()
})

test('the first closing status goes by sort order, the first open one by the default', () => {
  expect(firstClosingStatus(statuses)?.id).toBe('13')
  expect(firstOpenStatus(statuses)?.id).toBe('10')
  expect(firstOpenStatus(statuses.filter(({ id }) => id !== '10'))?.id).toBe('11')
  expect(firstClosingStatus(statuses.filter(({ closedStatus }) => closedStatus !== true))).toBeNull()
})

test('a draft becomes the body of a create, with the choices of the connection', () => {
  const { value, warnings } = newTicketFrom({ ...draft, reference, typeId: '5', sourceId: '6', contactId: '8' }, choices, statuses)
  expect(warnings).toEqual([])
  expect(value).toEqual({
    summary: 'Disk full',
    company: { id: 250 },
    board: { id: 1 },
    type: { id: 5 },
    source: { id: 6 },
    contact: { id: 8 },
    externalXRef: reference,
    initialDescription: 'C: has 1 GB left.',
  })
})

test('what is left out of a draft is left to the vendor', () => {
  const nulls = { boardId: null, statusId: null, priority: null, typeId: null, sourceId: null, contactId: null, reference: null }
  expect(newTicketFrom({ ...draft, description: '', ...nulls }, {}, null).value).toEqual({ summary: 'Disk full', company: { id: 250 } })
})

test('a long title is cut at 100 characters and stands whole before the description', () => {
  const title = `${'é'.repeat(98)}😀 and more`
  const { value, warnings } = newTicketFrom({ ...draft, title }, {}, null)
  expect(value.summary).toHaveLength(99)
  expect(value.summary.endsWith('…')).toBe(true)
  expect(value.initialDescription).toBe(`${title}\n\n${draft.description}`)
  expect(warnings.map(({ code, field }) => [code, field])).toEqual([['text-cut', 'title']])
})

test('a summary is one line and is cut only beyond the limit', () => {
  expect(summaryOf(' two\r\n lines\t')).toEqual({ text: 'two lines', isCut: false })
  expect(summaryOf('x'.repeat(100))).toEqual({ text: 'x'.repeat(100), isCut: false })
  expect(summaryOf('x'.repeat(101))).toEqual({ text: `${'x'.repeat(99)}…`, isCut: true })
})

test('a level without a choice is left to the vendor with a warning; an id goes as it is', () => {
  expect(newTicketFrom({ ...draft, priority: { level: 'high' } }, choices, null).value.priority).toEqual({ id: 3 })
  expect(newTicketFrom({ ...draft, priority: { id: '9' } }, {}, null).value.priority).toEqual({ id: 9 })
  const unknown = newTicketFrom({ ...draft, priority: { level: 'low' } }, choices, null)
  expect(unknown.value).not.toHaveProperty('priority')
  expect(unknown.warnings.map(({ code }) => code)).toEqual(['priority-unknown'])
})

test("a status is taken from the draft's board: by id, by the chosen name, else not at all with a warning", () => {
  expect(newTicketFrom({ ...draft, statusId: '11' }, choices, statuses).value.status).toEqual({ id: 11 })
  const elsewhere = { ...choices, status: { id: '511', name: 'in progress' } }
  expect(newTicketFrom(draft, elsewhere, statuses).value.status).toEqual({ id: 11 })
  expect(newTicketFrom({ ...draft, statusId: '511' }, elsewhere, statuses).value.status).toEqual({ id: 11 })
  const lost = newTicketFrom({ ...draft, statusId: '888' }, choices, statuses)
  expect(lost.value).not.toHaveProperty('status')
  expect(lost.warnings.map(({ code }) => code)).toEqual(['status-not-on-board'])
  // The list could not be read: the vendor decides.
  expect(newTicketFrom({ ...draft, statusId: '888' }, choices, null).value.status).toEqual({ id: 888 })
})

test('ids that are none of ConnectWise are refused before anything is sent', () => {
  expect(() => newTicketFrom({ ...draft, companyId: 'acme' }, {}, null)).toThrow(/companyId “acme”/)
  expect(() => newTicketFrom({ ...draft, title: ' \n ' }, {}, null)).toThrow(/title is empty/)
  expect(() => ticketConditions({ companyId: '1 or id > 0' })).toThrow(/companyId/)
})

test('an id beyond 2^53 leaves digit by digit', () => {
  expect(JSON.stringify(idReference('90071992547409931234', 'companyId', 'ticketDesk.create'))).toBe('{"id":90071992547409931234}')
  expect(JSON.stringify(idReference('0', 'companyId', 'ticketDesk.create'))).toBe('{"id":0}')
})

test('changes replace whole members, the board before its status', () => {
  const change = { statusId: '511', boardId: '2', companyId: '251', title: 'New', reference, priority: { level: 'high' as const } }
  const { value } = changesFrom(change, { ...choices, status: { id: '511', name: '>closed' } }, statuses)
  expect(value).toEqual([
    { op: 'replace', path: 'summary', value: 'New' },
    { op: 'replace', path: 'company', value: { id: 251 } },
    { op: 'replace', path: 'board', value: { id: 2 } },
    { op: 'replace', path: 'status', value: { id: 13 } },
    { op: 'replace', path: 'priority', value: { id: 3 } },
    { op: 'replace', path: 'externalXRef', value: reference },
  ])
})

test('changes that do not show afterwards are warned about, each', () => {
  const ticket = ticketFrom({ wire: ticketWire.parse(raw), raw }, statuses, choices)
  const { value } = changesFrom({ companyId: '250', title: 'Other', typeId: '5', statusId: '11' }, {}, null)
  const warnings = fieldsNotTaken(value, ticket)
  expect(warnings.map(({ code, field }) => [code, field])).toEqual([
    ['field-not-taken', 'title'],
    ['field-not-taken', 'typeId'],
  ])
})

test('filters: quotes, brackets and ampersands stay inside their text', () => {
  expect(referenceConditions(reference)).toBe(`externalXRef="${reference}"`)
  expect(companyConditions(undefined)).toBe('deletedFlag=false')
  expect(companyConditions(' "A" & [B] ')).toBe(
    String.raw`deletedFlag=false and (name contains "\"A\" &" or identifier contains "\"A\" &")`,
  )
  expect(companyConditions(' [ ')).toBe('deletedFlag=false')
  expect(allOf(null, null)).toBeNull()
  expect(allOf(null, 'id > 5')).toBe('id > 5')
})

test('filters: tickets by company, board, phase and whole seconds; creation narrows by the time of change', () => {
  expect(ticketConditions({})).toBeNull()
  expect(ticketConditions({ companyId: '0', boardId: '2', phase: 'open', changedSince: '2026-11-22T05:15:13.999Z' })).toBe(
    'company/id=0 and board/id=2 and closedFlag=false and lastUpdated >= [2026-11-22T05:15:13Z]',
  )
  expect(ticketConditions({ changedSince: '2026-11-20T00:00:00Z', createdSince: '2026-11-21T00:00:00+01:00' })).toBe(
    'lastUpdated >= [2026-11-20T23:00:00Z]',
  )
  expect(() => timeLiteral('yesterday', 'ticketDesk.list')).toThrow(/no point in time/)
})

test('times of the vendor are UTC, with or without a zone', () => {
  expect(timestampFrom('2026-11-22T05:15:13Z')).toBe('2026-11-22T05:15:13Z')
  expect(timestampFrom('2026-11-22T05:15:13')).toBe('2026-11-22T05:15:13Z')
  expect(timestampFrom('2026-11-22T05:15:13.250Z')).toBe('2026-11-22T05:15:13.250Z')
  expect(timestampFrom('2028-02-29T23:59:59Z')).toBe('2028-02-29T23:59:59Z')
  for (const text of ['soon', '2026-13-01T00:00:00Z', '2026-11-22T25:00:00Z', '2026-11-22T05:60:00Z', '2026-11-32T00:00:00Z'])
    expect(timestampFrom(text), text).toBeNull()
  expect(timestampFrom(null)).toBeNull()
})

test('a note has exactly one flag, and what is read is internal only where nothing else is set', () => {
  expect(newNote('x', 'internal')).toEqual({ text: 'x', internalAnalysisFlag: true, detailDescriptionFlag: false, resolutionFlag: false })
  expect(newNote('x', 'public')).toEqual({ text: 'x', internalAnalysisFlag: false, detailDescriptionFlag: true, resolutionFlag: false })
  const visibility = (flags: object): string => noteFrom({ wire: noteWire.parse({ id: 1, ...flags }), raw: {} }, '4711').visibility
  expect(visibility({ internalAnalysisFlag: true })).toBe('internal')
  expect(visibility({ internalAnalysisFlag: true, detailDescriptionFlag: true })).toBe('public')
  expect(visibility({ resolutionFlag: true })).toBe('public')
  expect(visibility({ internalAnalysisFlag: null })).toBe('unknown')
})

test('what a reply leaves out, sends as null or as an empty text is null; what has another type is no ticket', () => {
  const least = { id: 1, status: { id: 2 } }
  const empty = { summary: '', board: null, owner: null, closedFlag: null, actualHours: null, _info: null }
  expect(ticketWire.parse({ ...least, ...empty })).toEqual(ticketWire.parse(least))
  expect(ticketWire.parse({ ...least, board: { id: '90071992547409931234' } }).board).toEqual({ id: '90071992547409931234', name: null })
  const odd = [
    { id: null },
    { id: 1.5 },
    { id: 'x' },
    { summary: 5 },
    { board: {} },
    { board: 5 },
    { closedFlag: 'no' },
    { actualHours: '1' },
    { status: null },
  ]
  for (const part of odd) {
    const { error } = ticketWire.safeParse({ ...least, ...part })
    expect(error?.issues[0]?.path[0], JSON.stringify(part)).toBe(Object.keys(part)[0])
  }
})

test("a note's author is the member, else the contact", () => {
  const author = (who: object) => noteFrom({ wire: noteWire.parse({ id: 1, ...who }), raw: {} }, '4711').author
  expect(author({ member: { id: 7, identifier: 'jdoe' }, contact: { id: 9, name: 'Cora' } })).toEqual({ id: '7', name: 'jdoe' })
  expect(author({ contact: { id: 9, name: 'Cora' } })).toEqual({ id: '9', name: 'Cora' })
  expect(author({ createdBy: 'jdoe' })).toBeNull()
})

test('a company is named by a part of its name or short name, in any case', () => {
  const company = { name: 'Kestrel Logistics [North]', identifier: 'KestrelLog' }
  for (const part of ['[north', ' LOGISTICS ', 'kestrellog', '', undefined]) expect(isNamed(company, part), part).toBe(true)
  expect(isNamed(company, 'Logistics (North)')).toBe(false)
  expect(isNamed({ name: 'x', identifier: null }, 'null')).toBe(false)
})

test('companies and contacts', () => {
  const company = { id: 250, identifier: 'Acme', name: 'Acme & Söhne', website: 'acme.example', status: { id: 1, name: 'Inactive-ish' } }
  expect(companyFrom({ wire: companyWire.parse(company), raw: company })).toEqual({
    id: '250',
    name: 'Acme & Söhne',
    identifier: 'Acme',
    active: null,
    domain: 'acme.example',
    raw: company,
  })
  const contact = {
    id: 9,
    lastName: 'Cole',
    company: { id: 250, name: 'Acme' },
    communicationItems: [
      { communicationType: 'Phone', value: '1', defaultFlag: true },
      { communicationType: 'Email', value: 'a@acme.example' },
      { communicationType: 'Email', value: 'b@acme.example', defaultFlag: true },
    ],
  }
  expect(contactFrom({ wire: contactWire.parse(contact), raw: contact })).toMatchObject({ name: 'Cole', email: 'b@acme.example' })
  expect(contactFrom({ wire: contactWire.parse({ id: 9 }), raw: {} })).toMatchObject({ name: '', email: null, company: null })
})

test('priorities: by the level that the vendor sends, then by its order', () => {
  const row = (id: string, level: string | null, sortOrder: number | null) => ({ id, name: id, level, sortOrder, defaultFlag: null })
  const rows = [row('e', null, null), row('d', null, 1), row('c', 'Low', 0), row('b', 'Critical', 2), row('a', 'critical', 1)]
  expect(rows.sort(byUrgency).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
})
