/** Seconds from each failed try to the next: spread over a day, so that a receiver may be down for a night. */
const pauses = [5, 60, 300, 1800, 7200, 18_000, 28_800, 28_800] as const

const longestPause = 86_400

/** Seconds until the try after this many, or later where the receiver asked for it (`Retry-After`, in seconds). Null: that was the last. */
export function secondsToNextTry(tries: number, retryAfter: number | null): number | null {
  const pause = pauses[tries - 1]
  return pause === undefined ? null : Math.max(pause, Math.min(retryAfter ?? 0, longestPause))
}
