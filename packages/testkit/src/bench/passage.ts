import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A proxy that stands between connections and their sandbox. */
export interface Passage {
  /** Where it listens, without a slash at the end: the sandbox names this address in all that it sends. */
  readonly publicUrl: string
  /** Ends it, once nothing is sent any more. `served` is how many requests reached the sandbox. Rejects where the proxy found fault. */
  close(served: number): Promise<void>
}

/** Starts a proxy before a sandbox that will listen at `target`. */
export type Through = (target: string) => Promise<Passage>

/** A port of the loopback address on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
