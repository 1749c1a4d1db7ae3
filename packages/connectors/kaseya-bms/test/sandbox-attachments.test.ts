import { afterEach, beforeEach, expect, test } from 'vitest'
import { member, newTicket, startClient } from './sandbox-client.ts'
import type { Client, Json, Reply } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const files = '/system/attachments/22/100001'

function formOf(content: string | Uint8Array<ArrayBuffer>, name: string, field = 'formFile', type = 'text/plain'): FormData {
  const form = new FormData()
  form.set(field, new File([content], name, { type }))
  return form
}

const upload = (form: FormData, path = files): Promise<Reply> => client.send('POST', path, form)

test('a file is listed, read, downloaded, renamed and deleted', async () => {
  const reply = await upload(formOf('plain words', 'Prüf "1".txt'))
  expect(reply.json.result).toMatchObject([
    { originalFileName: 'Prüf "1".txt', fileType: 'text/plain', objectId: 100_001, moduleId: 22, createdByName: 'Jackfield API' },
  ])
  const [{ id, url }] = reply.json.result
  expect(url).toBe(`system/attachments/22/100001/${id}/download`)
  const list = await client.send('GET', files)
  expect(list.json.result.map(({ originalFileName }: Json) => originalFileName)).toEqual(['Prüf "1".txt'])
  expect(member(list.json, 'totalRecords')).toBe(1)
  const download = await client.send('GET', `/${url}`)
  expect([download.text, download.headers.get('content-type')]).toEqual(['plain words', 'text/plain'])
  expect(download.headers.get('content-disposition')).toContain("filename*=UTF-8''Pr%C3%BCf%20%221%22.txt")
  expect((await client.send('PUT', `${files}/${id}`, { name: 'other.txt' })).status).toBe(200)
  expect(await client.get(`${files}/${id}`)).toMatchObject({ originalFileName: 'other.txt' })
  expect((await client.send('DELETE', `${files}/${id}`)).text).toBe('')
  expect((await client.send('GET', `${files}/${id}`)).json.error.message).toBe(`Attachment ${id} does not exist.`)
})

test('bytes come back as they were sent, and the ticket shows its new activity', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  const reply = await upload(formOf(bytes, 'bytes.bin', 'FORMFILE', ''))
  const download = await client.send('GET', `/${reply.json.result[0].url}`)
  expect([download.bytes, download.headers.get('content-type')]).toEqual([bytes, 'application/octet-stream'])
  expect(await client.get('/servicedesk/tickets/100001')).toMatchObject({ lastActivityUpdate: '2026-03-02T09:00:00' })
  expect(client.running.tickets()[0]?.attachments.at(-1)).toEqual({ fileName: 'bytes.bin', size: 256, visibility: 'public' })
})

test('the greatest size is that of the settings', async () => {
  const { maximumAttachmentFileSizeinMb } = await client.get('/system/settings')
  const size = maximumAttachmentFileSizeinMb * 1024 * 1024
  expect((await upload(formOf(new Uint8Array(size), 'just.bin'))).json.success).toBe(true)
  const over = await upload(formOf(new Uint8Array(size + 1), 'over.bin'))
  expect([over.json.success, over.json.error.message]).toEqual([false, 'The file over.bin is larger than 10 MB.'])
  expect(client.running.tickets()[0]?.attachments).toHaveLength(1)
})

test('a form without the file, JSON, another module or another ticket are refused', async () => {
  for (const [form, path, message] of [
    [formOf('x', 'x.txt', 'upload'), files, 'No file was sent.'],
    [formOf('x', 'x.txt'), '/system/attachments/21/100001', 'Module 21 does not exist.'],
    [formOf('x', 'x.txt'), '/system/attachments/22/5', 'Ticket 5 does not exist.'],
  ] as const) {
    const reply = await upload(form, path)
    expect([reply.json.success, reply.json.error.message]).toEqual([false, message])
  }
  expect((await client.send('POST', files, { formFile: 'x' })).json.success).toBe(false)
  expect(client.running.tickets()[0]?.attachments).toEqual([])
})

test('a file that was uploaded before goes with a new ticket, or a note, by its alias, and once', async () => {
  const temporary = (await upload(formOf('first', 'first.txt', 'File'), '/system/attachments/22')).json.result
  expect(temporary).toMatchObject({ name: 'first.txt', fileType: 'text/plain', isUploadedToBlob: true })
  const tempAttachments = [{ name: 'first.txt', alias: temporary.alias }]
  const { id } = await client.post('/servicedesk/tickets', { ...newTicket, tempAttachments })
  expect(await client.get(`/system/attachments/22/${id}`)).toMatchObject([{ originalFileName: 'first.txt' }])
  const note = { details: 'x', isInternal: true, typeId: 0, noteDate: '2026-03-02', tempAttachments }
  expect((await client.post(`/servicedesk/tickets/${id}/notes`, note)).attachments).toEqual([])
  const second = (await upload(formOf('second', 'second.txt', 'File'), '/system/attachments/22')).json.result
  const withFile = await client.post(`/servicedesk/tickets/${id}/notes`, { ...note, tempAttachments: [{ alias: second.alias }] })
  expect(withFile.attachments).toMatchObject([{ originalFileName: 'second.txt' }])
  // A file of a note is listed with its note.
  expect(await client.get(`/system/attachments/22/${id}`)).toHaveLength(1)
  expect(
    client.running
      .tickets()
      .at(-1)
      ?.attachments.map(({ visibility }) => visibility),
  ).toEqual(['public', 'internal'])
})

test('the demo tenant has a file already', async () => {
  const [file] = await client.get('/system/attachments/22/100007')
  expect(file).toMatchObject({ originalFileName: 'certificate.txt', createdByName: 'Jackfield API' })
  expect((await client.send('GET', `/${file.url}`)).text).toBe('CN=sandboxmsp.example\n')
})
