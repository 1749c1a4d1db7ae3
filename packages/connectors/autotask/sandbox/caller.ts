import type { SandboxRequest } from '@jackfield/sandbox'
import { login } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** Whose call it is. */
export interface Caller {
  readonly resourceId: number
  readonly integrationCode: string
  /** Whether it is the API user of the connection, whose rights can be narrowed. Other integrations have rights of their own. */
  readonly isOwn: boolean
}

/** Of a request that has been let in. */
export function callerOf(tenant: Tenant, request: SandboxRequest): Caller {
  const user = tenant.users.get((request.headers.username ?? '').trim().toLowerCase())
  if (!user) throw new Error('a request was let in without a user')
  const { resourceId, integrationCode, userName } = user
  return { resourceId, integrationCode, isOwn: userName === login.userName }
}
