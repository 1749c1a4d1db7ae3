import type { Clock, TicketChoices } from '@jackfield/core'
import type { Access } from './access.ts'
import type { AutotaskClient } from './client.ts'
import type { Metadata } from './metadata.ts'

/** What the capabilities of one connection share. */
export interface Tenant {
  readonly client: AutotaskClient
  readonly metadata: Metadata
  readonly access: Access
  readonly choices: TicketChoices
  /** `externalID`, or a field of the tenant's own. */
  readonly referenceField: string
  /** The tenant's field in which devices carry their links; null where none was named. */
  readonly deviceLinkField: string | null
  /** Whether writes are made in the name of another resource. */
  readonly isImpersonating: boolean
  readonly clock: Clock
  /** What new tickets must carry on this tenant, as its refusals have told so far. */
  readonly insistsOn: Set<'dueDateTime'>
}
