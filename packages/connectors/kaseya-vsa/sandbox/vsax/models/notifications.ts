import { membersFrom } from '../../odata/members.ts'
import type { SourceRecord } from '../../odata/members.ts'
import type { NotificationRow, WebhookRow } from '../records.ts'
import { variantOf } from '../server.ts'
import type { VsaX } from '../server.ts'
import { isoTime, plainTime, present } from '../wire.ts'

export const notificationMembers = membersFrom({ Id: 'int fs', Message: 'text fs', DateTime: 'date fs', Priority: 'text fs' })

export function notificationRecord(row: NotificationRow): SourceRecord {
  return { Id: row.id, Message: row.message, DateTime: row.raisedAt, Priority: row.priority.toLowerCase() }
}

/** In the list of all, the time is seconds of the epoch, in a variant ISO text; elsewhere it is ISO text (FACTS 2.3). */
export function presentInList(server: VsaX, record: SourceRecord): Readonly<Record<string, unknown>> {
  const isEpoch = variantOf(server, 'notificationTime') === 'epoch'
  return { ...present(notificationMembers, record), ...(isEpoch ? { DateTime: (record['DateTime'] as number) / 1000 } : {}) }
}

export function notificationDetails(row: NotificationRow): Readonly<Record<string, unknown>> {
  return { ComputerIdentifier: row.deviceId, Read: row.isRead, ...present(notificationMembers, notificationRecord(row)) }
}

export const webhookMembers = membersFrom({
  Id: 'int fs',
  Name: 'text fs',
  Description: 'text fs',
  Priorities: 'list f',
  OrganizationIds: 'list f',
  Headers: 'object',
  Url: 'text fs',
  CreatedAt: 'text fs',
  Language: 'text fs',
})

/** Without its key, which is told once. */
export function webhookRecord(row: WebhookRow): SourceRecord {
  return {
    Id: row.id,
    Name: row.name,
    Description: row.description,
    Priorities: row.priorities,
    OrganizationIds: row.organizationIds,
    Headers: row.headers,
    Url: row.url,
    CreatedAt: plainTime(row.createdAt),
    Language: row.language,
  }
}

/** What a webhook is told of a notification (FACTS 2.4). */
export function deliveredNotification(row: NotificationRow, organizationId: number | null): Readonly<Record<string, unknown>> {
  return {
    Id: row.id,
    Title: row.title,
    Message: row.message,
    DateTime: isoTime(row.raisedAt),
    Priority: row.priority,
    DeviceIdentifier: row.deviceId,
    OrganizationId: organizationId === null ? null : String(organizationId),
  }
}
