import { afterEach, beforeEach, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient({ seed: 'empty' })
})
afterEach(() => client.stop())

async function newTicket(): Promise<number> {
  return (await client.post('/service/tickets', { summary: 'x', company: { id: 2 } })).id as number
}

test('a note has its flags, its author and its time, and its ticket has changed', async () => {
  const id = await newTicket()
  await client.running.clock.advance(30_000)
  const note = await client.post(`/service/tickets/${id}/notes`, { text: 'Looking', internalAnalysisFlag: true })
  expect(note).toMatchObject({
    ticketId: id,
    text: 'Looking',
    detailDescriptionFlag: false,
    internalAnalysisFlag: true,
    resolutionFlag: false,
    member: { identifier: 'JackfieldAPI' },
    createdBy: 'JackfieldAPI',
    dateCreated: '2026-03-02T09:00:30Z',
  })
  expect(await client.get(`/service/tickets/${id}/notes/${note.id}`)).toEqual(note)
  expect(await client.get(`/service/tickets/${id}/notes/count`)).toEqual({ count: 1 })
  expect(await client.get(`/service/tickets/${id}`)).toMatchObject({ _info: { lastUpdated: '2026-03-02T09:00:30Z' } })
})

test('the discussion and a resolution are public, the internal flag alone is not', async () => {
  const id = await newTicket()
  for (const flags of [
    { internalAnalysisFlag: true },
    { detailDescriptionFlag: true },
    { resolutionFlag: true },
    { detailDescriptionFlag: true, internalAnalysisFlag: true },
  ]) {
    await client.post(`/service/tickets/${id}/notes`, { text: 'x', ...flags })
  }
  expect(client.running.tickets()[0]?.notes.map(({ visibility }) => visibility)).toEqual(['internal', 'public', 'public', 'public'])
})

test('a note without text, without a flag, or by nobody is refused', async () => {
  const id = await newTicket()
  const bad = async (body: object): Promise<Json> => JSON.parse((await client.send('POST', `/service/tickets/${id}/notes`, body)).text)
  expect((await bad({ detailDescriptionFlag: true })).errors).toMatchObject([{ code: 'MissingRequiredField', field: 'text' }])
  expect((await bad({ text: 'x' })).errors).toMatchObject([{ code: 'InvalidField' }])
  expect((await bad({ text: 'x', resolutionFlag: true, contact: { id: 9 } })).errors).toMatchObject([
    { code: 'NotFound', field: 'contact/id' },
  ])
  expect((await client.send('POST', '/service/tickets/99/notes', { text: 'x', resolutionFlag: true })).status).toBe(404)
})

test('variant emptyNoteFlags: such a note goes to the discussion', async () => {
  const other = await startClient({ variants: { emptyNoteFlags: 'discussion' } })
  expect(await other.post('/service/tickets/1/notes', { text: 'x' })).toMatchObject({ detailDescriptionFlag: true })
  await other.stop()
})

test('what others do shows: their note, their time, who has the ticket, that it is closed', async () => {
  const id = await newTicket()
  const { technician } = client.running
  await technician.addNote(String(id), 'I take it')
  await technician.logTime(String(id), 0.25)
  await technician.assign(String(id))
  expect(await client.get(`/service/tickets/${id}`)).toMatchObject({
    actualHours: 0.25,
    owner: { identifier: 'mweber' },
    resources: 'mweber',
    _info: { updatedBy: 'mweber' },
  })
  await technician.closeTicket(String(id))
  expect(await client.get(`/service/tickets/${id}`)).toMatchObject({ closedFlag: true, closedBy: 'mweber', status: { id: 20 } })
  const all = await client.get(`/service/tickets/${id}/allNotes`)
  expect(all).toMatchObject([
    { id: 1, noteType: 'TicketNote', text: 'I take it', ticket: { id, summary: 'x' }, originalAuthor: 'mweber' },
    { id: 1, noteType: 'TimeEntryNote', timeStart: '2026-03-02T08:45:00Z', timeEnd: '2026-03-02T09:00:00Z' },
  ])
  expect((await client.send('GET', `/service/tickets/${id}/allNotes/count`)).status).toBe(404)
})

test('the technician knows only tickets that are there', async () => {
  await expect(client.running.technician.assign('77')).rejects.toThrow('There is no ticket 77.')
})

test('time is posted with whole seconds, and its hours are those between', async () => {
  const id = await newTicket()
  const entry = { chargeToId: id, chargeToType: 'ServiceTicket', timeStart: '2026-03-02T08:00:00Z', notes: 'Worked' }
  expect(await client.post('/time/entries', { ...entry, timeEnd: '2026-03-02T09:30:00Z', actualHours: 9 })).toMatchObject({
    actualHours: 1.5,
    ticket: { id },
    member: { identifier: 'JackfieldAPI' },
    status: 'Open',
  })
  expect(await client.get(`/service/tickets/${id}`)).toMatchObject({ actualHours: 1.5 })
  const reply = await client.send('POST', '/time/entries', { ...entry, timeStart: '2026-03-02T08:00:00.000Z' })
  expect([reply.status, JSON.parse(reply.text).errors]).toMatchObject([
    400,
    [{ code: 'UnsupportedFormat', message: 'Unsupported format applied to timeStart' }],
  ])
  expect((await client.send('POST', '/time/entries', { ...entry, chargeToId: 99 })).status).toBe(400)
})

test('a ticket takes devices by id or by their identifier, once each', async () => {
  await client.running.reset('demo')
  expect(await client.post('/service/tickets/1/configurations', { id: 501 })).toMatchObject({ id: 501, deviceIdentifier: 'dev-BH-SRV-01' })
  await client.post('/service/tickets/1/configurations', { deviceIdentifier: 'dev-BH-SRV-01' })
  expect(await client.get('/service/tickets/1/configurations')).toHaveLength(1)
  const reply = await client.send('POST', '/service/tickets/1/configurations', {})
  expect(JSON.parse(reply.text)).toEqual({
    code: 'InvalidObject',
    message: 'configuration object is invalid',
    errors: [{ code: 'MissingRequiredField', message: 'id or deviceIdentifier is required.', resource: 'configuration', field: 'id' }],
  })
  expect((await client.send('POST', '/service/tickets/1/configurations', { id: 9 })).status).toBe(404)
  expect((await client.send('DELETE', '/service/tickets/1/configurations/501')).status).toBe(204)
  expect(await client.get('/service/tickets/1/configurations/count')).toEqual({ count: 0 })
})
