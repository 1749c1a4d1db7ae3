import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import type { SandboxOptions } from '@jackfield/sandbox'
import { coveredHash } from '../sandbox/vsa9/login.ts'
import { basic, basicOf, startedAt, startNine } from './sandbox-client.ts'

let client: Awaited<ReturnType<typeof startNine>> | undefined

afterEach(async () => {
  await client?.stop()
  client = undefined
})

async function start(options?: SandboxOptions): Promise<NonNullable<typeof client>> {
  return (client = await startNine(options))
}

const minutes = (count: number): number => count * 60_000

describe('by access token', () => {
  test('gives a session in the envelope of success', async () => {
    const { logIn } = await start()
    const { status, json } = await logIn()
    expect(status).toBe(200)
    expect(json).toMatchObject({ ResponseCode: 0, Status: 'OK', Error: 'None' })
    expect(json).not.toHaveProperty('TotalRecords')
    expect(json.Result).toMatchObject({ UserName: 'jackfield-api', SessionExpiration: '2026-03-02T09:30:00Z', OffSetInMinutes: 0 })
    expect(json.Result.Token).toBe(json.Result.ApiToken)
  })

  test('the user’s name comes in any case, and is told as it was typed', async () => {
    const { send, running } = await start()
    const { accessToken } = running.settings as Record<string, string>
    const reply = await send('GET', '/auth', undefined, { authorization: basic(`JackField-API:${accessToken}`) })
    expect(reply.json.Result.UserName).toBe('JackField-API')
  })

  test.each<[string, string | undefined]>([
    ['no header', undefined],
    ['another scheme', 'Bearer x'],
    ['a wrong token', basic('jackfield-api:b7c1e2d4-58a3-4f19-9c60-000000000000')],
    ['an unknown user', basic('somebody:b7c1e2d4-58a3-4f19-9c60-d2f1a07e3b55')],
    ['the token alone', basic('b7c1e2d4-58a3-4f19-9c60-d2f1a07e3b55')],
    ['the password', basic('jackfield-api:Sandbox-Passw0rd!')],
    ['no base64', 'Basic ###'],
  ])('%s is refused with 401', async (_, authorization) => {
    const { send } = await start()
    const reply = await send('GET', '/auth', undefined, { authorization })
    expect(reply.status).toBe(401)
    expect(reply.json).toMatchObject({ Result: null, Error: 'Authentication failed' })
  })

  test('variant badLogin: a 401 without a body', async () => {
    const { send } = await start({ variants: { badLogin: 'empty' } })
    expect(await send('GET', '/auth', undefined, { authorization: undefined })).toMatchObject({ status: 401, text: '' })
    expect(await send('GET', '/system/orgs', undefined, { authorization: 'Bearer x' })).toMatchObject({ status: 401, text: '' })
  })

  test('an expired token is no longer taken; the settings tell the day', async () => {
    const { logIn, running } = await start()
    const { tokenExpiresAt } = running.settings as Record<string, string>
    expect(tokenExpiresAt).toBe('2027-03-02')
    await running.clock.advance(Date.parse(`${tokenExpiresAt}T00:00:00Z`) - startedAt - 1)
    expect((await logIn()).status).toBe(200)
    await running.clock.advance(1)
    expect((await logIn()).status).toBe(401)
  })

  test('a token without the REST API, or with Data Warehouse beside it, does not log in', async () => {
    const { logIn, running } = await start()
    const path = (right: string): [string, ...string[]] => ['System', 'User Security', 'Users', 'Access Tokens', right]
    const rest = { path: path('REST API (Read, Write)'), levels: { granted: 'on' } }
    running.setRights([])
    expect((await logIn()).status).toBe(401)
    running.setRights([rest])
    expect((await logIn()).status).toBe(200)
    running.setRights([rest, { path: path('Data Warehouse'), levels: { granted: 'on' } }])
    expect((await logIn()).status).toBe(401)
    running.setRights('everything')
    expect((await logIn()).status).toBe(200)
  })
})

describe('by the hash scheme', () => {
  const sha = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex')

  function scheme(user: string, password: string, random: string): string {
    const c256 = sha('sha256', sha('sha256', password + user) + random)
    const c1 = sha('sha1', sha('sha1', password + user) + random)
    return `user=${user},pass2=${c256},pass1=${c1},rpass2=${sha('sha256', password)},rpass1=${sha('sha1', password)},rand2=${random}`
  }

  test('the covered hash is that of the known vector', () => {
    expect(coveredHash('apiuser', 'Example-1', '12345678')).toBe('487289cb320f4fbd24d3fc1e138e95a8b463b3090bbee46b70cdb9a209a623bf')
    expect(scheme('apiuser', 'Example-1', '12345678')).toBe(
      'user=apiuser,pass2=487289cb320f4fbd24d3fc1e138e95a8b463b3090bbee46b70cdb9a209a623bf,pass1=2d89c5f910d72dcd8e6566f7d057ab2afa79a6a6,rpass2=4f690dad7d2bd2e4b4c3983a9d4d752d56ede4583bf86893777a77a961d11780,rpass1=d0b3e4d95d837bc32dc7c0dc4497f635d540a7d6,rand2=12345678',
    )
  })

  test('is taken in the variant that has it, with any random number', async () => {
    const { send, running } = await start({ variants: { logIn: 'hash' } })
    const { userName, password } = running.settings as Record<string, string>
    expect(running.settings).not.toHaveProperty('accessToken')
    expect(running.settings).not.toHaveProperty('tokenExpiresAt')
    for (const random of ['12345678', '4711', '0']) {
      const authorization = basic(scheme(userName ?? '', password ?? '', random))
      expect((await send('GET', '/auth', undefined, { authorization })).status, random).toBe(200)
    }
  })

  test('the forms of other clients are taken too: only pass2 is looked at', async () => {
    const { send, running } = await start({ variants: { logIn: 'hash' } })
    const { userName, password } = running.settings as Record<string, string>
    const whole = scheme(userName ?? '', password ?? '', '77')
    for (const credentials of [`${whole},twofapass=:undefined`, whole.replace(/pass1=[0-9a-f]+/, 'pass1=00')]) {
      expect((await send('GET', '/auth', undefined, { authorization: basic(credentials) })).status, credentials).toBe(200)
    }
  })

  test.each([
    ['another password', scheme('jackfield-api', 'Sandbox-Passw0rd?', '12345678')],
    ['another user', scheme('somebody', 'Sandbox-Passw0rd!', '12345678')],
    ['a random number that was not covered', scheme('jackfield-api', 'Sandbox-Passw0rd!', '1').replace('rand2=1', 'rand2=2')],
    ['the password in the open', 'jackfield-api:Sandbox-Passw0rd!'],
  ])('%s is refused', async (_, credentials) => {
    const { send } = await start({ variants: { logIn: 'hash' } })
    expect((await send('GET', '/auth', undefined, { authorization: basic(credentials) })).status).toBe(401)
  })

  test('a server as in the cloud does not take it', async () => {
    const { send } = await start()
    const authorization = basic(scheme('jackfield-api', 'Sandbox-Passw0rd!', '12345678'))
    expect((await send('GET', '/auth', undefined, { authorization })).status).toBe(401)
  })
})

describe('a session', () => {
  test('is a Bearer token, and lasts half an hour', async () => {
    const { send, running, logIn } = await start()
    expect((await send('GET', '/system/orgs')).status).toBe(200)
    await running.clock.advance(minutes(30) - 1)
    expect((await send('GET', '/system/orgs')).status).toBe(200)
    await running.clock.advance(1)
    expect((await send('GET', '/system/orgs')).status).toBe(401)
    await logIn()
    expect((await send('GET', '/system/orgs')).status).toBe(200)
  })

  test('of another kind is none', async () => {
    const { send, running } = await start()
    for (const authorization of [undefined, 'Bearer ', 'Bearer 123', basicOf(running)]) {
      expect((await send('GET', '/assetmgmt/agents', undefined, { authorization })).status).toBe(401)
    }
  })

  test('variant sessionLife: a call makes the half hour start anew', async () => {
    const { send, running } = await start({ variants: { sessionLife: 'sliding' } })
    for (let round = 0; round < 4; round++) {
      await running.clock.advance(minutes(29))
      expect((await send('GET', '/system/orgs')).status).toBe(200)
    }
    await running.clock.advance(minutes(30))
    expect((await send('GET', '/system/orgs')).status).toBe(401)
  })

  test('variant sessionEnd: it ends ten minutes before its stated end', async () => {
    const { send, running, logIn } = await start({ variants: { sessionEnd: 'early' } })
    expect((await logIn()).json.Result.SessionExpiration).toBe('2026-03-02T09:30:00Z')
    await running.clock.advance(minutes(20))
    expect((await send('GET', '/system/orgs')).status).toBe(401)
  })

  test('variant serverZone: the stated end is local time, and the offset makes it the real one', async () => {
    const { logIn } = await start({ variants: { serverZone: 'two-hours-east' } })
    const { SessionExpiration, OffSetInMinutes } = (await logIn()).json.Result
    expect([SessionExpiration, OffSetInMinutes]).toEqual(['2026-03-02T11:30:00Z', -120])
    expect(Date.parse(SessionExpiration) + minutes(OffSetInMinutes)).toBe(startedAt + minutes(30))
  })

  test('ends by logging out', async () => {
    const { send } = await start()
    expect((await send('DELETE', '/system/users/session')).status).toBe(200)
    expect((await send('GET', '/system/orgs')).status).toBe(401)
  })

  test('several stand side by side', async () => {
    const { send, running, logIn } = await start()
    const other = (await send('GET', '/auth', undefined, { authorization: basicOf(running) })).json.Result.Token
    await logIn()
    expect((await send('GET', '/system/orgs')).status).toBe(200)
    expect((await send('GET', '/system/orgs', undefined, { authorization: `Bearer ${other}` })).status).toBe(200)
  })
})

describe('what a server says of itself', () => {
  test('its version, its tenant and its modules', async () => {
    const { get } = await start()
    expect((await get('/environment')).Result.Version).toMatch(/^9\.5\./)
    expect((await get('/tenant')).Result[0]).toMatchObject({ Ref: 'sandbox' })
    expect((await get('/ismoduleinstalled/18')).Result).toBe(true)
    expect((await get('/ismoduleactivated/18')).Result).toBe(true)
    expect((await get('/ismoduleinstalled/4711')).Result).toBe(false)
    expect((await get('/authx')).Error).toBe('None')
    expect((await get('/echo')).Error).toBe('None')
  })

  test('variant environment: it does not tell its version', async () => {
    const { get } = await start({ variants: { environment: 'without-version' } })
    expect(Object.keys((await get('/environment')).Result)).toEqual(['ServerUrl'])
  })

  test('calls that change users are cut off without a reply, logged in or not', async () => {
    const { send } = await start()
    for (const [method, path] of [
      ['PUT', '/system/users/91'],
      ['DELETE', '/system/users/91'],
      ['PUT', '/system/roles/1/users/2'],
      ['POST', '/system/users/91/passwordreset'],
    ] as const) {
      expect((await send(method, path)).status, path).toBe(0)
      expect((await send(method, path, undefined, { authorization: undefined })).status, path).toBe(0)
    }
  })

  test('unknown calls, the other generation’s and those of another base are 404', async () => {
    const { send, running } = await start()
    for (const path of ['/nothing', '/devices', '/assetmgmt/alarms', '/assetmgmt/audit/1']) {
      const reply = await send('GET', path)
      expect([reply.status, reply.json.ResponseCode], path).toEqual([404, 4_040_001])
    }
    for (const path of ['/api/v3/environment', '/environment', '/api/v1.5/environment']) {
      expect((await fetch(`${running.url}${path}`)).status, path).toBe(404)
    }
  })

  test('variant trailingSlash: the path without it is where it has moved', async () => {
    const { running } = await start({ variants: { trailingSlash: 'moved' } })
    const reply = await fetch(`${running.url}/api/v1.0/system/orgs/?$top=1`, { redirect: 'manual' })
    expect(reply.status).toBe(301)
    expect(decodeURIComponent(reply.headers.get('location') ?? '')).toBe(`${running.url}/api/v1.0/system/orgs?$top=1`)
    expect((await fetch(`${running.url}/api/v1.0/system/orgs?$top=1`, { redirect: 'manual' })).status).toBe(401)
  })

  test('a trailing slash and another case of the path do no harm', async () => {
    const { send } = await start()
    expect((await send('GET', '/System/Orgs/')).status).toBe(200)
  })
})
