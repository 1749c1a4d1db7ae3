import { describe, expect, test } from 'vitest'
import * as core from '../src/index.ts'
import { JackfieldError } from '../src/index.ts'
import type { JackfieldErrorOptions } from '../src/index.ts'

/** Permanent: whoever stores or compares codes relies on them. A new class is added here; no code is ever changed or reused. */
const codes: Readonly<Record<string, string>> = {
  AlreadyRunningError: 'ALREADY_RUNNING',
  AuthenticationError: 'AUTHENTICATION',
  BlockedAddressError: 'BLOCKED_ADDRESS',
  IdempotencyInProgressError: 'IDEMPOTENCY_IN_PROGRESS',
  IdempotencyKeyReusedError: 'IDEMPOTENCY_KEY_REUSED',
  IncompleteListingError: 'INCOMPLETE_LISTING',
  InvalidInputError: 'INVALID_INPUT',
  NotFoundError: 'NOT_FOUND',
  NotTakenError: 'NOT_TAKEN',
  PermissionError: 'PERMISSION',
  RateLimitedError: 'RATE_LIMITED',
  RejectedError: 'REJECTED',
  TimeoutError: 'TIMEOUT',
  UnreachableError: 'UNREACHABLE',
  UnreadableReplyError: 'UNREADABLE_REPLY',
  UnsupportedError: 'UNSUPPORTED',
  UnverifiedDeliveryError: 'UNVERIFIED_DELIVERY',
  VendorFaultError: 'VENDOR_FAULT',
  VersionConflictError: 'VERSION_CONFLICT',
}

type AnyOptions = JackfieldErrorOptions & {
  readonly needed: readonly never[]
  readonly couldBe: readonly never[]
  readonly collected: number
  readonly expected: number
}
interface ErrorClass {
  readonly name: string
  new (options: AnyOptions): JackfieldError
  isInstance(value: unknown): boolean
}

const classes = Object.values(core).filter(
  (value): value is typeof value & ErrorClass => typeof value === 'function' && value.prototype instanceof JackfieldError,
) as unknown as readonly ErrorClass[]

const options: AnyOptions = {
  message: 'It did not work.',
  nextStep: 'Try again.',
  needed: [],
  couldBe: [],
  collected: 1,
  expected: 2,
}

/** What a second copy of core would throw: no class of ours, the marker of the family and the code. */
function fromAnotherCopy(code: string): object {
  return Object.assign(new Error('from another copy'), { [Symbol.for('jackfield.error')]: true, code })
}

test('every error class is exported and has its permanent code', () => {
  expect(Object.fromEntries(classes.map((each) => [each.name, new each(options).code]))).toEqual(codes)
  expect(new Set(Object.values(codes)).size).toBe(classes.length)
})

test('every code has its facts, and what a class gives by itself is among them', () => {
  expect(Object.keys(core.errorCodes).sort()).toEqual(Object.values(codes).sort())
  for (const each of classes) {
    const error = new each(options)
    const { outcomes } = core.errorCodes[error.code as core.ErrorCode]
    // A class that leaves the outcome to its maker says the weakest: not sent.
    expect([...outcomes, 'not-sent'], each.name).toContain(error.outcome)
  }
})

describe.each(classes.map((each) => [each.name, each] as const))('%s', (name, each) => {
  const error = new each(options)

  test('is an error of the family, called by its class', () => {
    expect(error).toBeInstanceOf(Error)
    expect(error.name).toBe(name)
    expect(Reflect.get(error, Symbol.for('jackfield.error'))).toBe(true)
    expect(JackfieldError.isInstance(error)).toBe(true)
  })

  test('isInstance knows its own class across copies, and no other', () => {
    expect(each.isInstance(error)).toBe(true)
    expect(each.isInstance(fromAnotherCopy(codes[name]!))).toBe(true)
    for (const other of classes) if (other !== each) expect(other.isInstance(error), other.name).toBe(false)
    for (const stranger of [null, undefined, 'text', {}, new Error('plain'), { code: codes[name] }])
      expect(each.isInstance(stranger)).toBe(false)
  })

  test('loses secrets in every text, and keeps no object of its cause', () => {
    const secret = 'hunter2hunter2'
    const cause = Object.assign(new Error(`connect with ${secret}`), {
      code: 'ECONNRESET',
      request: { headers: { authorization: secret } },
    })
    const full = new each({
      ...options,
      message: `said ${secret}`,
      nextStep: `set ${secret} again`,
      vendor: { status: 400, code: `X ${secret}`, message: `{"privateKey":"${secret}","echo":"${secret}"}` },
      secrets: [secret],
      cause,
    })
    const everything = [
      full.message,
      full.nextStep,
      full.stack,
      String(full.cause),
      JSON.stringify(full),
      Object.values(full).map(String),
    ].join('\n')
    expect(everything).not.toContain(secret)
    expect(full.cause).toBe('ECONNRESET: connect with [redacted]')
    expect(full.vendor).toMatchObject({ status: 400, code: 'X [redacted]' })
  })

  test('is data', () => {
    const data = JSON.parse(
      JSON.stringify(new each({ ...options, connector: 'acme', operation: 'ticketDesk.get', retryAfter: 5 })),
    ) as unknown
    expect(data).toMatchObject({
      code: codes[name],
      message: 'It did not work.',
      nextStep: 'Try again.',
      connector: 'acme',
      operation: 'ticketDesk.get',
      retryAfter: 5,
      vendor: null,
    })
    expect(['not-sent', 'rejected', 'unknown']).toContain(error.outcome)
  })
})

test('what the vendor refused is rejected, what was not said is not sent, and a given outcome stays', () => {
  const outcomeOf = (name: string, more: Partial<AnyOptions> = {}): string =>
    new (classes.find((each) => each.name === name)!)({ ...options, ...more }).outcome
  expect([outcomeOf('PermissionError'), outcomeOf('RejectedError'), outcomeOf('UnreachableError')]).toEqual([
    'rejected',
    'rejected',
    'not-sent',
  ])
  expect(outcomeOf('TimeoutError', { outcome: 'unknown' })).toBe('unknown')
  expect(outcomeOf('RejectedError', { outcome: 'unknown' })).toBe('unknown')
})

test('errors with more to say, say it as data', () => {
  const place = { permission: 'tickets', path: ['System', 'Security Roles'], levels: ['Edit Level: All'] }
  expect(new core.PermissionError({ ...options, needed: [place] }).toJSON()).toMatchObject({ needed: [place] })
  expect(new core.RejectedError({ ...options, couldBe: [place] }).toJSON()).toMatchObject({ couldBe: [place] })
  expect(new core.IncompleteListingError({ ...options, expected: null }).toJSON()).toMatchObject({ collected: 1, expected: null })
})
