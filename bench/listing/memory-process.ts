/**
 * By how much this process grows while it lists every ticket, with nothing else in it. Reads its orders as JSON from stdin, prints bytes as
 * JSON. Needs --expose-gc.
 */
import { text } from 'node:stream/consumers'
import { walkBare } from './bare-walk.ts'
import { walkByConnector } from './connector-walk.ts'
import type { PageRequest } from './connector-walk.ts'

export interface MemoryOrders {
  readonly settings: Readonly<Record<string, unknown>>
  /** Null: by the connector. */
  readonly barePages: readonly PageRequest[] | null
}

export interface MemoryGrowth {
  /** Of what is in use on and off the heap, at its highest, garbage collected before each look: what the walk itself holds. */
  readonly held: number
  /** Of the resident set at its highest: with the garbage that Node leaves lying while there is room. */
  readonly resident: number
}

const { settings, barePages } = JSON.parse(await text(process.stdin)) as MemoryOrders
const walk = () => (barePages ? walkBare(barePages) : walkByConnector({ settings }))

/** By how much what `look` measures grows at the most. */
async function growthOf(look: () => number, pagesBetween: number): Promise<number> {
  globalThis.gc!()
  const before = look()
  let highest = before
  let pages = 0
  for await (const _ of walk()) if (++pages % pagesBetween === 0) highest = Math.max(highest, look())
  return Math.max(highest, look()) - before
}

function used(): number {
  globalThis.gc!()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

// The code of all that a walk needs is loaded and run before: only the walk counts.
for await (const _ of walk()) break

const resident = await growthOf(() => process.memoryUsage.rss(), 1)
const growth: MemoryGrowth = { held: await growthOf(used, 10), resident }
process.stdout.write(JSON.stringify(growth))
process.exit(0)
