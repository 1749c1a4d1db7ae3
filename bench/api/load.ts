import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'

export interface LoadPlan {
  readonly url: string
  readonly key: string
  readonly connectionId: string
  readonly seconds: number
  /** Requests a second in all. Null: as many as go. */
  readonly rate: number | null
  /** Each request with an Idempotency-Key of its own. */
  readonly isIdempotent?: boolean
}

export interface LoadResult {
  /** Accepted alerts a second. */
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly accepted: number
  /** Replies other than 202, and requests without one. */
  readonly failed: number
}

const connections = 50
/** Conditions that the alerts are of: most are repeats, as in a storm. */
const devices = 5000

let number = 0

/** One alert a request, from 50 connections. */
export async function load({ url, key, connectionId, seconds, rate, isIdempotent = false }: LoadPlan): Promise<LoadResult> {
  const result = await autocannon({
    url: `${url}/v1/alerts?connection=${connectionId}`,
    method: 'POST',
    connections,
    duration: seconds,
    ...(rate === null ? {} : { overallRate: Math.max(1, Math.round(rate)) }),
    requests: [
      {
        setupRequest(request) {
          const device = `server-${number++ % devices}`
          return {
            ...request,
            headers: {
              authorization: `Bearer ${key}`,
              'content-type': 'application/json',
              ...(isIdempotent ? { 'idempotency-key': randomUUID() } : {}),
            },
            body: JSON.stringify({ title: `Disk almost full on ${device}`, conditionKey: `disk-full/${device}`, device }),
          }
        },
      },
    ],
  })
  const { '2xx': accepted, non2xx, errors, timeouts, latency } = result
  return { perSecond: accepted / result.duration, p50: latency.p50, p99: latency.p99, accepted, failed: non2xx + errors + timeouts }
}
