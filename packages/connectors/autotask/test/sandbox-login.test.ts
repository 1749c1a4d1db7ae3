import { realClock } from '@jackfield/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const userName = (): string => String(client.running.settings['userName'])
const zoneOf = async (user: string): Promise<{ status: number; body: Record<string, unknown> }> => {
  const reply = await fetch(`${client.running.url}/ATServicesRest/V1.0/zoneInformation?user=${encodeURIComponent(user)}`)
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}
const statusWith = async (headers: Readonly<Record<string, string | undefined>>): Promise<number> =>
  (await client.send('GET', 'Version', undefined, headers)).status

describe('zone', () => {
  test('the look-up needs no log-in, takes the user in any case, and tells the address with a slash at its end', async () => {
    const expected = { zoneName: 'DE1', url: `${client.running.url}/ATServicesRest/`, webUrl: `${client.running.url}/`, ci: 632_538 }
    expect(await zoneOf(userName())).toEqual({ status: 200, body: expected })
    expect(await zoneOf(userName().toUpperCase())).toEqual({ status: 200, body: expected })
  })

  test('an unknown user is a 500 in the observed words', async () => {
    const expected = { status: 500, body: { errors: ['Zone information could not be determined'] } }
    expect(await zoneOf('nobody@jackfield-demo.example')).toEqual(expected)
    const reply = await fetch(`${client.running.url}/ATServicesRest/V1.0/zoneInformation`)
    expect([reply.status, await reply.json()]).toEqual([500, expected.body])
  })

  test('every address comes from the public one', async () => {
    const other = await startClient({ publicUrl: 'https://proxy.example:444/', port: await freePort() })
    const reply = await other.send('GET', `zoneInformation?user=${encodeURIComponent(userName())}`)
    expect(JSON.parse(reply.text)).toMatchObject({ url: 'https://proxy.example:444/ATServicesRest/' })
    const page = await other.send('POST', 'Tickets/query', { MaxRecords: 1, filter: [{ op: 'exist', field: 'id' }] })
    expect(page.text).toContain('"nextPageUrl":"https://proxy.example:444/ATServicesRest/V1.0/Tickets/query/next?')
    await other.stop()
  })

  test('version information stands above V1.0 and nowhere else, and V1.0 is needed for all others', async () => {
    const base = client.running.url
    expect(await (await fetch(`${base}/ATServicesRest/VersionInformation`)).json()).toEqual({ apiVersions: ['V1.0'] })
    expect((await fetch(`${base}/ATServicesRest/V1.0/VersionInformation`)).status).toBe(404)
    expect((await fetch(`${base}/ATServicesRest/ZoneInformation?user=x`)).status).toBe(404)
    expect((await client.send('GET', `${base}/Version`)).status).toBe(404)
    expect((await client.send('GET', `${base}/ATServicesRest/Version`)).status).toBe(404)
    expect((await client.send('PUT', `${base}/ATServicesRest/Tickets`, {})).status).toBe(404)
  })

  test('a moved tenant answers 401 at its old address, and the look-up tells the new one', async () => {
    client.running.happen('moveTenant')
    expect(await statusWith({})).toBe(401)
    const { body } = await zoneOf(userName())
    expect(body['url']).toBe(`${client.running.url}/zone19/ATServicesRest/`)
    expect((await client.send('GET', `${String(body['url'])}V1.0/Version`)).status).toBe(200)
    const page = await client.send('POST', `${String(body['url'])}V1.0/Tickets/query`, {
      MaxRecords: 1,
      filter: [{ op: 'gt', field: 'id', value: 0 }],
    })
    expect(page.text).toContain(`"nextPageUrl":"${client.running.url}/zone19/ATServicesRest/V1.0/`)
    client.running.happen('moveTenant')
    expect((await client.send('GET', `${String(body['url'])}V1.0/Version`)).status).toBe(401)
  })

  test('variant wrongZone empty: the old address finds nothing, and takes no writes', async () => {
    const other = await startClient({ variants: { wrongZone: 'empty' } })
    other.running.happen('moveTenant')
    expect(await other.query('Tickets')).toEqual([])
    expect(await other.get('Tickets/7841')).toEqual({ item: null })
    expect(await other.post('Companies/query/count', { filter: [{ op: 'exist', field: 'id' }] })).toEqual({ queryCount: 0 })
    expect((await other.send('PATCH', 'Tickets', { id: 7841, title: 'x' })).status).toBe(401)
    expect((await other.send('DELETE', 'TimeEntries/1')).status).toBe(401)
    await other.stop()
  })
})

describe('log-in', () => {
  test('Version needs the three headers, whatever the case of their names', async () => {
    expect(await client.get('Version')).toEqual({
      majorVersion: expect.any(String) as string,
      minorVersion: expect.any(String) as string,
      build: expect.any(String) as string,
      customerType: expect.any(String) as string,
    })
    const { secret, integrationCode } = client.running.settings as Record<string, string>
    const reply = await fetch(`${client.running.url}/atservicesrest/v1.0/version`, {
      headers: { username: userName(), SECRET: secret ?? '', APIIntegrationcode: integrationCode ?? '' },
    })
    expect(reply.status).toBe(200)
  })

  test.each([
    ['the user', { UserName: 'nobody@jackfield-demo.example' }],
    ['the secret', { Secret: 'wrong' }],
    ['the code', { ApiIntegrationCode: 'WRONG' }],
    ['no user', { UserName: undefined }],
    ['no secret', { Secret: undefined }],
    ['no code', { ApiIntegrationCode: undefined }],
  ])('401 with an empty body for %s', async (_name, headers) => {
    const reply = await client.send('GET', 'Version', undefined, headers)
    expect([reply.status, reply.text]).toEqual([401, ''])
    expect(reply.headers.get('content-type')).toBeNull()
  })

  test('basic authentication is none', async () => {
    const { secret } = client.running.settings as Record<string, string>
    const authorization = `Basic ${Buffer.from(`${userName()}:${secret}`).toString('base64')}`
    expect(await statusWith({ authorization, UserName: undefined, Secret: undefined })).toBe(401)
  })

  test('failures in a row lock the user; a success starts their count again', async () => {
    client.running.happen('lockAfter', { failures: 3 })
    for (const secret of ['a', 'b', undefined]) expect(await statusWith({ Secret: secret })).toBe(401)
    expect(await statusWith({})).toBe(401)
    client.running.happen('unlockUser')
    expect(await statusWith({ Secret: 'a' })).toBe(401)
    expect(await statusWith({ ApiIntegrationCode: 'b' })).toBe(401)
    expect(await statusWith({})).toBe(200)
    expect(await statusWith({ Secret: 'a' })).toBe(401)
    expect(await statusWith({ Secret: 'b' })).toBe(401)
    expect(await statusWith({})).toBe(200)
  })

  test('a wrong user locks nobody', async () => {
    client.running.happen('lockAfter', { failures: 1 })
    expect(await statusWith({ UserName: 'nobody' })).toBe(401)
    expect(await statusWith({})).toBe(200)
  })

  test.each([
    ['lockUser', 'unlockUser'],
    ['inactivateUser', 'activateUser'],
  ])('%s is a 401 with the right headers, until %s; the zone look-up works all the same', async (off, on) => {
    client.running.happen(off)
    expect(await statusWith({})).toBe(401)
    expect((await zoneOf(userName())).status).toBe(200)
    client.running.happen(on)
    expect(await statusWith({})).toBe(200)
  })

  test('a Full User is found in its zone and gets 401 everywhere else', async () => {
    client.running.happen('makeFullUser')
    expect((await zoneOf(userName())).status).toBe(200)
    expect(await statusWith({})).toBe(401)
  })

  test('a changed secret ends the old one', async () => {
    client.running.happen('changeSecret', { secret: 'new#one$' })
    expect(await statusWith({})).toBe(401)
    expect(await statusWith({ Secret: 'new#one$' })).toBe(200)
  })

  test('another integration of the tenant has a log-in of its own', async () => {
    const { userName: name, secret, integrationCode } = client.running.happen('otherIntegration') as Record<string, string>
    const other = { UserName: name, Secret: secret, ApiIntegrationCode: integrationCode }
    expect(await statusWith(other)).toBe(200)
    expect(await statusWith({ ...other, ApiIntegrationCode: String(client.running.settings['integrationCode']) })).toBe(401)
  })

  test('a reset gives the user back as it was', async () => {
    client.running.happen('lockUser')
    client.running.happen('moveTenant')
    await client.running.reset()
    expect(await statusWith({})).toBe(200)
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['lockAfter', {}, 'failures must be a whole number from 1 on.'],
    ['useRequests', { count: 0 }, 'count must be a whole number from 1 on.'],
    ['changeSecret', {}, 'changeSecret needs a secret.'],
    ['burnDown', {}, 'autotask has no happening “burnDown”. There are: lockUser, unlockUser, lockAfter,'],
  ])('what can not happen (%s) is refused in one line', (name, input, line) => {
    expect(() => client.running.happen(name, input)).toThrow(line)
  })
})

test('settings are what a connection needs, and the secret holds what env files cut', async () => {
  expect(client.running.settings).toEqual({
    userName: expect.stringMatching(/^[A-Za-z0-9]{15}@/) as string,
    secret: expect.stringMatching(/[#$~*@]/) as string,
    integrationCode: expect.stringMatching(/^.{27}$/) as string,
    zoneLookup: client.running.url,
    network: 'private',
    deviceLinkField: 'Integration Device',
  })
})

test('it runs on real time too', async () => {
  const other = await startClient({ clock: realClock() })
  expect((await other.send('GET', 'Version')).status).toBe(200)
  await other.stop()
})

async function freePort(): Promise<number> {
  const other = await startClient()
  const port = Number(new URL(other.running.url).port)
  await other.stop()
  return port
}
