import { JackfieldError, listingOf, NotFoundError, NotTakenError } from '@jackfield/core'
import type { AlertClosing, AlertSource, ClosedAlert, Id, OperationId, Warning } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import { isRaisedSince } from '../../raised-since.ts'
import { receive } from '../../wire/received.ts'
import type { Received } from '../../wire/received.ts'
import { resultOf } from '../envelope.ts'
import { isBadQuery, listAlarms } from '../lists.ts'
import { agentIdOf, alarmFrom, alarmIdOf, nowhere, stateOf } from '../mapping/alarm.ts'
import type { AlarmSurroundings } from '../mapping/alarm.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { anyRow } from '../wire/rows.ts'
import type { AnyRow } from '../wire/rows.ts'

/** An alarm's ticket is one of the service desk's: without that module there is none to speak of. */
export function alertSource(tenant: Vsa9Tenant, { hasServiceDesk }: { readonly hasServiceDesk: boolean }): AlertSource {
  const around: AlarmSurroundings = { time: tenant.time, hasServiceDesk }
  return {
    list(query) {
      // The row's members are not published, so no filter can be asked for by name.
      const alarms = listAlarms(tenant.client, 'alertSource.list')
      return listingOf(alarms.visibleTo, async function* () {
        for await (const page of alarms.pages()) {
          yield page.map((row) => alarmFrom(row, around)).filter((alert) => isRaisedSince(alert, query.since, tenant.time.room))
        }
      })
    },
    async get(id) {
      const row = await readAlarm(tenant, id, 'alertSource.get')
      const agentId = agentIdOf(row.wire)
      return alarmFrom(row, around, agentId === null ? nowhere : await tenant.agentPlaces.of(agentId, 'alertSource.get'))
    },
  }
}

export function alertClosing(tenant: Vsa9Tenant): AlertClosing {
  return { close: (id, note) => closeAlarm(tenant, id, note) }
}

async function closeAlarm(tenant: Vsa9Tenant, id: Id, note: string): Promise<ClosedAlert> {
  const operation = 'alertClosing.close'
  await readAlarm(tenant, id, operation)
  const params = { path: { alarmId: id } }
  await tenant.client.for(operation, 'alert').PUT('/assetmgmt/alarms/{alarmId}/close', { params, body: [{ key: 'notes', value: note }] })
  const after = await readAlarm(tenant, id, operation).catch((error: unknown) => {
    if (JackfieldError.isInstance(error)) return error
    throw error
  })
  // Whether closed alarms stay in the list is not settled either.
  if (NotFoundError.isInstance(after)) return { warnings: [] }
  if (JackfieldError.isInstance(after)) return { warnings: [unproved(`Alarm ${id} could not be read back: ${after.message}`)] }
  if (stateOf(after.wire) !== 'raised') {
    return {
      warnings: [unproved(`What a closed alarm looks like is not published, so it could not be checked that alarm ${id} is closed.`)],
    }
  }
  throw new NotTakenError({
    connector: 'kaseya-vsa',
    operation,
    outcome: 'rejected',
    message: `VSA answered success, but alarm ${id} is still open.`,
    nextStep: 'Close it in VSA, at Monitor > Status > Alarm Summary.',
  })
}

function unproved(message: string): Warning {
  return { code: 'field-not-taken', field: 'state', message }
}

/** One alarm. `true` and `false` in its place would be lists, and the latter one that loses alarms: only digits are sent. */
async function readAlarm({ client }: Vsa9Tenant, id: Id, operation: OperationId): Promise<Received<AnyRow>> {
  const call = { operation, isWrite: false }
  if (!isDigits(id)) throw noSuchAlarm(id, operation)
  try {
    const { data } = await client.for(operation, 'alert').GET('/assetmgmt/alarms/{alarmId}', { params: { path: { alarmId: id } } })
    const result = resultOf(data, call)
    const row: unknown = Array.isArray(result) ? result[0] : result
    if (typeof row !== 'object' || row === null) throw noSuchAlarm(id, operation)
    return receive(anyRow, row, call)
  } catch (error) {
    if (!isBadQuery(error)) throw error
    for await (const alarm of listAlarms(client, operation)) if (alarmIdOf(alarm.wire) === id) return alarm
    throw noSuchAlarm(id, operation)
  }
}

function noSuchAlarm(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'kaseya-vsa',
    operation,
    message: `VSA has no alarm “${id}”, or the VSA user may not see it.`,
    nextStep: 'Look it up in the list of alarms.',
  })
}
