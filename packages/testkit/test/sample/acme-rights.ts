import { judgeRole, NotFoundError, rightsByBaseline } from '@jackfield/core'
import type { HeldRight, HeldRights, OperationId, RightsSnapshot, RoleDefinition, RoleInspector } from '@jackfield/core'
import type { AcmeClient } from './acme-client.ts'

/** By name where the vendor lists rights, else by what a technician taught. */
export function acmeInspector(client: AcmeClient, role: RoleDefinition): RoleInspector {
  return {
    async inspect(asked) {
      const held = (await listed(client, role)) ?? (await learnt(client, role))
      return { user: null, role: null, findings: judgeRole(role, asked, held) }
    },
  }
}

export async function snapshotOf(client: AcmeClient, operation: OperationId): Promise<RightsSnapshot> {
  const { administrator, marks } = (await client.read(operation, '/marks')) as { administrator: boolean; marks: readonly string[] }
  return { marks: [...new Set(marks)].sort(), isAdministrator: administrator, userId: '7' }
}

async function listed(client: AcmeClient, role: RoleDefinition): Promise<HeldRights | null> {
  try {
    const reply = (await client.read('roleInspector.inspect', '/rights')) as {
      administrator: boolean
      rights: readonly { path: readonly [string, ...string[]]; levels: Readonly<Record<string, string>>; items?: readonly string[] }[]
    }
    const items: Record<string, readonly string[]> = {}
    const rights = reply.rights.flatMap(({ path, levels, items: allowed }): HeldRight[] => {
      const permission = role.permissions.find((candidate) => candidate.path.join() === path.join())?.id ?? null
      if (permission && allowed) items[permission] = allowed
      return Object.entries(levels).map(([axis, rank]) => ({ permission, path, axis, rank, evidence: 'listed' }))
    })
    return { rights, items, administrator: reply.administrator, isWhole: true }
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

/** Which entries a narrowed list allows is nowhere among the marks. */
async function learnt(client: AcmeClient, role: RoleDefinition): Promise<HeldRights> {
  const snapshot = await snapshotOf(client, 'roleInspector.inspect')
  const { baseline } = client.context
  const items = Object.fromEntries(role.permissions.map(({ id }) => [id, null]))
  return {
    rights: baseline ? rightsByBaseline(role, baseline, snapshot) : [],
    items,
    administrator: snapshot.isAdministrator,
    isWhole: false,
  }
}
