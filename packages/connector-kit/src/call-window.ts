/** At most `calls` units in any window of `perMilliseconds`. All times are milliseconds since 1970. */
export class CallWindow {
  readonly perMilliseconds: number
  #calls: number
  /** What was counted, oldest first; what has left the window is dropped. */
  #counted: Counted[] = []
  #sum = 0

  constructor(calls: number, perMilliseconds: number) {
    this.#calls = calls
    this.perMilliseconds = perMilliseconds
  }

  /** A limit below one would let nothing through for ever, so it counts as one. */
  tighten(calls: number): void {
    this.#calls = Math.max(1, Math.min(this.#calls, calls))
  }

  /** The earliest time at which `units` more are allowed; 0 where that is now. More than a window holds waits for an empty one. */
  opensAt(now: number, units: number): number {
    this.#forget(now)
    let over = this.#sum + Math.min(units, this.#calls) - this.#calls
    if (over <= 0) return 0
    for (const { at, units: counted } of this.#counted) {
      over -= counted
      if (over <= 0) return at + this.perMilliseconds
    }
    return 0
  }

  record(now: number, units: number): void {
    this.#counted.push({ at: now, units })
    this.#sum += units
  }

  /** The vendor counted `used` in its window. What goes beyond our own count came from others, at times unknown: taken as even. */
  learn(used: number, now: number): void {
    this.#forget(now)
    const others = Math.floor(Math.min(used, this.#calls) - this.#sum)
    for (let index = 1; index <= others; index += 1) {
      this.#counted.push({ at: now - this.perMilliseconds + (this.perMilliseconds * index) / others, units: 1 })
    }
    if (others <= 0) return
    this.#sum += others
    this.#counted.sort((left, right) => left.at - right.at)
  }

  #forget(now: number): void {
    const kept = this.#counted.findIndex(({ at }) => at > now - this.perMilliseconds)
    if (kept === 0) return
    const gone = kept === -1 ? this.#counted.splice(0) : this.#counted.splice(0, kept)
    for (const { units } of gone) this.#sum -= units
  }
}

interface Counted {
  readonly at: number
  readonly units: number
}
