import type { RoleLearner } from '@jackfield/core'
import { snapshotFrom } from '../mapping/rights.ts'
import type { Tenant } from '../tenant.ts'

export function roleLearner({ user }: Tenant): RoleLearner {
  return { snapshot: async () => snapshotFrom(await user.read('roleLearner.snapshot')) }
}
