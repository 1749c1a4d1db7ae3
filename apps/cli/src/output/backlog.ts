import type { AlertSummary, Backlog } from '@jackfield/desk'
import { count, plain, time } from './plain.ts'

/** How many waiting alerts are named one by one. */
const shownAlerts = 20

export function backlogLine(backlog: Backlog): string {
  const { alerts, kept, windows, sweepsDue, sweepsLater } = backlog
  const parts = [
    count(alerts, 'open alert'),
    ...(kept > 0 ? [`${kept} of them kept`] : []),
    ...(windows > 0 ? [count(windows, 'late-commit window')] : []),
    ...(sweepsDue + sweepsLater > 0 ? [`${count(sweepsDue + sweepsLater, 'sweep')} (${sweepsDue} due)`] : []),
  ]
  return parts.join(', ')
}

/** What was worked off, and what waits until when. */
export function drawBacklog(before: Backlog, after: Backlog, open: readonly AlertSummary[]): string {
  const done = Math.max(0, before.alerts - after.alerts)
  const rest = open.length > shownAlerts ? [`… and ${open.length - shownAlerts} more: \`jackfield alerts list --state open\`.`] : []
  const next = after.nextAt === null ? [] : [`The next of it is due ${time(after.nextAt)} UTC.`]
  return [
    `${count(done, 'alert')} settled. ${after.alerts === 0 ? 'No alert waits' : `Waiting: ${backlogLine(after)}`}.`,
    ...open.slice(0, shownAlerts).map(waitingLine),
    ...rest,
    ...next,
  ].join('\n')
}

function waitingLine({ id, title, kept, nextTryAt }: AlertSummary): string {
  const why = kept ? `${kept.message} ${kept.nextStep}` : 'Under way.'
  const next = nextTryAt ? ` Next try ${time(nextTryAt)} UTC.` : ''
  return plain(`Alert ${id}, ${title}: ${why}${next}`)
}
