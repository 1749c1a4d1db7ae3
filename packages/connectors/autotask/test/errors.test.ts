import type { ErrorReply } from '@jackfield/connector-kit'
import { describe, expect, test } from 'vitest'
import { errorOf } from '../src/errors.ts'
import { limitOf } from '../src/limits.ts'

const base = 'https://webservices18.autotask.net/ATServicesRest/V1.0'

function reply(status: number, body: unknown, more: Partial<ErrorReply> = {}): ErrorReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return {
    status,
    headers: { get: () => null },
    text,
    body: typeof body === 'string' ? undefined : body,
    operation: 'ticketDesk.create',
    method: 'POST',
    url: `${base}/Tickets`,
    isWrite: true,
    connector: 'autotask',
    secrets: [],
    ...more,
  }
}

const errors = (...texts: string[]) => ({ errors: texts })

describe('a 500 with an errors array', () => {
  test.each([
    ['Picklist value [3] does not exist for noteType. ; on record number [1].', /own lists/],
    ['Missing Required Field: title', /ticket category/],
    ['Value does not exist for the required field AccountID. ; on record number [1].', /named field/],
    ['queueID is required', /Choose a queue/],
    [
      'assignedResourceID, assignedResourceRoleID, and queueID cannot all be empty. Supply a queueID or both an assignedResourceID and assignedResourceRoleID.',
      /Choose a queue/,
    ],
    ['contactID is not associated to the companyID or its Parent Company', /belong together/],
    ['Reference value on field: contactID of type: Contact does not exist or is invalid', /belong together/],
    ['Unable to find companyName in the Contact Entity', /referenceField/],
    ['Data violation: When assigning a Resource, you must assign both.', /Read what Autotask says/],
  ])('is a refusal with the vendor’s own text: %s', (text, nextStep) => {
    const error = errorOf(reply(500, errors(text)))
    expect(error).toMatchObject({ code: 'REJECTED', outcome: 'rejected', isRetryable: false, vendor: { status: 500 } })
    expect(error.message).toContain(text.replace(/ ; on record.*/, ''))
    expect(error.nextStep).toMatch(nextStep)
  })

  test.each([500, 403])('that speaks of permissions names what is needed and where it is granted (%i)', (status) => {
    const error = errorOf(
      reply(status, errors('The logged in Resource does not have the adequate permissions to create this entity type.')),
    )
    expect(error).toMatchObject({
      code: 'PERMISSION',
      outcome: 'rejected',
      needed: [{ permission: 'entity.tickets', levels: ['Create: All'] }],
    })
    expect(error.nextStep).toContain('Security Levels > API User (API-only) > Tickets (Create: All)')
  })

  test.each([
    'No message. No matching records found. The logged in Resource may not have the required permissions to delete the data.',
    'Attachment could not be found.',
  ])('may say that there is no such record: %s', (text) => {
    expect(errorOf(reply(500, errors(text)))).toMatchObject({ code: 'NOT_FOUND', outcome: 'rejected' })
  })

  test('about the ticket that a note was meant for is one too', () => {
    const about = reply(500, errors('Reference value on field: ticketID of type: Ticket does not exist or is invalid'), {
      url: `${base}/Tickets/99/Notes`,
    })
    expect(errorOf(about).code).toBe('NOT_FOUND')
    expect(errorOf({ ...about, url: `${base}/TimeEntries` }).code).toBe('REJECTED')
  })

  test.each([
    'Transaction was deadlocked on lock resources',
    'Execution Timeout Expired.  The timeout period elapsed',
    'Internal Server Error',
  ])('that speaks of the server is a fault, and after a write nobody knows: %s', (text) => {
    expect(errorOf(reply(500, errors(text)))).toMatchObject({ code: 'VENDOR_FAULT', outcome: 'unknown', isRetryable: false })
    expect(errorOf(reply(500, errors(text), { isWrite: false }))).toMatchObject({
      code: 'VENDOR_FAULT',
      outcome: 'rejected',
      isRetryable: true,
    })
  })
})

test.each([
  [500, ''],
  [502, '<html><body>Bad gateway</body></html>'],
  [500, { errors: [] }],
])('a %i without words is a fault', (status, body) => {
  expect(errorOf(reply(status, body))).toMatchObject({ code: 'VENDOR_FAULT', outcome: 'unknown' })
})

test('a 404 is a missing record where the address names one, else an address that the zone lacks', () => {
  const html = '<!DOCTYPE html><html><head><title>404</title></head></html>'
  expect(errorOf(reply(404, html, { url: `${base}/Tickets/7`, method: 'GET', isWrite: false })).code).toBe('NOT_FOUND')
  expect(errorOf(reply(404, html, { url: `${base}/Tickets`, method: 'PATCH' }))).toMatchObject({ code: 'REJECTED', outcome: 'rejected' })
  expect(errorOf(reply(405, { Message: 'The requested resource does not support http method ‘PATCH’.' })).nextStep).toMatch(/report it/)
})

describe('a 401', () => {
  test('is empty, and all that it can be is listed', () => {
    const error = errorOf(reply(401, ''))
    expect(error).toMatchObject({ code: 'AUTHENTICATION', outcome: 'rejected' })
    expect(error.nextStep).toMatch(/secret.*integrationCode.*locked.*inactive.*licence.*five minutes/)
  })

  test.each([
    ['The user is locked.', /^The API user is locked/],
    ['Account inactive', /^The API user is inactive/],
    ['Invalid IntegrationCode', /does not accept the API tracking identifier/],
    ['Wrong zone', /wrong zone/],
  ])('that says more is told from the others: %s', (text, message) => {
    expect(errorOf(reply(401, errors(text))).message).toMatch(message)
  })

  test('of a user that no zone knows comes as a 500', () => {
    const error = errorOf(reply(500, errors('Zone information could not be determined'), { isWrite: false }))
    expect(error).toMatchObject({ code: 'AUTHENTICATION' })
    expect(error.nextStep).toMatch(/not the e-mail address/)
  })
})

describe('a limit', () => {
  const threads = 'The Autotask API thread threshold of 3 threads has been exceeded'

  test.each([
    [429, errors(threads)],
    [500, errors(`${threads} (Itgenatr005)`)],
    [500, errors(threads)],
  ])('of calls at the same time is over soon, and holds up only its endpoint (%i)', (status, body) => {
    const met = limitOf(reply(status, body))
    expect(met?.wait).toBe(2_000)
    expect([met?.concerns?.({ bucket: 'autotask:1:hour' }), met?.concerns?.({ bucket: 'autotask:1:abc:tickets' })]).toEqual([false, true])
  })

  test.each([
    [429, ''],
    [429, errors('The request threshold has been exceeded.')],
    [500, errors('Itgenatr005')],
    [500, errors('The Autotask API request threshold of 10000 requests has been exceeded')],
  ])('of the hour is waited for, up to more than an hour, by the whole tenant (%i)', (status, body) => {
    expect(limitOf(reply(status, body))).toEqual({ wait: 60_000, patience: 4_500_000 })
  })

  test('is nothing that other refusals speak of', () => {
    expect(limitOf(reply(500, errors('Missing Required Field: title')))).toBeNull()
    expect(limitOf(reply(401, ''))).toBeNull()
  })
})
