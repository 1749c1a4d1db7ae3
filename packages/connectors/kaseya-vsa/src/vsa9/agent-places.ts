import { PermissionError } from '@jackfield/core'
import type { Clock, Id, OperationId } from '@jackfield/core'
import type { Vsa9Client } from './client.ts'
import { idLiteral, isBadQuery, listAssets } from './lists.ts'
import { nowhere } from './mapping/alarm.ts'
import type { AlarmPlace } from './mapping/alarm.ts'
import type { AssetWire } from './wire/rows.ts'

/** Which asset an agent is, and whose: alarms name the agent alone. */
export interface AgentPlaces {
  /** Nowhere for an agent without an asset, and where assets may not be seen. */
  of(agentId: Id, operation: OperationId): Promise<AlarmPlace>
}

type Index = ReadonlyMap<Id, AlarmPlace>

/** Milliseconds. Short, for an agent that came meanwhile is in no index. */
const freshFor = 60_000

/**
 * One page of assets for each agent, by a filter. A server that refuses the filter is walked once, and what was seen serves the agents of the
 * next minute.
 */
export function createAgentPlaces(client: Vsa9Client, clock: Clock): AgentPlaces {
  let seen: { readonly at: number; readonly index: Index } | null = null
  let walk: Promise<Index> | null = null

  async function walked(operation: OperationId): Promise<Index> {
    walk ??= indexOf(client, operation).finally(() => (walk = null))
    const index = await walk
    seen = { at: clock.now(), index }
    return index
  }

  async function placeOf(agentId: Id, operation: OperationId): Promise<AlarmPlace | undefined> {
    if (seen && clock.now() - seen.at < freshFor) return seen.index.get(agentId)
    try {
      return await found(client, agentId, operation)
    } catch (error) {
      if (!isBadQuery(error)) throw error
      return (await walked(operation)).get(agentId)
    }
  }

  return {
    async of(agentId, operation) {
      try {
        return (await placeOf(agentId, operation)) ?? nowhere
      } catch (error) {
        if (PermissionError.isInstance(error)) return nowhere
        throw error
      }
    },
  }
}

/** A server may leave a filter out of account, so what comes is compared. */
async function found(client: Vsa9Client, agentId: Id, operation: OperationId): Promise<AlarmPlace | undefined> {
  for await (const { wire } of listAssets(client, operation, `AgentId eq ${idLiteral(agentId)}`, 'alert')) {
    if (wire.AgentId === agentId) return placeFrom(wire)
  }
  return undefined
}

async function indexOf(client: Vsa9Client, operation: OperationId): Promise<Index> {
  const index = new Map<Id, AlarmPlace>()
  for await (const { wire } of listAssets(client, operation)) if (wire.AgentId !== null) index.set(wire.AgentId, placeFrom(wire))
  return index
}

function placeFrom(wire: AssetWire): AlarmPlace {
  return {
    device: { id: wire.AssetId, name: wire.AssetName ?? wire.DisplayName },
    company: wire.OrgId === null ? null : { id: wire.OrgId, name: null },
  }
}
