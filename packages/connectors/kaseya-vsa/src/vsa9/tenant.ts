import type { Clock, Logger, TicketChoices } from '@jackfield/core'
import type { AgentPlaces } from './agent-places.ts'
import type { Vsa9Client } from './client.ts'
import type { Desks } from './desks.ts'
import type { Organizations } from './organizations.ts'
import type { ServerTime } from './server-time.ts'

/** What the capabilities of one connection share. */
export interface Vsa9Tenant {
  readonly client: Vsa9Client
  readonly desks: Desks
  readonly organizations: Organizations
  readonly agentPlaces: AgentPlaces
  readonly time: ServerTime
  readonly choices: TicketChoices
  readonly clock: Clock
  readonly logger: Logger
}
