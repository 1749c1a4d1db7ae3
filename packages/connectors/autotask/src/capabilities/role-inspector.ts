import { judgeRole } from '@jackfield/core'
import type { HeldRight, RoleInspector } from '@jackfield/core'
import { isEntity, levelOf, rightsFrom } from '../mapping/access.ts'
import { role } from '../role.ts'
import type { Tenant } from '../tenant.ts'
import type { EntityAccessWire } from '../wire/system.ts'

const operation = 'roleInspector.inspect'

/**
 * What the API user may do, from the one call that tells it for all entities. Its name and that of its security level Autotask does not tell by any
 * call that every user may make.
 */
export function roleInspector({ access, isImpersonating }: Tenant): RoleInspector {
  return {
    async inspect(operations) {
      const table = await access.read(operation)
      const rights = [...rightsFrom(table, role.permissions), ...switches(table)]
      const needs = role.needs.filter((need) => need.when === undefined || isImpersonating)
      const held = { rights, items: {}, administrator: null, isWhole: false }
      return { user: null, role: null, findings: judgeRole({ ...role, needs }, operations, held) }
    },
  }
}

/** Switches of the level stand in no table. That webhooks can't be made may show in theirs; that they can does not, for that is the default. */
function switches(table: readonly EntityAccessWire[]): readonly HeldRight[] {
  const webhooks = table.filter((entry) => isEntity(entry, 'TicketWebhooks')).map((entry) => levelOf(entry, 'create'))
  return role.permissions
    .filter(({ axes }) => axes.includes('granted'))
    .map(({ id, path }) => {
      if (id === 'level.can-create-webhooks' && webhooks.includes('None')) {
        return { permission: id, path, axis: 'granted', rank: 'off', evidence: 'listed' as const }
      }
      return { permission: id, path, axis: 'granted', rank: null, evidence: 'none' as const, reason: untold }
    })
}

const untold = 'Autotask tells what may be done with entities, and not how this switch of the security level stands: look at it there'
