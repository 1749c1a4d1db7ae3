import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DeliveredEvent } from '@jackfield/core'
import type { SandboxDelivery } from '@jackfield/sandbox'
import type { Bench } from '../bench/bench.ts'
import { foreignOrigins, oneByteChanged, reserialised, truncated, withHeadersOf, withOrigin, withoutSignature } from '../bench/forgeries.ts'
import { layWebhook, received, recordsOf, targetOf, topicOf, trustOf } from '../bench/webhooks.ts'
import type { LaidWebhook } from '../bench/webhooks.ts'
import { assertShape } from '../record-shapes.ts'
import { brief, refusalOf, settle } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'

const source = 'core, WebhookReceiver.verify'
const signed = `${source}: UnverifiedDeliveryError where a signature is wrong or absent; hint where there is none to check`

export const webhookDeliveryRequirements: readonly Requirement[] = [
  {
    id: 'webhook-receiver.verify.genuine',
    area: 'webhookReceiver',
    sentence: 'A genuine delivery is accepted on a connection that knows nothing yet, and tells which record it is about, or null.',
    source,
    check: async (bench) => {
      const laid = await layWebhook(bench)
      for (const recordId of [laid.recordId, laid.otherRecordId]) {
        const events = await verify(bench, laid, laid.deliver(recordId))
        assert.ok(events.length > 0, 'it gave no event')
        for (const event of events) {
          assertShape('deliveredEvent', event)
          assert.ok(event.topic === laid.target.topic || event.topic === null, `its topic is ${String(event.topic)}`)
          if (event.topic === laid.target.topic)
            assert.ok(event.id === recordId || event.id === null, `it names the record ${String(event.id)}`)
        }
      }
      await bench.sandbox.settled()
    },
  },
  {
    id: 'webhook-receiver.verify.delivered',
    area: 'webhookReceiver',
    sentence: 'What somebody changes in the tenant arrives over HTTP at the registered url, and is accepted as it came.',
    source,
    check: async (bench) => {
      const topic = await topicOf(bench)
      if (topic !== 'tickets' && topic !== 'alarms') return bench.skip(`nothing of ${topic} can be changed in this sandbox`)
      const [ticketId] = topic === 'tickets' ? recordsOf(bench, topic) : [null]
      await using inbox = await openInbox()
      const receiver = await bench.capability('webhookReceiver')
      const { secret } = await receiver.register({ ...targetOf(topic), url: `${inbox.url}/in/7f3a91c2d4e5` })
      if (ticketId !== null) await bench.sandbox.technician.assign(ticketId)
      const changed = ticketId ?? bench.sandbox.raiseAlarm({ title: 'Disk is full' })
      await bench.sandbox.settled()
      assert.ok(inbox.deliveries.length > 0, 'nothing was delivered')
      for (const delivery of inbox.deliveries) {
        assert.ok(delivery.target.startsWith('/in/7f3a91c2d4e5'), `it was delivered to ${delivery.target}`)
        const events = await receiver.verify(received(delivery), secret)
        assert.ok(
          events.some((event) => event.id === changed || event.id === null),
          `it tells of ${events.map((event) => event.id).join(', ')}`,
        )
      }
    },
  },
  {
    id: 'webhook-receiver.verify.altered-body',
    area: 'webhookReceiver',
    sentence: 'A delivery whose body is not to the byte what the vendor signed is refused; where nothing is signed it stays a hint.',
    source: `${signed}; FACTS of vendors: signatures are over raw bytes, not over JSON that was written again`,
    subjects: () => Object.keys(alterations),
    check: async (bench, subject) => {
      const laid = await layWebhook(bench)
      const genuine = laid.deliver()
      const altered = alterations[subject]?.(genuine, laid.recordId) ?? bench.skip('the body is no JSON')
      await assertNotBelieved(bench, laid, altered)
      // What a forger sent must not use up what the vendor sends.
      await verify(bench, laid, genuine)
    },
  },
  {
    id: 'webhook-receiver.verify.no-signature',
    area: 'webhookReceiver',
    sentence: 'A delivery without the headers that sign it is refused; where nothing is signed it stays a hint.',
    source: signed,
    check: async (bench) => {
      const laid = await layWebhook(bench)
      await assertNotBelieved(bench, laid, withoutSignature(laid.deliver()) ?? bench.skip('this vendor sends no headers of its own'))
    },
  },
  {
    id: 'webhook-receiver.verify.foreign-signature',
    area: 'webhookReceiver',
    sentence: 'A delivery with the signature of another one is refused; where nothing is signed it stays a hint.',
    source: signed,
    check: async (bench) => {
      const laid = await layWebhook(bench)
      const other = laid.deliver(laid.otherRecordId)
      if (withoutSignature(other) === null) return bench.skip('this vendor sends no headers of its own')
      await assertNotBelieved(bench, laid, withHeadersOf(laid.deliver(), other))
    },
  },
  {
    id: 'webhook-receiver.verify.other-secret',
    area: 'webhookReceiver',
    sentence: 'A delivery to a webhook with another secret is refused; where nothing is signed it stays a hint.',
    source: signed,
    check: async (bench) => {
      const laid = await layWebhook(bench)
      const { secret } = laid.registered
      if (secret === null) return bench.skip('this vendor publishes a key in place of a secret')
      const other = secret.startsWith('x') ? `y${secret.slice(1)}` : `x${secret.slice(1)}`
      await assertNotBelieved(bench, { ...laid, registered: { ...laid.registered, secret: other } }, laid.deliver(), laid)
    },
  },
  {
    id: 'webhook-receiver.verify.foreign-key',
    area: 'webhookReceiver',
    sentence: 'A key is never asked for at an address that is not the vendor’s own, whatever the delivery says.',
    source: `${source}; docs/decisions/0001: the body names the key's address`,
    subjects: () => Object.keys(foreignOrigins),
    check: async (bench, subject) => {
      const laid = await layWebhook(bench)
      const address = await keyAddressOf(bench, laid)
      const foreign = foreignOrigins[subject]?.(address) ?? assert.fail(`no origin “${subject}”`)
      const forged = withOrigin(laid.deliver(), address.origin, foreign) ?? bench.skip('the delivery names no address of a key')
      const asked: string[] = []
      bench.traffic.intercept = ({ url }) => {
        if (new URL(url).origin === address.origin && !url.includes('@')) return null
        asked.push(url)
        return Promise.reject(new Error('The test lets nobody out.'))
      }
      await assertNotBelieved(bench, laid, forged)
      assert.deepEqual(asked, [], 'it asked there')
    },
  },
  {
    id: 'webhook-receiver.verify.quiet',
    area: 'webhookReceiver',
    sentence: 'Judging a delivery makes no vendor call but the download of a key, and sends no log-in unless that was refused without.',
    source: `${source}: no vendor call but a key's download, with no log-in sent`,
    check: async (bench) => {
      const laid = await layWebhook(bench)
      const delivery = laid.deliver()
      const seen: { readonly line: string; readonly hasLogin: boolean }[] = []
      const receiver = await bench.capability('webhookReceiver')
      const logins = [...bench.secrets, ...bench.traffic.credentials]
      bench.traffic.intercept = ({ method, url }, init) => {
        const told = `${url} ${Object.entries(init?.headers ?? {})
          .flat()
          .join(' ')}`
        const hasLogin = /authorization/i.test(Object.keys(init?.headers ?? {}).join()) || logins.some((login) => told.includes(login))
        seen.push({ line: `${method} ${url}`, hasLogin })
        return null
      }
      await receiver.verify(received(delivery), laid.registered.secret)
      const calls = new Set(seen.map(({ line }) => line))
      assert.ok(calls.size <= 1, `it made the calls ${[...calls].join(', ')}`)
      for (const line of calls) assert.match(line, /^GET /)
      assert.ok(seen[0]?.hasLogin !== true, 'the log-in was sent unasked')
    },
  },
]

const alterations: Readonly<Record<string, (genuine: SandboxDelivery, recordId: string) => SandboxDelivery | null>> = {
  'one byte': oneByteChanged,
  truncated,
  're-serialised': reserialised,
}

/** On a connection that has fetched no key yet. */
async function verify(bench: Bench, { registered }: LaidWebhook, delivery: SandboxDelivery): Promise<readonly DeliveredEvent[]> {
  return await (await bench.capability('webhookReceiver')).verify(received(delivery), registered.secret)
}

/**
 * Where genuine deliveries count as signed this one must be refused; else it may be taken for a hint, and never for more. `genuine` is
 * what the genuine one is judged with.
 */
async function assertNotBelieved(bench: Bench, laid: LaidWebhook, forged: SandboxDelivery, genuine: LaidWebhook = laid): Promise<void> {
  const outcome = await settle(verify(bench, laid, forged))
  bench.traffic.intercept = () => null
  const trust = trustOf(await verify(bench, genuine, genuine.deliver()))
  if (outcome.ok) {
    assert.equal(trust, 'hint', 'this vendor signs, and the forged delivery was accepted')
    const events = outcome.value as readonly DeliveredEvent[]
    assert.ok(
      events.every((event) => event.trust === 'hint'),
      'nothing is signed here, and the delivery is called signed',
    )
    return
  }
  const error = await refusalOf(Promise.reject(outcome.error), 'the forged delivery')
  assert.equal(error.code, 'UNVERIFIED_DELIVERY', `the forged delivery ended in ${brief(error)}`)
}

/** Where a connection fetches the key of a genuine delivery. Ends the check as skipped where it fetches none. */
async function keyAddressOf(bench: Bench, laid: LaidWebhook): Promise<URL> {
  const receiver = await bench.capability('webhookReceiver')
  const before = bench.traffic.requests.length
  await receiver.verify(received(laid.deliver()), laid.registered.secret)
  const request = bench.traffic.requests[before]
  return request ? new URL(request.url) : bench.skip('this vendor publishes no key')
}

interface Inbox extends AsyncDisposable {
  readonly url: string
  readonly deliveries: SandboxDelivery[]
}

/** A server on the loopback address that keeps what is delivered to it. */
async function openInbox(): Promise<Inbox> {
  const deliveries: SandboxDelivery[] = []
  const server = createServer((message, reply) => {
    void bodyOf(message).then((body) => {
      const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]))
      deliveries.push({ target: message.url ?? '/', headers, body })
      reply.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(message: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = []
  for await (const part of message as AsyncIterable<Buffer>) parts.push(part)
  return Uint8Array.from(Buffer.concat(parts))
}
