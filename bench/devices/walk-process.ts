/**
 * Lists every device with nothing else in the process, twice: once for time and the resident set, once for what the walk holds. Reads the settings
 * as JSON from stdin, prints its result as JSON. Needs --expose-gc.
 */
import { text } from 'node:stream/consumers'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import { kaseyaVsa } from '@jackfield/kaseya-vsa'
import type { Device } from '@jackfield/core'

export interface DeviceWalkResult {
  readonly count: number
  readonly distinct: number
  /** Of what is in use on and off the heap, at its highest, garbage collected before each look. */
  readonly held: number
  /** Of the resident set at its highest. */
  readonly resident: number
  readonly requests: number
  readonly milliseconds: number
}

const quiet = () => {}
const settings = kaseyaVsa.settings.parse(JSON.parse(await text(process.stdin)))
let requests = 0

async function* walk(): AsyncGenerator<readonly Device[], void, undefined> {
  const transport = createTransport({ network: settings.network, replyTimeout: settings.replyTimeout })
  try {
    const connection = await kaseyaVsa.connect(settings, {
      fetch: (address, init) => {
        requests += 1
        return transport.fetch(address, init)
      },
      clock: systemClock,
      logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      signal: new AbortController().signal,
      quota: memoryQuota(systemClock),
      choices: {},
      baseline: null,
    })
    for await (const page of connection.capabilities.deviceInventory!.list({}).pages()) yield page
  } finally {
    await transport.close()
  }
}

function used(): number {
  globalThis.gc!()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

// The code of all that a walk needs is loaded and run before: only the walk counts.
for await (const _ of walk()) break

requests = 0
let count = 0

const ids = new Set<string>()
const residentBefore = process.memoryUsage.rss()
let resident = residentBefore
const start = performance.now()
for await (const page of walk()) {
  count += page.length
  for (const { id } of page) ids.add(id)
  resident = Math.max(resident, process.memoryUsage.rss())
}
const milliseconds = performance.now() - start
const distinct = ids.size
ids.clear()
const once = requests

const before = used()
let highest = before
let pages = 0
for await (const _ of walk()) if (++pages % 10 === 0) highest = Math.max(highest, used())

const result: DeviceWalkResult = {
  count,
  distinct,
  held: highest - before,
  resident: resident - residentBefore,
  requests: once,
  milliseconds,
}
process.stdout.write(JSON.stringify(result))
process.exit(0)
