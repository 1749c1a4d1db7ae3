import { JackfieldError, listingOf, NotFoundError } from '@jackfield/core'
import type { AlertSource, Id, SourceAlert } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import { isRaisedSince } from '../../raised-since.ts'
import { receive } from '../../wire/received.ts'
import type { VsaxClient } from '../client.ts'
import { dataOf } from '../envelope.ts'
import { listNotifications } from '../lists.ts'
import { alertFrom } from '../mapping/alert.ts'
import { deviceWire, notificationWire } from '../wire/rows.ts'

const nowhere = { device: null, company: null }

/** Notifications. A row of the list has no device: that is told by the single one. */
export function alertSource(client: VsaxClient): AlertSource {
  return {
    list(query) {
      // How a filter writes a time is not settled, for the vendor's own samples differ: all are walked, and compared here.
      return listingOf('user', async function* () {
        for await (const page of listNotifications(client).pages()) {
          yield page.map((row) => alertFrom(row, nowhere)).filter((alert) => isRaisedSince(alert, query.since))
        }
      })
    },
    get: (id) => readAlert(client, id),
  }
}

async function readAlert(client: VsaxClient, id: Id): Promise<SourceAlert> {
  const operation = 'alertSource.get'
  const call = { operation, isWrite: false } as const
  // Anything else would be another address of the API: /notifications/webhooks.
  if (!isDigits(id)) {
    throw new NotFoundError({
      connector: 'kaseya-vsa',
      operation,
      message: `VSA X has no notification “${id}”: its ids are whole numbers.`,
      nextStep: 'Look it up in the list of alarms.',
    })
  }
  const { data } = await client.for(operation, 'alert').GET('/notifications/{id}', { params: { path: { id } } })
  const notification = receive(notificationWire, dataOf(data, call), call)
  return alertFrom(notification, await placeOf(client, notification.wire.ComputerIdentifier))
}

/** The device and its organization. Where the device can't be read, it is named by its id alone. */
async function placeOf(client: VsaxClient, id: Id | null): Promise<Pick<SourceAlert, 'device' | 'company'>> {
  if (id === null) return nowhere
  const operation = 'alertSource.get'
  const call = { operation, isWrite: false } as const
  try {
    const { data } = await client.for(operation, 'alert').GET('/devices/{id}', { params: { path: { id } } })
    const { wire } = receive(deviceWire, dataOf(data, call), call)
    return {
      device: { id: wire.Identifier, name: wire.Name },
      company: wire.OrganizationId === null ? null : { id: wire.OrganizationId, name: wire.OrganizationName },
    }
  } catch (error) {
    if (JackfieldError.isInstance(error) && ['PERMISSION', 'NOT_FOUND', 'REJECTED'].includes(error.code))
      return { device: { id, name: null }, company: null }
    throw error
  }
}
