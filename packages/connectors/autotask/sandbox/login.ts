import type { SandboxRequest } from '@jackfield/sandbox'
import type { ApiUser } from './records.ts'
import type { Tenant } from './tenant.ts'

/**
 * Who logs in: the three headers, in any case of their names (FACTS 1). Null where one of them is wrong, the user is locked, inactive or no
 * API-only user; none of it can be told apart from outside. Failures in a row lock the user, a success starts their count again.
 */
export function userOf(tenant: Tenant, request: SandboxRequest): ApiUser | null {
  const { username = '', secret = '', apiintegrationcode = '' } = request.headers
  const key = username.trim().toLowerCase()
  const user = tenant.users.get(key)
  if (!user) return null
  if (user.secret !== secret || user.integrationCode !== apiintegrationcode.trim()) {
    const failures = user.failures + 1
    tenant.users.set(key, { ...user, failures, isLocked: user.isLocked || failures >= tenant.lockAfter })
    return null
  }
  if (user.isLocked || !user.isActive || !user.isApiOnly) return null
  if (user.failures > 0) tenant.users.set(key, { ...user, failures: 0 })
  return user
}

export function changeUser(tenant: Tenant, userName: string, changes: Partial<Omit<ApiUser, 'userName'>>): void {
  const user = tenant.users.get(userName.toLowerCase())
  if (!user) throw new Error(`no user ${userName}`)
  tenant.users.set(userName.toLowerCase(), { ...user, ...changes })
}
