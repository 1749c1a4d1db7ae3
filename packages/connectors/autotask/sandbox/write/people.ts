import { tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

/** The licence of a user of the interface: it owns nothing and is assigned to nothing (FACTS 9). */
export const apiLicence = 7

export function isApiOnly(tenant: Tenant, resourceId: number): boolean {
  return tableOf(tenant, 'Resources').get(resourceId)?.values['licenseType'] === apiLicence
}
