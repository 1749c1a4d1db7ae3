import type { Reference } from './id.ts'
import type { OperationId } from './operation.ts'
import type { RoleFinding } from './role.ts'

/** What a look at the API user's rights found. */
export interface RoleReport {
  /** The API user that was looked at, and the role it has, where the vendor tells. */
  readonly user: Reference | null
  readonly role: Reference | null
  readonly findings: readonly RoleFinding[]
}

/** Looks at what the connection's own API user may do. It reads only: no probe writes. */
export interface RoleInspector {
  /** Findings for just these operations: what nothing of them needs is excess. */
  inspect(operations: readonly OperationId[]): Promise<RoleReport>
}
