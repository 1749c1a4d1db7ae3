/** Time as a connector sees it. Sandboxes and clients share one, so that limits and back-off can be tested without waiting. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number
  /** Resolves after `milliseconds` of this clock's time; rejects with the signal's reason when `signal` aborts first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}
