import type { SourceAlert, Timestamp } from '@jackfield/core'

/** Whether an alert belongs to what was asked for. One without a time of its own always does. */
export function isRaisedSince(alert: SourceAlert, since: Timestamp | undefined): boolean {
  return since === undefined || alert.raisedAt === null || Date.parse(alert.raisedAt) >= Math.floor(Date.parse(since) / 1000) * 1000
}
