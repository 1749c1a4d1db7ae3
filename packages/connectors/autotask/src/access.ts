import type { Clock, OperationId } from '@jackfield/core'
import type { AutotaskClient } from './client.ts'
import { isEntity, levelOf } from './mapping/access.ts'
import type { AccessAxis } from './mapping/access.ts'
import { receive } from './wire/received.ts'
import { entityInformationWire } from './wire/system.ts'
import type { EntityAccessWire } from './wire/system.ts'

/** What the API user may do with each entity, in one call. */
export interface Access {
  read(operation: OperationId): Promise<readonly EntityAccessWire[]>
  /**
   * Whether the API user sees all rows of these entities, from a table at most ten minutes old. Where the table does not tell: true, for then no
   * narrowed level is known, and the level that the vendor ships sees all.
   */
  seesAll(entities: readonly string[], operation: OperationId): Promise<boolean>
  /** The level of one kind of access, from a table at most ten minutes old; null where the table does not tell. */
  level(entity: string, axis: AccessAxis, operation: OperationId): Promise<string | null>
}

/** Milliseconds. */
const freshFor = 600_000

export function createAccess(client: AutotaskClient, clock: Clock): Access {
  let kept: { readonly since: number; readonly table: Promise<readonly EntityAccessWire[]> } | null = null

  const read = (operation: OperationId): Promise<readonly EntityAccessWire[]> => {
    const entry = { since: clock.now(), table: fetchTable(client, operation) }
    kept = entry
    entry.table.catch(() => {
      if (kept === entry) kept = null
    })
    return entry.table
  }

  const recent = (operation: OperationId): Promise<readonly EntityAccessWire[]> =>
    kept && clock.now() - kept.since < freshFor ? kept.table : read(operation)

  return {
    read,
    async seesAll(entities, operation) {
      const table = await recent(operation)
      return entities.every((entity) => [null, 'All'].includes(levelIn(table, entity, 'query')))
    },
    level: async (entity, axis, operation) => levelIn(await recent(operation), entity, axis),
  }
}

function levelIn(table: readonly EntityAccessWire[], entity: string, axis: AccessAxis): string | null {
  const access = table.find((candidate) => isEntity(candidate, entity))
  return access ? levelOf(access, axis) : null
}

async function fetchTable(client: AutotaskClient, operation: OperationId): Promise<readonly EntityAccessWire[]> {
  const { data } = await client.for(operation).GET('/V1.0/EntityInformation')
  return receive(entityInformationWire, data, { operation, isWrite: false }).wire.entityDescriptions.map(({ info }) => info)
}
