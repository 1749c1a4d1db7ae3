import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningSandbox } from '@jackfield/sandbox'
import { freePort } from './free-port.ts'
import { ServedProcess } from './served-process.ts'
import { apiUnderTest, ask, connectedSandbox, stopCluster } from './served-api.ts'
import type { ApiUnderTest, Reply } from './served-api.ts'

/** Callers at the same time. */
const callers = 8

/** What became of each alert that was sent: its id where it was accepted, null where no reply came. */
class Load {
  readonly accepted = new Map<number, string>()
  readonly unanswered: number[] = []
  /** Replies that are no acceptance. */
  readonly odd: Reply[] = []
  readonly #url: string
  readonly #key: string
  #next = 0
  #isOn = false
  #running: Promise<unknown> = Promise.resolve()

  constructor(url: string, key: string) {
    this.#url = url
    this.#key = key
  }

  start(): void {
    this.#isOn = true
    // Who gets no reply stops calling: the vendor takes only so many requests a minute, and all of this must become tickets.
    const call = async (): Promise<void> => {
      while (this.#isOn && (await this.send(this.#next++)));
    }
    this.#running = Promise.all(Array.from({ length: callers }, call))
  }

  async stop(): Promise<void> {
    this.#isOn = false
    await this.#running
  }

  /** Twice the same number is the same request. False where no reply came. */
  async send(number: number): Promise<boolean> {
    const body = { title: `Condition ${number}`, conditionKey: `condition-${number}` }
    const headers = { 'idempotency-key': `alert-${number}` }
    const reply = await ask(`${this.#url}/v1/alerts`, 'POST', { key: this.#key, body, headers }).catch(() => null)
    if (reply?.status === 202) this.accepted.set(number, reply.body.alerts[0].id as string)
    else if (reply) this.odd.push(reply)
    else this.unanswered.push(number)
    return reply !== null
  }

  /** Until so many more are accepted. */
  async more(count: number): Promise<void> {
    const wanted = this.accepted.size + count
    await expect.poll(() => this.accepted.size, { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(wanted)
  }
}

let api: ApiUnderTest
let sandbox: RunningSandbox
let connectionId: string

beforeAll(async () => {
  // Makes the home, the key and the connection; the processes serve.
  api = await apiUnderTest({ work: false })
  ;({ sandbox, connectionId } = await connectedSandbox(api, { settings: { lateCommitWindow: 2, replyTimeout: 1 } }))
})

afterAll(async () => {
  await api.stop()
  await sandbox.stop()
  await stopCluster()
})

test('SIGTERM and kill -9 under load: every accepted alert has its ticket after the restart, and no condition has two', async () => {
  const port = await freePort()
  const served = new ServedProcess({ home: api.home, port, rateLimit: null }, api.env)
  const before = new Set(sandbox.tickets().map(({ id }) => id))
  const load = new Load(`http://127.0.0.1:${port}`, api.key)
  try {
    for (const signal of ['SIGKILL', 'SIGTERM', 'SIGKILL'] as const) {
      await served.start()
      load.start()
      await load.more(25)
      const ending = served.end(signal)
      const code = await ending
      await load.stop()
      if (signal === 'SIGTERM') expect(code).toBe(0)
    }
    expect(load.odd.map(({ status, text }) => `${status} ${text}`)).toEqual([])
    // Callers that had no answer send the same again: what was taken over before is not taken over twice.
    await served.start()
    const again = load.unanswered.splice(0)
    for (const number of new Set(again)) await load.send(number)
    expect(load.unanswered).toEqual([])

    const numbers = [...load.accepted.keys()]
    const ids = [...load.accepted.values()]
    expect(new Set(ids).size).toBe(numbers.length)
    await expect.poll(() => unsettled(ids), { timeout: 100_000, interval: 500 }).toBe(0)
    await sandbox.settled()
    const { items } = (await api.ask('GET', `/v1/alerts?limit=500&connection=${connectionId}`)).body
    // Nobody's alert was taken over twice: there is one of each condition.
    const keys = items.map(({ conditionKey }: { conditionKey: string }) => conditionKey)
    expect(new Set(keys).size).toBe(keys.length)
    const titles = sandbox
      .tickets()
      .filter(({ id }) => !before.has(id))
      .map(({ title }) => title)
    expect(titles.toSorted()).toEqual(numbers.map((number) => `Condition ${number}`).toSorted())
  } finally {
    await load.stop()
    await served.end('SIGKILL')
  }
}, 180_000)

async function unsettled(ids: readonly string[]): Promise<number> {
  const state = await api.ask('GET', '/v1/alerts?state=open&limit=500')
  const open = new Set(state.body.items.map(({ id }: { id: string }) => id))
  return ids.filter((id) => open.has(id)).length
}
