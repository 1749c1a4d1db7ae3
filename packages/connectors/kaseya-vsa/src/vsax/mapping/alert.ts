import type { SourceAlert } from '@jackfield/core'
import type { Received } from '../../wire/received.ts'
import { timestampFrom } from '../times.ts'
import type { NotificationWire } from '../wire/rows.ts'

/**
 * A notification. It has a title in deliveries of webhooks alone: here that is the first line of its message. It never clears; the vendor can
 * only delete it, which takes it from the technicians too.
 */
export function alertFrom({ wire, raw }: Received<NotificationWire>, place: Pick<SourceAlert, 'device' | 'company'>): SourceAlert {
  const firstLine = wire.Message?.trim().split(/\r?\n/, 1)[0]
  return {
    id: wire.Id,
    title: firstLine === undefined || firstLine === '' ? `Notification ${wire.Id}` : firstLine,
    text: wire.Message,
    severity: wire.Priority,
    conditionKey: null,
    state: 'raised',
    ...place,
    ticketId: null,
    raisedAt: timestampFrom(wire.DateTime),
    raw,
  }
}
