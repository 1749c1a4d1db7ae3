import { createTransport, memoryQuota } from '@jackfield/connector-kit'
import type { ConnectionV1, Fetch, Logger, Quota, TicketChoices } from '@jackfield/core'
import { virtualClock } from '@jackfield/sandbox'
import type { RunningSandbox } from '@jackfield/sandbox'
import { onTestFinished } from 'vitest'
import { sandbox } from '../sandbox/index.ts'
import { autotask } from '../src/index.ts'

const quiet = (): void => {}
const silent: Logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** One request of a connection, as it went out. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly status: number
  /** Milliseconds since 1970, on the sandbox's clock, when its reply came. */
  readonly at: number
}

export interface World {
  readonly running: RunningSandbox
  readonly seen: SeenRequest[]
  /** Over real HTTP, on the sandbox's clock. A setting that is undefined is left out. `between` stands between the connection and its transport. */
  connect(
    settings?: Readonly<Record<string, unknown>>,
    choices?: TicketChoices,
    quota?: Quota,
    between?: (fetch: Fetch) => Fetch,
  ): Promise<ConnectionV1>
}

/** A sandbox of its own for one test, and connections to it. All of it ends with the test. */
export async function sandboxWorld(variants: Readonly<Record<string, string>> = {}): Promise<World> {
  const running = await sandbox.start({ seed: 'demo', variants, clock: virtualClock() })
  const transport = createTransport({ network: 'private', replyTimeout: 20 })
  const seen: SeenRequest[] = []
  onTestFinished(async () => {
    await transport.close()
    await running.stop()
  })
  const fetch: Fetch = async (url, init) => {
    const response = await transport.fetch(url, init)
    const headers = init?.headers ?? {}
    seen.push({ method: init?.method ?? 'GET', path: new URL(url).pathname, headers, status: response.status, at: running.clock.now() })
    return response
  }
  return {
    running,
    seen,
    connect: (settings = {}, choices = {}, quota = memoryQuota(running.clock), between = (direct) => direct) =>
      autotask.connect(
        autotask.settings.parse(
          Object.fromEntries(Object.entries({ ...running.settings, ...settings }).filter(([, value]) => value !== undefined)),
        ),
        {
          fetch: between(fetch),
          clock: running.clock,
          logger: silent,
          signal: new AbortController().signal,
          quota,
          choices,
          baseline: null,
        },
      ),
  }
}
