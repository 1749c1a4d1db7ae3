import type { Clock, Delivery } from '@jackfield/core'
import { systemClock } from '@jackfield/connector-kit'
import { expect, test } from 'vitest'
import { createSeenMessages } from '../src/seen-messages.ts'
import { createSigningKeys } from '../src/signing-keys.ts'
import { connectTo, keepingLogger, scriptedServer, secrets, settingsFor } from './scripted-server.ts'
import type { Script } from './scripted-server.ts'
import { deliveryOf, signingKey } from './webhook-delivery.ts'

const keyPath = '/v2025_1//system/callbackkey/index.rails?companyName=ACME&id=6f1c7c0e-1111-4222-8333-444455556666'

async function selfHosted(script: Script, clock?: Clock) {
  const server = await scriptedServer(script)
  const logger = keepingLogger()
  const connection = await connectTo(settingsFor(server.url), {}, logger, clock ? { clock } : {})
  const verify = (delivery: Delivery) => connection.capabilities.webhookReceiver!.verify(delivery, null)
  return { server, verify, logger, keyUrl: server.url + keyPath }
}

test('a key is read once for deliveries that come at the same time, and kept for later ones', async () => {
  const { server, verify, keyUrl, logger } = await selfHosted(() => ({ body: { signing_key: signingKey } }))
  const events = await Promise.all([1, 2, 3, 4, 5].map(() => verify(deliveryOf({ keyUrl }))))
  expect(events.flat()).toHaveLength(5)
  await verify(deliveryOf({ keyUrl, company: 'Acme' }))
  expect(server.seen).toHaveLength(1)
  expect(logger.lines.join('\n')).not.toContain(signingKey)
})

test('a key that changed is read again, at most once a minute', async () => {
  let now = 1_000_000
  let key = signingKey
  const clock: Clock = { ...systemClock, now: () => now }
  const { server, verify, keyUrl } = await selfHosted(() => ({ body: { signing_key: key } }), clock)
  await verify(deliveryOf({ keyUrl }))
  key = 'the next one'
  await expect(verify(deliveryOf({ keyUrl, key }))).rejects.toMatchObject({ code: 'UNVERIFIED_DELIVERY' })
  expect(server.seen).toHaveLength(1)
  now += 60_000
  expect(await verify(deliveryOf({ keyUrl, key }))).toHaveLength(1)
  await expect(verify(deliveryOf({ keyUrl }))).rejects.toMatchObject({ code: 'UNVERIFIED_DELIVERY' })
  expect(server.seen).toHaveLength(2)
})

test('a key that can not be read now is no forgery, and is asked for again by the next delivery', async () => {
  let isDown = true
  const { verify, keyUrl } = await selfHosted(() =>
    isDown ? { status: 503, body: { message: 'down' } } : { body: { signing_key: signingKey } },
  )
  await expect(verify(deliveryOf({ keyUrl }))).rejects.toMatchObject({ code: 'VENDOR_FAULT', isRetryable: true })
  isDown = false
  expect(await verify(deliveryOf({ keyUrl }))).toHaveLength(1)
})

test.each([401, 403])('where a key is refused without a log-in (%i), the own API is asked with it once', async (status) => {
  const { server, verify, keyUrl } = await selfHosted(({ headers }) =>
    headers['authorization'] === undefined ? { status, body: { code: 'Security' } } : { body: { signing_key: signingKey } },
  )
  expect(await verify(deliveryOf({ keyUrl }))).toHaveLength(1)
  const logIn = `Basic ${btoa(`acme+pubkey0123456789:${secrets.privateKey}`)}`
  expect(server.seen.map(({ headers }) => headers['authorization'])).toEqual([undefined, logIn])
})

test('the web interface of the cloud never gets the log-in', async () => {
  const server = await scriptedServer(() => ({ status: 401, body: {} }))
  const asked: string[] = []
  const route = (address: string): string => {
    asked.push(address)
    return address.replace(new URL(address).origin, server.url)
  }
  const settings = { ...settingsFor(server.url), site: 'na.myconnectwise.net', network: 'public' }
  const connection = await connectTo(settings, {}, keepingLogger(), { route })
  const keyUrl = `https://na.myconnectwise.net${keyPath}`
  await expect(connection.capabilities.webhookReceiver!.verify(deliveryOf({ keyUrl }), null)).rejects.toMatchObject({
    code: 'UNVERIFIED_DELIVERY',
  })
  expect(asked).toEqual([keyUrl])
  expect(server.seen[0]?.headers['authorization']).toBeUndefined()
})

test.each([
  [{ Action: 'added', Type: 'ticket' }, 'changed', 'tickets'],
  [{ Action: 'deleted', Type: 'company', Entity: null }, 'deleted', 'companies'],
  [{ Action: 'Updated', Type: 'Configuration' }, 'changed', 'devices'],
  [{ Action: 'merged', Type: 'contact' }, 'other', null],
])('%j is %s of %s', async (members, kind, topic) => {
  const { verify, keyUrl } = await selfHosted(() => ({ body: { signing_key: signingKey } }))
  expect(await verify(deliveryOf({ keyUrl, members }))).toMatchObject([{ kind, topic, id: '4711', trust: 'signed' }])
})

test('an id beyond 2^53 comes back to the digit', async () => {
  const { verify, keyUrl } = await selfHosted(() => ({ body: { signing_key: signingKey } }))
  const members = { ID: (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON('90071992547409931') }
  expect(await verify(deliveryOf({ keyUrl, members }))).toMatchObject([{ id: '90071992547409931' }])
})

test('keys and messages are kept within bounds, the eldest forgotten first', async () => {
  let downloads = 0
  const keys = createSigningKeys(async (address) => `${address} ${(downloads += 1)}`, systemClock)
  for (let number = 0; number < 60; number += 1) await keys.pass(`a${number}`, () => true)
  await keys.pass('a59', () => true)
  expect(downloads).toBe(60)
  await keys.pass('a0', () => true)
  expect(downloads).toBe(61)
  const seen = createSeenMessages(2)
  expect(['a', 'b', 'a', 'c', 'a'].map((id) => seen.take(id))).toEqual([true, true, false, true, true])
})
