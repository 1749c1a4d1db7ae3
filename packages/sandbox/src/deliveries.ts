import { setImmediate as nextTurn, setTimeout as realPause } from 'node:timers/promises'
import type { SandboxClock } from './clock.ts'
import { isLoopback, sendOnce } from './outgoing-delivery.ts'
import type { DeliveryOutcome, OutgoingDelivery } from './outgoing-delivery.ts'

/** Deliveries under way: real HTTP, with time-outs and further tries on the sandbox's clock. */
export interface Deliveries {
  readonly pending: number
  /** Sends after what is being done now, and each by itself: their order is not promised. */
  send(delivery: OutgoingDelivery): void
  /** Resolves once none is left; moves virtual time on where one waits for it. */
  settled(): Promise<void>
  /** Forgets them. */
  cancel(): void
}

/**
 * On virtual time a receiver has a second of real time too: a client that jumps minutes ahead must not cut off one that is just about to
 * answer. In slices, for a process that stood still for a while has not looked at its sockets in that time.
 */
const graceSlices = 20
const graceSlice = 50

interface Entry {
  /** When it times out or tries again. */
  due: number
  /** Ends with this try, or this wait for the next. */
  step: Promise<unknown>
  /** Ends when only time can end the step. */
  patience: Promise<unknown>
}

export function createDeliveries(clock: SandboxClock): Deliveries {
  let entries = new Set<Entry>()
  let stop = new AbortController()

  async function carryOut(delivery: OutgoingDelivery, entry: Entry, signal: AbortSignal): Promise<void> {
    await nextTurn()
    for (let tries = 1; !signal.aborted; tries += 1) {
      const outcome = await tryOnce(delivery, entry, signal)
      if (signal.aborted) return
      const wait = delivery.retryIn(outcome, tries)
      if (wait === null) return delivery.done(outcome)
      entry.due = clock.now() + wait
      entry.patience = Promise.resolve()
      await (entry.step = clock.sleepInBackground(wait, signal).catch(() => undefined))
    }
  }

  async function tryOnce(delivery: OutgoingDelivery, entry: Entry, signal: AbortSignal): Promise<DeliveryOutcome> {
    const over = new AbortController()
    const answered = new AbortController()
    const noLonger = AbortSignal.any([signal, answered.signal])
    const patience = clock.isVirtual ? graceOver(noLonger) : Promise.resolve()
    entry.due = clock.now() + delivery.timeout
    entry.patience = patience.catch(() => undefined)
    Promise.all([patience, clock.sleepInBackground(delivery.timeout, noLonger)]).then(
      () => over.abort(),
      () => undefined,
    )
    const outcome = sendOnce(delivery, AbortSignal.any([signal, over.signal])).finally(() => answered.abort())
    entry.step = outcome
    return outcome
  }

  return {
    get pending() {
      return entries.size
    },
    send(delivery) {
      if (!isLoopback(delivery.url)) return
      const entry: Entry = { due: clock.now(), step: Promise.resolve(), patience: Promise.resolve() }
      const mine = entries.add(entry)
      void carryOut(delivery, entry, stop.signal).finally(() => mine.delete(entry))
    },
    async settled() {
      while (entries.size > 0) {
        const before = [...entries].map((entry) => ({ entry, step: entry.step }))
        await Promise.all([...entries].map(({ step, patience }) => (clock.isVirtual ? Promise.race([step, patience]) : step)))
        await nextTurn()
        const isStill = entries.size === before.length && before.every(({ entry, step }) => entries.has(entry) && entry.step === step)
        if (isStill && clock.isVirtual) await clock.advance(Math.max(0, Math.min(...before.map(({ entry }) => entry.due)) - clock.now()))
      }
    },
    cancel() {
      entries = new Set()
      stop.abort()
      stop = new AbortController()
    },
  }
}

async function graceOver(signal: AbortSignal): Promise<void> {
  for (let slice = 0; slice < graceSlices; slice += 1) await realPause(graceSlice, undefined, { signal, ref: false })
}
