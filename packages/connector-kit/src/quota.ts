import type { Clock, Quota } from '@jackfield/core'
import { QuotaBucket } from './quota-bucket.ts'

/**
 * The broker of a tenant's limits within one process. A bucket without a limit lets every call go. Within a bucket, waiting calls go by
 * lane (alert, interactive, sync), then by age. `used` and `allowed` of an observation count where the bucket has a window.
 */
export function memoryQuota(clock: Clock): Quota {
  const buckets = new Map<string, QuotaBucket>()
  const bucketOf = (name: string): QuotaBucket => {
    const known = buckets.get(name) ?? new QuotaBucket(clock)
    buckets.set(name, known)
    return known
  }
  return {
    limit: (limit) => bucketOf(limit.bucket).limit(limit),
    take: ({ bucket, lane, units = 1, signal }) => bucketOf(bucket).take(lane, units, signal),
    observe: (observation) => bucketOf(observation.bucket).observe(observation),
  }
}
