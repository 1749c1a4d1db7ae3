import { realClock } from '@jackfield/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Reply } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const note = { description: 'x', noteType: 1, publish: 2 }
const used = async (from: Client = client): Promise<number> => Number((await from.get('ThresholdInformation')).currentTimeframeRequestCount)
const use = (count: number, from: Client = client): unknown => from.running.happen('useRequests', { count })
const otherHeaders = (from: Client = client): Record<string, string> => {
  const { userName, secret, integrationCode } = from.running.happen('otherIntegration') as Record<
    'userName' | 'secret' | 'integrationCode',
    string
  >
  return { UserName: userName, Secret: secret, ApiIntegrationCode: integrationCode }
}
/** Milliseconds of virtual time that a call takes. */
async function timeOf(call: () => Promise<unknown>): Promise<number> {
  const before = client.running.clock.now()
  await call()
  return client.running.clock.now() - before
}

describe('requests in an hour', () => {
  test('ThresholdInformation tells the limit, its window and what was used, itself included', async () => {
    expect(await client.get('ThresholdInformation')).toEqual({
      externalRequestThreshold: 10_000,
      requestThresholdTimeframe: 60,
      currentTimeframeRequestCount: 1,
    })
    await client.get('Version')
    await client.query('Tickets')
    await client.get('Tickets/entityInformation')
    expect(await used()).toBe(5)
  })

  test('count for all integrations together, and not where nobody was let in', async () => {
    await client.send('GET', 'Version', undefined, otherHeaders())
    await client.send('GET', 'Version', undefined, { Secret: 'wrong' })
    await client.send('GET', `zoneInformation?user=${encodeURIComponent(String(client.running.settings['userName']))}`)
    expect(await used()).toBe(2)
    use(500)
    expect(await used()).toBe(503)
  })

  test('fall out after sixty minutes', async () => {
    use(100)
    await client.running.clock.advance(1_800_000)
    use(50)
    expect(await used()).toBe(151)
    await client.running.clock.advance(1_800_000)
    expect(await used()).toBe(52)
    await client.running.clock.advance(3_600_000)
    expect(await used()).toBe(1)
  })

  test('none is served past the limit, whoever asks, until the oldest fall out', async () => {
    use(9_998)
    await client.running.clock.advance(60_000)
    expect(await used()).toBe(9_999)
    expect((await client.send('GET', 'Version')).status).toBe(200)
    const refused = await client.send('GET', 'Version')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBeNull()
    expect((await client.send('POST', 'Tickets', { title: 'x' })).status).toBe(429)
    expect((await client.send('GET', 'Version', undefined, otherHeaders())).status).toBe(429)
    expect((await client.send('GET', 'ThresholdInformation')).status).toBe(429)
    await client.running.clock.advance(3_540_000)
    expect(await used()).toBe(3)
  })

  test('what is refused does not count', async () => {
    use(10_000)
    for (let index = 0; index < 5; index++) expect((await client.send('GET', 'Version')).status).toBe(429)
    await client.running.clock.advance(3_600_000)
    expect(await used()).toBe(1)
  })
})

describe('time that the vendor takes', () => {
  test.each([
    [0, 0],
    [4_998, 0],
    [4_999, 500],
    [7_498, 500],
    [7_499, 1000],
    [9_999, 1000],
  ])('after %i requests a call takes %i ms', async (count, milliseconds) => {
    if (count > 0) use(count)
    expect(await timeOf(() => client.get('Tickets/7841'))).toBe(milliseconds)
  })

  test('the bands begin with the request that reaches them', async () => {
    use(4_998)
    expect(await timeOf(() => client.get('Version'))).toBe(0)
    expect(await timeOf(() => client.get('Version'))).toBe(500)
  })

  test('calls at once wait at once', async () => {
    use(8_000)
    const calls = ['Version', 'Tickets/7841', 'Companies/0'].map((path) => () => client.get(path))
    expect(await timeOf(() => Promise.all(calls.map((call) => call())))).toBeLessThan(3000)
  })
})

describe('threads', () => {
  const busy = 8_000
  const statuses = (replies: readonly Reply[]): number[] => replies.map(({ status }) => status).sort((left, right) => left - right)
  const parallel = async (paths: readonly string[], headers: Readonly<Record<string, string>> = {}): Promise<Reply[]> =>
    await Promise.all(paths.map((path) => client.send('GET', path, undefined, headers)))

  test('three at once for an object; the fourth is refused', async () => {
    use(busy)
    const replies = await parallel(['Tickets/7841', 'Tickets/7842', 'Tickets/7843', 'Tickets/7844'])
    expect(statuses(replies)).toEqual([200, 200, 200, 429])
    const refused = replies.find(({ status }) => status === 429)
    expect(JSON.parse(refused?.text ?? '')).toEqual({ errors: ['The Autotask API thread threshold of 3 threads has been exceeded'] })
    expect(statuses(await parallel(['Tickets/7841', 'Tickets/7842', 'Tickets/7843']))).toEqual([200, 200, 200])
  })

  test('also where the vendor takes no time of its own', async () => {
    const replies = await parallel(Array.from({ length: 12 }, () => 'Tickets/7841'))
    expect(replies.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect((await client.send('GET', 'Tickets/7841')).status).toBe(200)
  })

  test('objects, and identifiers, have threads of their own', async () => {
    use(busy)
    const own = parallel(['Tickets/7841', 'Tickets/7841', 'Tickets/7841', 'Companies/0', 'Companies/0', 'Companies/0'])
    const others = parallel(['Tickets/7841', 'Tickets/7841', 'Tickets/7841'], otherHeaders())
    expect(statuses([...(await own), ...(await others)])).toEqual(Array.from({ length: 9 }, () => 200))
  })

  test('a child counts on the child, metadata on its entity', async () => {
    use(busy)
    const paths = ['Tickets/7841/Notes', 'TicketNotes/entityInformation', 'TicketNotes/1', 'TicketNotes/entityInformation/fields']
    expect(statuses(await parallel([...paths, 'Tickets/7841']))).toEqual([200, 200, 200, 200, 429])
  })

  test('ThresholdInformation has threads too, the zone look-up has none', async () => {
    use(busy)
    expect(statuses(await parallel(Array.from({ length: 4 }, () => 'ThresholdInformation')))).toEqual([200, 200, 200, 429])
    expect(statuses(await parallel(Array.from({ length: 8 }, () => 'VersionInformation')))).not.toContain(429)
    const zone = `zoneInformation?user=${encodeURIComponent(String(client.running.settings['userName']))}`
    expect(statuses(await parallel(Array.from({ length: 8 }, () => zone)))).toEqual(Array.from({ length: 8 }, () => 200))
  })

  test('four fields of a webhook at once: only three land', async () => {
    const webhook = { name: 'x', webhookUrl: 'https://a.example/', deactivationUrl: 'https://b.example/', secretKey: 's', isActive: true }
    const { itemId } = await client.post('TicketWebhooks', webhook)
    use(busy)
    const fields = [7, 10, 13, 16].map((fieldID) => ({
      fieldID,
      isSubscribedField: true,
      isDisplayAlwaysField: false,
      webhookID: itemId as number,
    }))
    const replies = await Promise.all(fields.map((field) => client.send('POST', `TicketWebhooks/${itemId}/Fields`, field)))
    expect(statuses(replies)).toEqual([200, 200, 200, 429])
    expect((await client.get(`TicketWebhooks/${itemId}/Fields`)).items).toHaveLength(3)
  })

  test('a refused, lost or torn reply gives its thread back', async () => {
    for (let index = 0; index < 4; index++) await client.refused('POST', 'Tickets', { title: 'x' })
    const kinds = ['dropped-after', 'torn', 'error-after', 'timeout-after', 'late-commit'] as const
    client.running.setFaults({ seed: 1, script: kinds.map((kind) => ({ kind, method: 'POST', path: '/Notes' })) })
    for (const kind of kinds) {
      const controller = new AbortController()
      const { userName, secret, integrationCode } = client.running.settings as Record<'userName' | 'secret' | 'integrationCode', string>
      const reply = fetch(`${client.running.url}/ATServicesRest/V1.0/Tickets/7841/Notes`, {
        method: 'POST',
        headers: { UserName: userName, Secret: secret, ApiIntegrationCode: integrationCode },
        body: JSON.stringify(note),
        signal: controller.signal,
      }).then(
        () => undefined,
        () => undefined,
      )
      if (kind === 'timeout-after') {
        while ((client.running.stats().faults['timeout-after'] ?? 0) === 0) await new Promise(setImmediate)
        controller.abort()
      }
      if (kind === 'late-commit') {
        while (client.running.stats().pendingCommits === 0) await new Promise(setImmediate)
        await client.running.settled()
      }
      await reply
    }
    expect(client.running.stats().faults).toEqual(Object.fromEntries(kinds.map((kind) => [kind, 1])))
    expect(client.running.tickets()[0]?.notes).toHaveLength(5)
    use(busy)
    expect(statuses(await parallel(['TicketNotes/1', 'TicketNotes/1', 'TicketNotes/1']))).toEqual([200, 200, 200])
  })

  test('on real time a call takes some of it, so that four at once meet', async () => {
    const other = await startClient({ clock: realClock() })
    const replies = await Promise.all(Array.from({ length: 4 }, () => other.send('GET', 'Tickets/7841')))
    expect(statuses(replies)).toEqual([200, 200, 200, 429])
    await other.stop()
  })
})

describe('variants of a refusal', () => {
  test('limitReply Itgenatr005: no 429, but a code and a text', async () => {
    const other = await startClient({ variants: { limitReply: 'Itgenatr005' } })
    use(10_000, other)
    expect(await other.refused('GET', 'Version')).toEqual([expect.stringMatching(/^Itgenatr005: The Autotask API request threshold/)])
    other.running.setFaults({ seed: 1, script: [{ kind: 'limit' }] })
    expect(await other.refused('GET', 'Version')).toEqual(['Itgenatr005: The Autotask API thread threshold of 3 threads has been exceeded'])
    await other.stop()
  })

  test('retryAfter sent: seconds until the oldest request falls out', async () => {
    const other = await startClient({ variants: { retryAfter: 'sent' } })
    use(10_000, other)
    await other.running.clock.advance(600_000)
    expect((await other.send('GET', 'Version')).headers.get('retry-after')).toBe('3000')
    await other.stop()
  })
})
