import { virtualClock } from '@jackfield/sandbox'
import { expect, test } from 'vitest'
import { connectTo, errorFrom, failure, password, scriptedServer, settingsFor, success, tokens } from './scripted-server.ts'
import type { Seen } from './scripted-server.ts'

const authenticate = '/v2/security/authenticate'
const refresh = '/v2/security/refreshtoken'
const settingsPath = '/v2/system/settings'
const user = { userId: 7, fullName: 'Jackfield API', businessName: 'Acme', olsonTimeZoneName: 'Europe/Berlin' }
const bearerOf = ({ headers }: Seen): string => String(headers['authorization'] ?? '')

/** A server that gives pair after pair of tokens, and takes an access token until it is in `refused`. */
async function tokenServer(ends: string = '2026-03-02T14:15:00Z') {
  const refused = new Set<string>()
  let issued = 0
  const server = await scriptedServer((request) => {
    if (request.path === authenticate || request.path === refresh) return tokens((issued += 1), ends)
    if (refused.has(bearerOf(request))) return failure('Security Error', 978001, 401)
    if (request.path === '/v2/security/userinfo') return success(user)
    return request.path === settingsPath ? success({}) : { body: { ...success([]).body, totalRecords: 0 } }
  })
  return { ...server, refused }
}

test('the log-in is a form that carries the tenant and no token, and its token goes with every call', async () => {
  const server = await tokenServer()
  const connection = await connectTo(settingsFor(server.url), { clock: virtualClock('2026-03-02T14:00:00Z') })
  expect(server.seen).toHaveLength(0)
  expect(await connection.check()).toEqual({
    user: { id: '7', name: 'Jackfield API' },
    tenant: 'Acme',
    version: null,
    generation: null,
    zone: null,
    timeZone: 'Europe/Berlin',
  })
  const [logIn, ...calls] = server.seen
  expect(logIn).toMatchObject({
    method: 'POST',
    path: authenticate,
    headers: { 'content-type': expect.stringContaining('multipart/form-data') },
  })
  expect(logIn?.headers['authorization']).toBeUndefined()
  for (const [name, value] of Object.entries({ GrantType: 'password', UserName: 'jackfield', Password: password, Tenant: 'Acme MSP' })) {
    expect(logIn?.body).toContain(`name="${name}"\r\n\r\n${value}\r\n`)
  }
  expect(new Set(calls.map(bearerOf))).toEqual(new Set(['Bearer access-token-1']))
})

test('a client id and its secret go along where the tenant has them', async () => {
  const server = await tokenServer()
  const connection = await connectTo({ ...settingsFor(server.url), clientId: 'id-1', clientSecret: 'canary-secret-1' })
  await connection.check()
  expect(server.seen[0]?.body).toContain('name="ClientId"\r\n\r\nid-1\r\n')
  expect(server.seen[0]?.body).toContain('name="ClientSecret"\r\n\r\ncanary-secret-1\r\n')
})

test('a token is replaced before it ends, once for all calls that wait, by the refresh token', async () => {
  const server = await tokenServer()
  const clock = virtualClock('2026-03-02T14:00:00Z')
  const connection = await connectTo(settingsFor(server.url), { clock })
  const list = () => connection.capabilities.companyDirectory!.list({}).all()
  await list()
  await clock.advance(13 * 60_000)
  await list()
  expect([server.count(authenticate), server.count(refresh)]).toEqual([1, 0])
  await clock.advance(90_000)
  await Promise.all([list(), list(), list(), list()])
  expect([server.count(authenticate), server.count(refresh)]).toEqual([1, 1])
  expect(bearerOf(server.seen.at(-1)!)).toBe('Bearer access-token-2')
  expect(server.seen.find(({ path }) => path === refresh)?.body).toContain('name="AccessToken"\r\n\r\naccess-token-1\r\n')
})

test('an end without a zone that is long past, or far off, is not believed', async () => {
  for (const end of ['2026-03-02T09:15:00', '2027-01-01T00:00:00', 'never']) {
    const server = await tokenServer(end)
    const clock = virtualClock('2026-03-02T14:00:00Z')
    const connection = await connectTo(settingsFor(server.url), { clock })
    const list = () => connection.capabilities.companyDirectory!.list({}).all()
    await list()
    await clock.advance(12 * 60_000)
    await list()
    expect(server.count(refresh) + server.count(authenticate), end).toBe(1)
    await clock.advance(90_000)
    await list()
    expect(server.count(refresh), end).toBe(1)
  }
})

test('a token that is refused is replaced once, for all calls side by side, and the same calls are sent again', async () => {
  const server = await tokenServer()
  const connection = await connectTo(settingsFor(server.url), { clock: virtualClock('2026-03-02T14:00:00Z') })
  const list = () => connection.capabilities.companyDirectory!.list({}).all()
  await list()
  server.refused.add('Bearer access-token-1')
  await Promise.all([list(), list(), list()])
  expect(server.count(authenticate)).toBe(2)
  expect(bearerOf(server.seen.at(-1)!)).toBe('Bearer access-token-2')
})

test('a session that ends twice within a minute is renewed each time: an end is no missing right', async () => {
  const server = await tokenServer()
  const connection = await connectTo(settingsFor(server.url), { clock: virtualClock('2026-03-02T14:00:00Z') })
  const list = () => connection.capabilities.companyDirectory!.list({}).all()
  await list()
  for (const ended of ['Bearer access-token-1', 'Bearer access-token-2']) {
    server.refused.add(ended)
    expect(await list()).toEqual([])
  }
  expect(server.count(authenticate)).toBe(3)
})

test('a call that is refused with a new token as well is a refusal, and costs no log-in each time', async () => {
  const server = await scriptedServer(({ path }) => {
    if (path === authenticate || path === refresh) return tokens(1, '2026-03-02T14:15:00Z')
    return failure('Security Error', 978001, 401)
  })
  const connection = await connectTo(settingsFor(server.url), { clock: virtualClock('2026-03-02T14:00:00Z') })
  const list = () => errorFrom(connection.capabilities.companyDirectory!.list({}).all())
  expect(await list()).toMatchObject({ code: 'PERMISSION', outcome: 'rejected', needed: [{ permission: 'crm.accounts' }] })
  for (let times = 0; times < 5; times += 1) expect((await list()).code).toBe('PERMISSION')
  expect(server.count(authenticate)).toBe(2)
})

test('a session that is refused inside a 200 is renewed like any other', async () => {
  let refusals = 1
  const server = await scriptedServer(({ path }) => {
    if (path === authenticate || path === refresh) return tokens(1, '2026-03-02T14:15:00Z')
    if (path.endsWith('/summary') && refusals-- > 0) return failure('Security Error', 978001)
    return { body: { ...success([]).body, totalRecords: 0 } }
  })
  const connection = await connectTo(settingsFor(server.url))
  expect(await connection.capabilities.companyDirectory!.list({}).all()).toEqual([])
  expect(server.count(authenticate)).toBe(2)
})

test('where the refresh is refused the password logs in again, and a failure of both is forgotten for the next call', async () => {
  let isDown = false
  let issued = 0
  const server = await scriptedServer(({ path }) => {
    if (path === refresh) return failure('Invalid token', 2, 400)
    if (path === authenticate)
      return isDown ? failure('The user name or password is wrong.', 3, 400) : tokens((issued += 1), '2026-03-02T14:15:00Z')
    return { body: { ...success([]).body, totalRecords: 0 } }
  })
  const clock = virtualClock('2026-03-02T14:00:00Z')
  const connection = await connectTo(settingsFor(server.url), { clock })
  const list = () => connection.capabilities.companyDirectory!.list({}).all()
  await list()
  await clock.advance(20 * 60_000)
  await list()
  expect([server.count(refresh), server.count(authenticate)]).toEqual([1, 2])
  isDown = true
  await clock.advance(20 * 60_000)
  expect((await errorFrom(list())).code).toBe('AUTHENTICATION')
  isDown = false
  expect(await list()).toEqual([])
})

test('a log-in that has no answer is no unknown outcome of the write that needed it', async () => {
  const server = await scriptedServer(({ path }) => (path === authenticate ? { status: 503, body: '' } : undefined))
  const connection = await connectTo(settingsFor(server.url))
  const draft = { title: 'Disk full', description: 'C: is full.', companyId: '5' }
  const error = await errorFrom(connection.capabilities.ticketDesk!.create(draft))
  expect(error).toMatchObject({ code: 'VENDOR_FAULT', outcome: 'rejected', isRetryable: true })
  expect(server.count(authenticate)).toBe(4)
})
