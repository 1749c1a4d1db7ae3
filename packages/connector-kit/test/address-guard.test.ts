import { connect, createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { BlockedAddressError, InvalidInputError, UnreachableError } from '@jackfield/core'
import { expect, onTestFinished, test } from 'vitest'
import { guardedLookup } from '../src/address-guard.ts'
import { allowList } from '../src/allow-list.ts'
import { createTransport, isPublicAddress } from '../src/index.ts'
import { errorFrom } from './connect-context.ts'
import { json, vendorServer } from './vendor-server.ts'

test.each(['1.1.1.1', '8.8.8.8', '52.1.2.3', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '127.9.9.9',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  '64:ff9b::7f00:1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2001:db8::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'localhost',
  '',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

function publicTransport() {
  const transport = createTransport({ network: 'public', replyTimeout: 5 })
  onTestFinished(() => transport.close())
  return transport
}

test('plain http is refused in a public network, before anything is sent', async () => {
  const server = await vendorServer((_request, response) => json(response, 200, {}))
  const error = await errorFrom(publicTransport().fetch(server.url))
  expect(BlockedAddressError.isInstance(error)).toBe(true)
  expect(error).toMatchObject({ outcome: 'not-sent', isRetryable: false })
  expect(error.nextStep).toContain('network: private')
  expect(server.received).toHaveLength(0)
})

test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '[::1]', '[::ffff:10.0.0.1]', '0x7f.1', '2130706433', '0', '[64:ff9b::127.0.0.1]'])(
  'https://%s is refused in a public network',
  async (host) => {
    const error = await errorFrom(publicTransport().fetch(`https://${host}/`))
    expect(BlockedAddressError.isInstance(error)).toBe(true)
    expect(error.outcome).toBe('not-sent')
  },
)

test('a name that resolves to a private address is refused when it is connected', async () => {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  for (const name of ['localhost', 'LOCALHOST']) {
    const error = await errorFrom(publicTransport().fetch(`https://${name}:${port}/`))
    expect(BlockedAddressError.isInstance(error), name).toBe(true)
    expect(error.outcome).toBe('not-sent')
    expect(error.nextStep).toContain('network: private')
  }
  expect(connections).toBe(0)
  // The server is there: who does not ask the guard reaches it.
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'close')
  expect(connections).toBe(1)
})

test('the look-up of a socket gives the addresses that it checked, as a list or as one', async () => {
  const look = (host: string, all: boolean): Promise<unknown> =>
    new Promise((resolve, reject) => {
      guardedLookup(allowList([]))(host, { all }, (error, address) => (error ? reject(error) : resolve(address)))
    })
  expect(await look('8.8.8.8', true)).toEqual([{ address: '8.8.8.8', family: 4 }])
  expect(await look('8.8.8.8', false)).toBe('8.8.8.8')
  await expect(look('localhost', false)).rejects.toSatisfy((error) => BlockedAddressError.isInstance(error))
})

test('a private network allows plain http and loopback, by address and by name', async () => {
  const server = await vendorServer((_request, response) => json(response, 200, { ok: true }))
  const transport = createTransport({ network: 'private', replyTimeout: 5 })
  onTestFinished(() => transport.close())
  for (const host of ['127.0.0.1', 'localhost']) {
    const response = await transport.fetch(`http://${host}:${server.port}/`)
    expect(await response.text()).toBe('{"ok":true}')
  }
})

test.each(['ftp://example.com/', 'file:///etc/passwd', 'not an address', '/relative', 'https://user:hunter2hunter2@example.com/'])(
  '%s is no address of a request in any network',
  async (address) => {
    for (const network of ['public', 'private'] as const) {
      const transport = createTransport({ network, replyTimeout: 5 })
      onTestFinished(() => transport.close())
      const error = await errorFrom(transport.fetch(address))
      expect(InvalidInputError.isInstance(error)).toBe(true)
      expect(JSON.stringify(error)).not.toContain('hunter2')
    }
  },
)

function allowingTransport(...allowHosts: string[]) {
  const transport = createTransport({ network: 'public', allowHosts, replyTimeout: 5 })
  onTestFinished(() => transport.close())
  return transport
}

test.each([
  ['a name, which the URL has', 'localhost', 'localhost'],
  ['a name in other letters', 'LocalHost', 'localhost'],
  ['an address', '127.0.0.1', '127.0.0.1'],
  ['a range', '127.0.0.0/8', '127.0.0.1'],
])('the operator allows %s: it is reached over plain http in a public network', async (_, allowed, host) => {
  const server = await vendorServer((_request, response) => json(response, 200, { ok: true }))
  const response = await allowingTransport('10.0.0.0/8', allowed).fetch(`http://${host}:${server.port}/`)
  expect(response.status).toBe(200)
})

test.each([
  ['another name', 'psa.local', 'localhost'],
  ['a part of a name', 'host', 'localhost'],
  ['another range', '10.0.0.0/8', '127.0.0.1'],
  ['a range of the other kind', 'fd00::/8', '127.0.0.1'],
  ['a range that the name resolves to, over plain http', '127.0.0.0/8', 'localhost'],
])('%s allows nothing', async (_, allowed, host) => {
  const server = await vendorServer((_request, response) => json(response, 200, {}))
  const error = await errorFrom(allowingTransport(allowed).fetch(`http://${host}:${server.port}/`))
  expect(BlockedAddressError.isInstance(error)).toBe(true)
  expect(server.received).toHaveLength(0)
})

test('a name whose every address is public or in an allowed range is connected', async () => {
  const look = (...allowed: string[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      guardedLookup(allowList(allowed))('localhost', { all: false }, (error, address) => (error ? reject(error) : resolve(address)))
    })
  expect(await look('127.0.0.0/8', '::1')).toMatch(/^(127\.0\.0\.1|::1)$/)
  await expect(look('10.0.0.0/8')).rejects.toSatisfy((error) => BlockedAddressError.isInstance(error))
})

test.each(['https://psa.local', 'psa.local:8080', '10.1', '10.0.0.0/33', '*.local', '', 'a b', '999.1.1.1'])(
  '%j can be no allowed host, and says so',
  async (entry) => {
    expect(() => createTransport({ network: 'public', allowHosts: [entry], replyTimeout: 5 })).toThrow(/no host that could be allowed/)
  },
)

test('a redirect is an answer, and is not followed', async () => {
  const server = await vendorServer((_request, response) => response.writeHead(302, { location: '/elsewhere' }).end())
  expect((await allowingTransport('127.0.0.1').fetch(`${server.url}/`)).status).toBe(302)
  expect(server.received).toHaveLength(1)
})

test('a reply beyond the limit of bytes is cut off, packed or not', async () => {
  const big = Buffer.alloc(200_000, 'a')
  const server = await vendorServer((request, response) => {
    const packed = request.url === '/packed'
    response.writeHead(200, packed ? { 'content-encoding': 'gzip' } : {}).end(packed ? gzipSync(big) : big)
  })
  const transport = createTransport({ network: 'private', replyTimeout: 5, maxReplyBytes: 65_536 })
  onTestFinished(() => transport.close())
  for (const path of ['/plain', '/packed'])
    expect(UnreachableError.isInstance(await errorFrom(transport.fetch(`${server.url}${path}`))), path).toBe(true)
  const free = createTransport({ network: 'private', replyTimeout: 5 })
  onTestFinished(() => free.close())
  for (const path of ['/plain', '/packed']) expect((await (await free.fetch(`${server.url}${path}`)).text()).length).toBe(200_000)
})
