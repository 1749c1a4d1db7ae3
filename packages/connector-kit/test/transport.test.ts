import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { InvalidInputError, TimeoutError, UnreachableError } from '@jackfield/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createTransport } from '../src/index.ts'
import type { Transport, TransportOptions } from '../src/index.ts'
import { errorFrom } from './connect-context.ts'
import { closedPort, json, vendorServer } from './vendor-server.ts'

function transport(options: Partial<TransportOptions> = {}): Transport {
  const made = createTransport({ network: 'private', replyTimeout: 20, ...options })
  onTestFinished(() => made.close())
  return made
}

/** A server below HTTP, for replies that no HTTP server sends. */
async function rawServer(onRequest: (socket: Socket, request: string) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (data) => onRequest(socket, data.toString('latin1')))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a request', () => {
  test('goes out with method, headers, query and body, and its reply comes back', async () => {
    const server = await vendorServer((_request, response) => json(response, 201, { id: 7 }, { location: '/tickets/7' }))
    const response = await transport().fetch(`${server.url}/tickets?conditions=a%20%3D%201`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ClientId: 'abc' },
      body: '{"title":"x"}',
    })
    expect(response.status).toBe(201)
    expect(response.ok).toBe(true)
    expect(response.headers.get('Location')).toBe('/tickets/7')
    expect(response.headers.get('absent')).toBeNull()
    expect(await response.text()).toBe('{"id":7}')
    expect(server.received).toMatchObject([{ method: 'POST', url: '/tickets?conditions=a%20%3D%201', body: '{"title":"x"}' }])
    expect(server.received[0]?.headers).toMatchObject({ clientid: 'abc', 'content-type': 'application/json', 'content-length': '13' })
  })

  test('carries bytes as they are, and brings them back', async () => {
    const bytes = new Uint8Array([0, 1, 128, 255])
    const server = await vendorServer((request, response) => response.end(Buffer.from(request.body, 'latin1')))
    const response = await transport().fetch(server.url, { method: 'PUT', body: bytes })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  })

  test('carries a form with its own boundary, whatever content type was given', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    const form = new FormData()
    form.set('recordId', '42')
    form.set('file', new File(['log text'], 'log.txt', { type: 'text/plain' }))
    await transport().fetch(server.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: form })
    const [request] = server.received
    const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(request?.headers['content-type'] ?? '')?.[1]
    expect(request?.body).toContain(`--${boundary}\r\nContent-Disposition: form-data; name="recordId"\r\n\r\n42\r\n`)
    expect(request?.body).toContain('filename="log.txt"')
    expect(request?.body).toContain('log text')
  })

  test('is not followed to another address: a redirect is the answer', async () => {
    const server = await vendorServer((request, response) => json(response, request.url === '/old' ? 302 : 200, {}, { location: '/new' }))
    const response = await transport().fetch(`${server.url}/old`)
    expect(response.status).toBe(302)
    expect(response.ok).toBe(false)
    expect(response.headers.get('location')).toBe('/new')
    expect(server.received).toHaveLength(1)
  })

  test('understands a compressed reply', async () => {
    const server = await vendorServer((request, response) => {
      response.writeHead(200, { 'content-encoding': request.headers['accept-encoding'] })
      response.end(gzipSync('{"name":"Müller"}'))
    })
    const response = await transport().fetch(server.url)
    expect(await response.text()).toBe('{"name":"Müller"}')
  })

  test('goes over the socket of the one before', async () => {
    const ports = new Set<number | undefined>()
    const server = await vendorServer((_request, response) => {
      ports.add(response.socket?.remotePort)
      json(response, 200, {})
    })
    const { fetch } = transport({ maxConnections: 1 })
    for (let index = 0; index < 3; index += 1) await fetch(server.url)
    expect(server.received).toHaveLength(3)
    expect(ports.size).toBe(1)
  })

  test('waits for a socket where all are taken', async () => {
    const ports = new Set<number | undefined>()
    let waiting: (() => void)[] = []
    // Answers in pairs, so that one socket would never do.
    const server = await vendorServer((_request, response) => {
      ports.add(response.socket?.remotePort)
      waiting.push(() => json(response, 200, {}))
      if (waiting.length < 2) return
      for (const answer of waiting) answer()
      waiting = []
    })
    const { fetch } = transport({ maxConnections: 2 })
    await Promise.all(Array.from({ length: 12 }, () => fetch(server.url)))
    expect(server.received).toHaveLength(12)
    expect(ports.size).toBe(2)
  })
})

describe('what can not have left is `not-sent`', () => {
  test('a port that refuses', async () => {
    const error = await errorFrom(transport().fetch(`http://127.0.0.1:${await closedPort()}/`, { method: 'POST', body: '{}' }))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ outcome: 'not-sent', isRetryable: true })
    expect(error.message).toContain('refuses connections')
    expect(error.cause).toContain('ECONNREFUSED')
  })

  test('a name that does not exist', async () => {
    const error = await errorFrom(transport().fetch('https://acme.invalid/', { method: 'POST', body: '{}' }))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('not-sent')
    expect(error.message).toContain('acme.invalid')
  })

  test('a server that speaks no TLS', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    const error = await errorFrom(transport().fetch(`https://127.0.0.1:${server.port}/`, { method: 'POST', body: '{}' }))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('not-sent')
    expect(server.received).toHaveLength(0)
  })

  test('a server that never finishes the TLS handshake', async () => {
    const url = await rawServer(() => {})
    const error = await errorFrom(transport({ connectTimeout: 0.1 }).fetch(url.replace('http:', 'https:')))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('not-sent')
  })

  test('a header that HTTP does not allow, whose value is not told', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    const error = await errorFrom(transport().fetch(server.url, { headers: { authorization: 'Basic hunter2\r\nx: y' } }))
    expect(InvalidInputError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('not-sent')
    expect(`${error.message} ${String(error.cause)}`).not.toContain('hunter2')
    expect(server.received).toHaveLength(0)
  })

  test('a request after the transport was closed; closing twice is harmless', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    const closing = transport()
    await closing.fetch(server.url)
    await Promise.all([closing.close(), closing.close()])
    await closing.close()
    const error = await errorFrom(closing.fetch(server.url))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('not-sent')
    expect(server.received).toHaveLength(1)
  })
})

describe('what may have been carried out is `unknown`', () => {
  test('the server closes the socket after it has read the request', async () => {
    const server = await vendorServer((_request, response) => response.socket?.destroy())
    const { fetch } = transport()
    for (const method of ['POST', 'GET']) {
      const error = await errorFrom(fetch(server.url, { method }))
      expect(UnreachableError.isInstance(error)).toBe(true)
      expect(error).toMatchObject({ outcome: 'unknown', isRetryable: false })
    }
    expect(server.received).toHaveLength(2)
  })

  test('a kept socket that ends with the second request on it: that request is not put on another one', async () => {
    let requests = 0
    const url = await rawServer((socket) => {
      requests += 1
      if (requests === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
      else socket.resetAndDestroy()
    })
    const { fetch } = transport({ maxConnections: 1 })
    await fetch(url)
    const error = await errorFrom(fetch(url, { method: 'POST', body: '{}' }))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('unknown')
    expect(requests).toBe(2)
  })

  test.each([
    ['shorter than it says', 'HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"id":'],
    ['torn between chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n6\r\n{"id":\r\n'],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ])('a reply that is %s', async (_name, reply) => {
    const url = await rawServer((socket) => socket.end(reply))
    const error = await errorFrom(transport().fetch(url, { method: 'POST', body: '{}' }))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('unknown')
  })

  test('a compressed reply that is torn', async () => {
    const server = await vendorServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      response.end(gzipSync('{"id":1}').subarray(0, 12))
    })
    const error = await errorFrom(transport().fetch(server.url))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('unknown')
  })

  test('no reply in time', async () => {
    const server = await vendorServer(() => {})
    const error = await errorFrom(transport({ replyTimeout: 0.1 }).fetch(server.url, { method: 'POST', body: '{}' }))
    expect(TimeoutError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ outcome: 'unknown', isRetryable: false })
    expect(server.received).toHaveLength(1)
  })

  test('a reply that stops in the middle', async () => {
    const server = await vendorServer((_request, response) => {
      response.writeHead(200, { 'content-length': '20' })
      response.write('{"id":')
    })
    const error = await errorFrom(transport({ replyTimeout: 0.1 }).fetch(server.url))
    expect(TimeoutError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('unknown')
  })

  test('the caller gives up while the reply is awaited', async () => {
    const giveUp = new AbortController()
    const server = await vendorServer(() => giveUp.abort(new Error('closing')))
    const error = await errorFrom(transport().fetch(server.url, { method: 'POST', body: '{}', signal: giveUp.signal }))
    expect(UnreachableError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('unknown')
  })
})

describe('a caller who gives up before the request has left gets the own reason back', () => {
  test('before the call', async () => {
    const server = await vendorServer((_request, response) => json(response, 200, {}))
    const reason = new Error('closed')
    await expect(transport().fetch(server.url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(server.received).toHaveLength(0)
  })

  test('while it waits for a socket, and then nothing is sent', async () => {
    let answer = (): void => {}
    const arrived = Promise.withResolvers<void>()
    const server = await vendorServer((_request, response) => {
      answer = () => json(response, 200, {})
      arrived.resolve()
    })
    const { fetch } = transport({ maxConnections: 1 })
    const first = fetch(`${server.url}/first`)
    await arrived.promise
    const giveUp = new AbortController()
    const reason = new Error('closing')
    const second = fetch(`${server.url}/second`, { method: 'POST', signal: giveUp.signal })
    const outcome = expect(second).rejects.toBe(reason)
    await new Promise((resolve) => setImmediate(resolve))
    giveUp.abort(reason)
    await outcome
    answer()
    expect((await first).status).toBe(200)
    const third = fetch(`${server.url}/third`)
    while (server.received.length < 2) await new Promise((resolve) => setImmediate(resolve))
    answer()
    await third
    expect(server.received.map(({ url }) => url)).toEqual(['/first', '/third'])
  })
})

test('many calls on one signal leave no listener and no warning behind', async () => {
  const warnings: Error[] = []
  const warn = (warning: Error): void => void warnings.push(warning)
  process.on('warning', warn)
  onTestFinished(() => void process.off('warning', warn))
  const server = await vendorServer((_request, response) => json(response, 200, {}))
  const { signal } = new AbortController()
  const { fetch } = transport()
  await Promise.all(Array.from({ length: 60 }, () => fetch(server.url, { signal })))
  await new Promise((resolve) => setImmediate(resolve))
  expect(warnings).toEqual([])
})
