import type { AlertSummary, AlertTrace, KeptAlert, SettledAlert, WaitingAlert } from '@jackfield/desk'
import { exitCode, exitCodeOfKept } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Worked } from '../work-off.ts'
import { count, plain, time } from './plain.ts'
import { pairs, table } from './table.ts'

const outcomes: Readonly<Record<string, string>> = {
  'ticket-created': 'ticket created',
  'ticket-found': 'ticket found again',
  noted: 'repeat, counted on its ticket',
  reopened: 'ticket reopened',
  closed: 'ticket closed',
  'left-open': 'cleared; ticket left open, others worked on it',
  'no-ticket': 'no ticket: nothing was known of it',
}

/** What became of alerts that were worked off. */
export function drawWorked({ settled, kept, waiting, stopped }: Worked): string {
  return [
    settled.length > 0 ? drawSettled(settled) : '',
    ...kept.map(drawKept),
    ...(waiting.length > 0 ? [drawWaiting(waiting, stopped)] : []),
    summaryOf(settled, kept, waiting),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What alerts end with: 0 where each has its end, else what all kept ones wait for, else 8. */
export function workedCode({ kept, waiting }: Worked): ExitCode {
  if (waiting.length > 0) return exitCode.kept
  return kept.length > 0 ? exitCodeOfKept(kept.map((alert) => alert.error.code)) : exitCode.done
}

export function drawAlerts(alerts: readonly AlertSummary[]): string {
  return table(
    ['ID', 'RECEIVED', 'ALERT', 'SEVERITY', 'COMPANY KEY', 'OUTCOME', 'TICKET'],
    alerts.map((alert) => [
      alert.id,
      time(alert.receivedAt),
      alert.state === 'cleared' ? `${alert.title} (cleared)` : alert.title,
      alert.severity,
      alert.companyKey,
      alert.outcome ? (outcomes[alert.outcome] ?? alert.outcome) : alert.kept ? `kept: ${alert.kept.code}` : 'under way',
      alert.ticketNumber ?? alert.ticketId,
    ]),
  )
}

export function drawTrace({ alert, condition, steps, calls }: AlertTrace): string {
  const head = pairs([
    ['Alert', alert ? `${alert.id} ${alert.title}` : null],
    ['Condition', condition.key],
    ['References', condition.references.join(', ')],
    ['Ticket', condition.ticketNumber ?? condition.ticketId],
    ['Repeats', String(condition.repeats)],
    ['Vendor calls', String(calls)],
    ['Kept', alert?.kept ? `${alert.kept.message} ${alert.kept.nextStep}` : null],
  ])
  const lines = steps.flatMap(({ at, step, detail, vendorCalls }) => [
    plain(`${at.replace('T', ' ').replace('Z', '')}  ${step}  ${detailOf(detail)}`),
    ...vendorCalls.map((call) => plain(`    ${call.method} ${call.path}: ${call.status ?? 'no answer'}, ${call.milliseconds} ms`)),
  ])
  return `${head}\n\n${lines.join('\n')}`
}

function drawSettled(settled: readonly SettledAlert[]): string {
  return table(
    ['ALERT', 'OUTCOME', 'TICKET', 'COMPANY'],
    settled.map((alert) => [
      alert.title,
      outcomes[alert.outcome] ?? alert.outcome,
      alert.ticketNumber ?? alert.ticketId ?? '',
      alert.companyName ?? '',
    ]),
  )
}

function drawKept({ id, title, error, nextTryAt }: KeptAlert): string {
  const next = nextTryAt ? ` It is tried again from ${time(nextTryAt)} UTC on.` : ''
  return plain(`Kept: ${title} (alert ${id}). ${error.message} ${error.nextStep}${next}`)
}

function drawWaiting(waiting: readonly WaitingAlert[], stopped: Worked['stopped']): string {
  const windows = waiting.filter((alert) => alert.reason === 'late-commit-window').length
  const why =
    windows > 0 ? ` ${count(windows, 'of them waits', 'of them wait')} until a request without an answer can no longer be carried out.` : ''
  const what = stopped === 'interrupted' ? 'Stopped' : 'The time is over'
  return `${what}: ${count(waiting.length, 'alert is', 'alerts are')} not settled yet.${why} Nothing is lost: \`jackfield work\` goes on with them.`
}

function summaryOf(settled: readonly SettledAlert[], kept: readonly KeptAlert[], waiting: readonly WaitingAlert[]): string {
  const created = settled.filter((alert) => alert.outcome === 'ticket-created').length
  const parts = [
    `${settled.length} of ${count(settled.length + kept.length + waiting.length, 'alert')} settled`,
    `${count(created, 'ticket')} created`,
    ...(kept.length > 0 ? [`${kept.length} kept: \`jackfield work --once\` tries them again`] : []),
  ]
  return `${parts.join(', ')}.`
}

/** A ledger entry's facts on one line. */
function detailOf(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')
}
