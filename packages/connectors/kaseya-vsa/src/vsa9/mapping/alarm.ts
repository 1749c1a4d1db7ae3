import { createHash } from 'node:crypto'
import type { Id, Reference, SourceAlert } from '@jackfield/core'
import { idFrom } from '../../wire/fields.ts'
import { memberOf, textMemberOf } from '../../wire/members.ts'
import type { Received } from '../../wire/received.ts'
import type { ServerTime } from '../server-time.ts'
import type { AnyRow } from '../wire/rows.ts'

/**
 * The id of an alarm: clients call it AlarmId; the older interface said MonitorAlarmID. A row without either is told from others by all that
 * it holds.
 */
export function alarmIdOf(row: AnyRow): Id {
  const id = idFrom(memberOf(row, /^alarmid$/i, /^monitoralarmid$/i, /^id$/i))
  return id ?? `row-${createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 24)}`
}

/** The agent that an alarm is about; its id is not that of the asset. */
export function agentIdOf(row: AnyRow): Id | null {
  return idFrom(memberOf(row, /^agentguid$/i, /^agentid$/i))
}

/** What the agent of an alarm is, where that was looked up. */
export interface AlarmPlace {
  readonly device: Reference | null
  readonly company: Reference | null
}

export const nowhere: AlarmPlace = { device: null, company: null }

/** What an alarm's row does not tell itself. */
export interface AlarmSurroundings {
  readonly time: ServerTime
  readonly hasServiceDesk: boolean
}

/**
 * An alarm. What its row holds is in no public source of this interface, so what it says is looked for under the names of the older one (fact
 * sheet 1.7). Nothing is known to stay the same when it happens again, hence no `conditionKey`.
 */
export function alarmFrom({ wire: row, raw }: Received<AnyRow>, around: AlarmSurroundings, place: AlarmPlace = nowhere): SourceAlert {
  const { time, hasServiceDesk } = around
  const text = textMemberOf(row, /^message$/i, /^alarmemail$/i, /^(alarm)?(body|description|text)$/i)
  const subject = textMemberOf(row, /^alarmsubject$/i, /^(subject|title)$/i)
  const firstLine = text?.trim().split(/\r?\n/, 1)[0] ?? null
  const id = alarmIdOf(row)
  return {
    id,
    title: subject?.trim() ?? firstLine ?? textMemberOf(row, /^(monitorname|alarmtype|monitortype)$/i) ?? `Alarm ${id}`,
    text,
    severity: textMemberOf(row, /^(alarm)?(severity|priority)$/i),
    conditionKey: null,
    state: stateOf(row),
    ...place,
    ticketId: hasServiceDesk ? ticketIdOf(row) : null,
    raisedAt: time.timestamp(textMemberOf(row, /^eventtime$/i, /^alarm(time|date)$/i, /^(time|date|created(date)?|timestamp)$/i)),
    raw,
  }
}

/**
 * The ticket that VSA made of it. The older interface had the member, and did not say which of the two ticket modules it means: a number that the
 * service desk does not know is one of the old Ticketing module. 0 and an empty text are none.
 */
function ticketIdOf(row: AnyRow): Id | null {
  const id = idFrom(memberOf(row, /^ticketid$/i))
  return id === null || /^0+$/.test(id) ? null : id
}

/** 1 was “open” in the older interface. What a closed one has is not settled. */
export function stateOf(row: AnyRow): SourceAlert['state'] {
  return String(memberOf(row, /^(monitor)?alarmstate(id)?$/i)) === '1' ? 'raised' : 'unknown'
}
