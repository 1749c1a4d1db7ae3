import type { Clock, Lane, QuotaLease, QuotaLimit, QuotaObservation } from '@jackfield/core'
import { CallWindow } from './call-window.ts'

/** Who goes first. */
const laneOrder: readonly Lane[] = ['alert', 'interactive', 'sync']

interface Waiter {
  readonly units: number
  grant(): void
}

/** One unit of a vendor's counting: its limits, the calls under way and the queue of each lane. */
export class QuotaBucket {
  readonly #clock: Clock
  readonly #queues = new Map<Lane, Waiter[]>(laneOrder.map((lane) => [lane, []]))
  readonly #windows = new Map<number, CallWindow>()
  #concurrent = Infinity
  #running = 0
  #notBefore = 0
  #wake: AbortController | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  limit({ concurrent, calls, perMilliseconds }: QuotaLimit): void {
    if (concurrent !== undefined) this.#concurrent = Math.min(this.#concurrent, concurrent)
    if (calls === undefined || perMilliseconds === undefined) return
    const window = this.#windows.get(perMilliseconds)
    if (window) window.tighten(calls)
    else this.#windows.set(perMilliseconds, new CallWindow(calls, perMilliseconds))
  }

  observe({ notBefore, used, allowed }: QuotaObservation): void {
    if (notBefore !== undefined) this.#notBefore = Math.max(this.#notBefore, notBefore)
    for (const window of this.#windows.values()) {
      if (allowed !== undefined) window.tighten(allowed)
      if (used !== undefined) window.learn(used, this.#clock.now())
    }
  }

  take(lane: Lane, units: number, signal: AbortSignal | undefined): Promise<QuotaLease> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const queue = this.#queues.get(lane) ?? []
      const leave = (): void => {
        queue.splice(queue.indexOf(waiter), 1)
        if (this.#isIdle()) this.#wake?.abort()
        reject(signal?.reason)
      }
      const waiter: Waiter = {
        units,
        grant: () => {
          signal?.removeEventListener('abort', leave)
          resolve(this.#lease())
        },
      }
      signal?.addEventListener('abort', leave, { once: true })
      queue.push(waiter)
      this.#serve()
    })
  }

  #lease(): QuotaLease {
    let isGiven = true
    return {
      giveBack: () => {
        if (!isGiven) return
        isGiven = false
        this.#running -= 1
        this.#serve()
      },
    }
  }

  /** Lets go as many as the limits allow now, and wakes itself when time alone will allow the next. */
  #serve(): void {
    while (!this.#isIdle() && this.#running < this.#concurrent) {
      const now = this.#clock.now()
      const queue = laneOrder.map((lane) => this.#queues.get(lane)).find((waiting) => waiting?.length)
      const units = queue?.[0]?.units ?? 1
      const opensAt = Math.max(this.#notBefore, ...[...this.#windows.values()].map((window) => window.opensAt(now, units)))
      if (opensAt > now) return this.#serveLater(opensAt - now)
      this.#running += 1
      for (const window of this.#windows.values()) window.record(now, units)
      queue?.shift()?.grant()
    }
  }

  #serveLater(milliseconds: number): void {
    if (this.#wake) return
    const wake = new AbortController()
    this.#wake = wake
    const slept = (): void => {
      if (this.#wake === wake) this.#wake = null
      this.#serve()
    }
    this.#clock.sleep(milliseconds, wake.signal).then(slept, slept)
  }

  #isIdle(): boolean {
    return [...this.#queues.values()].every((queue) => queue.length === 0)
  }
}
