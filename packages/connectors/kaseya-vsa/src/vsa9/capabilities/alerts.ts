import { JackfieldError, listingOf, NotFoundError, NotTakenError, PermissionError } from '@jackfield/core'
import type { AlertClosing, AlertSource, ClosedAlert, Id, OperationId, Warning } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import { isRaisedSince } from '../../raised-since.ts'
import { receive } from '../../wire/received.ts'
import type { Received } from '../../wire/received.ts'
import { resultOf } from '../envelope.ts'
import { idLiteral, isBadQuery, listAlarms, listAssets } from '../lists.ts'
import { agentIdOf, alarmFrom, alarmIdOf } from '../mapping/alarm.ts'
import type { AlarmPlace } from '../mapping/alarm.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { anyRow } from '../wire/rows.ts'
import type { AnyRow } from '../wire/rows.ts'

export function alertSource(tenant: Vsa9Tenant): AlertSource {
  return {
    list(query) {
      // The row's members are not published, so no filter can be asked for by name.
      const alarms = listAlarms(tenant.client, 'alertSource.list')
      return listingOf(alarms.visibleTo, async function* () {
        for await (const page of alarms.pages()) {
          yield page.map((row) => alarmFrom(row, tenant.time)).filter((alert) => isRaisedSince(alert, query.since, tenant.time.room))
        }
      })
    },
    async get(id) {
      const row = await readAlarm(tenant, id, 'alertSource.get')
      return alarmFrom(row, tenant.time, await placeOf(tenant, agentIdOf(row.wire), 'alertSource.get'))
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
  if (alarmFrom(after, tenant.time).state !== 'raised') {
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

/** The asset of an agent, and its organization. An alarm is told without them where assets may not be seen. */
async function placeOf({ client }: Vsa9Tenant, agentId: Id | null, operation: OperationId): Promise<AlarmPlace> {
  if (agentId === null) return { device: null, company: null }
  const find = async (filter?: string): Promise<AlarmPlace | null> => {
    for await (const { wire } of listAssets(client, operation, filter)) {
      if (wire.AgentId !== agentId) continue
      return {
        device: { id: wire.AssetId, name: wire.AssetName ?? wire.DisplayName },
        company: wire.OrgId === null ? null : { id: wire.OrgId, name: null },
      }
    }
    return null
  }
  try {
    const found = await find(`AgentId eq ${idLiteral(agentId)}`).catch((error: unknown) => {
      if (!isBadQuery(error)) throw error
      return find()
    })
    return found ?? { device: null, company: null }
  } catch (error) {
    if (PermissionError.isInstance(error)) return { device: null, company: null }
    throw error
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
