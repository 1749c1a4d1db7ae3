import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { apiAccess, form, right, startClient } from './sandbox-client.ts'
import type { Client, Reply } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterAll(() => client.stop())
beforeEach(async () => {
  await client.running.reset()
  await client.logIn()
})

const authenticate = (one: Client, more: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  one.send('POST', '/security/authenticate', form(one.running, more))

const userinfo = (token: string): Promise<Reply> =>
  client.send('GET', '/security/userinfo', undefined, { authorization: `Bearer ${token}` })

describe('logging in', () => {
  test('gives two tokens with their ends, the first one shaped like a JWT', async () => {
    const reply = await authenticate(client)
    expect([reply.status, reply.json.success, reply.json.error]).toEqual([200, true, null])
    const { accessToken, refreshToken, accessTokenExpireOn, refreshTokenExpireOn } = reply.json.result
    expect(accessToken.split('.')).toHaveLength(3)
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString())
    expect(new Date(claims.exp * 1000).toISOString()).toBe(accessTokenExpireOn)
    expect(Date.parse(refreshTokenExpireOn)).toBeGreaterThan(Date.parse(accessTokenExpireOn))
    expect(refreshToken).not.toBe(accessToken)
    expect((await userinfo(accessToken)).status).toBe(200)
  })

  test('takes a multipart form too, with names in any case, and no JSON', async () => {
    const fields = [...form(client.running)]
    const multipart = new FormData()
    for (const [name, value] of fields) multipart.set(name.toUpperCase(), value)
    expect((await client.send('POST', '/security/authenticate', multipart)).json.success).toBe(true)
    const json = await client.send('POST', '/security/authenticate', Object.fromEntries(fields))
    expect(json.status).toBeGreaterThanOrEqual(400)
    expect(json.json.success).toBe(false)
  })

  test('without a tenant is a 400 in the vendor’s words', async () => {
    const reply = await authenticate(client, { tenant: '' })
    expect([reply.status, reply.json.success, reply.json.error.message]).toEqual([400, false, "Tenant can't be empty"])
  })

  test.each([
    { password: 'wrong' },
    { tenant: 'another' },
    { userName: 'nobody' },
    { userName: 'invited.user' },
    { userName: 'mfa.user' },
    { userName: 'mfa.user', mfaCode: '000000' },
    { grantType: '' },
    { grantType: 'saml' },
  ])('with %o is refused', async (more) => {
    const reply = await authenticate(client, more)
    expect(reply.json.success).toBe(false)
    expect(reply.json.error.message).not.toBe('')
    expect(reply.json.result).toBeNull()
  })

  test('with the code of a user who has MFA works, and the tenant’s name comes in any case', async () => {
    expect((await authenticate(client, { userName: 'MFA.User', mfaCode: '123456' })).json.success).toBe(true)
    expect((await authenticate(client, { tenant: 'SandboxMSP' })).json.success).toBe(true)
  })

  test('a user without API access is refused', async () => {
    client.running.setRights([right('Service Desk', 'Tickets', 'view', 'modify')])
    expect((await authenticate(client)).json.success).toBe(false)
    client.running.setRights([apiAccess])
    expect((await authenticate(client)).json.success).toBe(true)
  })
})

describe('a token', () => {
  const ofLogIn = async (): Promise<{ accessToken: string; refreshToken: string }> => (await authenticate(client)).json.result
  const refresh = (accessToken: string, refreshToken: string): Promise<Reply> =>
    client.send('POST', '/security/refreshtoken', new URLSearchParams({ accessToken, refreshToken }))

  test('that is missing or wrong is a 401 with the code that was seen', async () => {
    for (const authorization of ['', 'Bearer a.b.c', 'Basic YTpi']) {
      const reply = await client.send('GET', '/security/userinfo', undefined, { authorization })
      expect([reply.status, reply.json.success, reply.json.error]).toMatchObject([401, false, { code: 978001, message: 'Security Error' }])
    }
  })

  test('ends when it said it would', async () => {
    const { accessToken, accessTokenExpireOn } = (await authenticate(client)).json.result
    await client.running.clock.advance(Date.parse(accessTokenExpireOn) - client.running.clock.now() - 1)
    expect((await userinfo(accessToken)).status).toBe(200)
    await client.running.clock.advance(1)
    expect((await userinfo(accessToken)).status).toBe(401)
  })

  test('is replaced by a refresh, and the refresh token with it', async () => {
    const old = await ofLogIn()
    await client.running.clock.advance(30 * 60_000)
    const reply = await refresh(old.accessToken, old.refreshToken)
    const fresh = reply.json.result
    expect(fresh.accessToken).not.toBe(old.accessToken)
    expect(fresh.refreshToken).not.toBe(old.refreshToken)
    expect([(await userinfo(old.accessToken)).status, (await userinfo(fresh.accessToken)).status]).toEqual([401, 200])
    expect((await refresh(old.accessToken, old.refreshToken)).status).toBe(401)
    expect((await refresh(fresh.accessToken, old.refreshToken)).status).toBe(401)
    expect((await refresh('', fresh.refreshToken)).status).toBe(400)
    await client.running.clock.advance(25 * 3_600_000)
    expect((await refresh(fresh.accessToken, fresh.refreshToken)).status).toBe(401)
  })

  test('does not end the others of its user', async () => {
    const first = await ofLogIn()
    const second = await ofLogIn()
    await refresh(second.accessToken, second.refreshToken)
    expect((await userinfo(first.accessToken)).status).toBe(200)
  })

  test('is gone after a reset', async () => {
    const { accessToken } = await ofLogIn()
    await client.running.reset()
    expect((await userinfo(accessToken)).status).toBe(401)
  })
})

test('whether there is single sign-on is told to everybody, for a tenant that is named', async () => {
  const ask = (query: string): Promise<Reply> => client.send('GET', `/security/ssostatus${query}`, undefined, { authorization: '' })
  expect((await ask('?tenant=sandboxmsp')).json.result).toEqual({ enabled: false, loginEndpointUrl: null })
  expect((await ask('')).status).toBe(400)
})

describe('variants', () => {
  test.each([
    ['400', 400],
    ['401', 401],
    ['success-false', 200],
  ])('badLogin: %s', async (badLogin, status) => {
    const other = await startClient({ variants: { badLogin } })
    const reply = await authenticate(other, { password: 'wrong' })
    expect([reply.status, reply.json.success]).toEqual([status, false])
    expect((await authenticate(other, { tenant: '' })).status).toBe(400)
    await other.stop()
  })

  test('clientCredentials: the tenant asks for a client id and a secret, and the settings have them', async () => {
    const other = await startClient({ variants: { clientCredentials: 'required' } })
    expect(other.running.settings).toMatchObject({ clientId: expect.any(String), clientSecret: expect.any(String) })
    expect((await authenticate(other)).json.success).toBe(true)
    for (const name of ['clientId', 'clientSecret']) expect((await authenticate(other, { [name]: 'x' })).json.success).toBe(false)
    expect(client.running.settings).not.toHaveProperty('clientId')
    await other.stop()
  })

  test('apiAccess: refused at each call in place of at the log-in', async () => {
    const other = await startClient({ variants: { apiAccess: 'at-calls' } })
    other.running.setRights([right('Service Desk', 'Tickets', 'view')])
    expect((await authenticate(other)).json.success).toBe(true)
    expect((await other.send('GET', '/servicedesk/tickets')).status).toBe(403)
    await other.stop()
  })
})
