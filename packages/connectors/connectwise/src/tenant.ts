import type { Clock, TicketChoices } from '@jackfield/core'
import type { BoardStatuses } from './board-statuses.ts'
import type { ConnectwiseClient } from './client.ts'

/** What the capabilities of one connection share. */
export interface Tenant {
  readonly client: ConnectwiseClient
  readonly statuses: BoardStatuses
  readonly choices: TicketChoices
  readonly clock: Clock
  /** Aborts every wait. */
  readonly signal: AbortSignal
  /** What a change must carry on this server, as its refusals have told so far. */
  readonly insistsOn: Set<'customFields'>
}
