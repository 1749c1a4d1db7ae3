import type { Id, Timestamp } from './id.ts'

/**
 * What a vendor shows of its API user's rights without saying what it means. `marks` are opaque: the same right gives the same mark as long
 * as the tenant stays on its product version. Sorted, each once.
 */
export interface RightsSnapshot {
  readonly marks: readonly string[]
  /** True: the user may do everything, so that nothing can be learnt from it. */
  readonly isAdministrator: boolean | null
  /** The API user that was looked at. */
  readonly userId: Id | null
}

/** One lesson: once this axis of this permission was granted, these marks were there that had not been there before. */
export interface LearntRight {
  readonly permission: string
  readonly axis: string
  /** The rank that was granted. */
  readonly rank: string
  readonly marks: readonly string[]
}

/** What a technician taught by granting the rows of a role one by one, with a snapshot after each. Kept with the connection. */
export interface RoleBaseline {
  readonly learntAt: Timestamp
  /** Marks of a user with none of the role's rows: what everybody has. */
  readonly base: readonly string[]
  readonly rights: readonly LearntRight[]
}

/**
 * For vendors that show a user's rights as numbers without names: a technician grants row by row, and what appears is remembered.
 * `roleInspector` then reads the connection's baseline.
 */
export interface RoleLearner {
  /** The user's rights as they are now. It reads only. */
  snapshot(): Promise<RightsSnapshot>
}
