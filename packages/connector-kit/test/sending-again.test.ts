import type { ServerResponse } from 'node:http'
import { RateLimitedError, TimeoutError, UnreachableError, UnreadableReplyError, VendorFaultError } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import type { VendorClient } from '../src/index.ts'
import { connectContext, errorFrom, vendorClient } from './connect-context.ts'
import type { Paths } from './connect-context.ts'
import { closedPort, json, vendorServer } from './vendor-server.ts'

const read = (client: VendorClient<Paths>) => client.for('ticketDesk.list').GET('/tickets')
const write = (client: VendorClient<Paths>) => client.for('ticketDesk.create').POST('/tickets', { body: { title: 'x' } })

interface ErrorClass {
  isInstance(value: unknown): boolean
}

type Fault = (response: ServerResponse) => void

const faults: readonly [name: string, fault: Fault, kind: ErrorClass][] = [
  ['a 500', (response) => json(response, 500, {}), VendorFaultError],
  ['a 503 with Retry-After', (response) => json(response, 503, '', { 'retry-after': '3' }), VendorFaultError],
  ['a dropped socket', (response) => response.socket?.destroy(), UnreachableError],
  ['torn JSON', (response) => json(response, 200, '{"id":1,"ti'), UnreadableReplyError],
  ['silence', () => {}, TimeoutError],
]

describe.each(faults)('after %s', (_name, fault, kind) => {
  const context = () => connectContext({ replyTimeout: 0.1 })

  test('a read is sent again and ends well', async () => {
    const server = await vendorServer((_request, response, index) => (index === 0 ? fault(response) : json(response, 200, [])))
    expect((await read(vendorClient(context(), server.url))).data).toEqual([])
    expect(server.received).toHaveLength(2)
  })

  test('a write is never sent again, and its outcome is unknown', async () => {
    const server = await vendorServer((_request, response) => fault(response))
    const there = context()
    const error = await errorFrom(write(vendorClient(there, server.url)))
    expect(kind.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ outcome: 'unknown', connector: 'acme', operation: 'ticketDesk.create' })
    expect(error.nextStep).not.toBe('')
    expect(server.received).toHaveLength(1)
    expect(there.clock.sleeps).toEqual([])
  })
})

describe('a read that keeps failing', () => {
  test.each(faults.filter(([name]) => name !== 'silence'))('with %s is sent four times, and no more', async (_name, fault, kind) => {
    const server = await vendorServer((_request, response) => fault(response))
    const context = connectContext()
    const error = await errorFrom(read(vendorClient(context, server.url)))
    expect(kind.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ connector: 'acme', operation: 'ticketDesk.list' })
    expect(error.outcome).not.toBe('unknown')
    expect(server.received).toHaveLength(4)
    expect(context.clock.sleeps).toHaveLength(3)
    expect(context.logger.lines).toHaveLength(4)
  })

  test('waits longer each time, on the clock of its context', async () => {
    const server = await vendorServer((_request, response) => json(response, 500, {}))
    const context = connectContext()
    await errorFrom(read(vendorClient(context, server.url)))
    for (const [index, whole] of [300, 600, 1200].entries()) {
      expect(context.clock.sleeps[index]).toBeGreaterThanOrEqual(whole / 2)
      expect(context.clock.sleeps[index]).toBeLessThanOrEqual(whole)
    }
  })
})

describe('where nothing can have left', () => {
  test.each([
    ['read', read],
    ['write', write],
  ])('a %s is tried four times', async (_name, call) => {
    const context = connectContext()
    const error = await errorFrom(call(vendorClient(context, `http://127.0.0.1:${await closedPort()}`)))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ outcome: 'not-sent', isRetryable: true, connector: 'acme' })
    expect(context.logger.lines.map(({ fields }) => fields?.['status'])).toEqual([null, null, null, null])
  })

  test('a name under .invalid is `not-sent` for a write', async () => {
    const error = await errorFrom(write(vendorClient(connectContext(), 'https://acme.invalid')))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('not-sent')
  })

  test('a write ends well when the server comes up meanwhile, and is carried out once', async () => {
    const server = await vendorServer((_request, response) => json(response, 201, { id: 1, title: 'x' }))
    const closed = await closedPort()
    let tries = 0
    const client = vendorClient(connectContext(), '', {
      baseUrl: async () => ((tries += 1) < 3 ? `http://127.0.0.1:${closed}` : server.url),
    })
    expect((await write(client)).data).toEqual({ id: 1, title: 'x' })
    expect(server.received).toHaveLength(1)
    expect(tries).toBe(3)
  })
})

describe('after a 429', () => {
  test.each([
    ['read', read],
    ['write', write],
  ])('a %s is sent again when Retry-After, in seconds, is over', async (_name, call) => {
    const server = await vendorServer((_request, response, index) =>
      index === 0 ? json(response, 429, '', { 'retry-after': '7' }) : json(response, 200, []),
    )
    const context = connectContext()
    const before = context.clock.now()
    expect((await call(vendorClient(context, server.url))).data).toEqual([])
    expect(server.received).toHaveLength(2)
    expect(context.clock.now() - before).toBe(7000)
  })

  test('a date in Retry-After counts on the clock of the context', async () => {
    const context = connectContext()
    const before = context.clock.now()
    const server = await vendorServer((_request, response, index) =>
      index === 0
        ? json(response, 429, '<html>Slow down</html>', { 'retry-after': new Date(before + 60_000).toUTCString() })
        : json(response, 201, {}),
    )
    await write(vendorClient(context, server.url))
    expect(context.clock.now() - before).toBe(60_000)
    expect(server.received).toHaveLength(2)
  })

  test('without Retry-After it backs off', async () => {
    const server = await vendorServer((_request, response, index) => json(response, index < 3 ? 429 : 201, {}))
    const context = connectContext()
    await write(vendorClient(context, server.url))
    expect(server.received).toHaveLength(4)
    expect(context.clock.sleeps).toHaveLength(3)
  })

  test('the quota is told, so that other calls of the bucket wait too', async () => {
    const server = await vendorServer((request, response) =>
      request.url === '/tickets' ? json(response, 429, '', { 'retry-after': '7' }) : json(response, 200, {}),
    )
    const context = connectContext()
    const before = context.clock.now()
    const told: unknown[] = []
    const { quota } = context
    const client = vendorClient({ ...context, quota: { ...quota, observe: (observation) => told.push(observation) } }, server.url)
    await errorFrom(read(client))
    expect(told[0]).toEqual({ bucket: 'tenant', notBefore: before + 7000 })
  })

  test('that stays it is a RateLimitedError, and nothing was carried out', async () => {
    const server = await vendorServer((_request, response) => json(response, 429, { message: 'Too many' }, { 'retry-after': '7' }))
    const error = await errorFrom(write(vendorClient(connectContext(), server.url)))
    expect(RateLimitedError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ outcome: 'rejected', isRetryable: true, retryAfter: 7000, vendor: { status: 429, message: 'Too many' } })
    expect(server.received).toHaveLength(4)
  })

  test.each([
    ['seconds', '121'],
    ['a date', 'Sun, 22 Nov 2026 05:02:01 GMT'],
  ])('a Retry-After above 120 s, as %s, is not waited for', async (_name, header) => {
    const server = await vendorServer((_request, response) => json(response, 429, 'busy', { 'retry-after': header }))
    const context = connectContext()
    const error = await errorFrom(read(vendorClient(context, server.url)))
    expect(RateLimitedError.isInstance(error)).toBe(true)
    expect(error.retryAfter).toBe(121_000)
    expect(server.received).toHaveLength(1)
    expect(context.clock.sleeps).toEqual([])
  })
})

describe('who gives up', () => {
  test('a read gets the own reason back, and it is not sent again', async () => {
    const giveUp = new AbortController()
    const reason = new Error('closing')
    const server = await vendorServer(() => giveUp.abort(reason))
    const context = connectContext({ signal: giveUp.signal })
    await expect(read(vendorClient(context, server.url))).rejects.toBe(reason)
    expect(server.received).toHaveLength(1)
  })

  test('a write that is under way gets an unknown outcome', async () => {
    const giveUp = new AbortController()
    const server = await vendorServer(() => giveUp.abort(new Error('closing')))
    const client = vendorClient(connectContext(), server.url)
    const call = client.for('ticketDesk.create').POST('/tickets', { body: { title: 'x' }, signal: giveUp.signal })
    expect(await errorFrom(call)).toMatchObject({ code: 'UNREACHABLE', outcome: 'unknown', operation: 'ticketDesk.create' })
    expect(server.received).toHaveLength(1)
  })

  test('before sending: nothing is sent', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, []))
    const reason = new Error('closed')
    const context = connectContext({ signal: AbortSignal.abort(reason) })
    await expect(write(vendorClient(context, server.url))).rejects.toBe(reason)
    expect(server.received).toHaveLength(0)
  })
})

test('a fetch that throws errors of its own is understood as far as it can be', async () => {
  const server = await vendorServer((_request, response) => response.socket?.destroy())
  const client = (url: string) => vendorClient({ ...connectContext(), fetch: globalThis.fetch }, url)
  expect(await errorFrom(write(client(server.url)))).toMatchObject({ code: 'UNREACHABLE', outcome: 'unknown' })
  expect(server.received).toHaveLength(1)
  const closed = `http://127.0.0.1:${await closedPort()}`
  expect(await errorFrom(write(client(closed)))).toMatchObject({ code: 'UNREACHABLE', outcome: 'not-sent' })
})
