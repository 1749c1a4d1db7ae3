/** At most `calls` in any window of `perMilliseconds`. All times are milliseconds since 1970. */
export class CallWindow {
  readonly perMilliseconds: number
  #calls: number
  /** When calls began, oldest first; what has left the window is dropped. */
  #starts: number[] = []

  constructor(calls: number, perMilliseconds: number) {
    this.#calls = calls
    this.perMilliseconds = perMilliseconds
  }

  /** A limit below one would let nothing through for ever, so it counts as one. */
  tighten(calls: number): void {
    this.#calls = Math.max(1, Math.min(this.#calls, calls))
  }

  /** The earliest time at which one more call is allowed; 0 where that is now. */
  opensAt(now: number): number {
    this.#forget(now)
    const blocking = this.#starts[this.#starts.length - this.#calls]
    return blocking === undefined ? 0 : blocking + this.perMilliseconds
  }

  record(now: number): void {
    this.#starts.push(now)
  }

  /** The vendor counted `used` calls in its window. What goes beyond our own count came from others, at times unknown: taken as even. */
  learn(used: number, now: number): void {
    this.#forget(now)
    const others = Math.min(used, this.#calls) - this.#starts.length
    for (let index = 1; index <= others; index += 1) {
      this.#starts.push(now - this.perMilliseconds + (this.perMilliseconds * index) / others)
    }
    if (others > 0) this.#starts.sort((left, right) => left - right)
  }

  #forget(now: number): void {
    const kept = this.#starts.findIndex((start) => start > now - this.perMilliseconds)
    if (kept !== 0) this.#starts = kept === -1 ? [] : this.#starts.slice(kept)
  }
}
