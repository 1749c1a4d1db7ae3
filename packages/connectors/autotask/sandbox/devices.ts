import type { SandboxDevice } from '@jackfield/sandbox'
import { tableOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** The devices as a test looks at them. */
export function devicesOf(tenant: Tenant): readonly SandboxDevice[] {
  return tableOf(tenant, 'ConfigurationItems')
    .rows()
    .map(({ id, values }) => ({ id: String(id), name: String(values['referenceTitle'] ?? ''), companyId: String(values['companyID']) }))
}
