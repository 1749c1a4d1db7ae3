/**
 * What the HTTP API costs: `POST /v1/alerts` with durable acceptance from 50 connections, in turns with a bare Hono handler that has the same desk do
 * the same insert. `node bench/api.ts [ROUNDS] [SECONDS]` prints the ratio of the two; `--endurance MINUTES` goes on with 80 % of the load that the API took and
 * prints the latencies and the growth of memory after the first minute. Exit code 1 when a limit is passed.
 */
import { cpus } from 'node:os'
import { load } from './api/load.ts'
import type { LoadPlan, LoadResult } from './api/load.ts'
import { startServers } from './api/servers.ts'

const goal = { ratio: 0.7 }
const limit = { megabytes: 50 }
const share = 0.8

const endurance = minutesOf(process.argv)
const [rounds = 5, seconds = 8] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number)
const servers = await startServers()
try {
  print(`${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}; 50 connections, one alert a request`)
  const { key, connectionId } = servers
  const run = (url: string, more: Partial<LoadPlan> = {}): Promise<LoadResult> =>
    load({ url, key, connectionId, seconds, rate: null, ...more })
  await run(servers.api, { seconds: 3 })
  await run(servers.bare, { seconds: 3 })

  const cpuBefore = await Promise.all([cpuSecondsOf(servers.api), cpuSecondsOf(servers.bare)])
  const results: { readonly api: LoadResult; readonly bare: LoadResult }[] = []
  for (let round = 1; round <= rounds; round++) {
    // What slows the machine down for a while slows both: they take turns, and take turns in beginning.
    const first = round % 2 === 0 ? servers.bare : servers.api
    const one = await run(first)
    const other = await run(first === servers.api ? servers.bare : servers.api)
    const [api, bare] = first === servers.api ? [one, other] : [other, one]
    results.push({ api, bare })
    print(`round ${round}: API ${figures(api)}; bare ${figures(bare)}; ratio ${(api.perSecond / bare.perSecond).toFixed(3)}`)
  }
  const ratio = median(results.map(({ api, bare }) => api.perSecond / bare.perSecond))
  const perSecond = median(results.map(({ api }) => api.perSecond))
  print(`medians: API ${perSecond.toFixed(0)}/s, bare ${median(results.map(({ bare }) => bare.perSecond)).toFixed(0)}/s`)
  print(`ratio ${ratio.toFixed(3)} (goal ${goal.ratio})`)
  const cpuAfter = await Promise.all([cpuSecondsOf(servers.api), cpuSecondsOf(servers.bare)])
  const [apiCpu, bareCpu] = (['api', 'bare'] as const).map((who, at) => {
    const accepted = results.reduce((sum, result) => sum + result[who].accepted, 0)
    return ((cpuAfter[at]! - cpuBefore[at]!) / accepted) * 1000
  })
  print(`processor time of the server for each request: API ${apiCpu!.toFixed(2)} ms, bare ${bareCpu!.toFixed(2)} ms, without Postgres`)
  print(`with an Idempotency-Key each: API ${figures(await run(servers.api, { isIdempotent: true }))}`)
  const failed = results.reduce((sum, { api, bare }) => sum + api.failed + bare.failed, 0)
  if (failed > 0) print(`${failed} requests failed`)
  const isSteady = endurance === null || (await endure(endurance, perSecond * share, run))
  if (ratio < goal.ratio || failed > 0 || !isSteady) process.exitCode = 1
} finally {
  await servers.stop()
}

async function endure(minutes: number, rate: number, run: (url: string, more: Partial<LoadPlan>) => Promise<LoadResult>): Promise<boolean> {
  print(`${minutes} minutes at ${rate.toFixed(0)}/s, ${share * 100} % of that`)
  const seen: Memory[] = []
  let failed = 0
  for (let minute = 1; minute <= minutes; minute++) {
    const watch = watchMemory(servers.api)
    const result = await run(servers.api, { seconds: 60, rate })
    const memory = await watch.stop()
    seen.push(memory)
    failed += result.failed
    print(`minute ${minute}: ${figures(result)}; held ${megabytes(memory.held)}, resident ${megabytes(memory.resident)}`)
  }
  const growth = (what: keyof Memory): number => Math.max(...seen.map((memory) => memory[what] - seen[0]![what]))
  print(
    `after the first minute: held +${megabytes(growth('held'))} (limit ${limit.megabytes} MB), resident +${megabytes(growth('resident'))}`,
  )
  if (failed > 0) print(`${failed} requests failed`)
  return growth('held') < limit.megabytes * 1e6 && failed === 0
}

interface Memory {
  /** Bytes in use on and off the heap at the lowest point of a minute, which is after a garbage collection. */
  readonly held: number
  /** Bytes of the resident set at its end. */
  readonly resident: number
}

/** Looks every second at what the server tells of itself. */
function watchMemory(url: string): { stop(): Promise<Memory> } {
  let held = Number.POSITIVE_INFINITY
  const look = async (): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text()
    const of = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
    held = Math.min(held, of('nodejs_heap_size_used_bytes') + of('nodejs_external_memory_bytes'))
    return of('process_resident_memory_bytes')
  }
  const timer = setInterval(() => void look().catch(() => {}), 1000)
  return {
    async stop() {
      clearInterval(timer)
      const resident = await look()
      return { held, resident }
    },
  }
}

async function cpuSecondsOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1])
}

function minutesOf(words: string[]): number | null {
  const at = words.indexOf('--endurance')
  return at < 0 ? null : Number(words.splice(at, 2)[1] ?? 10)
}

function figures({ perSecond, p50, p99 }: LoadResult): string {
  return `${perSecond.toFixed(0)}/s, p50 ${p50} ms, p99 ${p99} ms`
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
