import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SandboxClock } from './clock.ts'

/** Writes that were accepted and are carried out later, one after the other in the order they came. */
export interface LateCommits {
  readonly pending: number
  /** `carryOut` runs after `milliseconds`, and never before one that was accepted earlier. */
  accept(milliseconds: number, carryOut: () => void): void
  /** Resolves once all are carried out; moves virtual time on to do so. */
  settled(): Promise<void>
  /** Forgets them. */
  cancel(): void
}

export function createLateCommits(clock: SandboxClock): LateCommits {
  let waiting: { due: number }[] = []
  let tail: Promise<void> = Promise.resolve()
  let stop = new AbortController()

  async function carryOutAt(entry: { due: number }, carryOut: () => void, signal: AbortSignal): Promise<void> {
    try {
      await clock.sleepInBackground(entry.due - clock.now(), signal)
    } catch (reason) {
      if (signal.aborted) return
      throw reason
    }
    if (signal.aborted) return
    carryOut()
    waiting = waiting.filter((other) => other !== entry)
  }

  return {
    get pending() {
      return waiting.length
    },
    accept(milliseconds, carryOut) {
      const entry = { due: Math.max(clock.now() + milliseconds, waiting.at(-1)?.due ?? 0) }
      const { signal } = stop
      waiting.push(entry)
      tail = tail.then(() => carryOutAt(entry, carryOut, signal))
    },
    async settled() {
      for (let first = waiting[0]; first; first = waiting[0]) {
        if (clock.isVirtual) {
          await clock.advance(Math.max(0, first.due - clock.now()))
          await nextTurn()
        } else {
          await tail
        }
      }
    },
    cancel() {
      waiting = []
      stop.abort()
      stop = new AbortController()
    },
  }
}
