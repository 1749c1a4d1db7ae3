import type { AlertLink } from '@jackfield/desk'
import { count, plain, time } from './plain.ts'
import { table } from './table.ts'

/** Links as a table, and below it what a person must look at. */
export function drawLinks(links: readonly AlertLink[], names: ReadonlyMap<string, string>): string {
  const nameOf = (id: string): string => names.get(id) ?? id
  const rows = links.map(({ fromId, toId, alerts, polledAt, nextPollAt }) => [
    nameOf(fromId),
    nameOf(toId),
    String(alerts.open),
    String(alerts.ended),
    String(alerts.closed + alerts.removed + alerts.marked),
    polledAt === null ? 'not yet' : time(polledAt),
    nextPollAt && time(nextPollAt),
  ])
  const troubles = links.flatMap((link) => troublesOf(link, `${nameOf(link.fromId)} to ${nameOf(link.toId)}`))
  return [table(['FROM', 'TO', 'OPEN', 'ENDED THERE', 'ENDED HERE', 'LAST LOOK (UTC)', 'NEXT (UTC)'], rows), ...troubles].join('\n')
}

/** Why a link, or some of its alerts, can't go on. */
export function troublesOf({ failing, stuck }: AlertLink, name: string): readonly string[] {
  return [
    ...(failing ? [plain(`${name}: ${failing.message} ${failing.nextStep}`)] : []),
    ...(stuck ? [plain(`${name}: ${count(stuck.alerts, 'alert')} could not be ended at the source: ${stuck.reason}`)] : []),
  ]
}
