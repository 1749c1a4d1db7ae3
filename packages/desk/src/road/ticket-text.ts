import { createHash } from 'node:crypto'
import type { Id, TicketDraft } from '@jackfield/core'
import type { PendingAlert, Run } from './run.ts'

/** What a draft has beside its alert. */
interface DraftParts {
  readonly companyId: string
  readonly reference: string
  /** At the PSA. */
  readonly deviceIds: readonly Id[]
}

/** The draft of a condition's ticket. Pure: the same alert gives the same draft, so that its hash tells whether it changed. */
export function draftOf(run: Run, alert: PendingAlert, { companyId, reference, deviceIds }: DraftParts): TicketDraft {
  const { choices } = run.desk
  return {
    title: alert.title,
    description: `${alert.text || alert.title}\n\nJackfield reference: ${reference}`,
    companyId,
    reference,
    boardId: choices.board?.id ?? null,
    statusId: choices.status?.id ?? null,
    priority: { level: alert.severity },
    ...(deviceIds.length === 0 ? {} : { deviceIds }),
  }
}

export function hashOf(draft: TicketDraft): string {
  return createHash('sha256').update(JSON.stringify(draft)).digest('hex')
}

/** A note on a condition that was seen again. The counter makes each such note of a ticket different from the others. */
export function repeatText(alerts: readonly PendingAlert[], repeats: number): string {
  const latest = alerts.at(-1)!
  const first = alerts.length === 1 ? 'Seen again' : `Seen again ${alerts.length} times`
  const lines = [`${first} (repeat ${repeats}).`, `Latest: ${latest.title}`, `At: ${timeOf(latest)}`, `Severity: ${latest.severity}`]
  if (latest.device !== null) lines.push(`Device: ${latest.device}`)
  if (latest.user_name !== null) lines.push(`User: ${latest.user_name}`)
  return lines.join('\n')
}

/** A note on a condition that is over. The alert's number makes it different from an earlier clear of the same ticket. */
export function clearText(alert: PendingAlert, isClosing: boolean): string {
  const end = isClosing ? 'Closing: nobody else worked on this ticket.' : 'Left open: others worked on this ticket, or it can’t be told.'
  return [`The source reports that this is over (alert ${alert.id}).`, `At: ${timeOf(alert)}`, end].join('\n')
}

function timeOf(alert: PendingAlert): string {
  return alert.at ?? alert.received_at.toISOString()
}
