import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterEach(() => client.running.reset())
afterAll(() => client.stop())

const bytes = new Uint8Array([0, 255, 13, 10, 45, 45, 0x7f, 128])

function form(fields: Readonly<Record<string, string>>, fileName: string | null = 'log.txt'): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  if (fileName !== null) data.append('file', new File([bytes], fileName))
  return data
}

const upload = (fields: Readonly<Record<string, string>>, fileName?: string | null): Promise<Reply> =>
  client.send('POST', '/system/documents', form({ recordType: 'Ticket', recordId: '1', ...fields }, fileName))

const parsed = (reply: Reply): Json => JSON.parse(reply.text)

test('a file goes up, is listed in three ways, comes down byte by byte and goes', async () => {
  const reply = await upload({ title: 'Log of the night', privateFlag: 'true' }, 'Überblick "1".txt')
  expect(reply.status).toBe(201)
  const document = parsed(reply)
  expect(reply.headers.get('location')).toMatch(/^http:\/\/.*\/system\/documents\/\d+$/)
  expect(document).toMatchObject({ title: 'Log of the night', size: 8, publicFlag: false, owner: 'JackfieldAPI', readOnlyFlag: false })
  expect(document.fileName).toContain('Überblick')
  expect(await client.get('/system/documents?recordType=Ticket&recordId=1')).toEqual([document])
  expect(await client.get('/system/documents?recordtype=ticket&recordid=1')).toEqual([document])
  expect(await client.get('/system/documents?recordType=Ticket&recordId=2')).toEqual([])
  expect(await client.get('/system/documents?recordType=Company&recordId=1')).toEqual([])
  expect(await client.get('/system/documents/count?recordType=Ticket&recordId=1')).toEqual({ count: 1 })
  expect(await client.get('/service/tickets/1/documents')).toMatchObject([{ id: document.id, name: 'Log of the night' }])
  expect(await client.get('/service/tickets/1/documents/count')).toEqual({ count: 1 })
  expect(await client.get(`/system/documents/${document.id}`)).toEqual(document)

  const download = await client.send('GET', `/system/documents/${document.id}/download`)
  expect([download.status, download.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
  expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''%C3%9Cberblick/)
  expect(download.bytes).toEqual(bytes)

  expect((await client.send('DELETE', `/system/documents/${document.id}`)).status).toBe(204)
  expect(await client.get('/service/tickets/1/documents')).toEqual([])
  expect(parsed(await client.send('GET', `/system/documents/${document.id}/download`))).toMatchObject({ code: 'NotFound' })
})

test('a ticket as a test sees it has its files, oldest first, with who can read them', async () => {
  await upload({ privateFlag: 'True' }, 'a.txt')
  await upload({ privateFlag: 'false' }, 'b.png')
  await upload({ recordType: 'Company', recordId: '2' }, 'c.txt')
  expect(client.running.tickets()[0]?.attachments).toEqual([
    { fileName: 'a.txt', size: 8, visibility: 'internal' },
    { fileName: 'b.png', size: 8, visibility: 'public' },
  ])
  expect(client.running.tickets()[1]?.attachments).toEqual([])
})

test('read-only comes in the spelling of the vendor’s document and in that of clients, and a title may be left out', async () => {
  expect(parsed(await upload({ readOnlyFlay: 'true' }))).toMatchObject({ readOnlyFlag: true, title: 'log.txt' })
  expect(parsed(await upload({ ReadOnlyFlag: 'true' }))).toMatchObject({ readOnlyFlag: true })
})

test('a link has no content', async () => {
  expect(parsed(await upload({ url: 'https://wiki.example/page' }, null))).toMatchObject({ urlFlag: true, linkFlag: true, size: 0 })
})

describe('what is refused', () => {
  test('JSON, in the observed words', async () => {
    const reply = await client.send('POST', '/system/documents', { recordType: 'Ticket', recordId: 1 })
    const message = "The request entity's media type 'application/json' is not supported for this resource."
    expect([reply.status, parsed(reply)]).toEqual([415, { message }])
  })

  test.each<[string, Record<string, string>, string | null, number]>([
    ['no file', {}, null, 400],
    ['a kind of record that is none', { recordType: 'Printer' }, 'log.txt', 400],
    ['no record', { recordId: '' }, 'log.txt', 400],
    ['a ticket that is not there', { recordId: '99' }, 'log.txt', 404],
    ['a record that this tenant has none of', { recordType: 'Project' }, 'log.txt', 404],
  ])('%s', async (_, fields, fileName, status) => {
    expect((await upload(fields, fileName)).status).toBe(status)
    expect(await client.get('/system/documents/count')).toEqual({ count: 0 })
  })

  test('a form that breaks off', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await client.send('POST', '/system/documents', '--x\r\nContent-Disp', headers)).status).toBe(400)
  })

  test('documents of a ticket that is not there', async () => {
    expect((await client.send('GET', '/service/tickets/99/documents')).status).toBe(404)
  })
})

test('to list needs Inquire, to upload Add, to delete Delete', async () => {
  const { id } = parsed(await upload({}))
  const rights = (levels: Readonly<Record<string, string>>): void =>
    client.running.setRights([{ path: ['Companies', 'Manage Attachments'], levels }])
  const statuses = async (): Promise<number[]> => [
    (await client.send('GET', `/system/documents/${id}/download`)).status,
    (await upload({})).status,
    (await client.send('DELETE', `/system/documents/${id}`)).status,
  ]
  rights({})
  expect(await statuses()).toEqual([403, 403, 403])
  rights({ inquire: 'All' })
  expect(await statuses()).toEqual([200, 403, 403])
  rights({ add: 'All' })
  expect(await statuses()).toEqual([403, 201, 403])
  rights({ delete: 'All' })
  expect(await statuses()).toEqual([403, 403, 204])
})

test('an upload that commits late is there later, and a torn reply is torn', async () => {
  client.running.setFaults({ seed: 1, script: [{ kind: 'late-commit', method: 'POST' }, { kind: 'torn' }] })
  const waiting = upload({})
  await expect.poll(() => client.running.stats().pendingCommits).toBe(1)
  await client.running.settled()
  expect((await waiting).status).toBe(0)
  expect(await client.get('/service/tickets/1/documents/count')).toEqual({ count: 1 })
  const torn = await upload({})
  expect(torn.status).toBe(201)
  expect(() => parsed(torn)).toThrow()
})

test('the vendor’s form to try an upload', async () => {
  const reply = await client.send('GET', '/system/documents/uploadsample')
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(reply.text).toContain('multipart/form-data')
})
