import { AuthenticationError, UnreadableReplyError, UnsupportedError } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { isTooOld } from '../src/vsa9/check.ts'
import { passwordLogIn, tokenLogIn } from '../src/vsa9/log-in-header.ts'
import { beginning, connectTo, failure, nine, pageOfNine, scriptedServer, settingsOfNine, settingsOfX } from './scripted-server.ts'

const decoded = (header: string): string => Buffer.from(header.replace(/^Basic /, ''), 'base64').toString('utf8')
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (error: unknown) => error,
  )

describe('the log-in of VSA 9', () => {
  test('by token is user and token', () => {
    expect(decoded(tokenLogIn('apiüser', 'a-b'))).toBe('apiüser:a-b')
  })
  test('by password sends its hashes: the vector of the fact sheet', () => {
    expect(decoded(passwordLogIn('apiuser', 'Example-1', '12345678'))).toBe(
      'user=apiuser,pass2=487289cb320f4fbd24d3fc1e138e95a8b463b3090bbee46b70cdb9a209a623bf,pass1=2d89c5f910d72dcd8e6566f7d057ab2afa79a6a6,rpass2=4f690dad7d2bd2e4b4c3983a9d4d752d56ede4583bf86893777a77a961d11780,rpass1=d0b3e4d95d837bc32dc7c0dc4497f635d540a7d6,rand2=12345678',
    )
  })

  test('happens once for calls side by side, and once more when the session ended, whoever notices', async () => {
    let logIns = 0
    let valid = ''
    const server = await scriptedServer((request) => {
      if (request.path === '/auth') {
        logIns += 1
        valid = `session-${logIns}`
        return nine({ Token: valid })
      }
      if (request.headers['authorization'] !== `Bearer ${valid}`) return failure(401, 4010001, 'Session expired')
      if (request.path === '/system/orgs') return pageOfNine([])
      return beginning(request)
    })
    const { capabilities } = await connectTo(settingsOfNine(server.url))
    const list = () => capabilities.companyDirectory!.list({}).all()
    await Promise.all([list(), list(), list()])
    expect(logIns).toBe(1)
    valid = 'ended'
    await Promise.all([list(), list(), list(), list()])
    expect(logIns).toBe(2)
    await list()
    expect(logIns).toBe(2)
  })

  test('is not tried for ever: a second 401 is a log-in that is not accepted', async () => {
    const server = await scriptedServer((request) =>
      request.path === '/system/orgs' ? failure(401, 4010001, 'Token revoked') : beginning(request),
    )
    const { capabilities } = await connectTo(settingsOfNine(server.url))
    const error = await errorOf(capabilities.companyDirectory!.list({}).all())
    expect(AuthenticationError.isInstance(error)).toBe(true)
    expect(server.seen.filter(({ path }) => path === '/auth')).toHaveLength(2)
  })
})

describe('what is wrong is named', () => {
  const now = Date.parse('2026-11-25T12:00:00Z')

  test('a user or token that VSA 9 does not accept: both, for it says no more', async () => {
    const server = await scriptedServer(() => failure(401, 4010001, 'Unauthorized'))
    const error = await errorOf((await connectTo(settingsOfNine(server.url))).check())
    expect(error).toMatchObject({ code: 'AUTHENTICATION', message: expect.stringContaining('“apiuser”') as unknown })
    expect(error).toMatchObject({ nextStep: expect.stringMatching(/`userName`.*token at System > User Security.*REST API/) as unknown })
    expect(JSON.stringify(error)).not.toContain('5f6e7d8c')
  })

  test('a token that has ended, with its own message and the menu path', async () => {
    const server = await scriptedServer(() => ({ status: 401 }))
    const ended = { tokenExpiresAt: '2026-11-20', tokenName: 'Jackfield' }
    for (const settings of [settingsOfNine(server.url, ended), settingsOfX(server.url, ended)]) {
      const error = await errorOf((await connectTo(settings, { now })).check())
      expect(error).toMatchObject({ code: 'AUTHENTICATION', message: 'The access token “Jackfield” of VSA ended on 2026-11-20.' })
      expect(error).toMatchObject({ nextStep: expect.stringMatching(/Make a new one at .* > /) as unknown })
    }
  })

  test('a password, where it is withdrawn', async () => {
    const server = await scriptedServer(() => ({ status: 401 }))
    const settings = settingsOfNine(server.url, { accessToken: undefined, password: 'Example-1' })
    const error = await errorOf((await connectTo(settings)).check())
    expect(error).toMatchObject({ code: 'AUTHENTICATION', nextStep: expect.stringContaining('Use an access token') as unknown })
  })

  test.each([
    ['a web page', { status: 200, body: '<!doctype html><html></html>' }],
    ['another 404', { status: 404, body: '<html>not here</html>' }],
    ['JSON of something else', { body: { hello: 'world' } }],
  ])('a server that answers %s', async (_, reply) => {
    const server = await scriptedServer(() => reply)
    for (const settings of [settingsOfNine(server.url), settingsOfX(server.url)]) {
      const error = await errorOf((await connectTo(settings)).check())
      expect(UnreadableReplyError.isInstance(error)).toBe(true)
      expect(error).toMatchObject({ nextStep: expect.stringContaining('Check `server` and `generation`') as unknown })
    }
  })

  test('a VSA older than 9.5', async () => {
    const server = await scriptedServer((request) =>
      request.path === '/environment' ? nine({ SystemVersion: '9.4.0.33' }) : beginning(request),
    )
    const error = await errorOf((await connectTo(settingsOfNine(server.url))).check())
    expect(UnsupportedError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ message: 'This server runs VSA 9.4.0.33; the connector needs 9.5 or newer.' })
  })

  test.each([
    ['9.5.21.0', false],
    ['09.05.00', false],
    ['9.4.99', true],
    ['R8.0', true],
    ['10.1', false],
    ['Fall release', false],
  ])('version %s: too old is %s', (version, expected) => expect(isTooOld(version)).toBe(expected))
})

test('a failure inside 200 is the error that its code says, in both generations', async () => {
  const server = await scriptedServer((request) => {
    if (request.path === '/system/orgs') return failure(200, 4030001, 'Access denied')
    if (request.path === '/organizations') return { body: { Data: null, Meta: { ResponseCode: 403, ErrorMessage: 'Forbidden' } } }
    return beginning(request)
  })
  for (const [settings, permission] of [
    [settingsOfNine(server.url), 'system.user-settings'],
    [settingsOfX(server.url), 'x.organizations'],
  ] as const) {
    const { capabilities } = await connectTo(settings)
    const error = await errorOf(capabilities.companyDirectory!.list({}).all())
    expect(error).toMatchObject({ code: 'PERMISSION', needed: [{ permission }] })
  }
})

test('a VSA without the service desk module has no tickets, and says why', async () => {
  const server = await scriptedServer((request) => (request.path === '/ismoduleinstalled/18' ? nine(false) : beginning(request)))
  const { capabilities, absences } = await connectTo(settingsOfNine(server.url))
  expect(capabilities.ticketDesk).toBeUndefined()
  expect(absences.map(({ capability }) => capability)).toEqual(['webhookReceiver', 'alertRemoval', 'ticketDesk', 'ticketNotes', 'catalog'])
  expect(absences.find(({ capability }) => capability === 'ticketDesk')?.reason.de).toContain('Service Desk')
  const unreachable = await connectTo(settingsOfNine('http://127.0.0.1:9'))
  expect(unreachable.capabilities.ticketDesk).toBeDefined()
})
