import { memoryQuota } from '@jackfield/connector-kit'
import type { Clock, Quota } from '@jackfield/core'
import { virtualClock } from '@jackfield/sandbox'
import type { SandboxOptions } from '@jackfield/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { sandbox } from '../sandbox/index.ts'
import { createClient } from '../src/client.ts'
import { kaseyaBms } from '../src/index.ts'
import { connectTo, errorFrom, scriptedServer, settingsFor, success, tokens } from './scripted-server.ts'
import type { Script, World } from './scripted-server.ts'

const reference = (letter: string): string => `JF-${letter.repeat(26)}`

async function start(options: SandboxOptions = {}, world: World = {}) {
  const clock = virtualClock('2026-03-02T14:00:00Z')
  const running = await sandbox.start({ seed: 'demo', clock, ...options })
  onTestFinished(() => running.stop())
  return { running, clock, connection: await connectTo(running.settings, { clock, ...world }) }
}

async function draftIn({ connection }: Awaited<ReturnType<typeof start>>) {
  const [company] = await connection.capabilities.companyDirectory!.list({}).all()
  return { title: 'Disk full', description: 'C: is full.', companyId: company!.id }
}

/** The bare client of a connection. */
function clientTo(settings: Readonly<Record<string, unknown>>, clock: Clock, quota: Quota = memoryQuota(clock)) {
  return createClient(kaseyaBms.settings.parse(settings), {
    fetch: async (url, init) => fetch(url, init as RequestInit),
    clock,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    signal: new AbortController().signal,
    choices: {},
    baseline: null,
    quota,
  })
}

test('where nobody chose type, source and queue the usual ones are taken, and each is told', async () => {
  const started = await start()
  const { warnings, ticket } = await started.connection.capabilities.ticketDesk!.create(await draftIn(started))
  expect(warnings.map(({ code, field }) => `${code} ${field}`)).toEqual([
    'default-used typeId',
    'default-used sourceId',
    'default-used boardId',
  ])
  expect(ticket).toMatchObject({ status: { phase: 'new' }, type: { id: expect.any(String) }, board: { id: expect.any(String) } })
})

test('what was chosen is taken without a word and without a look at other tickets', async () => {
  const first = await start()
  const catalog = first.connection.capabilities.catalog!
  const [type, source, board] = [(await catalog.types('')).at(-1)!, (await catalog.sources()).at(-1)!, (await catalog.boards()).at(-1)!]
  const { running, clock } = first
  const connection = await connectTo(running.settings, { clock, choices: { type, source, board } })
  const draft = await draftIn(first)
  const before = running.stats().requests
  const { warnings, ticket } = await connection.capabilities.ticketDesk!.create(draft)
  expect(warnings).toEqual([])
  expect([ticket?.type?.id, ticket?.source?.id, ticket?.board?.id]).toEqual([type.id, source.id, board.id])
  // The log-in, location, statuses, priorities, the user's clock, and the ticket itself.
  expect(running.stats().requests - before).toBe(6)
  await connection.capabilities.ticketDesk!.create(draft)
  expect(running.stats().requests - before).toBe(7)
})

test('a tenant without tickets has nothing to read a type from, and the error says what to do', async () => {
  const started = await start({ seed: 'empty' })
  const error = await errorFrom(started.connection.capabilities.ticketDesk!.create(await draftIn(started)))
  expect(error).toMatchObject({
    code: 'INVALID_INPUT',
    outcome: 'not-sent',
    message: expect.stringContaining('type'),
    nextStep: expect.stringContaining('connections defaults'),
  })
})

test('an account without a location, or that is not there, gets no ticket, and the error names the row that could hide it', async () => {
  const { connection, running } = await start()
  const error = await errorFrom(connection.capabilities.ticketDesk!.create({ title: 'x', description: 'y', companyId: '987654' }))
  expect(['REJECTED', 'NOT_FOUND']).toContain(error.code)
  expect(error.outcome).not.toBe('unknown')
  expect(running.tickets().some(({ companyId }) => companyId === '987654')).toBe(false)
})

test('one device is set after the ticket is there, and what has no room is told', async () => {
  const started = await start()
  const device = started.running.devices()[0]!
  const { warnings, id } = await started.connection.capabilities.ticketDesk!.create({
    ...(await draftIn(started)),
    companyId: device.companyId!,
    deviceIds: [device.id, '999'],
  })
  expect(warnings.filter(({ code }) => code === 'device-not-attached').map(({ message }) => message)).toEqual([
    expect.stringContaining('room for one'),
  ])
  expect((await started.connection.capabilities.ticketDesk!.get(id)).devices).toMatchObject([{ id: device.id }])
})

test.each([
  ['contains', 1],
  ['equals', 0],
  ['ignored', 0],
] as const)(
  'the filter by title (%s) is used only where the check proved it, and never believed when it finds nothing',
  async (textFilter, quicker) => {
    const started = await start({ variants: { textFilter } })
    const { connection, running, clock } = started
    const desk = connection.capabilities.ticketDesk!
    const draft = await draftIn(started)
    const ids: string[] = []
    for (const letter of ['A', 'B']) ids.push((await desk.create({ ...draft, reference: reference(letter) })).id)
    for (let number = 0; number < 110; number += 1) await desk.create({ ...draft, title: `Event ${number}` })
    const searches = async (find: () => Promise<unknown>): Promise<number> => {
      const before = running.stats().requests
      await find()
      return running.stats().requests - before
    }
    const fresh = await connectTo(running.settings, { clock })
    await fresh.capabilities.ticketDesk!.findByReference(reference('A'), {})
    const scan = await searches(() => fresh.capabilities.ticketDesk!.findByReference(reference('A'), {}))
    await fresh.check()
    const quick = await searches(async () => {
      expect((await fresh.capabilities.ticketDesk!.findByReference(reference('A'), {})).map(({ id }) => id)).toEqual([ids[0]])
    })
    expect(scan - quick).toBe(quicker)
    // Somebody took the reference out of the title.
    const body = [{ op: 'replace', path: '/Title', value: 'Disk full again' }]
    await clientTo(running.settings, clock).send('ticketDesk.update', { method: 'PATCH', path: `/v2/servicedesk/tickets/${ids[1]}`, body })
    expect((await fresh.capabilities.ticketDesk!.findByReference(reference('B'), {})).map(({ id }) => id)).toEqual([ids[1]])
    expect(await fresh.capabilities.ticketDesk!.findByReference(reference('C'), {})).toEqual([])
  },
)

test('a file that is JSON with success false in it is a file, and the visibility of files on notes is told', async () => {
  const { connection, running } = await start()
  const files = connection.capabilities.ticketAttachments!
  const ticketId = running.tickets()[0]!.id
  const content = new TextEncoder().encode('{"success":false,"error":{"code":978001,"message":"Security Error"}}')
  const { id } = await files.add(ticketId, { fileName: 'reply.json', content, visibility: 'internal' })
  expect(new Uint8Array((await files.read(ticketId, id)).content)).toEqual(new Uint8Array(content))
  expect(await files.list(ticketId).all()).toMatchObject([{ id, fileName: 'reply.json', visibility: 'internal' }])
})

test('calls count for each endpoint by itself, whatever the record', async () => {
  const taken: string[] = []
  const limits: unknown[] = []
  const server = await scriptedServer(({ path }) =>
    path.startsWith('/v2/security/') ? tokens(1, '2030-01-01T00:00:00Z') : success({ id: 1 }),
  )
  const { clock } = await start()
  const quota = memoryQuota(clock)
  const client = clientTo(settingsFor(server.url), clock, {
    ...quota,
    limit: (limit) => (limits.push(limit), quota.limit(limit)),
    take: (request) => (taken.push(request.bucket), quota.take(request)),
    observe: (observation) => quota.observe(observation),
  })
  for (const id of ['5', '6'])
    await client.for('ticketDesk.get').GET('/v2/servicedesk/tickets/{ticketId}', { params: { path: { ticketId: id } } })
  const tenant = `kaseya-bms:${new URL(server.url).host}/acme msp`
  expect(taken).toEqual([
    `${tenant}:POST /v2/security/authenticate`,
    `${tenant}:GET /v2/servicedesk/tickets/{id}`,
    `${tenant}:GET /v2/servicedesk/tickets/{id}`,
  ])
  expect(limits).toHaveLength(2)
  expect(limits[1]).toMatchObject({ bucket: `${tenant}:GET /v2/servicedesk/tickets/{id}`, calls: 1500, perMilliseconds: 3_600_000 })
})

/** A tenant with just the calls that a note needs. */
const noteTenant =
  (notes: readonly object[], added: object): Script =>
  ({ method, path }) => {
    if (path.startsWith('/v2/security/userinfo')) return success({ userId: 7 })
    if (path.startsWith('/v2/security/')) return tokens(1, '2030-01-01T00:00:00Z')
    if (path.endsWith('/tickets/search')) return { body: { ...success([{ id: 5, statusId: 1 }]).body, totalRecords: 1 } }
    if (path.endsWith('/notes')) return method === 'POST' ? success(added) : success(notes)
    return undefined
  }

test('a note takes the type that notes of its visibility have, and one that became another is told loudly', async () => {
  const notes = [
    { id: 1, typeId: 11, isInternal: false },
    { id: 2, typeId: 12, isInternal: true },
  ]
  const server = await scriptedServer(noteTenant(notes, { id: 9, isInternal: true }))
  const ticketNotes = (await connectTo(settingsFor(server.url))).capabilities.ticketNotes!
  expect(await ticketNotes.addInternal('5', 'For us')).toEqual({ id: '9', warnings: [] })
  expect(server.seen.at(-1)?.body).toMatchObject({ Details: 'For us', IsInternal: true, TypeId: 12 })
  expect(await errorFrom(ticketNotes.addPublic('5', 'For all'))).toMatchObject({
    code: 'NOT_TAKEN',
    outcome: 'unknown',
    message: expect.stringContaining('as internal, not as public'),
  })
  expect(server.seen.at(-1)?.body).toMatchObject({ IsInternal: false, TypeId: 11 })
})

test('where no ticket has a note there is no type to take, and nothing is sent', async () => {
  const server = await scriptedServer(noteTenant([], { id: 9, isInternal: true }))
  const error = await errorFrom((await connectTo(settingsFor(server.url))).capabilities.ticketNotes!.addInternal('5', 'x'))
  expect(error).toMatchObject({ code: 'INVALID_INPUT', outcome: 'not-sent', nextStep: expect.stringContaining('by hand') })
  expect(server.seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/notes'))).toEqual([])
})

test.each(sandbox.variants['badLogin']!)('a log-in that can’t work says why, as far as the service tells it (%s)', async (badLogin) => {
  const { running, clock } = await start({ variants: { badLogin } })
  const refused = async (changes: object) => {
    const error = await errorFrom((await connectTo({ ...running.settings, ...changes }, { clock })).check())
    expect(error.code).toBe('AUTHENTICATION')
    return `${error.message} ${error.nextStep}`
  }
  expect(await refused({ userName: 'mfa.user' })).toMatch(/second factor.*API-Employee/)
  // What an invited user meets is the same as a wrong password: so the message for that names the mail too.
  expect(await refused({ userName: 'invited.user' })).toMatch(/mail/)
  expect(await refused({ password: 'wrong-password-1' })).toMatch(/password.*mailed link/)
  expect(await refused({ tenant: 'Nobody' })).toMatch(/tenant/)
})
