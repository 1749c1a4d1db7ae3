import { AuthenticationError, NotFoundError, PermissionError, RejectedError } from '@jackfield/core'
import type { OperationId } from '@jackfield/core'
import type { ErrorReply } from '@jackfield/connector-kit'
import { expect, test } from 'vitest'
import { errorOf } from '../src/errors.ts'

interface Given {
  readonly operation?: OperationId
  readonly isWrite?: boolean
  readonly text?: string
}

function reply(status: number, body: unknown, { operation = 'ticketDesk.get', isWrite = false, text }: Given = {}): ErrorReply {
  // ConnectWise sends its errors pretty-printed, with CRLF.
  const pretty = body === undefined ? '' : JSON.stringify(body, null, 2).replaceAll('\n', '\r\n')
  return {
    status,
    headers: { get: () => null },
    text: text ?? pretty,
    body: text === undefined ? body : undefined,
    operation,
    method: isWrite ? 'POST' : 'GET',
    url: 'https://api-na.myconnectwise.net/v4_6_release/apis/3.0/service/tickets/1',
    isWrite,
    connector: 'connectwise',
    secrets: ['privkey987654321'],
  }
}

const html = '\r\n<!DOCTYPE html><html><head><title>ConnectWise</title></head><body>Sign in</body></html>'

test.each([
  ['the clear form', 401, { code: 'ConnectWiseApi', message: 'UserNotAuthenticated' }],
  ['the other form', 401, { code: 'Unauthorized', message: 'some words' }],
  ['no body', 401, undefined],
])('a log-in that is not accepted (%s) says what to check', (_, status, body) => {
  const error = errorOf(reply(status, body))
  expect(AuthenticationError.isInstance(error)).toBe(true)
  for (const setting of ['companyId', 'publicKey', 'privateKey', 'clientId', 'site']) expect(error.nextStep).toContain(setting)
})

test.each([400, 401])('a complaint about the clientId (%i) names it', (status) => {
  const error = errorOf(reply(status, { code: 'Unknown', message: 'Missing or invalid clientId header.' }))
  expect(error.code).toBe('AUTHENTICATION')
  expect(error.nextStep).toContain('developer.connectwise.com')
})

test.each([400, 401, 403])('“SSL is required” (%i) is about the host, not about rights', (status) => {
  const error = errorOf(reply(status, { code: 'Security', message: 'SSL is required.', errors: null }))
  expect(error.code).toBe('AUTHENTICATION')
  expect(error.nextStep).toContain('api-na.myconnectwise.net')
})

test.each([
  ['with 401', 401, 'AUTHENTICATION'],
  ['with 404', 404, 'UNREADABLE_REPLY'],
  ['with 403', 403, 'UNREADABLE_REPLY'],
])('a web page %s says that the host looks like the web interface', (_, status, code) => {
  const error = errorOf(reply(status, undefined, { text: html }))
  expect(error.code).toBe(code)
  expect(`${error.message} ${error.nextStep}`).toMatch(/web (page|interface)/)
  expect(error.nextStep).toContain('api-na.myconnectwise.net')
})

test('a redirect is no answer of the API', () => {
  expect(errorOf(reply(302, undefined))).toMatchObject({ code: 'UNREADABLE_REPLY', outcome: 'rejected' })
  expect(errorOf(reply(302, undefined, { isWrite: true }))).toMatchObject({ code: 'UNREADABLE_REPLY', outcome: 'unknown' })
})

test('a refusal names the permission, the menu path and the level', () => {
  const refusal = { code: 'Security', message: 'You do not have security permission to perform this action.' }
  const error = errorOf(reply(403, refusal, { operation: 'ticketDesk.close', isWrite: true }))
  if (!PermissionError.isInstance(error)) throw error
  expect(error.outcome).toBe('rejected')
  expect(error.needed.map(({ permission }) => permission)).toContain('service-desk.close-service-tickets')
  expect(error.nextStep).toContain('System > Security Roles > (your role) > Service Desk > Close Service Tickets (Edit Level: All)')
  expect(error.vendor).toEqual({ status: 403, code: 'Security', message: refusal.message })
})

test('the words of a refusal count whatever the status', () => {
  const refusal = { code: 'ConnectWiseApi', message: 'You do not have security permission to perform this action.' }
  expect(errorOf(reply(401, refusal)).code).toBe('PERMISSION')
})

test('a 403 that does not say refusal is rejected, with what could be the cause', () => {
  const error = errorOf(reply(403, { message: 'Blocked.' }, { operation: 'companyDirectory.list' }))
  if (!RejectedError.isInstance(error)) throw error
  expect(error.couldBe.map(({ permission }) => permission)).toEqual(['companies.company-maintenance'])
})

test('a missing record is not found; an unknown address of the API is not taken for one', () => {
  expect(NotFoundError.isInstance(errorOf(reply(404, { code: 'NotFound', message: 'Ticket 57919 not found' })))).toBe(true)
  const error = errorOf(reply(404, { code: 'ConnectWiseApi', message: 'The endpoint does not exist.' }))
  expect(error.code).toBe('REJECTED')
  expect(errorOf(reply(404, undefined)).code).toBe('REJECTED')
})

test('validation gives the text of each field', () => {
  const error = errorOf(
    reply(
      400,
      {
        code: 'InvalidObject',
        message: 'ticket object is invalid',
        errors: [
          { code: 'NotFound', message: 'Service Status not found for Service Board 1', field: 'status/name' },
          { code: 'MissingRequiredField', message: 'The company/id field is required.', resource: 'ticket', field: 'company' },
        ],
      },
      { operation: 'ticketDesk.create', isWrite: true },
    ),
  )
  expect(error).toMatchObject({ code: 'REJECTED', outcome: 'rejected', isRetryable: false })
  expect(error.message).toContain('status/name: Service Status not found for Service Board 1.')
  expect(error.message).toContain('company: The company/id field is required.')
})

test('a field that is called clientId or like it does not make a log-in error of a validation error', () => {
  const body = { code: 'InvalidObject', message: 'client id is invalid', errors: [{ message: 'bad', field: 'clientId' }] }
  expect(errorOf(reply(400, body)).code).toBe('REJECTED')
})

test('a filter that is not understood keeps the text and hints at no permission', () => {
  const error = errorOf(reply(400, { code: 'ApiFindCondition', message: 'resources/identifier is not a recognized name.' }))
  if (!RejectedError.isInstance(error)) throw error
  expect(error.message).toContain('resources/identifier is not a recognized name.')
  expect(error.couldBe).toEqual([])
})

test.each([500, 502, 503, 504])('a fault (%i) leaves a write open and a read repeatable, HTML or not', (status) => {
  for (const text of ['', html, '{"message":"timeout"}']) {
    expect(errorOf(reply(status, undefined, { text, isWrite: true }))).toMatchObject({
      code: 'VENDOR_FAULT',
      outcome: 'unknown',
      isRetryable: false,
    })
    expect(errorOf(reply(status, undefined, { text }))).toMatchObject({ code: 'VENDOR_FAULT', outcome: 'rejected', isRetryable: true })
  }
})

test('a request that the server gave up on may have been carried out', () => {
  expect(errorOf(reply(408, undefined, { isWrite: true }))).toMatchObject({ code: 'TIMEOUT', outcome: 'unknown', isRetryable: false })
})

test.each([405, 409, 415])('%i is rejected with a next step', (status) => {
  const error = errorOf(reply(status, { message: 'No.' }))
  expect(error.code).toBe('REJECTED')
  expect(error.nextStep).not.toBe('')
})

test('a secret that the vendor sends back stands in no error', () => {
  const error = errorOf(reply(400, { code: 'ConnectWiseApi', message: 'key privkey987654321 is odd' }))
  expect(JSON.stringify(error)).not.toContain('privkey987654321')
})

/** Bodies that were seen on the wire and are not told above: status, code of the error here, body. */
const observed: readonly (readonly [number, string, object])[] = [
  [
    400,
    'REJECTED',
    { code: 'ConnectWiseApi', message: "Could not find member 'page' on object of type 'FilterValues'. Path 'page', line 1, position 50." },
  ],
  [
    400,
    'REJECTED',
    { code: 'ConnectWiseApi', message: "The HTTP resource that matches the request URI 'x' does not support the API version '0.0'." },
  ],
  [
    400,
    'REJECTED',
    {
      code: 'InvalidObject',
      message: 'configuration object is invalid',
      errors: [{ code: 'MissingRequiredField', message: 'id or deviceIdentifier is required.', resource: 'configuration', field: 'id' }],
    },
  ],
  [400, 'REJECTED', { code: 'InvalidObject', errors: [{ code: 'UnsupportedFormat', message: 'Unsupported format applied to dateStart' }] }],
  [
    400,
    'REJECTED',
    { code: 'InvalidObject', errors: [{ code: 'ObjectExists', message: 'Company ID already in use.', field: 'identifier' }] },
  ],
  [415, 'REJECTED', { message: "The request entity's media type 'application/json' is not supported for this resource." }],
]

test.each(observed)('observed: %i becomes %s of %j', (status, code, body) => {
  const error = errorOf(reply(status, body, { operation: 'ticketDesk.update', isWrite: true }))
  expect(error).toMatchObject({ code, outcome: 'rejected', isRetryable: false })
  expect(error.nextStep).not.toBe('')
  const text = JSON.stringify(body)
  for (const part of text.matchAll(/"message":"([^"]+)"/g)) expect(error.message).toContain(part[1])
})

test('a refusal of callbacks, whose permission nobody names, does not send anybody to a table that lacks it', () => {
  const refusal = { code: 'Security', message: 'You do not have security permission to perform this action.' }
  const error = errorOf(reply(403, refusal, { operation: 'webhookReceiver.register', isWrite: true }))
  expect(error).toMatchObject({ code: 'PERMISSION', needed: [] })
  expect(error.nextStep).toContain('callbacks')
})

test('that there is one already is told by the code, whatever wraps it', () => {
  const body = {
    code: 'InvalidObject',
    message: 'callbackEntry object is invalid',
    errors: [{ code: 'ObjectExists', message: 'A matching callback entry already exists', resource: 'callbackEntry', field: 'objectId' }],
  }
  const error = errorOf(reply(400, body, { operation: 'webhookReceiver.register', isWrite: true }))
  expect(error).toMatchObject({ code: 'REJECTED', outcome: 'rejected', vendor: { code: 'ObjectExists' } })
  expect(error.message).toContain('A matching callback entry already exists')
})
