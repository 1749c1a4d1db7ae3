import { RejectedError } from '@jackfield/core'
import type { Clock, Id, Lane, OperationId } from '@jackfield/core'
import type { z } from 'zod'
import type { BmsClient } from './client.ts'
import { createKept } from './kept.ts'
import { idNumber } from './mapping/ids.ts'
import { kindsOf, unknownKinds } from './mapping/status.ts'
import type { StatusKinds } from './mapping/status.ts'
import { grantPlaces } from './role.ts'
import { isUntold } from './user.ts'
import { locationWire, priorityWire, queueWire, statusWire } from './wire/lookup.ts'
import type { LocationWire, PriorityWire, QueueWire, StatusWire } from './wire/lookup.ts'
import { receive, receiveList } from './wire/received.ts'
import { settingsWire } from './wire/security.ts'
import { ticketWire } from './wire/ticket.ts'

/** The tenant's lists, each read once and kept for some minutes. `anew`: what a person looks at, read again and kept from then on. */
export interface Lookups {
  statuses(operation: OperationId, when?: 'recent' | 'anew'): Promise<readonly StatusWire[]>
  /** The same; null where the list is refused. */
  statusesIfTold(operation: OperationId): Promise<readonly StatusWire[] | null>
  priorities(operation: OperationId, when?: 'recent' | 'anew'): Promise<readonly PriorityWire[]>
  queues(operation: OperationId, when?: 'recent' | 'anew'): Promise<readonly QueueWire[]>
  /** What the statuses mean; {@link unknownKinds} where their list is refused. */
  kinds(operation: OperationId): Promise<StatusKinds>
  /** The location of an account that its tickets and assets belong to: the main one. Throws `RejectedError`, not sent, where none is shown. */
  mainLocation(accountId: Id, operation: OperationId, lane?: Lane): Promise<Id>
  /** Bytes of the largest file; null where the tenant does not tell. */
  largestFile(operation: OperationId): Promise<number | null>
}

const life = 10 * 60_000

export function createLookups(client: BmsClient, clock: Clock): Lookups {
  const kept = createKept(clock, life)

  const statuses: Lookups['statuses'] = (operation, when = 'recent') =>
    kept[when]('statuses', () => readTable(operation, statusWire, () => client.for(operation).GET('/v2/system/statuses/lookup')))

  const kinds: Lookups['kinds'] = (operation) =>
    kept.recent('kinds', async () => {
      try {
        const rows = await statuses(operation)
        const named = kindsOf(rows, [])
        return named.closing.size > 0 ? named : kindsOf(rows, await completedStatuses(client, operation))
      } catch (error) {
        if (isUntold(error)) return unknownKinds
        throw error
      }
    })

  return {
    statuses,
    statusesIfTold: (operation) => ifTold(() => statuses(operation)),
    kinds,
    priorities: (operation, when = 'recent') =>
      kept[when]('priorities', () => readTable(operation, priorityWire, () => client.for(operation).GET('/v2/system/priorities/lookup'))),
    queues: (operation, when = 'recent') =>
      kept[when]('queues', () => readTable(operation, queueWire, () => client.for(operation).GET('/v2/system/queues/lookup'))),
    mainLocation: async (accountId, operation, lane = 'alert') => {
      idNumber(accountId, 'companyId', operation)
      const { id } = await kept.recent(`location ${accountId}`, () => readMainLocation(client, accountId, operation, lane))
      return id
    },
    largestFile: (operation) =>
      kept.recent('largest file', async () => {
        const { data } = await client.for(operation).GET('/v2/system/settings')
        const megabytes = receive(settingsWire, data, { operation, isWrite: false }).wire.maximumAttachmentFileSizeinMb
        return megabytes === null || megabytes <= 0 ? null : megabytes * 1_048_576
      }),
  }
}

/** Null where the service answers and keeps it to itself. */
async function ifTold<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (isUntold(error)) return null
    throw error
  }
}

/** A table in one reply, which tells no total. An empty one is asked for once more: no tenant is without queues or statuses. */
async function readTable<T>(
  operation: OperationId,
  schema: z.ZodType<T>,
  ask: () => Promise<{ readonly data?: unknown }>,
): Promise<readonly T[]> {
  const rows = receiveList(schema, (await ask()).data, { operation, isWrite: false })
  const whole = rows.length > 0 ? rows : receiveList(schema, (await ask()).data, { operation, isWrite: false })
  return whole.map(({ wire }) => wire)
}

/** Where no status is called Completed: those in which tickets were completed. One page tells enough. */
async function completedStatuses(client: BmsClient, operation: OperationId): Promise<readonly Id[]> {
  const body = { PageSize: 100, PageNumber: 1, Filter: { CompletedDateFrom: '2000-01-01T00:00:00Z' } }
  const { data } = await client.for(operation).POST('/v2/servicedesk/tickets/search', { body })
  return receiveList(ticketWire, data, { operation, isWrite: false }).flatMap(({ wire }) =>
    wire.completedDate !== null && wire.reOpenedDate === null ? [wire.statusId] : [],
  )
}

async function readMainLocation(client: BmsClient, accountId: Id, operation: OperationId, lane: Lane): Promise<LocationWire> {
  const calls = client.for(operation, lane)
  const locations = await readTable(operation, locationWire, () =>
    calls.GET('/v2/crm/accounts/{accountId}/locations/lookup', { params: { path: { accountId } } }),
  )
  const main = locations.find(({ isMain }) => isMain === true) ?? locations[0]
  if (main) return main
  throw new RejectedError({
    connector: 'kaseya-bms',
    operation,
    outcome: 'not-sent',
    couldBe: grantPlaces('companyDirectory.get'),
    message: `Kaseya BMS shows no location of the account ${accountId}, and what belongs to an account in BMS needs one.`,
    nextStep: 'Check the account: it may be gone, have no location yet (CRM > Accounts > Locations), or be hidden from this API user.',
  })
}
