import { describe, expect, test } from 'vitest'
import { macAddressesIn } from '../src/mac-addresses.ts'
import { createServerTime } from '../src/vsa9/server-time.ts'
import { alarmFrom, alarmIdOf } from '../src/vsa9/mapping/alarm.ts'
import { contactFrom } from '../src/vsa9/mapping/company.ts'
import { deviceFrom, factsFrom } from '../src/vsa9/mapping/device.ts'
import { noteFrom, noteIdOf } from '../src/vsa9/mapping/note.ts'
import { catalogStatusFrom, seenClosing, seenOpen, statusFrom } from '../src/vsa9/mapping/status.ts'
import { partsOfSummary, summaryOf } from '../src/vsa9/mapping/summary.ts'
import { noteWire } from '../src/vsa9/wire/desk.ts'
import { assetWire, auditWire, orgWire } from '../src/vsa9/wire/rows.ts'
import { alertFrom } from '../src/vsax/mapping/alert.ts'
import { deviceFrom as deviceOfX } from '../src/vsax/mapping/device.ts'
import { timestampFrom } from '../src/vsax/times.ts'
import { assetWire as assetOfX, deviceWire, notificationWire } from '../src/vsax/wire/rows.ts'

const utc = createServerTime(null)
const reference = 'JF-ABCDEFGHIJKLMNOPQRSTUVWXYZ'

describe('the summary of a ticket', () => {
  test('ends with the reference, which the title does not show', () => {
    expect(summaryOf(' Disk  full\n', reference)).toEqual({ text: `Disk full ${reference}`, isCut: false })
    expect(partsOfSummary(`Disk full ${reference}`)).toEqual({ title: 'Disk full', reference })
    expect(partsOfSummary(`Disk full ${reference} `)).toEqual({ title: 'Disk full', reference })
  })
  test('that only mentions a reference does not carry it', () => {
    for (const text of [`See ${reference} first`, `X${reference}`, `${reference}7`, 'Disk full'])
      expect(partsOfSummary(text)).toEqual({ title: text, reference: null })
  })
  test('is cut before the reference and never inside a character', () => {
    const { text, isCut } = summaryOf('😀'.repeat(300), reference)
    expect([isCut, text.length <= 200, text.isWellFormed(), text.endsWith(`… ${reference}`)]).toEqual([true, true, true, true])
    expect(summaryOf('a'.repeat(200), null)).toEqual({ text: 'a'.repeat(200), isCut: false })
  })
  test('of nothing is empty, with a reference too', () => expect(summaryOf(' \n', reference).text).toBe(''))
})

describe('times of a server', () => {
  const berlin = createServerTime('Europe/Berlin')
  const newYork = createServerTime('America/New_York')
  test.each([
    [utc, '2026-11-25T10:00:00', '2026-11-25T10:00:00Z'],
    [berlin, '2026-11-25T10:00:00', '2026-11-25T09:00:00Z'],
    [berlin, '2026-07-01 10:00:00.25', '2026-07-01T08:00:00.250Z'],
    [newYork, '2026-11-25T23:30:00', '2026-11-26T04:30:00Z'],
    [berlin, '2026-11-25T10:00:00Z', '2026-11-25T10:00:00Z'],
    [berlin, '2026-11-25T10:00:00+02:00', '2026-11-25T08:00:00Z'],
    // The clocks went back at 3:00 local time.
    [berlin, '2026-10-25T03:30:00', '2026-10-25T02:30:00Z'],
    [berlin, '2026-03-29T03:30:00', '2026-03-29T01:30:00Z'],
    [utc, 'yesterday', null],
    [utc, '2026-13-25T10:00:00', null],
    [utc, null, null],
  ])('%# %s is %s', (time, text, expected) => expect(time.timestamp(text)).toBe(expected))
  test('bounds leave room: for every zone where none was told, else for a change of the clocks', () => {
    expect(utc.boundBefore('2026-11-25T10:00:00Z', 'ticketDesk.list')).toBe("DATETIME'2026-11-24T08:00:00'")
    expect(berlin.boundBefore('2026-11-25T10:00:00Z', 'ticketDesk.list')).toBe("DATETIME'2026-11-25T09:00:00'")
    expect(() => utc.boundBefore('soon', 'ticketDesk.list')).toThrow('“soon” is no point in time.')
  })
})

describe('statuses', () => {
  const statuses = [
    { id: '1', name: 'New' },
    { id: '2', name: 'Closed' },
    { id: '3', name: 'Awaiting user' },
  ]
  test('of a ticket mean what its time of closing says, and what was chosen', () => {
    expect(statusFrom('closed', true, statuses, {})).toEqual({ id: '2', name: 'closed', phase: 'closed', phaseFrom: 'vendor' })
    expect(statusFrom('New', false, statuses, {}).phase).toBe('open')
    const waitingStatuses = [{ id: '99', name: 'AWAITING USER' }]
    expect(statusFrom('Awaiting user', false, statuses, { waitingStatuses })).toMatchObject({ phase: 'waiting', phaseFrom: 'configured' })
    // Whether the time of closing goes away when a ticket is opened again is not settled.
    expect(statusFrom('New', true, statuses, { reopenStatus: { id: '1', name: 'New' } })).toMatchObject({
      phase: 'open',
      phaseFrom: 'configured',
    })
    expect(statusFrom('Odd', false, statuses, {})).toMatchObject({ id: 'Odd', phase: 'open' })
    expect(statusFrom(null, false, statuses, {})).toMatchObject({ id: 'none', name: null })
  })
  test('of a list mean what tickets were seen in, and nothing where none was', () => {
    const seen = { closed: ['Closed', 'New'], open: ['New'] }
    expect(statuses.map((entry) => [entry.name, ...Object.values(catalogStatusFrom(entry, seen, {})).slice(-2)])).toEqual([
      ['New', 'open', 'learnt'],
      ['Closed', 'closed', 'learnt'],
      ['Awaiting user', 'unknown', 'vendor'],
    ])
    expect(catalogStatusFrom(statuses[2]!, seen, { closeStatus: { id: '3', name: 'x' } })).toMatchObject({
      phase: 'closed',
      phaseFrom: 'configured',
    })
    expect(seenClosing(seen, statuses)?.name).toBe('Closed')
    expect(seenClosing({ closed: [], open: [] }, statuses)).toBeNull()
    expect(seenOpen(seen, statuses)?.name).toBe('New')
    expect(seenOpen({ closed: ['New'], open: [] }, statuses)?.name).toBe('Closed')
  })
})

describe('alarms of VSA 9, whose members are published nowhere', () => {
  const alarm = (row: Record<string, unknown>) => alarmFrom({ wire: row, raw: row }, { time: utc, hasServiceDesk: true })
  test('as REST clients name them', () => {
    const row = {
      AlarmId: 17,
      AlarmSubject: 'Disk full',
      Message: 'C: is full\nnow',
      EventTime: '2026-11-25T10:00:00',
      MonitorAlarmStateId: 1,
    }
    expect(alarm(row)).toEqual({
      id: '17',
      title: 'Disk full',
      text: 'C: is full\nnow',
      severity: null,
      conditionKey: null,
      state: 'raised',
      device: null,
      company: null,
      ticketId: null,
      raisedAt: '2026-11-25T10:00:00Z',
      raw: row,
    })
  })
  test('as the older interface did, or with hardly anything', () => {
    expect(alarm({ MonitorAlarmID: '18', AlarmSubject: '', Message: 'First\nSecond', monitorAlarmStateId: 2 })).toMatchObject({
      id: '18',
      title: 'First',
      state: 'unknown',
    })
    expect(alarm({ Id: '19' })).toMatchObject({ id: '19', title: 'Alarm 19', text: null, raisedAt: null, state: 'unknown' })
  })
  test('name the ticket that was made of them, where there is one', () => {
    const ticketIn = (row: Record<string, unknown>) => alarm({ AlarmId: 1, ...row }).ticketId
    const long = '61000000000000000000071'
    expect([{ TicketID: '17' }, { ticketid: 17 }, { TicketId: long }].map(ticketIn)).toEqual(['17', '17', long])
    for (const none of [0, '0', '', ' ', null, undefined, -1, 'HD000123', true])
      expect(ticketIn({ TicketID: none }), String(none)).toBeNull()
    expect(alarmFrom({ wire: { TicketID: 17 }, raw: null }, { time: utc, hasServiceDesk: false }).ticketId).toBeNull()
  })
  test('without an id are told apart by all that they hold', () => {
    expect(alarmIdOf({ Message: 'a' })).toMatch(/^row-[0-9a-f]{24}$/)
    expect(alarmIdOf({ Message: 'a' })).not.toBe(alarmIdOf({ Message: 'b' }))
  })
})

test('notes: hidden or not, with whatever their id is called', () => {
  const note = (row: object) => noteFrom({ wire: noteWire.parse(row), raw: row }, '5', utc)
  expect(note({ ServiceDeskTicketNoteId: '7', Text: 'x', Hidden: true, CreatedDate: '2026-11-25T10:00:00' })).toMatchObject({
    id: '7',
    visibility: 'internal',
    createdAt: '2026-11-25T10:00:00Z',
  })
  expect(note({ NoteId: 8, Text: 'x', Hidden: 'false' })).toMatchObject({ id: '8', visibility: 'public', createdAt: null })
  expect(note({ Id: 9, Text: 'x' })).toMatchObject({ id: '9', visibility: 'unknown' })
  expect(noteIdOf(noteWire.parse({ Text: 'x' }))).toMatch(/^row-/)
})

describe('devices', () => {
  test('MAC addresses are read in every spelling, each once, and none where there is none', () => {
    expect(macAddressesIn(['00-50-56-AB-cd-01', '00:50:56:ab:cd:01 / 0A0027000010', '000000000000', 'x'])).toEqual([
      '00:50:56:AB:CD:01',
      '0A:00:27:00:00:10',
    ])
    expect(macAddressesIn(['11111111-2222-3333-4444-555555555555'])).toEqual([])
  })
  test('of VSA 9 are the asset, its audit and the network of what has no agent', () => {
    const wire = assetWire.parse({
      AssetId: 1,
      AssetName: 'pc.root',
      AssetTypeId: 2,
      OrgId: '3',
      AgentId: 4,
      LastSeenDate: '2026-11-25T10:00:00',
    })
    const audit = factsFrom(
      auditWire.parse({
        AgentGuid: 4,
        ComputerName: 'PC',
        OsType: '11',
        OsInfo: 'Pro',
        MacAddress: '005056ABCD01',
        ChassisSerialNumber: ' SN ',
        SystemSerialNumber: '  ',
        LastCheckinTime: '2026-11-25T11:00:00',
      }),
      utc,
    )
    const around = { time: utc, typeName: (id: string) => (id === '2' ? 'Computer' : null) }
    expect(deviceFrom({ wire, raw: 'raw' }, audit, around)).toEqual({
      id: '1',
      name: 'pc.root',
      company: { id: '3', name: null },
      kind: { id: '2', name: 'Computer' },
      isActive: null,
      serialNumber: 'SN',
      macAddresses: ['00:50:56:AB:CD:01'],
      hostName: 'PC',
      operatingSystem: '11 Pro',
      lastSeenAt: '2026-11-25T11:00:00Z',
      link: null,
      raw: 'raw',
    })
    const printer = assetWire.parse({ AssetId: 5, NetworkInfo: [{ MACAddress: '02-00-5E-00-00-09' }], OrgId: null, AgentId: null })
    expect(deviceFrom({ wire: printer, raw: null }, null, around)).toMatchObject({
      name: '5',
      company: null,
      macAddresses: ['02:00:5E:00:00:09'],
    })
  })
  test('of VSA X are the row, and what its audit adds', () => {
    const wire = deviceWire.parse({ Identifier: 'a-b', Name: 'PC', OrganizationId: 7, OrganizationName: 'Acme' })
    expect(deviceOfX({ wire, raw: null })).toMatchObject({ id: 'a-b', company: { id: '7', name: 'Acme' }, kind: null, macAddresses: null })
    const asset = assetOfX.parse({
      Identifier: 'a-b',
      Type: 'windows',
      LastSeenOnline: '',
      AssetInfo: [
        { CategoryName: 'BIOS', CategoryData: { 'Serial Number': 'SN-7 ' } },
        { CategoryName: 'Operating System', CategoryData: { Name: 'Windows 11', 'Serial Number': 'licence' } },
        { CategoryName: 'System', CategoryData: { 'DNS Host Name': 'pc7' } },
      ],
      LocalIpAddresses: [{ PhysicalAddress: '0A0027000010' }, { PhysicalAddress: null }],
    })
    expect(deviceOfX({ wire, raw: null }, asset)).toMatchObject({
      kind: { id: 'windows', name: 'windows' },
      serialNumber: 'SN-7',
      hostName: 'pc7',
      operatingSystem: 'Windows 11',
      macAddresses: ['0A:00:27:00:00:10'],
      lastSeenAt: null,
    })
  })
})

test('an organization’s primary address is its one contact, where it has one', () => {
  const org = (PrimaryEmail: string) => ({ wire: orgWire.parse({ OrgId: 1, OrgName: 'A', ContactInfo: { PrimaryEmail } }), raw: null })
  expect(contactFrom(org('it@a.example'))).toMatchObject({
    id: '1',
    name: 'it@a.example',
    email: 'it@a.example',
    company: { id: '1', name: 'A' },
  })
  expect(contactFrom(org(''))).toBeNull()
})

test('notifications of VSA X: time as seconds or ISO, the first line as title', () => {
  const alert = (row: object) => alertFrom({ wire: notificationWire.parse(row), raw: row }, { device: null, company: null })
  expect(alert({ Id: 2750, Message: 'Down.\nSince noon.', DateTime: 1463473104, Priority: 'critical' })).toMatchObject({
    id: '2750',
    title: 'Down.',
    severity: 'critical',
    state: 'raised',
    raisedAt: '2016-05-17T08:18:24Z',
  })
  expect(alert({ Id: 1, Message: '', DateTime: '2024-01-01T12:00:00Z' })).toMatchObject({
    title: 'Notification 1',
    raisedAt: '2024-01-01T12:00:00Z',
  })
  expect(['1463473104', '2024-01-01T12:00:00', '', 'soon', null, 1463473104000].map(timestampFrom)).toEqual([
    '2016-05-17T08:18:24Z',
    '2024-01-01T12:00:00Z',
    null,
    null,
    null,
    '2016-05-17T08:18:24Z',
  ])
})
