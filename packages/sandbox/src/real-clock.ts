import type { SandboxClock } from './clock.ts'
import { SandboxInputError } from './input-error.ts'

/** The machine's own time. */
export function realClock(): SandboxClock {
  return {
    isVirtual: false,
    now: () => Date.now(),
    sleep,
    sleepInBackground: sleep,
    advance: () =>
      Promise.reject(new SandboxInputError('This sandbox runs on real time, which cannot be moved: start it with a virtual clock.')),
  }
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      },
      Math.max(0, milliseconds),
    )
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}
