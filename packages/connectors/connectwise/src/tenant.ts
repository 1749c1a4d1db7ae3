import type { TicketChoices } from '@jackfield/core'
import type { BoardStatuses } from './board-statuses.ts'
import type { ConnectwiseClient } from './client.ts'

/** What the capabilities of one connection share. */
export interface Tenant {
  readonly client: ConnectwiseClient
  readonly statuses: BoardStatuses
  readonly choices: TicketChoices
}
