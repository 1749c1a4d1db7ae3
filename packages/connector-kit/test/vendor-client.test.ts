import { AuthenticationError, InvalidInputError, NotFoundError, RejectedError, UnreadableReplyError } from '@jackfield/core'
import type { Quota, QuotaRequest } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import type { ErrorReply } from '../src/index.ts'
import { connectContext, errorFrom, vendorClient } from './connect-context.ts'
import { json, vendorServer } from './vendor-server.ts'

const digits = '90071992547409931234567890'

describe('a reply', () => {
  test('is the parsed body, and nothing else of the answer but its headers is needed', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, { id: 1, title: 'x' }, { 'x-version': '2026.4' }))
    const client = vendorClient(connectContext(), server.url)
    const reply = await client.for('ticketDesk.get').GET('/tickets/{id}', { params: { path: { id: '1/2' } } })
    expect(reply.data).toEqual({ id: 1, title: 'x' })
    expect(reply.error).toBeUndefined()
    expect(reply.response.status).toBe(200)
    expect(reply.response.headers.get('x-version')).toBe('2026.4')
    expect(server.received[0]).toMatchObject({ method: 'GET', url: '/tickets/1%2F2' })
  })

  test.each(['with a length', 'in chunks'])('keeps 26 digits %s', async (way) => {
    const server = await vendorServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const text = `{"id":${digits},"rows":[{"id":${digits},"title":"no ${digits}: 1"}]}`
      if (way === 'in chunks') response.write(' ')
      response.end(text)
    })
    const client = vendorClient(connectContext(), server.url)
    const { data } = await client.for('ticketDesk.get').GET('/tickets/{id}', { params: { path: { id: digits } } })
    expect(data).toEqual({ id: digits, rows: [{ id: digits, title: `no ${digits}: 1` }] })
    expect(server.received[0]?.url).toBe(`/tickets/${digits}`)
    expect(await client.send('ticketDesk.get', { method: 'GET', path: '/undocumented' })).toEqual(data)
  })

  test('keeps 26 digits in the body of an error too', async () => {
    const server = await vendorServer((_request, response) => json(response, 400, `{"errors":[{"id":${digits}}]}`))
    const bodies: unknown[] = []
    const errorOf = (reply: ErrorReply) => {
      bodies.push(reply.body)
      return new RejectedError({ message: reply.text, nextStep: 'n', couldBe: [] })
    }
    const client = vendorClient(connectContext(), server.url, { errorOf })
    await errorFrom(client.for('ticketDesk.get').GET('/tickets/{id}', { params: { path: { id: '1' } } }))
    expect(bodies).toEqual([{ errors: [{ id: digits }] }])
  })

  test.each([200, 201, 204])('of %i without a body is undefined data', async (status) => {
    const server = await vendorServer((_request, response) => {
      response.writeHead(status)
      response.end()
    })
    const client = vendorClient(connectContext(), server.url)
    expect((await client.for('ticketDesk.get').GET('/tickets')).data).toBeUndefined()
    expect(await client.send('ticketDesk.get', { method: 'GET', path: '/tickets' })).toBeUndefined()
  })

  test('without a body, sent in chunks, is undefined data however it is read', async () => {
    const server = await vendorServer((_request, response) => {
      response.writeHead(200, { 'transfer-encoding': 'chunked' })
      response.end()
    })
    const client = vendorClient(connectContext(), server.url).for('ticketDesk.get')
    for (const parseAs of ['json', 'text', 'arrayBuffer', 'blob'] as const) {
      expect((await client.GET('/tickets', { parseAs })).data, parseAs).toBeUndefined()
    }
  })

  test.each(['null', '0', 'false', '""', '[]'])('of %s is that value', async (text) => {
    const server = await vendorServer((_request, response) => json(response, 200, text))
    const client = vendorClient(connectContext(), server.url)
    expect((await client.for('ticketDesk.get').GET('/tickets')).data).toEqual(JSON.parse(text))
  })

  test('is a text, bytes or a stream where that is asked for', async () => {
    const server = await vendorServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' })
      response.end('a,b')
    })
    const client = vendorClient(connectContext(), server.url).for('ticketDesk.get')
    const text = await client.GET('/tickets', { parseAs: 'text' })
    expect(text.data).toBe('a,b')
    const bytes = await client.GET('/tickets', { parseAs: 'arrayBuffer' })
    expect(Buffer.from(bytes.data ?? new ArrayBuffer()).toString()).toBe('a,b')
    const blob = await client.GET('/tickets', { parseAs: 'blob' })
    expect([blob.data?.type, await blob.data?.text()]).toEqual(['text/csv', 'a,b'])
    const stream = await client.GET('/tickets', { parseAs: 'stream' })
    expect(await new Response(stream.data).text()).toBe('a,b')
  })
})

describe('a request', () => {
  test('has the headers of the moment, and its own come before them', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    let calls = 0
    const client = vendorClient(connectContext(), server.url, {
      baseUrl: async () => `${server.url}/v${(calls += 1)}/`,
      headers: async () => ({ Authorization: `Bearer token-${calls}`, ACCEPT: 'application/vnd.acme+json' }),
    })
    await client.for('ticketDesk.list').GET('/tickets', { params: { query: { page: 2 } } })
    await client.for('ticketDesk.list').GET('/tickets', { headers: { accept: 'text/json', 'x-own': '1' } })
    expect(server.received.map(({ url }) => url)).toEqual(['/v1/tickets?page=2', '/v2/tickets'])
    expect(server.received[0]?.headers).toMatchObject({ authorization: 'Bearer token-1', accept: 'application/vnd.acme+json' })
    expect(server.received[1]?.headers).toMatchObject({ authorization: 'Bearer token-2', accept: 'text/json', 'x-own': '1' })
  })

  test('carries its body as JSON; a form as a form', async () => {
    const server = await vendorServer((_request, response) => json(response, 201, {}))
    const client = vendorClient(connectContext(), server.url)
    await client.for('ticketDesk.create').POST('/tickets', { body: { title: 'ä' } })
    await client.send('ticketDesk.create', { method: 'post', path: 'tickets?x=1', body: [1, 'ä'] })
    const form = new FormData()
    form.set('a', 'b')
    await client.for('ticketDesk.create').POST('/tickets', { body: form as never })
    await client.send('ticketDesk.create', { method: 'POST', path: '/documents', body: form })
    const [typed, sent, ...forms] = server.received
    expect(typed?.headers['content-type']).toBe('application/json')
    expect(Buffer.from(typed?.body ?? '', 'latin1').toString()).toBe('{"title":"ä"}')
    expect(sent).toMatchObject({ method: 'POST', url: '/tickets?x=1' })
    expect(Buffer.from(sent?.body ?? '', 'latin1').toString()).toBe('[1,"ä"]')
    for (const { headers, body } of forms) {
      expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
      expect(body).toContain('name="a"\r\n\r\nb')
    }
    expect(forms).toHaveLength(2)
  })

  test('to an absolute address asks for no base address, and without `auth` for no log-in', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, { zone: 'eu' }))
    const asked = async (): Promise<never> => {
      throw new Error('must not be asked')
    }
    const client = vendorClient(connectContext(), server.url, { baseUrl: asked, headers: asked })
    const path = `${server.url}/login/companyinfo/acme`
    expect(await client.send('connection.check', { method: 'GET', path, auth: false })).toEqual({ zone: 'eu' })
    expect(server.received[0]?.headers.authorization).toBeUndefined()
  })

  test.each(['.', '..', '%2e%2E'])('whose id is %s is refused, for it would reach another endpoint', async (id) => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    const client = vendorClient(connectContext(), server.url)
    const error = await errorFrom(client.send('ticketDesk.get', { method: 'DELETE', path: `/tickets/${id}` }))
    expect(InvalidInputError.isInstance(error)).toBe(true)
    if (!id.includes('%')) await errorFrom(client.for('ticketDesk.get').DELETE('/tickets/{id}', { params: { path: { id } } }))
    expect(server.received).toHaveLength(0)
  })

  test('writes one line: operation, method, path without its query, status, time', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    const context = connectContext()
    await vendorClient(context, server.url)
      .for('ticketDesk.list')
      .GET('/tickets', { params: { query: { page: 2 } } })
    expect(context.logger.lines).toEqual([
      {
        level: 'debug',
        message: 'request',
        fields: { operation: 'ticketDesk.list', method: 'GET', path: '/tickets', status: 200, milliseconds: 0 },
      },
    ])
  })

  test('counts against each of its shares, and gives back those that it had when it gives up waiting', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    const context = connectContext()
    context.quota.limit({ bucket: 'endpoint', concurrent: 1 })
    context.quota.limit({ bucket: 'bytes', calls: 20, perMilliseconds: 60_000 })
    const shares: unknown[] = []
    const client = vendorClient(context, server.url, {
      quota: ({ method, size }) => {
        shares.push([method, size])
        return [{ bucket: 'endpoint' }, { bucket: 'bytes', units: size }]
      },
    })
    await client.send('ticketDesk.create', { method: 'POST', path: '/a', body: { text: 'ä' } })
    expect(shares).toEqual([['POST', 13]])
    const signal = new AbortController()
    const waiting = client.send('ticketDesk.create', { method: 'POST', path: '/b', body: { text: 'ä' } })
    const third = client.for('ticketDesk.list').GET('/tickets', { signal: signal.signal })
    signal.abort(new Error('enough'))
    await expect(third).rejects.toThrow('enough')
    await context.clock.advance(60_000)
    await waiting
    const lease = await context.quota.take({ bucket: 'endpoint', lane: 'sync' })
    lease.giveBack()
    expect(server.received.map(({ url }) => url)).toEqual(['/a', '/b'])
  })

  test('takes leave of its bucket in its lane and gives it back, after failures too', async () => {
    const server = await vendorServer((request, response) => json(response, request.url === '/bad' ? 400 : 200, {}))
    const taken: QuotaRequest[] = []
    let held = 0
    const quota: Quota = {
      limit() {},
      observe() {},
      async take(request) {
        taken.push(request)
        held += 1
        return { giveBack: () => void (held -= 1) }
      },
    }
    const client = vendorClient({ ...connectContext(), quota }, server.url, {
      quota: ({ method, path }) => [{ bucket: `${method} ${path}` }],
    })
    await client.for('ticketDesk.list').GET('/tickets', { params: { query: { page: 1 } } })
    await client.for('ticketDesk.create', 'alert').POST('/tickets', { body: { title: 'x' } })
    await errorFrom(client.send('ticketDesk.list', { method: 'GET', path: '/bad', lane: 'sync' }))
    expect(taken.map(({ bucket, lane }) => [bucket, lane])).toEqual([
      ['GET /tickets', 'interactive'],
      ['POST /tickets', 'alert'],
      ['GET /bad', 'sync'],
    ])
    expect(held).toBe(0)
  })

  test('may be needed by the log-in of another one, though one call at a time is allowed', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, { token: 't' }))
    const context = connectContext()
    context.quota.limit({ bucket: 'tenant', concurrent: 1 })
    const client = vendorClient(context, server.url, {
      headers: async () => {
        await client.send('connection.check', { method: 'POST', path: '/token', auth: false })
        return { authorization: 'Bearer t' }
      },
    })
    await client.for('ticketDesk.list').GET('/tickets')
    expect(server.received.map(({ url }) => url)).toEqual(['/token', '/tickets'])
  })

  test('the client of an operation and lane is made once', () => {
    const client = vendorClient(connectContext(), 'http://127.0.0.1')
    expect(client.for('ticketDesk.get')).toBe(client.for('ticketDesk.get', 'interactive'))
    expect(client.for('ticketDesk.get')).not.toBe(client.for('ticketDesk.get', 'alert'))
    expect(client.for('ticketDesk.get')).not.toBe(client.for('ticketDesk.list'))
  })
})

describe('a refusal', () => {
  test('becomes the error of the connector, which is told everything', async () => {
    const server = await vendorServer((_request, response) => json(response, 404, { code: 'NotFound' }, { 'x-id': '7' }))
    const replies: ErrorReply[] = []
    const client = vendorClient(connectContext(), server.url, {
      errorOf(reply) {
        replies.push(reply)
        return new NotFoundError({ message: 'm', nextStep: 'n' })
      },
    })
    const error = await errorFrom(client.for('ticketDesk.create').POST('/tickets', { body: { title: 'x' } }))
    expect(NotFoundError.isInstance(error)).toBe(true)
    expect(replies).toMatchObject([
      {
        status: 404,
        text: '{"code":"NotFound"}',
        body: { code: 'NotFound' },
        operation: 'ticketDesk.create',
        method: 'POST',
        url: `${server.url}/tickets`,
        isWrite: true,
        connector: 'acme',
      },
    ])
    expect(replies[0]?.headers.get('X-Id')).toBe('7')
    expect(server.received).toHaveLength(1)
  })

  test('a redirect is one', async () => {
    const server = await vendorServer((_request, response) => json(response, 302, '', { location: '/elsewhere' }))
    const error = await errorFrom(vendorClient(connectContext(), server.url).for('ticketDesk.list').GET('/tickets'))
    expect(error.vendor?.status).toBe(302)
    expect(server.received).toHaveLength(1)
  })

  test('a POST that only searches is no write', async () => {
    const server = await vendorServer((_request, response) => json(response, 400, {}))
    const writes: boolean[] = []
    const client = vendorClient(connectContext(), server.url, {
      isRead: (method, path) => method === 'POST' && path === '/tickets/search',
      errorOf(reply) {
        writes.push(reply.isWrite)
        return new RejectedError({ message: 'm', nextStep: 'n', couldBe: [] })
      },
    })
    await errorFrom(client.send('ticketDesk.list', { method: 'POST', path: '/tickets/search?page=1', body: {} }))
    await errorFrom(client.send('ticketDesk.create', { method: 'POST', path: '/tickets', body: {} }))
    await errorFrom(client.send('ticketDesk.list', { method: 'get', path: '/tickets' }))
    expect(writes).toEqual([false, true, false])
  })
})

describe('renewing', () => {
  test.each([401, 404])('after a %i the same request goes out once more, with the new log-in, a write too', async (status) => {
    const server = await vendorServer((request, response) =>
      json(response, request.headers.authorization === 'Bearer new' ? 201 : status, { id: 1 }),
    )
    let token = 'old'
    const context = connectContext()
    const client = vendorClient(context, server.url, {
      headers: async () => ({ authorization: `Bearer ${token}` }),
      renew: async () => {
        token = 'new'
        return true
      },
    })
    const { data } = await client.for('ticketDesk.create').POST('/tickets', { body: { title: 'x' } })
    expect(data).toEqual({ id: 1 })
    expect(server.received.map(({ body }) => body)).toEqual(['{"title":"x"}', '{"title":"x"}'])
    expect(context.clock.sleeps).toEqual([])
  })

  test('is asked for once per request, and not where it has nothing new', async () => {
    const server = await vendorServer((_request, response) => json(response, 401, {}))
    for (const [hasNews, sent] of [
      [true, 2],
      [false, 1],
    ] as const) {
      const before = server.received.length
      let asked = 0
      const client = vendorClient(connectContext(), server.url, {
        renew: async () => {
          asked += 1
          return hasNews
        },
        errorOf: () => new AuthenticationError({ message: 'm', nextStep: 'n', outcome: 'rejected' }),
      })
      const error = await errorFrom(client.for('ticketDesk.list').GET('/tickets'))
      expect(AuthenticationError.isInstance(error)).toBe(true)
      expect(asked).toBe(1)
      expect(server.received.length - before).toBe(sent)
    }
  })

  test.each([400, 403, 429, 500])('is not asked for after a %i', async (status) => {
    const server = await vendorServer((_request, response) => json(response, status, {}))
    let asked = 0
    const client = vendorClient(connectContext(), server.url, {
      renew: async () => {
        asked += 1
        return true
      },
    })
    await errorFrom(client.for('ticketDesk.create').POST('/tickets', { body: { title: 'x' } }))
    expect(asked).toBe(0)
  })
})

test('a 200 that is a page for people is unreadable, and says what it was', async () => {
  const server = await vendorServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end('<html>Log in, dear customer</html>')
  })
  const error = await errorFrom(vendorClient(connectContext(), server.url).for('ticketDesk.list').GET('/tickets'))
  expect(UnreadableReplyError.isInstance(error)).toBe(true)
  expect(error.message).toContain('text/html')
  expect(error.message).not.toContain('dear customer')
})
