/**
 * By how much this process grows while it lists every ticket, with nothing else in it. Reads the connection's settings as JSON from its first
 * argument, prints bytes as JSON. Needs --expose-gc.
 */
import { walkByConnector } from './connector-walk.ts'

export interface MemoryGrowth {
  /** Of the resident set, at its highest over what it was before: with the garbage that Node does not collect as long as there is room. */
  readonly resident: number
  /** Of what is in use on and off the heap, at its highest, garbage collected before each look: what the walk itself holds. */
  readonly held: number
}

const settings = JSON.parse(process.argv[2]!) as Record<string, unknown>
const pagesBetweenLooks = 10

/** By how much what `look` measures grows at the most. */
async function growthOf(look: () => number, pagesBetween: number): Promise<number> {
  globalThis.gc!()
  const before = look()
  let highest = before
  let pages = 0
  for await (const _ of walkByConnector({ settings })) if (++pages % pagesBetween === 0) highest = Math.max(highest, look())
  return Math.max(highest, look()) - before
}

function used(): number {
  globalThis.gc!()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

// The code of all that a walk needs is loaded and run before: only the walk counts.
for await (const _ of walkByConnector({ settings })) break

const resident = await growthOf(() => process.memoryUsage.rss(), 1)
const growth: MemoryGrowth = { resident, held: await growthOf(used, pagesBetweenLooks) }
process.stdout.write(JSON.stringify(growth))
process.exit(0)
