import { describe, expect, test } from 'vitest'
import { newFile } from '../src/mapping/attachment.ts'
import { byUrgency } from '../src/mapping/catalog.ts'
import { isRecordId } from '../src/mapping/ids.ts'
import { carries, detailsWith, detailsWithout, referenceOf, titleWith, titleWithout } from '../src/mapping/reference.ts'
import { snapshotFrom } from '../src/mapping/rights.ts'
import { closingStatus, initialStatus, kindsOf, statusMeaning, unknownKinds } from '../src/mapping/status.ts'
import { changesFrom, fieldsNotTaken } from '../src/mapping/ticket-change.ts'
import { ticketFrom } from '../src/mapping/ticket.ts'
import { isSince, noLaterThan, timestampFrom, unknownZone, zoneFrom } from '../src/mapping/times.ts'
import { titleLength, titleOf } from '../src/mapping/title.ts'
import { eventWordsIn, newWebhook, ticketIdIn } from '../src/mapping/webhook.ts'
import { hintsIn } from '../src/capabilities/webhook-verify.ts'
import { receive, receivePage, resultOf } from '../src/wire/received.ts'
import { userInfoWire } from '../src/wire/security.ts'
import { ticketWire } from '../src/wire/ticket.ts'
import type { StatusWire } from '../src/wire/lookup.ts'

const reference = `JF-${'A'.repeat(26)}`
const other = `JF-${'B'.repeat(26)}`
const call = { operation: 'ticketDesk.get', isWrite: false } as const

describe('the reference', () => {
  test('stands at the tail of the title and in the last line of the details, and is taken off again', () => {
    expect(titleWith('Disk full', reference)).toBe(`Disk full ${reference}`)
    expect(titleWithout(`Disk full ${reference}`)).toBe('Disk full')
    expect(detailsWith('C: is full.\nReally.', reference)).toBe(`C: is full.\nReally.\n\n${reference}`)
    expect(detailsWithout(`C: is full.\nReally.\r\n\r\n${reference}\n`)).toBe('C: is full.\nReally.')
    expect(detailsWithout(detailsWith('', reference))).toBe('')
    expect([titleWith('x', null), detailsWith('x', null)]).toEqual(['x', 'x'])
  })

  test.each([
    ['both', `x ${reference}`, `y\n${reference}`, reference],
    ['the title alone', `x ${reference} `, 'edited', reference],
    ['the details alone', 'edited', `y\n\n${reference}`, reference],
    ['markup around the last line', 'x', `<p>y &amp; z</p><p>${reference}</p>`, reference],
    ['a break before it', 'x', `y<br/>${reference}`, reference],
    ['a mention in the title', `${reference} happened`, 'y', null],
    ['a mention inside the details', 'x', `See ${reference}.\nAgain.`, null],
    ['a last line that holds more', 'x', `y\nsee ${reference}`, null],
    ['a longer word', `x ${reference}A`, `${reference}A`, null],
    ['nothing', null, null, null],
  ])('%s', (_, title, details, expected) => {
    expect(referenceOf({ title, details })).toBe(expected)
  })

  test('a ticket carries each of two that it holds', () => {
    const ticket = { title: `x ${reference}`, details: `y\n${other}` }
    expect([carries(ticket, reference), carries(ticket, other), carries(ticket, `JF-${'C'.repeat(26)}`)]).toEqual([true, true, false])
  })

  test('a title leaves room for it, and is never cut inside a character', () => {
    expect(titleOf(' two\n lines ', 0)).toEqual({ text: 'two lines', isCut: false })
    const cut = titleOf(`a${'😀'.repeat(300)}`, reference.length + 1)
    expect(cut.isCut).toBe(true)
    expect(cut.text.isWellFormed()).toBe(true)
    expect(titleWith(cut.text, reference).length).toBeLessThanOrEqual(titleLength)
    expect(titleOf('x'.repeat(titleLength), 0).isCut).toBe(false)
  })
})

describe('times', () => {
  const berlin = zoneFrom({ olsonTimeZoneName: 'Europe/Berlin', timeZoneName: 'W. Europe Standard Time', timeZoneValue: 1 })

  test.each([
    ['2026-01-15T12:00:00', '2026-01-15T11:00:00Z'],
    ['2026-07-15T12:00:00', '2026-07-15T10:00:00Z'],
    ['2026-07-15T12:00:00.1234567', '2026-07-15T10:00:00.123Z'],
    ['2026-07-15T12:00:00Z', '2026-07-15T12:00:00Z'],
    ['2026-07-15T12:00:00+02:00', '2026-07-15T10:00:00Z'],
    // The hour that is left out, and the one that comes twice.
    ['2026-03-29T01:59:59', '2026-03-29T00:59:59Z'],
    ['2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
    ['2026-10-25T03:00:00', '2026-10-25T02:00:00Z'],
    ['0001-01-01T00:00:00', null],
    ['soon', null],
    [null, null],
  ])('%s is read by the tenant’s clock as %s', (text, expected) => {
    expect(timestampFrom(text, berlin)).toBe(expected)
  })

  test('west of Greenwich, by hours alone, and without a zone', () => {
    const newYork = zoneFrom({ olsonTimeZoneName: 'America/New_York', timeZoneName: null, timeZoneValue: null })
    expect(timestampFrom('2026-03-08T03:00:00', newYork)).toBe('2026-03-08T07:00:00Z')
    expect(timestampFrom('2026-11-01T01:30:00', newYork)).toBe('2026-11-01T05:30:00Z')
    const byHours = zoneFrom({ olsonTimeZoneName: 'Nowhere/Land', timeZoneName: 'India Standard Time', timeZoneValue: 5.5 })
    expect(timestampFrom('2026-03-08T05:30:00', byHours)).toBe('2026-03-08T00:00:00Z')
    expect(zoneFrom({ olsonTimeZoneName: null, timeZoneName: null, timeZoneValue: null })).toBe(unknownZone)
    expect(timestampFrom('2026-03-08T05:30:00', unknownZone)).toBe('2026-03-08T05:30:00Z')
  })

  test('a filter asks for more by what is in doubt, and what came is compared', () => {
    expect(noLaterThan('2026-01-15T12:00:00Z', berlin, 'ticketDesk.list')).toBe('2026-01-15T10:59:59Z')
    expect(noLaterThan('2026-01-15T12:00:00Z', unknownZone, 'ticketDesk.list')).toBe('2026-01-14T21:59:59Z')
    expect(() => noLaterThan('yesterday', berlin, 'ticketDesk.list')).toThrow('no point in time')
    expect([isSince('2026-01-15T12:00:00Z', '2026-01-15T12:00:00.900Z'), isSince('2026-01-15T11:59:59Z', '2026-01-15T12:00:00Z')]).toEqual([
      true,
      false,
    ])
    expect([isSince(null, '2026-01-15T12:00:00Z'), isSince('2026-01-15T12:00:00Z', undefined)]).toEqual([true, true])
  })
})

describe('statuses', () => {
  const row = (id: string, name: string, typeId: string | null, statusOrder: number, isActive = true): StatusWire => ({
    id,
    name,
    typeId,
    statusOrder,
    isActive,
  })
  const rows = [
    row('1', 'In Progress', '2', 2),
    row('2', 'New', '1', 3),
    row('3', 'Completed', '9', 4),
    row('4', 'Won’t fix', '9', 1),
    row('5', 'Closed', '9', 0, false),
  ]
  const kinds = kindsOf(rows, [])

  test('the one called Completed and those of its kind close; where all are of one kind only it does', () => {
    expect([...kinds.closing].sort()).toEqual(['3', '4', '5'])
    expect([
      ...kindsOf(
        rows.map((status) => ({ ...status, typeId: '1' })),
        [],
      ).closing,
    ]).toEqual(['3'])
    expect([...kindsOf([row('1', 'Fertig', '1', 1)], ['1']).closing]).toEqual(['1'])
    expect([closingStatus(rows, kinds)?.id, initialStatus(rows, kinds)?.id]).toEqual(['3', '2'])
    expect(initialStatus([row('7', 'Offen', '1', 5), row('8', 'Warten', '1', 4)], unknownKinds)?.id).toBe('8')
  })

  test.each([
    ['a date of completion', '1', { completedAt: 5, reopenedAt: null }, 'closed', 'vendor'],
    ['one that was opened again', '1', { completedAt: 5, reopenedAt: 9 }, 'open', 'learnt'],
    ['one that was closed again', '1', { completedAt: 12, reopenedAt: 9 }, 'closed', 'vendor'],
    ['a closing status', '4', { completedAt: null, reopenedAt: null }, 'closed', 'learnt'],
    ['the chosen close status', '6', null, 'closed', 'configured'],
    ['a chosen waiting status', '7', null, 'waiting', 'configured'],
    ['a status called New', '2', null, 'new', 'learnt'],
    ['any other', '1', null, 'open', 'learnt'],
  ] as const)('%s', (_, id, end, phase, phaseFrom) => {
    const choices = { closeStatus: { id: '6', name: 'Ours' }, waitingStatuses: [{ id: '7', name: 'Waiting' }] }
    const name = rows.find((status) => status.id === id)?.name ?? 'Any'
    expect(statusMeaning({ id, name }, end, kinds, choices)).toEqual({ id, name, phase, phaseFrom })
  })

  test('priorities go by what tenants call urgent', () => {
    const names = ['Low', 'Whatever', 'Medium', 'Critical', 'High'].map((name, index) => ({ id: String(index), name, isDefault: null }))
    expect(names.sort(byUrgency).map(({ name }) => name)).toEqual(['Critical', 'High', 'Whatever', 'Medium', 'Low'])
  })
})

describe('replies', () => {
  test('members are found in any case, ids as number or text, and null is absent', () => {
    for (const row of [
      { id: 5, title: 'T', statusId: 7, slaId: 3, accountId: null },
      { Id: '5', Title: 'T', STATUSID: '7' },
    ]) {
      expect(receive(ticketWire, { Success: true, Error: null, Result: row }, call).wire).toMatchObject({
        id: '5',
        title: 'T',
        statusId: '7',
        accountId: null,
        details: null,
      })
    }
    expect(() => receive(ticketWire, { success: true, result: { title: 'T' } }, call)).toThrow('expected shape: id, statusId')
  })

  test('with and without an envelope, and a total in any case', () => {
    expect([
      resultOf({ success: true, result: [1] }),
      resultOf([1]),
      resultOf({ id: 1 }),
      resultOf({ Success: true }),
      resultOf(undefined),
    ]).toEqual([[1], [1], { id: 1 }, null, undefined])
    expect(receivePage(ticketWire, { result: null, TotalRecords: 3 }, call)).toEqual({ records: [], total: 3 })
    expect(receivePage(ticketWire, { result: [] }, call).total).toBeNull()
  })

  test('rights become marks, the same for the same right', () => {
    const user = receive(
      userInfoWire,
      {
        result: {
          userId: 7,
          isUserSystemAdmin: false,
          userAccessRights: [
            { canView: true, canModify: true, canDelete: false, mainMenuId: 3, menuCategoryId: 14, listingIDEnum: 159 },
            { canView: false, canModify: false, canDelete: false, mainMenuId: 4, menuCategoryId: 1, listingIDEnum: 0 },
          ],
          specialFeatures: [{ id: '12' }],
        },
      },
      call,
    ).wire
    expect(snapshotFrom(user)).toEqual({
      marks: ['feature 12', 'menu 3/14/159 modify', 'menu 3/14/159 view'],
      isAdministrator: false,
      userId: '7',
    })
  })
})

describe('changes', () => {
  const before = ticketWire.parse({
    id: 5,
    title: `Old ${reference}`,
    details: `Text\n\n${reference}`,
    statusId: 1,
    accountId: 41,
    contactId: 9,
  })

  test('a new title keeps the reference, a new reference goes to both places', () => {
    expect(changesFrom({ title: 'New' }, before, null, {}).value).toEqual([{ op: 'replace', path: '/Title', value: `New ${reference}` }])
    expect(changesFrom({ reference: other }, before, null, {}).value).toEqual([
      { op: 'replace', path: '/Title', value: `Old ${other}` },
      { op: 'replace', path: '/Details', value: `Text\n\n${other}` },
    ])
    expect(() => changesFrom({ title: ' ' }, before, null, {})).toThrow('empty')
  })

  test('another account brings its location, and leaves a contact of the old one behind', () => {
    expect(changesFrom({ companyId: '42' }, before, '420', {}).value.map(({ path, value }) => `${path} ${value}`)).toEqual([
      '/AccountId 42',
      '/LocationId 420',
      '/ContactId null',
    ])
    expect(changesFrom({ companyId: '42', contactId: '8' }, before, '420', {}).value.map(({ path, value }) => `${path} ${value}`)).toEqual([
      '/AccountId 42',
      '/LocationId 420',
      '/ContactId 8',
    ])
    expect(() => changesFrom({ boardId: 'x' }, before, null, {})).toThrow('no id')
  })

  test('what was answered and does not show is a warning, by the field that was asked for', () => {
    const change = { title: 'New', statusId: '3' }
    const ticket = ticketFrom({ wire: before, raw: {} }, { kinds: unknownKinds, zone: unknownZone, choices: {} })
    const warnings = fieldsNotTaken(change, changesFrom(change, before, null, {}).value, ticket)
    expect(warnings.map(({ code, field }) => `${code} ${field}`)).toEqual(['field-not-taken title', 'field-not-taken statusId'])
    expect(ticket).toMatchObject({ title: 'Old', description: 'Text', reference, devices: [], closedAt: null })
  })
})

describe('webhooks', () => {
  const target = { topic: 'tickets', url: 'https://h.example/x', deactivationUrl: 'https://h.example/y', secret: 's' } as const
  const bytes = (text: string) => ({ body: new TextEncoder().encode(text) })

  test('take the events of tickets, or all where none is named so', () => {
    const events = [
      { id: '1', name: 'Created', categoryName: 'Tickets' },
      { id: '2', name: 'Account updated', categoryName: 'CRM' },
    ]
    expect(newWebhook(target, events)).toMatchObject({ Events: [1], SendAllEvents: false, PayloadURL: target.url, IsEnabled: true })
    expect(newWebhook(target, [])).toMatchObject({ Events: [], SendAllEvents: true })
  })

  test.each([
    [{ ticketId: 5, id: 99 }, '5'],
    [{ TicketID: '5' }, '5'],
    [{ ticket: { id: 5 }, id: 99 }, '5'],
    [{ Data: { TicketId: 5, Id: 98 }, Id: 99 }, '5'],
    [{ payload: { id: '5' } }, '5'],
    [{ id: 5 }, '5'],
    [{ id: 'a guid' }, null],
    [{ id: 0 }, null],
    [[], null],
    [null, null],
  ])('%j is about ticket %s', (body, id) => {
    expect(ticketIdIn(body)).toBe(id)
  })

  test('a delivery is a hint whatever it holds, and never more than a hundred', () => {
    expect(hintsIn(bytes('{"event":"Ticket Deleted","ticketId":5}'))).toMatchObject([
      { trust: 'hint', kind: 'deleted', topic: 'tickets', id: '5' },
    ])
    expect(hintsIn(bytes('payload=%7B%22ticketId%22%3A5%7D'))).toMatchObject([{ trust: 'hint', kind: 'changed', id: '5' }])
    expect(hintsIn(bytes('[{"ticketId":5},{"ticketId":6}]')).map(({ id }) => id)).toEqual(['5', '6'])
    for (const text of ['', 'no json', '5', 'null', '[]', '\u0000'])
      expect(hintsIn(bytes(text))).toMatchObject([{ trust: 'hint', id: null }])
    expect(hintsIn(bytes(JSON.stringify(Array.from({ length: 500 }, () => ({ ticketId: 1 })))))).toHaveLength(100)
    expect(eventWordsIn({ Event: 'Updated', type: 3 })).toBe('updated')
  })
})

test('a file goes out as base64 with a type; an empty one, and a name that is a path, do not', () => {
  const file = (fileName: string, content = Uint8Array.of(1, 2, 3)) => newFile({ fileName, content, visibility: 'internal' })
  expect(file('a.PDF')).toEqual({ Name: 'a.PDF', Type: 'application/pdf', Base64Data: 'AQID' })
  expect(file('noext').Type).toBe('application/octet-stream')
  for (const name of ['', '../a', 'a\\b', 'a\nb']) expect(() => file(name)).toThrow('file name')
  expect(() => file('a.txt', new Uint8Array())).toThrow('empty')
  expect([isRecordId('0'), isRecordId('12345678901234567890'), isRecordId('-1'), isRecordId('x')]).toEqual([true, true, false, false])
})
