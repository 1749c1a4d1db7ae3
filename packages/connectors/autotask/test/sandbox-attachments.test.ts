import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const place = 'Tickets/7841/Attachments'
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64')
const file = (fullPath: string, content: Uint8Array | string, fields: object = {}): object => ({
  id: 0,
  attachmentType: 'FILE_ATTACHMENT',
  fullPath,
  publish: 1,
  title: fullPath,
  data: base64(content),
  ...fields,
})
const add = async (name: string, content: Uint8Array | string): Promise<number> =>
  Number((await client.post(place, file(name, content))).itemId)
const onRecord = (text: string): string[] => [`${text}. ; on record number [1].`]

describe('adding', () => {
  test('the vendor’s own sample', async () => {
    const sample = {
      id: 0,
      attachDate: '2020-10-05T10:59:57.537',
      attachedByContactID: null,
      attachedByResourceID: null,
      attachmentType: 'FILE_ATTACHMENT',
      fullPath: 'TestText.txt',
      publish: 1,
      title: 'Test text to a ticket',
      data: base64('Test text file to attach.\r\nLine 2\r\n'),
    }
    const { itemId } = await client.post(place, sample)
    const { items, pageDetails } = await client.get(`TicketAttachments/${itemId}`)
    expect(pageDetails).toMatchObject({ count: 1 })
    expect(items).toEqual([
      {
        id: itemId,
        attachDate: '2026-03-02T09:00:00.000Z',
        attachedByContactID: null,
        attachedByResourceID: 29_682_900,
        attachmentType: 'FILE_ATTACHMENT',
        contentType: 'text/plain',
        creatorType: 1,
        data: sample.data,
        fileSize: 35,
        fullPath: 'TestText.txt',
        impersonatorCreatorResourceID: null,
        isTaskAttachment: false,
        opportunityID: null,
        parentAttachmentID: null,
        parentID: 7841,
        parentType: 4,
        publish: 1,
        ticketID: 7841,
        ticketNoteID: null,
        timeEntryID: null,
        title: 'Test text to a ticket',
      },
    ])
  })

  test.each(['attachmentType', 'fullPath', 'publish', 'title'])('without %s', async (name) => {
    expect(await client.refused('POST', place, file('x.txt', 'x', { [name]: undefined }))).toEqual(
      onRecord(`Missing Required Field: ${name}`),
    )
  })

  test('without content, or with what is no base64', async () => {
    expect(await client.refused('POST', place, file('x.txt', 'x', { data: undefined }))).toEqual(onRecord('Missing Required Field: data'))
    expect(await client.refused('POST', place, file('x.txt', 'x', { data: 'no base64!' }))).toHaveLength(1)
  })

  test('to a ticket that is not there, or for readers that there are not', async () => {
    expect(await client.refused('POST', 'Tickets/999999/Attachments', file('x.txt', 'x'))).toEqual(
      onRecord('Reference value on field: ticketID of type: Ticket does not exist or is invalid'),
    )
    expect(await client.refused('POST', place, file('x.txt', 'x', { publish: 3 }))).toEqual(
      onRecord('Picklist value [3] does not exist for publish'),
    )
  })

  test('is activity of the ticket, and shows who reads it', async () => {
    await client.running.clock.advance(60_000)
    await add('seen.png', 'x')
    await client.post(place, file('hidden.pdf', 'yy', { publish: 2 }))
    expect((await client.get('Tickets/7841')).item.lastActivityDate).toBe('2026-03-02T09:01:00.000Z')
    expect(client.running.tickets()[0]?.attachments).toEqual([
      { fileName: 'seen.png', size: 1, visibility: 'public' },
      { fileName: 'hidden.pdf', size: 2, visibility: 'internal' },
    ])
  })

  test('a link has no content', async () => {
    const { itemId } = await client.post(place, file('https://wiki.example/', '', { attachmentType: 'URL', data: undefined }))
    expect((await client.get(`TicketAttachments/${itemId}`)).items[0]).toMatchObject({ attachmentType: 'URL', data: null, fileSize: 0 })
  })
})

describe('reading', () => {
  test('content comes back byte for byte by a single get, at the top and below the ticket', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256)
    const id = await add('all.bin', bytes)
    const empty = await add('empty.txt', '')
    for (const path of [`TicketAttachments/${id}`, `${place}/${id}`]) {
      const [item] = (await client.get(path)).items as Json[]
      expect(Buffer.from(String(item.data), 'base64').equals(Buffer.from(bytes))).toBe(true)
      expect(item).toMatchObject({ fileSize: 70_000, contentType: 'application/octet-stream' })
    }
    expect((await client.get(`TicketAttachments/${empty}`)).items[0]).toMatchObject({ data: '', fileSize: 0 })
  })

  test('lists hold no content', async () => {
    await add('one.txt', 'x')
    await add('two.txt', 'y')
    for (const items of [
      (await client.get(place)).items as Json[],
      await client.query('TicketAttachments', { op: 'eq', field: 'parentID', value: 7841 }),
    ]) {
      expect(items.map(({ fullPath, data }) => [fullPath as unknown, data as unknown])).toEqual([
        ['one.txt', null],
        ['two.txt', null],
      ])
    }
    expect((await client.get('Tickets/7842/Attachments')).items).toEqual([])
  })

  test('the list over all parents has no content at all', async () => {
    const id = await add('one.txt', 'x')
    const [item] = await client.query('AttachmentInfo', { op: 'eq', field: 'ParentID', value: 7841 })
    expect(item).toMatchObject({ id, parentType: 4, ticketID: 7841 })
    expect(item).not.toHaveProperty('data')
    expect(await client.refused('POST', 'AttachmentInfo/query', { filter: [{ op: 'exist', field: 'data' }] })).toEqual([
      'Unable to find data in the AttachmentInfo Entity',
    ])
  })

  test('a file that is not there', async () => {
    const id = await add('one.txt', 'x')
    const text = ['Attachment could not be found.']
    expect(await client.refused('GET', 'TicketAttachments/999')).toEqual(text)
    expect(await client.refused('GET', `Tickets/7842/Attachments/${id}`)).toEqual(text)
    expect(await client.refused('DELETE', 'Tickets/7841/Attachments/999')).toEqual(text)
    expect(await client.refused('DELETE', `Tickets/7842/Attachments/${id}`)).toEqual(text)
  })
})

test('deleting goes below the ticket only', async () => {
  const id = await add('one.txt', 'x')
  expect((await client.send('DELETE', `TicketAttachments/${id}`)).status).toBe(405)
  expect(await client.remove(`${place}/${id}`)).toEqual({ itemId: id })
  expect((await client.get(place)).items).toEqual([])
  expect(await client.refused('GET', `TicketAttachments/${id}`)).toHaveLength(1)
})

describe('limits of size', () => {
  const megabytes = (count: number): Uint8Array => new Uint8Array(count * 1_000_000)

  test('six megabytes a file', async () => {
    expect(await client.refused('POST', place, file('large.bin', new Uint8Array(6_000_001)))).toEqual([
      expect.stringContaining('maximum size'),
    ])
    await add('just.bin', megabytes(6))
  })

  test('ten million bytes in five minutes, and then none for so long', async () => {
    await add('one.bin', megabytes(6))
    await client.running.clock.advance(60_000)
    await add('two.bin', megabytes(4))
    expect(await client.refused('POST', place, file('three.txt', 'x'))).toEqual([expect.stringContaining('10000000 bytes')])
    await client.post('Tickets/7841/Notes', { description: 'Notes go on', noteType: 1, publish: 2 })
    await client.running.clock.advance(239_000)
    expect(await client.refused('POST', place, file('three.txt', 'x'))).toHaveLength(1)
    await client.running.clock.advance(1_000)
    await add('three.txt', 'x')
    expect(client.running.tickets()[0]?.attachments).toHaveLength(3)
  })
})
