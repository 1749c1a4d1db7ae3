import { AuthenticationError, RateLimitedError } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import type { ErrorReply, MetLimit, VendorClient } from '../src/index.ts'
import { connectContext, errorFrom, vendorClient } from './connect-context.ts'
import type { Paths } from './connect-context.ts'
import { json, vendorServer } from './vendor-server.ts'

const write = (client: VendorClient<Paths>) => client.for('ticketDesk.create').POST('/tickets', { body: { title: 'x' } })

const inWords = { errors: ['Threads are exceeded (code Limit7).'] }

/** A vendor that says so in a 500. */
const limitOf = (reply: ErrorReply): MetLimit | null =>
  reply.status === 429 || reply.text.includes('Limit7')
    ? { wait: 60_000, patience: 300_000, concerns: ({ bucket }) => bucket === 'tenant' }
    : null

describe('a limit that a vendor tells in words of its own', () => {
  test('is waited out, for a write too, and uses up no tries', async () => {
    const server = await vendorServer((_request, response, index) =>
      index < 5 ? json(response, 500, inWords) : json(response, 200, { id: 1, title: 'x' }),
    )
    const context = connectContext()
    expect((await write(vendorClient(context, server.url, { limitOf }))).data).toEqual({ id: 1, title: 'x' })
    expect(server.received).toHaveLength(6)
    expect(context.clock.sleeps.filter((wait) => wait === 60_000)).toHaveLength(5)
  })

  test('ends in RateLimitedError with the vendor’s words once the patience is used up', async () => {
    const server = await vendorServer((_request, response) => json(response, 500, inWords))
    const error = await errorFrom(write(vendorClient(connectContext(), server.url, { limitOf })))
    expect(RateLimitedError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ outcome: 'rejected', isRetryable: true, retryAfter: 60_000, vendor: { status: 500 } })
    expect(error.vendor?.message).toBe(inWords.errors[0])
    expect(server.received).toHaveLength(6)
  })

  test.each([
    ['120', 3],
    ['200', 2],
    ['301', 1],
  ])('is waited for as long as Retry-After says, up to the patience (%s s)', async (seconds, sent) => {
    const server = await vendorServer((_request, response) => json(response, 429, {}, { 'retry-after': seconds }))
    const error = await errorFrom(write(vendorClient(connectContext(), server.url, { limitOf })))
    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfter: Number(seconds) * 1000 })
    expect(server.received).toHaveLength(sent)
  })

  test('holds up only the shares that it is about', async () => {
    const server = await vendorServer((_request, response, index) =>
      index === 0 ? json(response, 429, {}) : json(response, 200, { id: 1 }),
    )
    const context = connectContext()
    const held: string[] = []
    const observe = context.quota.observe.bind(context.quota)
    context.quota.observe = (observation) => {
      held.push(observation.bucket)
      observe(observation)
    }
    await write(vendorClient(context, server.url, { limitOf, quota: () => [{ bucket: 'endpoint' }, { bucket: 'tenant' }] }))
    expect(held).toEqual(['tenant'])
  })

  test('leaves a 429 as it is where the connector says nothing of it', async () => {
    const server = await vendorServer((_request, response) => json(response, 429, {}))
    await errorFrom(write(vendorClient(connectContext(), server.url, { limitOf: () => null })))
    expect(server.received).toHaveLength(4)
  })
})

test('a log-in that a connector itself holds back gets the operation it was for', async () => {
  const context = connectContext()
  const fetch = () => Promise.reject(new AuthenticationError({ message: 'It was refused a moment ago.', nextStep: 'Correct it.' }))
  const error = await errorFrom(write(vendorClient({ ...context, fetch }, 'http://127.0.0.1:9')))
  expect(error).toMatchObject({ code: 'AUTHENTICATION', outcome: 'not-sent', connector: 'acme', operation: 'ticketDesk.create' })
})
