import type { AcceptedAlert, WaitState } from '@jackfield/desk'
import type { App } from './app.ts'
import { heldSteps, untilTried } from './commands/work/once.ts'
import { stoppingLine } from './interruption.ts'
import { count } from './output/plain.ts'

/** Where alerts stand after this process worked on them. */
export interface Worked extends WaitState {
  /** Why not all of them came to an end. */
  readonly stopped: 'time-out' | 'interrupted' | null
}

const lineEvery = 10_000

/**
 * Works in this process until each of these alerts is settled or kept, the timeout (in seconds) is over or somebody presses Ctrl-C. What
 * is under way then comes to its end; the rest waits in the store. With `retryKept` what is kept is tried once more first.
 */
export async function workOff(
  app: App,
  accepted: readonly Pick<AcceptedAlert, 'id'>[],
  timeout: number,
  options: { readonly retryKept?: boolean } = {},
): Promise<Worked> {
  const interrupted = app.interruption.takeOver(() => app.screen.note(stoppingLine))
  const desk = await app.desk()
  const ids = accepted.map((alert) => alert.id)
  const began = performance.now()
  const say = (now: WaitState): void => app.screen.note(progressLine(now, ids.length, Math.round((performance.now() - began) / 1000)))
  const tried = options.retryKept ? new Map([...(await heldSteps(desk))].filter(([id]) => ids.includes(id))) : new Map<string, number>()
  const work = await desk.startWork({ retryKept: tried.size > 0, isPassing: true })
  const ticker = setInterval(() => void desk.waitFor(ids, { timeout: 0 }).then(say, () => {}), lineEvery)
  try {
    await untilTried(desk, tried, timeout * 1000, interrupted)
    const state = await desk.waitFor(ids, { timeout: timeout * 1000, signal: interrupted })
    const stopped = state.waiting.length === 0 ? null : interrupted.aborted ? 'interrupted' : 'time-out'
    return { ...state, stopped }
  } finally {
    clearInterval(ticker)
    await work.stop()
  }
}

function progressLine({ settled, kept, waiting }: WaitState, all: number, seconds: number): string {
  const windows = waiting.filter((alert) => alert.reason === 'late-commit-window').length
  const parts = [`${settled.length} of ${count(all, 'alert')} settled`]
  if (kept.length > 0) parts.push(`${kept.length} kept`)
  if (windows > 0) parts.push(`${windows} in a late-commit window`)
  return `${seconds} s: ${parts.join(', ')}`
}
