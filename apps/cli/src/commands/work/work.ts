import type { AlertLink, AlertSummary, Backlog } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { exitCode, exitCodeOfKept } from '../../exit-code.ts'
import type { ExitCode } from '../../exit-code.ts'
import { stoppingLine, whenAborted } from '../../interruption.ts'
import { troublesOf } from '../../output/alert-links.ts'
import { backlogLine, drawBacklog } from '../../output/backlog.ts'
import { heldSteps, untilNothingIsDue, waitingLimit } from './once.ts'

export interface WorkInput {
  readonly once?: boolean
  /** Seconds; only with `once`. */
  readonly timeout: number
}

const lineEvery = 60_000

/** Works on all that waits in this home, until it is stopped or, with `--once`, until nothing more can be done now. */
export async function work(app: App, input: WorkInput): Promise<Result> {
  const stopped = app.interruption.takeOver(() => app.screen.note(stoppingLine))
  const desk = await app.desk()
  const before = await desk.backlog()
  app.screen.note(`Working: ${backlogLine(before)}.${input.once ? '' : ' Ctrl-C ends it.'}`)
  const say = (backlog: Backlog): void => app.screen.note(`Still working: ${backlogLine(backlog)}.`)
  const tried = input.once ? await heldSteps(desk) : new Map<string, number>()
  const running = await desk.startWork({ retryKept: true })
  const ticker = setInterval(() => void desk.backlog().then(say, () => {}), lineEvery)
  try {
    await (input.once ? untilNothingIsDue(desk, tried, input.timeout * 1000, stopped) : whenAborted(stopped))
  } finally {
    clearInterval(ticker)
    await running.stop()
  }
  const after = await desk.backlog()
  const open = await desk.listAlerts({ state: 'open', limit: waitingLimit })
  const links = await desk.alertLinks.list()
  const code = input.once ? codeOf(open, links) : exitCode.done
  const troubles = links.flatMap((link) => troublesOf(link, `Link ${link.id}`))
  const text = [drawBacklog(before, after, open), ...troubles].join('\n')
  return { document: { before, after, open, links, exitCode: code }, text, code }
}

function codeOf(open: readonly AlertSummary[], links: readonly AlertLink[]): ExitCode {
  const failing = links.flatMap((link) => link.failing ?? [])
  if (open.length === 0 && failing.length === 0) return exitCode.done
  return exitCodeOfKept([...open.map((alert) => alert.kept?.code ?? ''), ...failing.map((held) => held.code)])
}
