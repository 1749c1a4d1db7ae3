import type { Clock } from '@jackfield/core'

/** The keys that ConnectWise publishes for its signatures, by the address where each is read. */
export interface SigningKeys {
  /** Whether the key at this address passes the test. Throws what its download throws. */
  pass(address: string, test: (key: string) => boolean): Promise<boolean>
}

interface Kept {
  readonly since: number
  readonly key: Promise<string>
}

/** Milliseconds. A key that was read longer ago is read again before a signature is called wrong by it: the vendor may have changed it. */
const settledFor = 60_000

/** Only addresses of the connection's own company get here; this many callbacks have more than one would register. */
const mostKeys = 50

/** Reads each key once, also for deliveries that come at the same time. */
export function createSigningKeys(download: (address: string) => Promise<string>, clock: Clock): SigningKeys {
  const known = new Map<string, Kept>()

  const keptOf = (address: string): Kept => {
    const found = known.get(address)
    if (found) return found
    const kept: Kept = { since: clock.now(), key: download(address) }
    known.set(address, kept)
    const [eldest] = known.keys()
    if (known.size > mostKeys && eldest !== undefined) known.delete(eldest)
    // What failed is asked for again by the next delivery.
    kept.key.catch(() => forget(address, kept))
    return kept
  }
  const forget = (address: string, kept: Kept): void => {
    if (known.get(address) === kept) known.delete(address)
  }

  return {
    async pass(address, test) {
      const kept = keptOf(address)
      if (test(await kept.key)) return true
      if (clock.now() - kept.since < settledFor) return false
      forget(address, kept)
      return test(await keptOf(address).key)
    },
  }
}
