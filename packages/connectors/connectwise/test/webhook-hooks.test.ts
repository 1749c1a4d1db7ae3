import { createHmac } from 'node:crypto'
import type { ConnectionV1, DeliveredEvent, Delivery } from '@jackfield/core'
import { JackfieldError } from '@jackfield/core'
import { sandbox } from '@jackfield/connectwise/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { connectTo, keepingLogger, scriptedServer, settingsFor } from './scripted-server.ts'
import type { Script } from './scripted-server.ts'
import { bytesOf, deliveryOf, signatureOf, signingKey, textOf, withSignature } from './webhook-delivery.ts'

const keyPath = '/v2025_1//system/callbackkey/index.rails?companyName=acme&id=6f1c7c0e-1111-4222-8333-444455556666'
const onApi = `https://api-na.myconnectwise.net${keyPath}`
const onWeb = `https://na.myconnectwise.net${keyPath}`

const publishes: Script = ({ path, headers }) =>
  path === '/v2025_1//system/callbackkey/index.rails' && headers['authorization'] === undefined
    ? { body: { signing_key: signingKey } }
    : undefined

/** A connection to the cloud, whose every request ends at a server of this test and is noted with the address that it was meant for. */
async function cloud(script: Script = publishes, site = 'na.myconnectwise.net') {
  const server = await scriptedServer(script)
  const asked: string[] = []
  const settings = { ...settingsFor(server.url), site, network: 'public' }
  const connection = await connectTo(settings, {}, keepingLogger(), {
    route: (address) => {
      asked.push(address)
      return address.replace(new URL(address).origin, server.url)
    },
  })
  return { connection, asked, server }
}

const verify = (connection: ConnectionV1, delivery: Delivery): Promise<readonly DeliveredEvent[]> =>
  connection.capabilities.webhookReceiver!.verify(delivery, null)

async function refusal(connection: ConnectionV1, delivery: Delivery): Promise<JackfieldError> {
  const error: unknown = await verify(connection, delivery).then(
    (events) => Promise.reject(new Error(`It was accepted: ${JSON.stringify(events)}`)),
    (thrown: unknown) => thrown,
  )
  if (!JackfieldError.isInstance(error)) throw error
  expect(error).toMatchObject({ code: 'UNVERIFIED_DELIVERY', connector: 'connectwise', operation: 'webhookReceiver.verify' })
  expect(JSON.stringify(error)).not.toContain(signingKey)
  return error
}

const genuine = deliveryOf({ keyUrl: onApi })

test.each([
  ['the API host', onApi],
  ['the host of the web interface', onWeb],
])('a genuine delivery passes, its key read once from %s without a log-in', async (_, keyUrl) => {
  const { connection, asked, server } = await cloud()
  const delivery = deliveryOf({ keyUrl })
  const events = await verify(connection, delivery)
  expect(events).toEqual([{ trust: 'signed', kind: 'changed', topic: 'tickets', id: '4711', raw: JSON.parse(textOf(delivery)) as unknown }])
  expect(asked).toEqual([keyUrl])
  expect(server.seen[0]?.headers['clientid']).toBeUndefined()
})

/** Each takes a genuine delivery and spoils one thing; `asked` is what may be asked for before it is refused. */
const spoilt: readonly (readonly [name: string, delivery: Delivery, asked: readonly string[]])[] = [
  ['forged: another ticket under the old signature', replaced(genuine, '"ID":4711', '"ID":4712'), [onApi]],
  ['truncated', withSignature(genuine.body.slice(0, -1), genuine.headers.get('x-content-signature')), []],
  ['signed with another key', deliveryOf({ keyUrl: onApi, key: 'another key' }), [onApi]],
  ['signed with the signing key itself, not its hash', signedWithRawKey(), [onApi]],
  ['key address on a third host', deliveryOf({ keyUrl: `https://hooks.evil.example${keyPath}` }), []],
  ['key address on another region of the cloud', deliveryOf({ keyUrl: `https://api-eu.myconnectwise.net${keyPath}` }), []],
  ['key address on a private address', deliveryOf({ keyUrl: `https://10.0.0.5${keyPath}` }), []],
  ['key address on the loopback address', deliveryOf({ keyUrl: `http://127.0.0.1:8080${keyPath}` }), []],
  ['key address on the platform’s metadata', deliveryOf({ keyUrl: `http://169.254.169.254${keyPath}` }), []],
  ['key address over plain http on the cloud host', deliveryOf({ keyUrl: onApi.replace('https:', 'http:') }), []],
  ['key address on another port', deliveryOf({ keyUrl: onApi.replace('.net/', '.net:8443/') }), []],
  ['key address with credentials', deliveryOf({ keyUrl: onApi.replace('//', '//api-na.myconnectwise.net:x@') }), []],
  [
    'key address whose host is the credentials of another',
    deliveryOf({ keyUrl: `https://na.myconnectwise.net@evil.example${keyPath}` }),
    [],
  ],
  ['key address on a look-alike host', deliveryOf({ keyUrl: `https://na.myconnectwise.net.evil.example${keyPath}` }), []],
  ['key address on a host that ends alike', deliveryOf({ keyUrl: `https://evilmyconnectwise.net${keyPath}` }), []],
  ['key address with a dot behind the host', deliveryOf({ keyUrl: `https://na.myconnectwise.net.${keyPath}` }), []],
  ['key address that is no address', deliveryOf({ keyUrl: 'na.myconnectwise.net' }), []],
  ['key address of another call', deliveryOf({ keyUrl: 'https://api-na.myconnectwise.net/v2025_1/apis/3.0/system/info' }), []],
  ['key address that climbs to another call', deliveryOf({ keyUrl: onApi.replace('/index.rails', '/../../apis/index.rails') }), []],
  ['key of another company', deliveryOf({ keyUrl: onApi.replace('=acme', '=evil') }), []],
  ['key of two companies', deliveryOf({ keyUrl: `${onApi}&companyname=evil` }), []],
  ['key of two companies, the own one last', deliveryOf({ keyUrl: onApi.replace('?', '?companyName=evil&') }), []],
  ['key with another parameter besides', deliveryOf({ keyUrl: `${onApi}&company=evil` }), []],
  ['key of another company behind a semicolon', deliveryOf({ keyUrl: `${onApi};companyName=evil` }), []],
  ['other company', deliveryOf({ keyUrl: onApi, company: 'evil' }), []],
  ['wrong case of the signature', withSignature(genuine.body, swapCase(genuine.headers.get('x-content-signature')!)), [onApi]],
  ['signature without its padding', withSignature(genuine.body, genuine.headers.get('x-content-signature')!.replace('=', '')), [onApi]],
  ['signature in another spelling of the same bytes', withSignature(genuine.body, respelt(genuine)), [onApi]],
  ['signature in hex', withSignature(genuine.body, Buffer.from(signatureOf(genuine.body), 'base64').toString('hex')), [onApi]],
  ['re-serialised body', reserialised(genuine), [onApi]],
  ['missing signature', withSignature(genuine.body, null), []],
  ['empty signature', withSignature(genuine.body, ''), []],
  ['no JSON', signed('not json'), []],
  ['no UTF-8', withSignature(Uint8Array.of(0x7b, 0xff, 0x7d), 'x'), []],
  ['an empty body', signed(''), []],
  ['a body of another shape', signed('{"MessageId":"1","CompanyId":"acme"}'), []],
]

test.each(spoilt)('refused: %s', async (_, delivery, asked) => {
  const world = await cloud()
  await refusal(world.connection, delivery)
  expect(world.asked).toEqual(asked)
  // What a forger sends does not use up what ConnectWise sends.
  expect(await verify(world.connection, genuine)).toHaveLength(1)
})

test('refused: replayed, also at the same time', async () => {
  const { connection } = await cloud()
  const delivery = deliveryOf({ keyUrl: onApi })
  const both = await Promise.allSettled([verify(connection, delivery), verify(connection, delivery)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await refusal(connection, delivery)).message).toContain('came before')
  expect(await verify(connection, deliveryOf({ keyUrl: onApi }))).toHaveLength(1)
})

test('refused: where a key is published, but not at the address that the delivery names', async () => {
  const { connection } = await cloud(() => undefined)
  expect((await refusal(connection, genuine)).message).toContain('no key')
  const { connection: other } = await cloud(() => ({ body: { key: signingKey } }))
  await refusal(other, genuine)
})

test('refused: a key address that answers with a way to another one', async () => {
  const { connection, asked } = await cloud(() => ({ status: 302, body: '' }))
  await refusal(connection, genuine)
  expect([...new Set(asked)]).toEqual([onApi])
})

test('a cloud host is none of a self-hosted server, which has its own', async () => {
  const { connection, asked } = await cloud(publishes, 'psa.example.com')
  await refusal(connection, genuine)
  expect(asked).toEqual([])
  const own = `https://psa.example.com${keyPath}`
  expect(await verify(connection, deliveryOf({ keyUrl: own }))).toHaveLength(1)
  expect(asked).toEqual([own])
})

test('plain http is for exactly the own address of a server in a private network', async () => {
  const server = await scriptedServer(publishes)
  const connection = await connectTo(settingsFor(server.url))
  await refusal(connection, deliveryOf({ keyUrl: `http://127.0.0.2:${new URL(server.url).port}${keyPath}` }))
  await refusal(connection, deliveryOf({ keyUrl: `http://localhost:${new URL(server.url).port}${keyPath}` }))
  await refusal(connection, deliveryOf({ keyUrl: `http://127.0.0.1:1${keyPath}` }))
  expect(server.seen).toHaveLength(0)
  expect(await verify(connection, deliveryOf({ keyUrl: `${server.url}${keyPath}` }))).toHaveLength(1)
})

test('a genuine delivery of a self-hosted server passes, and none of it in another form', async () => {
  const vendor = await sandbox.start({ seed: 'demo' })
  onTestFinished(() => vendor.stop())
  const connection = await connectTo(vendor.settings)
  const target = {
    topic: 'tickets',
    url: 'http://127.0.0.1:9/hooks/7f3a91c2',
    deactivationUrl: 'http://127.0.0.1:9/gone',
    secret: 's',
  } as const
  const { webhook, secret } = await connection.capabilities.webhookReceiver!.register(target)
  expect(secret).toBeNull()
  const ticketId = vendor.tickets()[0]?.id ?? ''
  const sent = () => {
    const { target: to, headers, body } = vendor.deliveryOf(webhook.id, ticketId)
    const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    return { target: to, headers: { get: (name: string) => lower.get(name.toLowerCase()) ?? null }, body }
  }
  expect(await verify(connection, sent())).toEqual([expect.objectContaining({ trust: 'signed', topic: 'tickets', id: ticketId })])
  for (const spoil of [(one: Delivery) => withSignature(one.body, null), reserialised, (one: Delivery) => replaced(one, ticketId, '999')]) {
    await refusal(connection, spoil(sent()))
  }
})

function replaced(delivery: Delivery, from: string, to: string): Delivery {
  return withSignature(bytesOf(textOf(delivery).replace(from, to)), delivery.headers.get('x-content-signature'))
}

function reserialised(delivery: Delivery): Delivery {
  const body = bytesOf(JSON.stringify(JSON.parse(textOf(delivery)), null, 1))
  return withSignature(body, delivery.headers.get('x-content-signature'))
}

function signed(text: string): Delivery {
  return withSignature(bytesOf(text), signatureOf(bytesOf(text)))
}

function swapCase(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
}

/** Base64 of 32 bytes has two bits to spare in its last letter: four spellings decode to the same. */
function respelt(delivery: Delivery): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const signature = delivery.headers.get('x-content-signature')!
  const next = `${signature.slice(0, 42)}${letters[letters.indexOf(signature[42]!) + 1]}=`
  expect(Buffer.from(next, 'base64')).toEqual(Buffer.from(signature, 'base64'))
  return next
}

function signedWithRawKey(): Delivery {
  return withSignature(genuine.body, createHmac('sha256', signingKey).update(genuine.body).digest('base64'))
}
