import { CommandError } from './command-error.ts'

/** Somebody pressed Ctrl-C or ended the process. */
export class InterruptedError extends CommandError {
  override readonly name = 'InterruptedError'
  override readonly code = 'INTERRUPTED'

  constructor(message = 'Stopped before it was done.', nextStep = 'Run the same command again.') {
    super(message, nextStep)
  }
}

/** How a command learns that it should end. */
export interface Interruption {
  /** Aborts what is under way. Connections hang on it. */
  readonly signal: AbortSignal
  /**
   * For commands that finish what they began: from now on the first Ctrl-C only aborts the signal that is returned, and the second one
   * ends everything. `onStop` is called at the first.
   */
  takeOver(onStop?: () => void): AbortSignal
  /** Does what a Ctrl-C does. */
  interrupt(): void
  /** Stops listening to the process. */
  release(): void
}

/** What a person reads who pressed Ctrl-C while something is under way. */
export const stoppingLine = 'Stopping: what is under way comes to its end. Ctrl-C again stops at once.'

/** Listens to SIGINT and SIGTERM; on Windows the first is Ctrl-C too. */
export function listenForInterruption(): Interruption {
  const everything = new AbortController()
  const gently = new AbortController()
  let isTakenOver = false
  const onSignal = (): void => {
    if (everything.signal.aborted) process.exit(1)
    if (isTakenOver && !gently.signal.aborted) gently.abort(new InterruptedError())
    else everything.abort(new InterruptedError())
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: everything.signal,
    interrupt: onSignal,
    takeOver(onStop) {
      isTakenOver = true
      if (onStop) gently.signal.addEventListener('abort', onStop, { once: true })
      return gently.signal
    },
    release() {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}

/** Waits for `work`, or rejects with the signal's reason as soon as it aborts. */
export async function orInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw signal.reason
  let stop: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error)
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    if (stop) signal.removeEventListener('abort', stop)
  }
}

/** Resolves when the signal aborts. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
