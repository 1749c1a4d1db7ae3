import type { AttachmentDraft, ConnectionV1 } from '@jackfield/core'
import { leastRole } from '@jackfield/core'
import { sandbox } from '@jackfield/connectwise/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { role } from '../src/role.ts'
import { companyInfo, connectTo, scriptedServer, settingsFor } from './scripted-server.ts'
import type { Script } from './scripted-server.ts'

const files = (connection: ConnectionV1) => connection.capabilities.ticketAttachments!
const file = (more: Partial<AttachmentDraft> = {}): AttachmentDraft => ({
  fileName: 'report.pdf',
  content: Uint8Array.of(0, 255, 13, 10, 128),
  visibility: 'internal',
  ...more,
})

/** A tenant with one document, as it answers to a look at it, and what an upload is answered. */
async function tenant(upload: { readonly status?: number; readonly body: unknown }, document?: object) {
  const script: Script = ({ method, path }) => {
    if (path.startsWith('/login/')) return { body: companyInfo }
    if (method === 'POST') return { status: 201, ...upload }
    if (path.endsWith('/documents/count')) return { body: { count: document ? 1 : 0 } }
    return path.endsWith('/documents') ? { body: document ? [document] : [] } : undefined
  }
  const server = await scriptedServer(script)
  return { server, connection: await connectTo(settingsFor(server.url)) }
}

const stored = { id: 31, title: 'report.pdf', fileName: 'report.pdf', size: 5, owner: 'jackfield', createdOnDate: '2026-11-22T05:15:13Z' }

test.each([
  ['internal', 'true', false],
  ['public', 'false', true],
] as const)('a file that is %s goes out as one form, privateFlag %s', async (visibility, privateFlag, publicFlag) => {
  const { server, connection } = await tenant({ body: { ...stored, publicFlag } })
  expect(await files(connection).add('4711', file({ visibility }))).toEqual({ id: '31', warnings: [] })
  const sent = server.seen.at(-1)!
  expect(sent.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  const form = String(sent.body).replaceAll('\r\n', '\n')
  for (const [name, value] of [
    ['recordType', 'Ticket'],
    ['recordId', '4711'],
    ['title', 'report.pdf'],
    ['privateFlag', privateFlag],
  ]) {
    expect(form).toContain(`name="${name}"\n\n${value}\n`)
  }
  expect(form).toContain('name="file"; filename="report.pdf"')
})

test('a file that is stored for other eyes than asked is an error that says where to look', async () => {
  const { connection } = await tenant({ body: { ...stored, publicFlag: true } })
  await expect(files(connection).add('4711', file())).rejects.toMatchObject({
    code: 'NOT_TAKEN',
    outcome: 'unknown',
    operation: 'ticketAttachments.add',
    message: expect.stringContaining('file 31 of ticket 4711 as public, not as internal') as string,
  })
})

test('where the reply does not tell who can see a file, it is read back', async () => {
  const told = await tenant({ body: stored }, { ...stored, publicFlag: false })
  expect((await files(told.connection).add('4711', file())).warnings).toEqual([])
  expect(told.server.seen.at(-1)?.query.get('conditions')).toBe('id=31')
  const other = await tenant({ body: stored }, { ...stored, publicFlag: true })
  await expect(files(other.connection).add('4711', file())).rejects.toMatchObject({ code: 'NOT_TAKEN' })
})

test.each([
  ['told nowhere', stored],
  ['not to be read', undefined],
])('where it is %s, that is a warning: the file is there', async (_, document) => {
  const { connection } = await tenant({ body: stored }, document)
  const { id, warnings } = await files(connection).add('4711', file())
  expect(id).toBe('31')
  expect(warnings.map(({ code, field }) => [code, field])).toEqual([['field-not-taken', 'visibility']])
})

test('another name than was given is warned about', async () => {
  const { connection } = await tenant({ body: { ...stored, publicFlag: false, fileName: 'report%22.pdf' } })
  const { warnings } = await files(connection).add('4711', file({ fileName: 'report".pdf' }))
  expect(warnings.map(({ code, field }) => [code, field])).toEqual([['field-not-taken', 'fileName']])
})

test('what the server does not take is rejected, with what to do', async () => {
  const unsupported = { message: "The request entity's media type 'application/json' is not supported for this resource." }
  const { connection } = await tenant({ status: 415, body: unsupported })
  await expect(files(connection).add('4711', file())).rejects.toMatchObject({
    code: 'REJECTED',
    outcome: 'rejected',
    vendor: { status: 415 },
  })
  const { connection: full } = await tenant({ status: 413, body: '<html><body>Too large</body></html>' })
  await expect(files(full).add('4711', file())).rejects.toMatchObject({ vendor: { status: 413 } })
  const { connection: limited } = await tenant({ status: 413, body: { message: 'Too large' } })
  await expect(files(limited).add('4711', file())).rejects.toMatchObject({ nextStep: expect.stringContaining('larger') as string })
})

test('a refusal names the permission and its place', async () => {
  const refusal = { code: 'Security', message: 'You do not have security permission to perform this action.' }
  const { connection } = await tenant({ status: 403, body: refusal })
  await expect(files(connection).add('4711', file())).rejects.toMatchObject({
    code: 'PERMISSION',
    nextStep: expect.stringContaining('Companies > Manage Attachments (Add Level: All)') as string,
  })
})

test.each(['', '  ', '../report.pdf', String.raw`C:\report.pdf`, 'a\nb.pdf'])(
  '%j is no file name, and nothing is sent',
  async (fileName) => {
    const { server, connection } = await tenant({ body: stored })
    await expect(files(connection).add('4711', file({ fileName }))).rejects.toMatchObject({ code: 'INVALID_INPUT', outcome: 'not-sent' })
    expect(server.seen).toHaveLength(0)
  },
)

test('a file without a visibility is not sent: there is no default', async () => {
  const { server, connection } = await tenant({ body: stored })
  const draft = file({ visibility: undefined as never })
  await expect(files(connection).add('4711', draft)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(server.seen).toHaveLength(0)
})

test('ids that ConnectWise can not have are refused without a call', async () => {
  const { server, connection } = await tenant({ body: stored })
  await expect(files(connection).list('x').all()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(files(connection).add('x', file())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(files(connection).read('x', '31')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(files(connection).read('4711', '31/../1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(server.seen).toHaveLength(0)
})

test('a list shows what is told of each file; a link has its title', async () => {
  const link = { id: 32, title: 'Wiki page', urlFlag: true }
  const rows = [{ ...stored, publicFlag: false }, link]
  const server = await scriptedServer(({ path, query }) => {
    if (path.startsWith('/login/')) return { body: companyInfo }
    if (path.endsWith('/count')) return { body: { count: 2 } }
    return { body: query.get('conditions') === null ? rows : [] }
  })
  const connection = await connectTo(settingsFor(server.url))
  expect(await files(connection).list('4711').all()).toEqual([
    {
      id: '31',
      ticketId: '4711',
      fileName: 'report.pdf',
      size: 5,
      contentType: null,
      visibility: 'internal',
      author: null,
      createdAt: '2026-11-22T05:15:13Z',
      raw: rows[0],
    },
    expect.objectContaining({ id: '32', fileName: 'Wiki page', size: null, visibility: 'unknown', createdAt: null, raw: link }),
  ])
  for (const { query } of server.seen.slice(1)) {
    expect([query.get('recordType'), query.get('recordId')]).toEqual(['Ticket', '4711'])
  }
})

test('a file of another ticket is not read under this one', async () => {
  const { server, connection } = await tenant({ body: stored })
  await expect(files(connection).read('4711', '31')).rejects.toMatchObject({ code: 'NOT_FOUND', operation: 'ticketAttachments.read' })
  expect(server.seen.some(({ path }) => path.endsWith('/download'))).toBe(false)
})

test('files live on the sandbox: added, listed, read byte for byte, with the least role', async () => {
  const vendor = await sandbox.start({ seed: 'demo' })
  onTestFinished(() => vendor.stop())
  vendor.setRights(
    leastRole(role, ['ticketAttachments.list', 'ticketAttachments.add', 'ticketAttachments.read']).map(({ permission, atLeast }) => ({
      path: role.permissions.find(({ id }) => id === permission)!.path,
      levels: atLeast,
    })),
  )
  const connection = await connectTo(vendor.settings)
  const ticketId = vendor.tickets()[0]?.id ?? ''
  const content = Uint8Array.from({ length: 1000 }, (_, index) => index % 256)
  const { id, warnings } = await files(connection).add(ticketId, file({ content, fileName: 'Größe & "Maß".bin' }))
  expect(warnings).toEqual([])
  expect(vendor.tickets()[0]?.attachments).toEqual([{ fileName: 'Größe & "Maß".bin', size: 1000, visibility: 'internal' }])
  expect(await files(connection).read(ticketId, id)).toMatchObject({ fileName: 'Größe & "Maß".bin', content })
})
