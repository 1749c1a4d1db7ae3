import { judgeRole, rightsByBaseline } from '@jackfield/core'
import type { HeldRight, RightsSnapshot, RoleInspector } from '@jackfield/core'
import { snapshotFrom } from '../mapping/rights.ts'
import { role } from '../role.ts'
import type { Tenant } from '../tenant.ts'
import { isUntold } from '../user.ts'
import type { UserInfoWire } from '../wire/security.ts'
import { probeForeignRows, probeOwnRows } from './role-probe.ts'

const operation = 'roleInspector.inspect'
const notLearnt = 'BMS shows rights as numbers without names, and nobody taught Jackfield this one yet: `jackfield role learn`'
const untold = 'BMS does not let this user read its own rights'
const apiAccess = 'special-features.has-api-access'

/**
 * What the API user may do: what a technician taught, read off the user's own record, and one reading probe a row. A probe that is refused
 * goes before the lesson, which may be from an older version of the product.
 */
export function roleInspector(tenant: Tenant): RoleInspector {
  return {
    async inspect(operations) {
      const user = await readUser(tenant)
      const snapshot = user && snapshotFrom(user)
      const probed = await probeOwnRows(tenant.client)
      const learnt = tenant.baseline && snapshot ? rightsByBaseline(role, tenant.baseline, snapshot) : []
      const rights = [
        ...role.permissions.flatMap(({ id, path, axes }) =>
          axes.map((axis) => combined({ permission: id, path, axis }, learnt, probed.get(id), snapshot)),
        ),
        ...learnt.filter(({ permission }) => permission === null),
        ...(await probeForeignRows(tenant.client)),
      ]
      return {
        user: user?.userId == null ? null : { id: user.userId, name: user.fullName },
        role: null,
        findings: judgeRole(role, operations, { rights, items: {}, administrator: user?.isUserSystemAdmin ?? null, isWhole: false }),
      }
    },
  }
}

function combined(
  place: Pick<HeldRight, 'path' | 'axis'> & { readonly permission: string },
  learnt: readonly HeldRight[],
  probe: HeldRight | undefined,
  snapshot: RightsSnapshot | null,
): HeldRight {
  const lesson = learnt.find(({ permission, axis }) => permission === place.permission && axis === place.axis)
  const shown = probe?.axis === place.axis ? probe : undefined
  if (shown && shown.rank !== null && (shown.rank === 'off' || lesson?.rank !== 'on')) return shown
  if (lesson) return lesson
  // The very answers that this look got prove it.
  if (place.permission === apiAccess) return { ...place, rank: 'on', evidence: 'probe' }
  const reason = shown?.reason
    ? `${shown.reason}; ${snapshot ? 'and it was not taught yet: `jackfield role learn`' : untold}`
    : snapshot
      ? notLearnt
      : untold
  return { ...place, rank: null, evidence: shown ? 'probe' : 'none', reason }
}

async function readUser({ user }: Tenant): Promise<UserInfoWire | null> {
  try {
    return await user.read(operation)
  } catch (error) {
    if (isUntold(error)) return null
    throw error
  }
}
