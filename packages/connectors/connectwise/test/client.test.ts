import { JackfieldError } from '@jackfield/core'
import { expect, test } from 'vitest'
import { companyInfo, connectTo, keepingLogger, scriptedServer, secrets, settingsFor } from './scripted-server.ts'
import type { Script } from './scripted-server.ts'

const html = '<!DOCTYPE html><html><body>Sign in</body></html>'
const info = { version: 'v2025.1.10333', cloudRegion: 'EU', serverTimeZone: 'GMT Standard Time' }
const member = { id: 7, identifier: 'jackfield', securityRole: { id: 3, name: 'Jackfield' } }

/** The look-up, and below the codebase what `api` answers by its path. */
const tenant =
  (api: Readonly<Record<string, unknown>>, codebase = 'v2025_1'): Script =>
  ({ method, path }) => {
    if (path === '/login/companyinfo/acme') return { body: { ...companyInfo, Codebase: `${codebase}/` } }
    const name = `${method} ${path.replace(`/${codebase}/apis/3.0`, '')}`
    return name in api ? { status: method === 'POST' ? 201 : 200, body: api[name] } : undefined
  }

const errorFrom = (call: Promise<unknown>): Promise<JackfieldError> =>
  call.then(
    (value) => Promise.reject(new Error(`Expected an error, got ${JSON.stringify(value)}`)),
    (error: unknown) => (JackfieldError.isInstance(error) ? error : Promise.reject(error)),
  )

test('the first call looks up the codebase without a log-in, later ones go straight there with it', async () => {
  const server = await scriptedServer(tenant({ 'GET /system/info': info, 'GET /system/myMembers': member }))
  const connection = await connectTo(settingsFor(server.url))
  expect(server.seen).toHaveLength(0)
  expect(await connection.check()).toEqual({
    user: { id: '7', name: 'jackfield' },
    tenant: 'Acme MSP',
    version: 'v2025.1.10333',
    generation: null,
    zone: 'EU',
    timeZone: 'GMT Standard Time',
  })
  const [lookUp, ...calls] = server.seen
  expect(lookUp?.path).toBe('/login/companyinfo/acme')
  expect(lookUp?.headers['authorization']).toBeUndefined()
  expect(lookUp?.headers['clientid']).toBeUndefined()
  expect(calls.map(({ path }) => path)).toEqual(['/v2025_1/apis/3.0/system/info', '/v2025_1/apis/3.0/system/myMembers'])
  for (const { headers } of calls) {
    expect(headers).toMatchObject({
      authorization: `Basic ${btoa(`acme+pubkey0123456789:${secrets.privateKey}`)}`,
      clientid: secrets.clientId,
      accept: 'application/vnd.connectwise.com+json; version=2025.1',
    })
  }
})

test('a codebase that moved with a release is looked up again, once, and the call is sent there', async () => {
  let codebase = 'v2025_1'
  const server = await scriptedServer((request) => tenant({ 'GET /system/info': info, 'GET /system/myMembers': member }, codebase)(request))
  const connection = await connectTo(settingsFor(server.url))
  await connection.check()
  codebase = 'v2025_2'
  expect((await connection.check()).version).toBe('v2025.1.10333')
  expect(server.seen.filter(({ path }) => path.startsWith('/login/'))).toHaveLength(2)
})

test('a missing record is no reason to look the codebase up again', async () => {
  const server = await scriptedServer(({ path }) =>
    path.startsWith('/login/') ? { body: companyInfo } : { status: 404, body: { code: 'NotFound', message: 'Ticket 5 not found' } },
  )
  const connection = await connectTo(settingsFor(server.url))
  const error = await errorFrom(connection.capabilities.ticketDesk!.get('5'))
  expect(error).toMatchObject({ code: 'NOT_FOUND', operation: 'ticketDesk.get', connector: 'connectwise' })
  expect(server.seen).toHaveLength(2)
})

test('an address that the server never had ends as such, after one more look-up', async () => {
  const server = await scriptedServer(tenant({}))
  const connection = await connectTo(settingsFor(server.url))
  expect((await errorFrom(connection.check())).code).toBe('REJECTED')
  expect(server.seen.map(({ path }) => path.startsWith('/login/'))).toEqual([true, false, true])
})

test('a company that the server does not know is a log-in error, and is asked for anew next time', async () => {
  let known = false
  const server = await scriptedServer((request) =>
    known
      ? tenant({ 'GET /system/info': info, 'GET /system/myMembers': member })(request)
      : request.path.startsWith('/login/')
        ? { body: null }
        : undefined,
  )
  const connection = await connectTo(settingsFor(server.url))
  const error = await errorFrom(connection.check())
  expect(error).toMatchObject({ code: 'AUTHENTICATION', outcome: 'not-sent', operation: 'connection.check' })
  expect(error.nextStep).toContain('companyId')
  known = true
  expect((await connection.check()).tenant).toBe('Acme MSP')
})

test('a web page in place of the look-up points at the host', async () => {
  const server = await scriptedServer(() => ({ body: html }))
  const connection = await connectTo(settingsFor(server.url))
  const error = await errorFrom(connection.check())
  expect(error.code).toBe('UNREADABLE_REPLY')
  expect(error.nextStep).toContain('api-na.myconnectwise.net')
})

test.each([
  [{ ...companyInfo, Codebase: 'v4_6_release/' }, '/v4_6_release/'],
  [{ ...companyInfo, Codebase: '/v2026_1' }, '/v2026_1/'],
  [{ CompanyName: 'Acme', IsCloud: false, SomethingNew: 1 }, '/v4_6_release/'],
])('look-up %j leads to %s', async (body, prefix) => {
  const server = await scriptedServer(({ path }) => ({ body: path.startsWith('/login/') ? body : path.endsWith('info') ? info : member }))
  await (await connectTo(settingsFor(server.url))).check()
  expect(server.seen[1]?.path).toBe(`${prefix}apis/3.0/system/info`)
})

test.each(['../../evil', 'a/b', '..', 'v1?x=', '@evil.example'])('a codebase %j that is no path is not followed', async (codebase) => {
  const server = await scriptedServer(({ path }) =>
    path.startsWith('/login/') ? { body: { ...companyInfo, Codebase: codebase } } : { body: info },
  )
  const error = await errorFrom((await connectTo(settingsFor(server.url))).check())
  expect(error.code).toBe('UNREADABLE_REPLY')
  expect(server.seen.every(({ path }) => path.startsWith('/login/'))).toBe(true)
})

test('neither key nor client ID stands in an error or a log line, though the server sends them back', async () => {
  const server = await scriptedServer(({ path, headers }) =>
    path.startsWith('/login/')
      ? { body: companyInfo }
      : {
          status: 400,
          body: {
            code: 'Odd',
            message: `cannot read ${String(headers['authorization'])} ${String(headers['clientid'])} ${secrets.privateKey}`,
          },
        },
  )
  const logger = keepingLogger()
  const connection = await connectTo(settingsFor(server.url), {}, logger)
  const error = await errorFrom(connection.capabilities.companyDirectory!.get('1'))
  const text = `${JSON.stringify(error)} ${error.stack} ${logger.lines.join('\n')}`
  for (const value of [secrets.privateKey, secrets.clientId, btoa(`acme+pubkey0123456789:${secrets.privateKey}`)]) {
    expect(text).not.toContain(value)
  }
  expect(logger.lines.length).toBeGreaterThan(0)
})

test('a member that may not be asked for leaves the check without a user', async () => {
  const refused = { code: 'Security', message: 'You do not have security permission to perform this action.' }
  const server = await scriptedServer((request) =>
    request.path.endsWith('/myMembers') ? { status: 403, body: refused } : tenant({ 'GET /system/info': info })(request),
  )
  expect(await (await connectTo(settingsFor(server.url))).check()).toMatchObject({ user: null, version: 'v2025.1.10333' })
})

const ticket = { id: 5, summary: 'Disk full', status: { id: 10, name: 'New' }, closedFlag: false }

test('a note that the vendor stored for the customer though it was meant for technicians is told at once', async () => {
  const stored = { id: 9, text: 'x', internalAnalysisFlag: true, detailDescriptionFlag: true, resolutionFlag: false }
  const server = await scriptedServer(tenant({ 'POST /service/tickets/5/notes': stored }))
  const notes = (await connectTo(settingsFor(server.url))).capabilities.ticketNotes!
  const error = await errorFrom(notes.addInternal('5', 'x'))
  expect(error).toMatchObject({ code: 'NOT_TAKEN', outcome: 'unknown', operation: 'ticketNotes.addInternal' })
  expect(error.message).toContain('note 9')
})

test('a note without flags in the reply counts as public', async () => {
  const server = await scriptedServer(tenant({ 'POST /service/tickets/5/notes': { id: 9, text: 'x' } }))
  const notes = (await connectTo(settingsFor(server.url))).capabilities.ticketNotes!
  expect((await errorFrom(notes.addInternal('5', 'x'))).code).toBe('NOT_TAKEN')
})

test('a created ticket whose reply holds little more than the id is a created ticket', async () => {
  const server = await scriptedServer(tenant({ 'POST /service/tickets': { id: 5 } }))
  const desk = (await connectTo(settingsFor(server.url))).capabilities.ticketDesk!
  expect(await desk.create({ title: 'x', description: '', companyId: '1' })).toEqual({ id: '5', ticket: null, warnings: [] })
})

test('a create whose reply has no id may have happened', async () => {
  const server = await scriptedServer(tenant({ 'POST /service/tickets': { summary: 'x' } }))
  const desk = (await connectTo(settingsFor(server.url))).capabilities.ticketDesk!
  const error = await errorFrom(desk.create({ title: 'x', description: '', companyId: '1' }))
  expect(error).toMatchObject({ code: 'UNREADABLE_REPLY', outcome: 'unknown' })
  expect(server.seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('devices are attached one by one, and each that fails is a warning', async () => {
  const server = await scriptedServer((request) =>
    (request.body as { id?: number } | undefined)?.id === 32 && request.path.endsWith('/configurations')
      ? { status: 400, body: { code: 'InvalidObject', message: 'configuration object is invalid', errors: [] } }
      : tenant({ 'POST /service/tickets': ticket, 'POST /service/tickets/5/configurations': { id: 31 } })(request),
  )
  const desk = (await connectTo(settingsFor(server.url))).capabilities.ticketDesk!
  const created = await desk.create({ title: 'x', description: '', companyId: '1', deviceIds: ['31', '32', 'srv-1'] })
  expect(created.id).toBe('5')
  expect(created.warnings.map(({ code, field }) => [code, field])).toEqual([
    ['device-not-attached', 'deviceIds'],
    ['device-not-attached', 'deviceIds'],
  ])
  expect(created.warnings[0]?.message).toContain('configuration object is invalid')
  expect(server.seen.filter(({ path }) => path.endsWith('/configurations')).map(({ body }) => body)).toEqual([{ id: 31 }, { id: 32 }])
})

test('a change that was answered and can not be read back is said to be open, not refused', async () => {
  let reads = 0
  const server = await scriptedServer((request) => {
    if (request.method === 'GET' && request.path.endsWith('/tickets/5') && ++reads > 1) {
      return { status: 404, body: { code: 'NotFound', message: 'Ticket 5 not found' } }
    }
    if (request.method === 'PATCH') return { body: ticket }
    return tenant({ 'GET /service/tickets/5': ticket })(request)
  })
  const desk = (await connectTo(settingsFor(server.url))).capabilities.ticketDesk!
  const error = await errorFrom(desk.update('5', { title: 'y' }))
  expect(error).toMatchObject({ outcome: 'unknown', operation: 'ticketDesk.update' })
  expect(server.seen.find(({ method }) => method === 'PATCH')?.body).toEqual([{ op: 'replace', path: 'summary', value: 'y' }])
})

test('a change that the vendor answers and ignores gives a warning', async () => {
  const server = await scriptedServer((request) =>
    request.method === 'PATCH' ? { body: ticket } : tenant({ 'GET /service/tickets/5': ticket })(request),
  )
  const desk = (await connectTo(settingsFor(server.url))).capabilities.ticketDesk!
  const { warnings } = await desk.update('5', { title: 'y' })
  expect(warnings.map(({ code, field }) => [code, field])).toEqual([['field-not-taken', 'title']])
})

test('entries are read to the end: a page that is empty once in the middle is asked for again', async () => {
  const pages: Record<string, object[][]> = {
    1: [[{ id: 1, noteType: 'TicketNote' }]],
    2: [[], [{ id: 1, noteType: 'TimeEntryNote' }]],
    3: [[], []],
  }
  const server = await scriptedServer((request) =>
    request.path.endsWith('/allNotes')
      ? { body: pages[request.query.get('page') ?? '']?.shift() ?? [] }
      : tenant({ 'GET /service/tickets/5': ticket })(request),
  )
  const desk = (await connectTo(settingsFor(server.url))).capabilities.ticketDesk!
  expect((await desk.workState('5', null)).mark.entryIds).toEqual(['1', 'time:1'])
})
