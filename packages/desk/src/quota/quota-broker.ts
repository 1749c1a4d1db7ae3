import { randomUUID } from 'node:crypto'
import type { Clock, Lane, Logger, QuotaLease, QuotaLimit, QuotaObservation } from '@jackfield/core'
import { leaseTime } from './quota-rows.ts'
import type { QuotaRows } from './quota-rows.ts'

/** Who goes first. */
const laneOrder: readonly Lane[] = ['alert', 'interactive', 'sync']

/** Milliseconds until a place is asked for again: another process may give one back at any moment and can't tell us. */
const placePause = 25
/** The longest sleep, in milliseconds: limits and pauses change meanwhile. Waiters are known to other processes for three times as long. */
const longestPause = 1000
/** Milliseconds in which a bucket without limits is not asked for again: only a pause that another process learnt of could hold it. */
const freeTime = 1000

interface Waiter {
  readonly units: number
  grant(lease: QuotaLease): void
  fail(error: unknown): void
}

/** One bucket as this process sees it: its waiters by lane, who ask the database one after the other. */
export class QuotaBroker {
  readonly #bucket: string
  readonly #rows: QuotaRows
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #holder: string
  readonly #queues = new Map<Lane, Waiter[]>(laneOrder.map((lane) => [lane, []]))
  /** By length in milliseconds. */
  readonly #windows = new Map<number, number>()
  readonly #leases = new Set<string>()
  #concurrent: number | null = null
  #freeUntil = 0
  #told: Promise<void> = Promise.resolve()
  #isServing = false
  #sleep: AbortController | null = null
  #renewal: AbortController | null = null

  constructor(bucket: string, rows: QuotaRows, world: { readonly clock: Clock; readonly logger: Logger; readonly holder: string }) {
    this.#bucket = bucket
    this.#rows = rows
    this.#clock = world.clock
    this.#logger = world.logger
    this.#holder = world.holder
  }

  limit({ concurrent, calls, perMilliseconds }: QuotaLimit): void {
    if (concurrent !== undefined) this.#concurrent = Math.min(this.#concurrent ?? Infinity, concurrent)
    if (calls === undefined || perMilliseconds === undefined) return
    this.#windows.set(perMilliseconds, Math.min(this.#windows.get(perMilliseconds) ?? Infinity, Math.max(1, calls)))
  }

  observe({ notBefore, used, allowed }: QuotaObservation): void {
    if (allowed !== undefined) for (const [per, calls] of this.#windows) this.#windows.set(per, Math.max(1, Math.min(calls, allowed)))
    const pause = notBefore === undefined ? null : notBefore - this.#clock.now()
    if ((pause === null || pause <= 0) && used === undefined) return
    this.#freeUntil = 0
    const learnt = this.#rows.learn(this.#bucket, pause, used ?? null, this.#limits())
    // The next of this process asks only after it is known.
    this.#told = Promise.all([this.#told, learnt]).then(
      () => {},
      (error: unknown) =>
        this.#logger.debug('what a vendor told of its limit was not kept', { bucket: this.#bucket, error: String(error) }),
    )
  }

  take(lane: Lane, units: number, signal: AbortSignal | undefined): Promise<QuotaLease> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const queue = this.#queues.get(lane)!
      let isOver = false
      const end = (): boolean => {
        if (isOver) return false
        isOver = true
        signal?.removeEventListener('abort', leave)
        const at = queue.indexOf(waiter)
        if (at >= 0) queue.splice(at, 1)
        return true
      }
      const leave = (): void => {
        if (end()) reject(signal?.reason)
        this.#sleep?.abort()
      }
      const waiter: Waiter = {
        units,
        // Who gave up while he was asked for gives back at once.
        grant: (lease) => (end() ? resolve(lease) : lease.giveBack()),
        fail: (error) => void (end() && reject(error)),
      }
      signal?.addEventListener('abort', leave, { once: true })
      queue.push(waiter)
      // One of a higher lane does not wait for the sleep of a lower one.
      this.#sleep?.abort()
      void this.#serve()
    })
  }

  async #serve(): Promise<void> {
    if (this.#isServing) return
    this.#isServing = true
    for (let next = this.#next(); next; next = this.#next()) {
      const pause = await this.#ask(next.lane, next.waiter).catch((error: unknown) => {
        next.waiter.fail(error)
        return 0
      })
      if (pause > 0) await this.#pause(pause)
    }
    this.#isServing = false
  }

  #next(): { readonly lane: Lane; readonly waiter: Waiter } | null {
    for (const [lane, [waiter]] of this.#queues) if (waiter) return { lane, waiter }
    return null
  }

  /** Milliseconds until it makes sense to ask again; 0 where the waiter got leave. */
  async #ask(lane: Lane, waiter: Waiter): Promise<number> {
    await this.#told
    const windows = this.#limits()
    const isLimited = this.#concurrent !== null || windows.length > 0
    if (!isLimited && this.#freeUntil > this.#clock.now()) {
      waiter.grant(noLease)
      return 0
    }
    const lease = randomUUID()
    const order = laneOrder.indexOf(lane)
    const ask = {
      bucket: this.#bucket,
      lane: order,
      units: waiter.units,
      concurrent: this.#concurrent,
      windows,
      holder: this.#holder,
      lease,
    }
    const { isGranted, wait, isForPlace } = await this.#rows.take(ask)
    if (!isGranted) return Math.min(Math.max(wait, isForPlace ? placePause : 0), longestPause)
    if (!isLimited) this.#freeUntil = this.#clock.now() + freeTime
    waiter.grant(this.#concurrent === null ? noLease : this.#leaseOf(lease))
    return 0
  }

  #leaseOf(id: string): QuotaLease {
    this.#leases.add(id)
    void this.#renew()
    return {
      giveBack: () => {
        if (!this.#leases.delete(id)) return
        if (this.#leases.size === 0) this.#renewal?.abort()
        this.#rows.giveBack(this.#bucket, id).then(
          () => this.#sleep?.abort(),
          // It ends by itself.
          (error: unknown) => this.#logger.debug('a lease was not given back', { bucket: this.#bucket, error: String(error) }),
        )
      },
    }
  }

  /** Keeps the leases of calls that take long alive, as long as there are any. */
  async #renew(): Promise<void> {
    if (this.#renewal) return
    const renewal = new AbortController()
    this.#renewal = renewal
    while (this.#leases.size > 0) {
      await this.#clock.sleep(leaseTime / 3, renewal.signal).catch(() => {})
      if (renewal.signal.aborted) break
      const leases = [...this.#leases]
      if (leases.length > 0) await this.#rows.renew(this.#bucket, leases).catch(() => {})
    }
    this.#renewal = null
    if (this.#leases.size > 0) void this.#renew()
  }

  async #pause(milliseconds: number): Promise<void> {
    const sleep = new AbortController()
    this.#sleep = sleep
    await this.#clock.sleep(milliseconds, sleep.signal).catch(() => {})
    this.#sleep = null
  }

  #limits() {
    return [...this.#windows].map(([perMs, calls]) => ({ perMs, calls }))
  }
}

const noLease: QuotaLease = { giveBack() {} }
