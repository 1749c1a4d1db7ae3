import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SandboxClock } from './clock.ts'

export interface VirtualClockOptions {
  /** Whether time jumps to the earliest sleeper by itself when nobody moves it. Default true. */
  readonly autoAdvance?: boolean
}

interface Sleeper {
  readonly due: number
  readonly isBackground: boolean
  wake(): void
}

/**
 * Time that stands still until it is moved. `sleep` resolves once time has come so far: by `advance`, or, unless `autoAdvance` is false,
 * by a jump to the earliest sleeper on the next turn of the event loop. Two sleepers wake in the order of their times, with a whole turn
 * between them, so that what the first one does is done before the second one looks.
 */
export function virtualClock(startAt: number | string = '2026-01-05T08:00:00Z', options: VirtualClockOptions = {}): SandboxClock {
  const autoAdvance = options.autoAdvance ?? true
  let now = typeof startAt === 'number' ? startAt : Date.parse(startAt)
  if (!Number.isFinite(now)) throw new RangeError(`virtualClock: ${String(startAt)} is no point in time`)
  let sleepers: Sleeper[] = []
  let movement: Promise<void> = Promise.resolve()
  let jumpIsDue = false

  function rest(milliseconds: number, isBackground: boolean, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const onAbort = (): void => {
        sleepers = sleepers.filter((other) => other !== sleeper)
        reject(signal?.reason)
      }
      const wake = (): void => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }
      if (!(milliseconds > 0)) return wake()
      const sleeper: Sleeper = { due: now + milliseconds, isBackground, wake }
      signal?.addEventListener('abort', onAbort, { once: true })
      const at = sleepers.findIndex((other) => other.due > sleeper.due)
      sleepers.splice(at < 0 ? sleepers.length : at, 0, sleeper)
      if (!isBackground) planJump()
    })
  }

  function planJump(): void {
    if (!autoAdvance || jumpIsDue) return
    jumpIsDue = true
    movement = movement.then(() => nextTurn()).then(jump)
  }

  async function jump(): Promise<void> {
    const first = sleepers.find((sleeper) => !sleeper.isBackground)
    if (first) await moveTo(first.due)
    jumpIsDue = false
    if (sleepers.some((sleeper) => !sleeper.isBackground)) planJump()
  }

  async function moveTo(target: number): Promise<void> {
    for (let first = sleepers[0]; first && first.due <= target; first = sleepers[0]) {
      sleepers.shift()
      now = Math.max(now, first.due)
      first.wake()
      await nextTurn()
    }
    now = Math.max(now, target)
  }

  return {
    isVirtual: true,
    now: () => now,
    sleep: (milliseconds, signal) => rest(milliseconds, false, signal),
    sleepInBackground: (milliseconds, signal) => rest(milliseconds, true, signal),
    advance(milliseconds) {
      if (!(milliseconds >= 0)) return Promise.reject(new RangeError('virtualClock: time moves forward only'))
      movement = movement.then(() => moveTo(now + milliseconds))
      return movement
    },
  }
}
