import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { basic, startedAt, startX } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startX()
})
afterEach(() => client.stop())

const settings = (): Record<string, string> => client.running.settings as Record<string, string>

test('the settings are those of the generation', () => {
  expect(client.running.settings).toEqual({
    generation: 'X',
    server: client.running.url,
    tokenId: expect.any(String),
    tokenSecret: expect.any(String),
    tokenExpiresAt: '2027-03-02',
    network: 'private',
  })
})

test('each request has the token; the environment tells the version', async () => {
  const body = await client.get('/environment')
  expect(body.Meta).toEqual({ ResponseCode: 200 })
  expect(body.Data).toMatchObject({
    ProductVersion: expect.stringMatching(/^10\./),
    CustomerName: 'Sandbox MSP',
    ServerType: 'SaaS',
    Language: 'en',
  })
  expect((await client.send('GET', '/environment/')).status).toBe(200)
})

test.each<[string, () => string | undefined]>([
  ['no header', () => undefined],
  ['another scheme', () => `Bearer ${settings()['tokenSecret']}`],
  ['a wrong secret', () => basic(`${settings()['tokenId']}:x`)],
  ['a wrong id', () => basic(`x:${settings()['tokenSecret']}`)],
  ['the secret alone', () => basic(settings()['tokenSecret'] ?? '')],
])('%s is refused', async (_, authorization) => {
  const reply = await client.send('GET', '/environment', undefined, { authorization: authorization() })
  expect([reply.status, reply.json]).toEqual([401, { Data: null, Meta: { ResponseCode: 401, ErrorMessage: 'Unauthorized.' } }])
})

test('an expired token is no longer taken', async () => {
  await client.running.clock.advance(Date.parse('2027-03-02T00:00:00Z') - startedAt - 1)
  expect((await client.send('GET', '/environment')).status).toBe(200)
  await client.running.clock.advance(1)
  expect((await client.send('GET', '/environment')).status).toBe(401)
})

describe('what is not there', () => {
  test.each(['/nothing', '/assetmgmt/agents', '/auth', '/devices/1', '/organizations/1', '/notifications/4711', '/sites/x'])(
    '%s is 404',
    async (path) => {
      const reply = await client.send('GET', path)
      expect([reply.status, reply.json.Data, reply.json.Meta.ResponseCode]).toEqual([404, null, 404])
    },
  )

  test('nor is the other generation’s base', async () => {
    for (const path of ['/api/v1.0/environment', '/api/v1.0/auth', '/environment', '/v3/devices']) {
      expect((await fetch(`${client.running.url}${path}`)).status, path).toBe(404)
    }
  })
})

test('faults in the vendor’s envelope', async () => {
  for (const [kind, status] of [
    ['limit', 429],
    ['error-before', 503],
    ['expired-login', 401],
  ] as const) {
    client.running.setFaults({ seed: 1, script: [{ kind, path: '/devices' }] })
    const reply = await client.send('GET', '/devices')
    expect([reply.status, reply.json.Meta.ResponseCode, reply.headers.get('retry-after')]).toEqual([
      status,
      status,
      kind === 'limit' ? '1' : null,
    ])
    expect((await client.send('GET', '/devices')).status).toBe(200)
  }
  client.running.setFaults({ seed: 1, script: [{ kind: 'error-after', method: 'DELETE' }] })
  const [alarm] = client.running.alarms()
  expect((await client.send('DELETE', `/notifications/${alarm?.id}`)).status).toBe(504)
  expect(client.running.alarms()).toHaveLength(3)
})

test('variant rateLimit: 3,600 calls an hour, and when to come again', async () => {
  const other = await startX({ seed: 'empty', variants: { rateLimit: 'hourly' } })
  for (let calls = 0; calls < 3600; calls++) await other.get('/environment')
  await other.running.clock.advance(1_200_000)
  const reply = await other.send('GET', '/environment')
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '2400'])
  await other.running.clock.advance(2_400_000)
  expect((await other.send('GET', '/environment')).status).toBe(200)
  await other.stop()
})

test('there are no tickets, and nobody to work on them', async () => {
  expect(client.running.tickets()).toEqual([])
  await expect(client.running.technician.addNote('1', 'x')).rejects.toThrow('VSA X has no tickets.')
})
