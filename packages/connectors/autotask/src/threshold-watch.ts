import type { VendorClient } from '@jackfield/connector-kit'
import { JackfieldError } from '@jackfield/core'
import type { Clock, Logger, Quota } from '@jackfield/core'
import type { paths } from './generated/openapi.gen.ts'
import { hourBucket, usable } from './limits.ts'
import { receive } from './wire/received.ts'
import { thresholdWire } from './wire/system.ts'

/** Tells the quota what other integrations of the tenant use. */
export interface ThresholdWatch {
  /** Called after each request. Reads the vendor's figures now and then, never two at a time, and keeps nobody waiting. */
  sent(status: number): void
}

export interface ThresholdWatchOptions {
  readonly client: () => VendorClient<paths>
  readonly tenant: () => string | null
  readonly quota: Quota
  readonly clock: Clock
  readonly logger: Logger
  readonly signal: AbortSignal
}

/** Requests of our own between two readings: a reading is a request itself, so these cost at most a hundredth of the hour. */
const everyRequests = 100
/** Milliseconds between two readings, while less than half of the hour is used and beyond. */
const calmly = 300_000
const closely = 60_000

/**
 * The vendor's count is of all integrations together. Reading it after each call would itself use up threads and requests (fact sheet, pitfall 11),
 * so it is read when we have sent a hundred requests more, and no sooner than after one or five minutes.
 */
export function createThresholdWatch(options: ThresholdWatchOptions): ThresholdWatch {
  const operation = 'connection.check'
  let sent = 0
  let readAt = -Infinity
  let pause = closely
  let isReading = false

  const read = async (tenant: string): Promise<void> => {
    const { data } = await options.client().for(operation, 'alert').GET('/V1.0/ThresholdInformation')
    const { wire } = receive(thresholdWire, data, { operation, isWrite: false })
    const { externalRequestThreshold: allowed, currentTimeframeRequestCount: used } = wire
    if (used === null) return
    pause = allowed !== null && used < allowed / 2 ? calmly : closely
    options.quota.observe({ bucket: hourBucket(tenant), used, ...(allowed === null ? {} : { allowed: usable(allowed) }) })
  }

  return {
    sent(status) {
      sent += 1
      const tenant = options.tenant()
      const isDue = status === 429 || sent >= everyRequests
      if (!isDue || isReading || tenant === null || options.clock.now() - readAt < pause || options.signal.aborted) return
      sent = 0
      isReading = true
      readAt = options.clock.now()
      read(tenant)
        .catch((error: unknown) => {
          // The figures are a help, not a need: without them a refusal tells in the end.
          const code = JackfieldError.isInstance(error) ? error.code : 'aborted'
          options.logger.debug('The use of the tenant’s hour could not be read.', { code })
        })
        .finally(() => {
          isReading = false
        })
    },
  }
}
