import { judgeRole, rightsByBaseline } from '@jackfield/core'
import type { HeldRight, RightsSnapshot, RoleInspector } from '@jackfield/core'
import { snapshotFrom } from '../mapping/rights.ts'
import { role } from '../role.ts'
import type { Tenant } from '../tenant.ts'
import { isUntold } from '../user.ts'
import type { UserInfoWire } from '../wire/security.ts'
import { answersAtAll, probeForeignRows, probeOwnRows } from './role-probe.ts'

const operation = 'roleInspector.inspect'
const notLearnt = 'BMS shows rights as numbers without names, and nobody taught Jackfield this one yet'
const untold = 'BMS does not let this user read its own rights'
const shut = 'BMS refuses every call, so nothing can be told before Has API Access is ticked'
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
      const isShut = !user && [...probed.values()].every(({ rank }) => rank === 'off') && !(await answersAtAll(tenant.client))
      const learnt = tenant.baseline && snapshot ? rightsByBaseline(role, tenant.baseline, snapshot) : []
      const look: Look = { snapshot, learnt, probed: isShut ? new Map() : probed, isShut }
      const rights = [
        ...role.permissions.flatMap(({ id, path, axes }) => axes.map((axis) => combined({ permission: id, path, axis }, look))),
        ...learnt.filter(({ permission }) => permission === null),
        ...(isShut ? [] : await probeForeignRows(tenant.client)),
      ]
      return {
        user: user?.userId == null ? null : { id: user.userId, name: user.fullName },
        role: null,
        findings: judgeRole(role, operations, { rights, items: {}, administrator: user?.isUserSystemAdmin ?? null, isWhole: false }),
      }
    },
  }
}

interface Look {
  readonly snapshot: RightsSnapshot | null
  readonly learnt: readonly HeldRight[]
  /** By permission, what a read told of its View. */
  readonly probed: ReadonlyMap<string, HeldRight>
  /** Every call was refused, which is what a user without the API feature meets: then nothing is told of the rows. */
  readonly isShut: boolean
}

type Place = Pick<HeldRight, 'path' | 'axis'> & { readonly permission: string }

function combined(place: Place, { snapshot, learnt, probed, isShut }: Look): HeldRight {
  const lesson = learnt.find(({ permission, axis }) => permission === place.permission && axis === place.axis)
  const probe = place.axis === 'view' ? probed.get(place.permission) : undefined
  if (place.permission === apiAccess) return { ...place, rank: isShut ? 'off' : 'on', evidence: 'probe' }
  if (probe && probe.rank !== null && (probe.rank === 'off' || lesson?.rank !== 'on')) return probe
  if (lesson) return lesson
  const whyUnread = isShut ? shut : snapshot ? notLearnt : untold
  return { ...place, rank: null, evidence: probe ? 'probe' : 'none', reason: probe?.reason ? `${probe.reason}; ${whyUnread}` : whyUnread }
}

async function readUser({ user }: Tenant): Promise<UserInfoWire | null> {
  try {
    return await user.read(operation)
  } catch (error) {
    if (isUntold(error)) return null
    throw error
  }
}
