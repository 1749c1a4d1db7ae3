import { expect, test } from 'vitest'
import { connectTo, errorFrom, failure, password, scriptedServer, settingsFor, success, tokens } from './scripted-server.ts'
import type { Script } from './scripted-server.ts'

const logIn: Script = ({ path }) => (path.startsWith('/v2/security/') ? tokens(1, '2030-01-01T00:00:00Z') : undefined)

async function logInRefusedBy(reply: ReturnType<Script>) {
  const server = await scriptedServer(() => reply)
  return errorFrom((await connectTo(settingsFor(server.url))).check())
}

test.each([
  ['a tenant that is empty', failure("Tenant can't be empty", 1, 400), 'AUTHENTICATION', /tenant/, /Company/],
  ['a second factor', failure('MFA code is required.'), 'AUTHENTICATION', /second factor/, /API-Employee/],
  [
    'a password that was never set',
    failure('You must set a password before you log in.', 4, 400),
    'AUTHENTICATION',
    /not set its password/,
    /mail/,
  ],
  [
    'an invitation that is open',
    failure('The user has not accepted the invitation.', 4, 401),
    'AUTHENTICATION',
    /not set its password/,
    /Reset and Send/,
  ],
  ['a locked user', failure('The account is locked.', 5, 400), 'AUTHENTICATION', /locked/, /Employees/],
  ['a wrong password', failure('Invalid user name or password.', 6, 401), 'AUTHENTICATION', /log-in/, /mailed link/],
  ['a refusal of the API', failure('The user has no API access.'), 'PERMISSION', /may not use the API/, /Has API Access/],
  ['a 403', failure('Forbidden', 7, 403), 'PERMISSION', /may not use the API/, /Has API Access/],
  ['a web page', { status: 200, body: '<!DOCTYPE html><html></html>' }, 'UNREADABLE_REPLY', /JSON/, /./],
  ['a web page that refuses', { status: 403, body: '<html></html>' }, 'AUTHENTICATION', /web page/, /api\.bms\.kaseya\.com/],
  ['a redirect', { status: 302, body: '' }, 'UNREADABLE_REPLY', /redirect/, /server/],
  ['nothing at all', { status: 401, body: '' }, 'AUTHENTICATION', /log-in/, /tenant/],
] as const)('a log-in that ends in %s says so', async (_, reply, code, message, nextStep) => {
  const error = await logInRefusedBy(reply)
  expect(error.code).toBe(code)
  expect(error.message).toMatch(message)
  expect(error.nextStep).toMatch(nextStep)
  expect(JSON.stringify(error)).not.toContain(password)
})

async function listRefusedBy(reply: ReturnType<Script>) {
  const server = await scriptedServer((request) => logIn(request) ?? reply)
  return errorFrom((await connectTo(settingsFor(server.url))).capabilities.companyDirectory!.list({}).all())
}

test.each([
  ['403', failure('Nope', 1, 403), 'PERMISSION'],
  ['a 200 whose words refuse', failure('You do not have permission to view accounts.'), 'PERMISSION'],
  ['a 200 in the vendor’s own case', { body: { Success: false, Error: { Code: 1, Message: 'Access denied' } } }, 'PERMISSION'],
  ['a 400 whose words refuse', failure('Not authorized', 1, 400), 'PERMISSION'],
  ['words that say nothing', failure('An error occurred.'), 'REJECTED'],
  ['words about a field', failure('PageSize is invalid.', 1, 400), 'REJECTED'],
] as const)('%s: what counts as a refusal', async (_, reply, code) => {
  const error = await listRefusedBy(reply)
  expect(error.code).toBe(code)
  expect(error.outcome).toBe('rejected')
})

test('a rejection carries the vendor’s words and the rows that could be behind it; a complaint about a field names none', async () => {
  const places = { path: ['Admin', 'Security', 'Roles', 'CRM', 'Accounts'], levels: ['View: on'], permission: 'crm.accounts' }
  expect(await listRefusedBy(failure('An error occurred.', 99))).toMatchObject({
    message: expect.stringContaining('An error occurred.'),
    vendor: { status: 200, code: '99', message: 'An error occurred.' },
    couldBe: [places],
    nextStep: expect.stringContaining('CRM > Accounts (View: on)'),
  })
  expect(
    await listRefusedBy({ status: 400, body: { Success: false, Error: { Message: 'Bad', SubErrors: ['The Title field is required.'] } } }),
  ).toMatchObject({
    couldBe: [],
    message: expect.stringContaining('The Title field is required.'),
  })
  expect(
    await listRefusedBy({ status: 400, body: { title: 'One or more validation errors occurred.', errors: { Filter: ['Bad.'] } } }),
  ).toMatchObject({
    couldBe: [],
    message: expect.stringContaining('Bad.'),
  })
})

test('an account that is there for nobody is not found, in each way that the service may say so', async () => {
  for (const reply of [
    failure('x', 1, 404),
    failure('Account 5 was not found.'),
    failure('Account does not exist', 1, 400),
    success(null),
  ]) {
    const server = await scriptedServer((request) => logIn(request) ?? reply)
    const connection = await connectTo(settingsFor(server.url))
    expect((await errorFrom(connection.capabilities.companyDirectory!.get('5'))).code).toBe('NOT_FOUND')
  }
})

test('a fault of a write leaves its outcome unknown, and one of a read is asked again', async () => {
  const server = await scriptedServer((request) => {
    if (request.path.endsWith('/events/lookup')) return success([])
    if (request.path.endsWith('/webhooks/search')) return { body: { ...success([]).body, totalRecords: 0 } }
    return logIn(request) ?? { status: 500, body: '' }
  })
  const connection = await connectTo(settingsFor(server.url))
  const target = {
    topic: 'tickets',
    url: 'https://hooks.example/in',
    deactivationUrl: 'https://hooks.example/gone',
    secret: 's3cret',
  } as const
  expect(await errorFrom(connection.capabilities.webhookReceiver!.register(target))).toMatchObject({
    code: 'VENDOR_FAULT',
    outcome: 'unknown',
  })
  expect(server.count('/v2/admin/webhooks')).toBe(1)
  expect(await errorFrom(connection.capabilities.companyDirectory!.get('5'))).toMatchObject({ code: 'VENDOR_FAULT', isRetryable: true })
  expect(server.count('/v2/crm/accounts/summary/5')).toBe(4)
})

test('a limit that comes as a 503 or inside a 200 is waited for like a 429, by a write as well', async () => {
  for (const status of [503, 200]) {
    let refusals = 2
    const server = await scriptedServer((request) => {
      if (request.path.endsWith('/events/lookup')) return success([])
      if (request.path.endsWith('/webhooks/search')) return { body: { ...success([]).body, totalRecords: 0 } }
      if (request.path === '/v2/admin/webhooks' && refusals-- > 0) return failure('Too many requests: 1500 an hour.', 5, status)
      return logIn(request) ?? success({ id: 3, isEnabled: true, payloadUrl: 'https://hooks.example/in', name: 'Jackfield: tickets' })
    })
    const connection = await connectTo(settingsFor(server.url))
    const target = {
      topic: 'tickets',
      url: 'https://hooks.example/in',
      deactivationUrl: 'https://hooks.example/gone',
      secret: 's3cret',
    } as const
    expect((await connection.capabilities.webhookReceiver!.register(target)).webhook.id).toBe('3')
    expect(server.count('/v2/admin/webhooks')).toBe(3)
  }
})
