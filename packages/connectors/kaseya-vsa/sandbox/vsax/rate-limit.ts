import type { SandboxReply } from '@jackfield/sandbox'
import { errorReply } from './envelope.ts'
import { now, variantOf } from './server.ts'
import type { VsaX } from './server.ts'

/** No limit is published; one client says 3,600 calls an hour (FACTS 2.2). */
const callsAnHour = 3600
const hour = 3_600_000

/** Counts a call; a reply where the hour's calls are used up. */
export function countCall(server: VsaX): SandboxReply | null {
  if (variantOf(server, 'rateLimit') === 'none') return null
  const { traffic } = server
  if (now(server) - traffic.since >= hour) Object.assign(traffic, { since: now(server), calls: 0 })
  traffic.calls += 1
  return traffic.calls > callsAnHour ? tooMany(Math.ceil((traffic.since + hour - now(server)) / 1000)) : null
}

export function tooMany(seconds: number): SandboxReply {
  return errorReply(429, 'Too many requests.', { 'retry-after': String(seconds) })
}
