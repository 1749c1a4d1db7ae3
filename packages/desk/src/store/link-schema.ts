import type { ColumnType, Generated } from 'kysely'
import type { Json, Now } from './columns.ts'
import type { Hold } from './hold.ts'

type Time = ColumnType<Date | null, Date | null | undefined, Date | null>

/** Alerts of one connection become tickets of another one, and come to their end together. */
export interface AlertLinkTable {
  workspace_id: string
  id: Generated<string>
  from_connection_id: string
  to_connection_id: string
  /** Where the source's alerts have no end of their own: whether they are removed there once their ticket is closed. */
  removes_alerts: boolean
  /** What was raised before is left to the source. */
  since: ColumnType<Date, Date, Date>
  /** Between two looks, at least. */
  poll_seconds: number
  /** Latest change of a ticket that the PSA told of, by its own clock. */
  tickets_changed_at: Time
  /** When the source was read to its end for the first time: what comes after is new. */
  first_read_at: Time
  polled_at: Time
  next_poll_at: Time
  /** Looks in a row that ended in an error. */
  failures: Generated<number>
  failing: Json<Hold | null>
  /** A link that was taken away keeps its alerts, for one that is made again. */
  unlinked_at: Time
  created_at: Now
}

/**
 * `left`: there before the link was, and left to the source. `open`: it has its condition here. `ended`: the source ended it. `closed`, `removed`,
 * `marked`: its ticket was closed, and so we ended it at the source, or, where that can't be, here alone.
 */
export type LinkedAlertState = 'left' | 'open' | 'ended' | 'closed' | 'removed' | 'marked'

/** An alert of a link's source. */
export interface LinkedAlertTable {
  workspace_id: string
  link_id: string
  /** At the source. */
  alert_id: string
  state: LinkedAlertState
  /** Whether the source has called it raised: only then it is news that it does no more. */
  was_raised: boolean
  /** Ours, of the latest time that it was raised. Null where it was left. */
  desk_alert_id: string | null
  condition_id: string | null
  /** At the source. */
  device_id: string | null
  /** The source's own ticket of it. */
  source_ticket_id: string | null
  /** A note on that ticket that is under way or there: its text tells whether it arrived. */
  source_note: string | null
  source_note_sent_at: Time
  source_told_at: Time
  /** What could not be done at the source, for a person. */
  reason: string | null
  retry_at: Time
  updated_at: Now
}
