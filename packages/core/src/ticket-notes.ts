import type { Id, Reference, Timestamp } from './id.ts'
import type { Listing } from './listing.ts'
import type { Warning } from './warning.ts'

/** A note on a ticket. */
export interface TicketNote {
  readonly id: Id
  readonly ticketId: Id
  readonly text: string
  /** `unknown` where the vendor's flags don't settle it: treat it as public. */
  readonly visibility: 'internal' | 'public' | 'unknown'
  readonly author: Reference | null
  readonly createdAt: Timestamp | null
  readonly raw: unknown
}

/** A note that was added, with the visibility that the vendor confirmed. */
export interface AddedNote {
  readonly id: Id
  readonly warnings: readonly Warning[]
}

/**
 * Notes of tickets. Internal and public are two calls with no default, resolved against what the tenant's own lists mean: a note that was
 * meant for technicians and reached the customer can't be taken back. Where the vendor's reply shows another visibility than was asked
 * for, the call throws `NotTakenError`.
 */
export interface TicketNotes {
  list(ticketId: Id): Listing<TicketNote>
  /** For technicians only. */
  addInternal(ticketId: Id, text: string): Promise<AddedNote>
  /** The customer can read it, and the vendor may mail it. */
  addPublic(ticketId: Id, text: string): Promise<AddedNote>
}
