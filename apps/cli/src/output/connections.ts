import { priorityLevels } from '@jackfield/core'
import type { ConnectionCheck } from '@jackfield/core'
import type { ConnectionSummary } from '@jackfield/host'
import { pairs } from './table.ts'

/** Who we are at the vendor, one line a fact that it told. */
export function describeCheck(check: ConnectionCheck): string {
  return pairs([
    ['API user', check.user ? (check.user.name ?? check.user.id) : null],
    ['Tenant', check.tenant],
    ['Version', check.generation ? `${check.generation} ${check.version ?? ''}`.trim() : check.version],
    ['Zone', check.zone],
    ['Time zone', check.timeZone],
  ])
}

export function checkDocument(check: ConnectionCheck): ConnectionCheck {
  const { user, tenant, version, generation, zone, timeZone } = check
  return { user, tenant, version, generation, zone, timeZone }
}

/** What a person should know of a connection's settings, a line each with what to do. */
export function describeNotices({ name, notices }: Pick<ConnectionSummary, 'name' | 'notices'>): readonly string[] {
  return notices.map(({ message, nextStep }) => `Note on ${name}: ${message.en} ${nextStep.en}`)
}

/** What tickets of a connection get where nothing else says so. */
export function describeChoices({ choices, catchAll, lateCommitWindow }: ConnectionSummary): string {
  const priorities = priorityLevels.flatMap((level) => {
    const choice = choices.priorities?.[level]
    return choice ? [`${level} = ${choice.name}`] : []
  })
  return pairs([
    ['Board', choices.board?.name ?? 'the vendor’s default'],
    ['Status', choices.status?.name ?? 'the vendor’s default'],
    ['Close status', choices.closeStatus?.name ?? 'the board’s first closed one'],
    ['Reopen status', choices.reopenStatus?.name ?? 'the board’s default'],
    ['Type', choices.type?.name ?? null],
    ['Source', choices.source?.name ?? null],
    ['Waiting statuses', choices.waitingStatuses?.map((choice) => choice.name).join(', ') ?? null],
    ['Priorities', priorities.join(', ') || 'the vendor’s default for all'],
    ['Catch-all', catchAll?.name ?? 'none: alerts without a company are kept until you map them'],
    ['Late-commit window', `${lateCommitWindow} s`],
  ])
}
