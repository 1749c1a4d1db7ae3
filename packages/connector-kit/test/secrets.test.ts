import { inspect } from 'node:util'
import { RejectedError, UnreachableError } from '@jackfield/core'
import type { FetchResponse } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { redactingLogger } from '../src/index.ts'
import { connectContext, errorFrom, keepingLogger, vendorClient } from './connect-context.ts'
import { closedPort, json, vendorServer } from './vendor-server.ts'

const key = 'hunter2-private-key'
const login = Buffer.from(`acme+public:${key}`).toString('base64')
const token = 'opaque.session.0123456789'
const secrets = [key, login, token]
const options = { headers: async () => ({ Authorization: `Basic ${login}`, 'X-Session-Token': token }), secrets: [key] }

/** Wherever a person or a log could meet it. */
function places(error: unknown): string {
  return [String(error), (error as Error).stack, JSON.stringify(error), inspect(error, { depth: 9, showHidden: true })].join('\n')
}

describe('an error holds no secret', () => {
  test.each([
    ['a refusal that repeats the log-in', 400],
    ['a fault that repeats the log-in', 500],
    ['a limit that repeats the log-in', 429],
  ])('%s', async (_name, status) => {
    const server = await vendorServer((request, response) =>
      json(response, status, {
        code: 'Bad',
        message: `Login ${request.headers.authorization?.slice('Basic '.length)} with ${key} and ${token} and "${request.headers.authorization}"`,
      }),
    )
    const client = vendorClient(connectContext(), `${server.url}/${key}`, options)
    const error = await errorFrom(client.for('ticketDesk.create').POST('/tickets', { body: { title: 'x' } }))
    expect(error.vendor?.message).toContain('Login [redacted] with [redacted] and [redacted]')
    for (const secret of secrets) expect(places(error)).not.toContain(secret)
  })

  test('torn JSON', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, `{"key":"${key}`))
    const error = await errorFrom(vendorClient(connectContext(), server.url, options).for('ticketDesk.list').GET('/tickets'))
    for (const secret of secrets) expect(places(error)).not.toContain(secret)
  })

  test('no connection, and a dropped one', async () => {
    const server = await vendorServer((_request, response) => response.socket?.destroy())
    for (const url of [server.url, `http://127.0.0.1:${await closedPort()}/${key}`]) {
      const error = await errorFrom(
        vendorClient(connectContext(), url, options).send('ticketDesk.list', { method: 'GET', path: `/${key}` }),
      )
      expect(UnreachableError.isInstance(error)).toBe(true)
      for (const secret of secrets) expect(places(error)).not.toContain(secret)
    }
  })

  test('a fetch whose own error carries the request', async () => {
    const fetch = async (url: string, init?: object): Promise<FetchResponse> => {
      throw Object.assign(new Error(`fetch ${url} failed with ${JSON.stringify(init)}`), { config: init })
    }
    const client = vendorClient({ ...connectContext(), fetch }, `https://acme.example/${key}`, options)
    const error = await errorFrom(client.for('ticketDesk.create').POST('/tickets', { body: { title: 'x' } }))
    expect(typeof error.cause).toBe('string')
    for (const secret of secrets) expect(places(error)).not.toContain(secret)
  })

  test('an error reply hands on what its error must not hold', async () => {
    const server = await vendorServer((_request, response) => json(response, 400, {}))
    const given: string[] = []
    const client = vendorClient(connectContext(), server.url, {
      ...options,
      errorOf(reply) {
        given.push(...reply.secrets)
        return new RejectedError({ message: 'm', nextStep: 'n', couldBe: [], secrets: reply.secrets })
      },
    })
    await errorFrom(client.for('ticketDesk.list').GET('/tickets'))
    expect(given).toEqual(expect.arrayContaining([key, `Basic ${login}`, login, token]))
  })
})

describe('a log line holds no secret', () => {
  test('of a request', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    const context = connectContext()
    const client = vendorClient(context, server.url, options)
    await client.send('ticketDesk.list', { method: 'GET', path: `/by-key/${key}?key=${key}` })
    await client.send('ticketDesk.list', { method: 'GET', path: `${server.url}/absolute/${key}?key=${key}` })
    expect(context.logger.lines.map(({ fields }) => fields?.['path'])).toEqual(['/by-key/[redacted]', `${server.url}/absolute/[redacted]`])
    for (const secret of secrets) expect(JSON.stringify(context.logger.lines)).not.toContain(secret)
  })

  test('of a redacting logger, at any level and depth; the rest stays', () => {
    const kept = keepingLogger()
    const logger = redactingLogger(kept, [key])
    for (const level of ['debug', 'info', 'warn', 'error'] as const) {
      logger[level](`${level} ${key}`)
      logger[level](level, { list: [{ text: `a ${key} b`, count: 3 }], password: 'x', header: 'Bearer abcdefghij', none: null })
    }
    for (const [index, level] of (['debug', 'info', 'warn', 'error'] as const).entries()) {
      expect(kept.lines[index * 2]).toEqual({ level, message: `${level} [redacted]`, fields: undefined })
      expect(kept.lines[index * 2 + 1]).toEqual({
        level,
        message: level,
        fields: { list: [{ text: 'a [redacted] b', count: 3 }], password: '[redacted]', header: 'Bearer [redacted]', none: null },
      })
    }
  })

  test('of an error, whose text is kept', () => {
    const kept = keepingLogger()
    const logger = redactingLogger(kept, [key])
    logger.error('failed', { plain: new TypeError(`no ${key}`), ours: new UnreachableError({ message: `lost ${key}`, nextStep: 'n' }) })
    expect(kept.lines[0]?.fields).toMatchObject({
      plain: { name: 'TypeError', message: 'no [redacted]' },
      ours: { code: 'UNREACHABLE', message: 'lost [redacted]' },
    })
  })
})
