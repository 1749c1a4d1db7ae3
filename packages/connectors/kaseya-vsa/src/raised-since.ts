import type { SourceAlert, Timestamp } from '@jackfield/core'

/**
 * Whether an alert belongs to what was asked for. One without a time of its own always does; `room`: milliseconds by which its time may be wrong, for none
 * may be left out.
 */
export function isRaisedSince(alert: SourceAlert, since: Timestamp | undefined, room = 0): boolean {
  return since === undefined || alert.raisedAt === null || Date.parse(alert.raisedAt) + room >= Math.floor(Date.parse(since) / 1000) * 1000
}
