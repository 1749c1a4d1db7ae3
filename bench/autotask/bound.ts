/** The vendor's rules for requests: how many an hour, how many at the same time, and what each waits longer from a share of the hour on. */
export const rules = {
  requests: 10_000,
  milliseconds: 3_600_000,
  perEndpoint: 3,
  bands: [
    { from: 0, wait: 0 },
    { from: 0.5, wait: 500 },
    { from: 0.75, wait: 1_000 },
  ],
} as const

export interface Bound {
  /** Requests that the rules allow in the first hour, from none used. */
  readonly requests: number
  /** Milliseconds after which they can all have been answered, with every slot of the endpoints taken all the time. */
  readonly reachedAfter: number
}

/** What a backlog on so many endpoints can reach at best: replies take no time but the bands'. */
export function boundOf(endpoints: number): Bound {
  const slots = endpoints * rules.perEndpoint
  let elapsed = 0
  let requests = 0
  for (const [index, { from, wait }] of rules.bands.entries()) {
    const until = (rules.bands[index + 1]?.from ?? 1) * rules.requests
    const inBand = until - from * rules.requests
    const fitting = wait === 0 ? inBand : Math.min(inBand, Math.floor(((rules.milliseconds - elapsed) * slots) / wait))
    requests += fitting
    elapsed += (fitting * wait) / slots
  }
  return { requests, reachedAfter: elapsed }
}
