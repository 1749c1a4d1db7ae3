import type { CountedRequest, ErrorReply, MetLimit, QuotaShare } from '@jackfield/connector-kit'
import type { Quota } from '@jackfield/core'
import { endpointOf } from './endpoint.ts'
import { vendorErrorFrom } from './vendor-error.ts'

/**
 * The vendor allows three calls at the same time for each object and tracking identifier. A slot is free again only a little after the reply, so
 * clients that take all three are refused now and then (fact sheet section 4).
 */
const concurrent = 2

/** Requests that the vendor counts in a rolling hour, for all integrations of a tenant together. */
export const requestsPerHour = 10_000
const hour = 3_600_000

/** Our own clock starts before the vendor's, by the time that a request travels: a share and a few seconds are left, so that we are never over. */
const spareShare = 0.01
const spareTime = 5_000

/** Bytes of new files in five minutes. The body is counted as it is sent, in base64, which is the stricter reading. */
const attachmentBytes = 10_000_000
const attachmentWindow = 300_000

/** Milliseconds. Clients wait a minute where the vendor names no time. After the rolling hour and a little, what others used has left it too. */
const hourIsUsed = { wait: 60_000, patience: 75 * 60_000 }
/** Calls at the same time end in a moment, unless another process with our tracking identifier keeps on. */
const threadsAreUsed = { wait: 2_000, patience: 600_000 }

/** What of the tenant's hour we may use where the vendor allows so many. */
export function usable(allowed: number): number {
  return Math.floor(allowed * (1 - spareShare))
}

/** Names of buckets hold neither the tracking identifier nor the secret: they may be stored and shown. */
export interface LimitedTenant {
  /** Of the database: all integrations of it share the hour. */
  readonly tenant: string
  /** Of the tracking identifier. */
  readonly identifier: string
  readonly isProven: boolean
}

/** What a request counts against: first what limits calls at the same time, then the tenant's hour, then bytes. */
export function sharesOf({ tenant, identifier, isProven }: LimitedTenant, request: CountedRequest, quota: Quota): readonly QuotaShare[] {
  const endpoint = `${tenant}:${identifier}:${endpointOf(request.path).toLowerCase()}`
  const requests = hourBucket(tenant)
  quota.limit({ bucket: endpoint, concurrent })
  quota.limit({ bucket: requests, calls: usable(requestsPerHour), perMilliseconds: hour + spareTime })
  const shares: QuotaShare[] = [{ bucket: endpoint }, { bucket: requests }]
  if (request.method === 'POST' && /\/Attachments$/i.test(request.path)) {
    const bytes = `${tenant}:attachment-bytes`
    quota.limit({ bucket: bytes, calls: attachmentBytes, perMilliseconds: attachmentWindow + spareTime })
    shares.push({ bucket: bytes, units: request.size })
  }
  if (isProven) return shares
  // One by one until the log-in is accepted: each call with a wrong one counts towards the user's lock-out.
  const first = `${tenant}:${identifier}:log-in`
  quota.limit({ bucket: first, concurrent: 1 })
  return [{ bucket: first }, ...shares]
}

export function hourBucket(tenant: string): string {
  return `${tenant}:hour`
}

/**
 * Whether a reply says that a limit was met: 429, or another status with the code Itgenatr005 or words about a threshold. Which of the two limits it
 * was only the words can tell; where they don't speak of threads it may be the hour, and all of the tenant waits.
 */
export function limitOf(reply: ErrorReply): MetLimit | null {
  const text = vendorErrorFrom(reply).errors.join(' ')
  if (reply.status !== 429 && !/Itgenatr005|threshold\b.*\bexceeded/i.test(text)) return null
  return /\bthreads?\b/i.test(text) ? { ...threadsAreUsed, concerns: ({ bucket }) => !bucket.endsWith(':hour') } : hourIsUsed
}
