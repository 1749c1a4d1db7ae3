/**
 * What the connector costs: it lists every ticket of the ConnectWise sandbox, seed `large`, in turns with a bare loop over undici that fetches
 * and parses the very same pages. `node bench/listing.ts [ROUNDS] [SEED]` prints the ratio of the two and the growth of memory; exit code 1
 * when a limit is passed.
 */
import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { walkBare } from './listing/bare-walk.ts'
import { walkByConnector } from './listing/connector-walk.ts'
import type { PageRequest } from './listing/connector-walk.ts'
import type { MemoryGrowth, MemoryOrders } from './listing/memory-process.ts'
import { race } from './listing/race.ts'
import { startSandboxServer } from './listing/sandbox-server.ts'

const limit = { ratio: 1.25, megabytes: 80 }
const goal = { ratio: 1.15 }
const memoryRuns = 3

const rounds = Number(process.argv[2] ?? 7)
const seed = process.argv[3] ?? 'large'
const server = await startSandboxServer(new URL('./listing/sandbox-process.ts', import.meta.url), seed)
try {
  const { settings } = server
  const pages: PageRequest[] = []
  const tickets = await recordsOf(walkByConnector({ settings, onRequest: (request) => pages.push(request) }))
  await recordsOf(walkBare(pages))
  const cpu = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores`
  print(`${tickets.toLocaleString('en')} tickets on ${pages.length} pages; ${cpu}, Node ${process.version}`)

  const results: { readonly connector: number; readonly bare: number; readonly ratio: number }[] = []
  for (let round = 1; round <= rounds; round++) {
    const { milliseconds, records } = await race([walkByConnector({ settings }), walkBare(pages)], round % 2 === 0)
    if (records.some((count) => count !== tickets)) throw new Error(`${records.join(' and ')} tickets came instead of ${tickets}.`)
    const [connector, bare] = milliseconds
    results.push({ connector, bare, ratio: connector / bare })
    print(`round ${round}: connector ${seconds(connector)}, bare ${seconds(bare)}, ratio ${(connector / bare).toFixed(3)}`)
  }
  const ratio = median(results.map((result) => result.ratio))
  const byConnector = await memoryGrowth({ settings, barePages: null })
  const byLoop = await memoryGrowth({ settings, barePages: pages })
  const time = (who: 'connector' | 'bare'): string => seconds(median(results.map((result) => result[who])))
  print(`medians: connector ${time('connector')}, bare ${time('bare')}`)
  print(`ratio ${ratio.toFixed(3)} (limit ${limit.ratio}, goal ${goal.ratio})`)
  print(`memory held: connector +${megabytes(byConnector.held)} (limit ${limit.megabytes} MB), bare +${megabytes(byLoop.held)}`)
  print(`resident set, garbage included: connector +${megabytes(byConnector.resident)}, bare +${megabytes(byLoop.resident)}`)
  if (ratio > limit.ratio || byConnector.held > limit.megabytes * 1e6) process.exitCode = 1
} finally {
  await server.stop()
}

async function recordsOf(walk: AsyncIterable<number>): Promise<number> {
  let records = 0
  for await (const count of walk) records += count
  return records
}

/** Medians of several processes, one after the other: Node collects garbage when it sees fit, so one says little. */
async function memoryGrowth(orders: MemoryOrders): Promise<MemoryGrowth> {
  const script = fileURLToPath(new URL('./listing/memory-process.ts', import.meta.url))
  const growths: MemoryGrowth[] = []
  for (let run = 0; run < memoryRuns; run++) {
    const running = promisify(execFile)(process.execPath, ['--expose-gc', script])
    running.child.stdin!.end(JSON.stringify(orders))
    growths.push(JSON.parse((await running).stdout) as MemoryGrowth)
  }
  return { held: median(growths.map(({ held }) => held)), resident: median(growths.map(({ resident }) => resident)) }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
