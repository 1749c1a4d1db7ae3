import type { Timestamp } from '@jackfield/core'
import type { LinkedAlertState } from '../store/link-schema.ts'
import type { Hold } from '../store/hold.ts'

/** Alerts of one connection become tickets of another one, and come to their end together. */
export interface AlertLink {
  readonly id: string
  /** The connection whose monitoring reports. */
  readonly fromId: string
  /** The connection that gets the tickets. */
  readonly toId: string
  /** Where the source's alerts have no end of their own: whether they are removed there once their ticket is closed. */
  readonly removesAlerts: boolean
  /** What was raised before is left to the source. */
  readonly since: Timestamp
  /** Seconds between two looks, at least. */
  readonly pollSeconds: number
  readonly polledAt: Timestamp | null
  readonly nextPollAt: Timestamp | null
  /** Why the latest look ended early; null where it did not. */
  readonly failing: Hold | null
  /** Alerts by where they stand. */
  readonly alerts: Readonly<Record<LinkedAlertState, number>>
  /** Alerts with something that could not be done at the source, and the first reason. */
  readonly stuck: { readonly alerts: number; readonly reason: string } | null
}

export interface NewAlertLink {
  readonly fromId: string
  readonly toId: string
  /** Throws `UnsupportedError` for a source whose alerts are closed, not removed. Default false. */
  readonly removesAlerts?: boolean
  /** From 1970 on. Default: a day ago; where the link is there already, as it is. */
  readonly since?: Timestamp
  /** 10 to 86,400. Default 60. */
  readonly pollSeconds?: number
}

/** The links of one workspace. Whoever works (`startWork`) looks after them. */
export interface AlertLinks {
  /** Makes a link, or changes the one of these two connections. Its first look is due at once. */
  create(wanted: NewAlertLink): Promise<AlertLink>
  list(): Promise<readonly AlertLink[]>
  /** Null where there is none, and for one that was taken away. */
  get(id: string): Promise<AlertLink | null>
  /** Takes a link away; false where there was none. Tickets and alerts stay as they are, and a link made again knows them. */
  remove(fromId: string, toId: string): Promise<boolean>
  /** Whether every link was looked after since that time, and has nothing to do that could be done now. */
  isIdle(since: Timestamp): Promise<boolean>
}
