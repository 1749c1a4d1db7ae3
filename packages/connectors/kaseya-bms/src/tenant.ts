import type { Clock, RoleBaseline, TicketChoices } from '@jackfield/core'
import type { BmsClient } from './client.ts'
import type { Habits } from './habits.ts'
import type { Lookups } from './lookups.ts'
import type { User } from './user.ts'

/** What the capabilities of one connection share. */
export interface Tenant {
  readonly client: BmsClient
  readonly lookups: Lookups
  readonly habits: Habits
  readonly user: User
  readonly choices: TicketChoices
  readonly baseline: RoleBaseline | null
  readonly clock: Clock
  /** Whether `check()` has seen on this tenant that the vendor's filter by title finds a reference. */
  readonly titleFilter: { isProved: boolean }
}
