import { afterEach, describe, expect, test } from 'vitest'
import type { SandboxOptions } from '@jackfield/sandbox'
import { startClient } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let client: Client | undefined

afterEach(async () => {
  await client?.stop()
  client = undefined
})

async function start(options?: SandboxOptions): Promise<Client> {
  return (client = await startClient(options))
}

const nobody = { authorization: undefined, clientid: undefined }

describe('company info', () => {
  test('is open to all and tells the codebase of the release', async () => {
    const { send } = await start()
    const reply = await send('GET', '/login/companyinfo/SandboxMSP', undefined, nobody)
    expect(reply.status).toBe(200)
    expect(JSON.parse(reply.text)).toMatchObject({ Codebase: 'v2025_1/', VersionCode: 'v2025.1', CompanyID: 'sandboxmsp', IsCloud: 'True' })
  })

  test('of an unknown company is 200 and null', async () => {
    const { send } = await start()
    expect(await send('GET', '/login/companyinfo/nobody', undefined, nobody)).toMatchObject({ status: 200, text: 'null' })
  })

  test('of a self-hosted tenant, with the flag as a boolean', async () => {
    const { send } = await start({ variants: { hosting: 'self-hosted', infoIsCloud: 'boolean' } })
    expect(JSON.parse((await send('GET', '/login/companyinfo/sandboxmsp')).text)).toMatchObject({
      Codebase: 'v4_6_release/',
      IsCloud: false,
    })
    expect((await send('GET', '/v2025_1/apis/3.0/system/info')).status).toBe(404)
    expect(JSON.parse((await send('GET', '/v4_6_release/apis/3.0/system/info')).text)).toMatchObject({ isCloud: false })
  })
})

describe('log-in', () => {
  test('both codebases answer, a trailing slash and any case too, an older codebase does not', async () => {
    const { send } = await start()
    for (const path of ['/v4_6_release/apis/3.0/system/info/', '/v2025_1/apis/3.0/System/Info']) {
      expect((await send('GET', path)).status, path).toBe(200)
    }
    for (const path of ['/v2024_3/apis/3.0/system/info', '/system/info/apis/', '/v2025_1/apis/3.0/login/companyinfo/sandboxmsp']) {
      expect(JSON.parse((await send('GET', path)).text), path).toEqual({ code: 'ConnectWiseApi', message: 'The endpoint does not exist.' })
    }
  })

  test.each<[string, string | undefined]>([
    ['no header', undefined],
    ['another scheme', 'Bearer x'],
    ['a wrong private key', `Basic ${btoa('sandboxmsp+SbxPublic7Qm2Xr4T:wrong')}`],
    ['no company', `Basic ${btoa('SbxPublic7Qm2Xr4T:SbxPrivate9Lk3Vw8Z')}`],
    ['another company', `Basic ${btoa('other+SbxPublic7Qm2Xr4T:SbxPrivate9Lk3Vw8Z')}`],
  ])('%s is refused', async (_, authorization) => {
    const { send } = await start()
    const reply = await send('GET', '/system/info', undefined, { authorization })
    expect(reply.status).toBe(401)
    expect(JSON.parse(reply.text)).toEqual({ code: 'ConnectWiseApi', message: 'UserNotAuthenticated' })
    expect(reply.text).toContain('{\r\n  "code"')
  })

  test('variant badLogin', async () => {
    const { send } = await start({ variants: { badLogin: 'Unauthorized' } })
    const reply = await send('GET', '/system/info', undefined, { authorization: undefined })
    expect([reply.status, JSON.parse(reply.text).code]).toEqual([401, 'Unauthorized'])
  })

  test.each(['401', '400'])('variant missingClientId %s', async (status) => {
    const { send } = await start({ variants: { missingClientId: status } })
    expect((await send('GET', '/system/info', undefined, { clientid: undefined })).status).toBe(Number(status))
    expect((await send('GET', '/system/info', undefined, { clientid: 'my client' })).status).toBe(Number(status))
  })
})

test.each<[string, number]>([
  ['application/json', 200],
  ['*/*', 200],
  ['application/vnd.connectwise.com+json', 200],
  ['application/vnd.connectwise.com+json; version=2025.1', 200],
  ['application/vnd.connectwise.com+json;version=2020.4, application/json', 200],
  ['application/vnd.connectwise.com+json; version=3.0.0', 200],
  ['application/vnd.connectwise.com+json; version=2099.1', 400],
  ['application/vnd.connectwise.com+json; version=latest', 400],
])('Accept: %s answers %d', async (accept, status) => {
  const { send } = await start()
  const reply = await send('GET', '/system/info', undefined, { accept })
  expect(reply.status).toBe(status)
  if (status === 400) expect(JSON.parse(reply.text).message).toMatch(/does not support the API version '(2099\.1|0\.0)'\.$/)
})

test('an unknown endpoint is 404, a wrong verb 405', async () => {
  const { send } = await start()
  expect((await send('GET', '/service/nothing')).status).toBe(404)
  const reply = await send('DELETE', '/service/boards/1')
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET'])
})

test('who we are: the API member, its role and its default board', async () => {
  const { get, running } = await start()
  expect(await get('/system/myMembers')).toMatchObject({
    identifier: 'JackfieldAPI',
    licenseClass: 'A',
    adminFlag: true,
    securityRole: { name: 'Admin' },
    serviceDefaultBoard: { id: 1, name: 'Help Desk' },
  })
  running.setRights([])
  expect(await get('/system/myMembers')).toMatchObject({ adminFlag: false, securityRole: { id: 63, name: 'Integration' } })
})
