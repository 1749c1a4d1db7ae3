import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxAlarms } from '@jackfield/sandbox'
import { assetsOf } from './models/devices.ts'
import type { NotificationRow } from './records.ts'
import { now } from './server.ts'
import type { VsaX } from './server.ts'
import { announce } from './webhooks.ts'

export type NewNotification = Pick<NotificationRow, 'deviceId' | 'title' | 'message' | 'priority'>

/** Adds a notification, and webhooks are told. */
export function notify(server: VsaX, given: NewNotification): NotificationRow {
  const row = addNotification(server, given, now(server))
  announce(server, row)
  return row
}

export function addNotification(server: VsaX, given: NewNotification, at: number): NotificationRow {
  return server.notifications.insert({ ...given, raisedAt: Math.floor(at / 1000) * 1000, isRead: false })
}

/** Alarms are notifications, open as long as they are there: a technician ends one by deleting it. */
export function alarmsOf(server: VsaX): SandboxAlarms {
  return {
    list: () => server.notifications.rows().map((row) => ({ id: String(row.id), title: row.title, deviceId: row.deviceId, isOpen: true })),
    raise({ title, deviceId, ticketId }) {
      if (ticketId !== undefined) throw new SandboxInputError('VSA X has no tickets.', 404)
      const device = deviceId === undefined ? assetsOf(server)[0] : server.devices.get(deviceId)
      if (deviceId !== undefined && !device) throw new SandboxInputError(`There is no device ${deviceId}.`, 404)
      const message = device ? `${title} on ${device.name}.` : title
      return String(notify(server, { deviceId: device?.id ?? null, title, message, priority: 'Critical' }).id)
    },
    close(alarmId) {
      if (!server.notifications.delete(Number(alarmId))) throw new SandboxInputError(`There is no notification ${alarmId}.`, 404)
    },
  }
}
