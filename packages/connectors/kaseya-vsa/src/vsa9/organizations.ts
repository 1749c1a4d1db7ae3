import { PermissionError } from '@jackfield/core'
import type { Clock, Id, OperationId } from '@jackfield/core'
import type { Vsa9Client } from './client.ts'
import { listOrgs } from './lists.ts'
import type { OrgWire } from './wire/rows.ts'

/** The organizations by name, for tickets name theirs and tell no id. */
export interface Organizations {
  /** Null where the role does not let us see organizations. */
  recent(operation: OperationId): Promise<OrganizationIndex | null>
}

export interface OrganizationIndex {
  byId(id: Id): OrgWire | null
  /** By name or by short name, in any case; null where none has it, or several have. */
  byName(name: string): OrgWire | null
}

/** Milliseconds. */
const freshFor = 300_000

export function createOrganizations(client: Vsa9Client, clock: Clock): Organizations {
  let kept: { readonly since: number; readonly index: Promise<OrganizationIndex | null> } | null = null
  return {
    async recent(operation) {
      if (kept && clock.now() - kept.since < freshFor) return kept.index
      const index = readIndex(client, operation)
      const mine = { since: clock.now(), index }
      kept = mine
      // What failed is asked for again by the next call.
      index.catch(() => {
        if (kept === mine) kept = null
      })
      return index
    },
  }
}

async function readIndex(client: Vsa9Client, operation: OperationId): Promise<OrganizationIndex | null> {
  try {
    return indexOf((await listOrgs(client, operation, 'interactive').all()).map(({ wire }) => wire))
  } catch (error) {
    if (PermissionError.isInstance(error)) return null
    throw error
  }
}

function indexOf(orgs: readonly OrgWire[]): OrganizationIndex {
  const ids = new Map(orgs.map((org) => [org.OrgId, org]))
  const names = new Map<string, OrgWire | null>()
  for (const org of orgs) {
    for (const name of new Set([org.OrgName, org.OrgRef].flatMap((text) => (text === null ? [] : [keyOf(text)])))) {
      names.set(name, names.has(name) ? null : org)
    }
  }
  return { byId: (id) => ids.get(id) ?? null, byName: (name) => names.get(keyOf(name)) ?? null }
}

function keyOf(name: string): string {
  return name.trim().toLowerCase()
}
