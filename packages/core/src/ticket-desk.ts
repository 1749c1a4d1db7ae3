import type { Id, Timestamp } from './id.ts'
import type { Listing } from './listing.ts'
import type { Ticket, TicketChange, TicketDraft } from './ticket.ts'
import type { Warning } from './warning.ts'

/** A create that the vendor confirmed. `ticket` is null where the reply is the id alone (Autotask). */
export interface CreatedTicket {
  readonly id: Id
  readonly ticket: Ticket | null
  readonly warnings: readonly Warning[]
}

/** A change that was read back. */
export interface ChangedTicket {
  readonly ticket: Ticket
  readonly warnings: readonly Warning[]
}

/** Which tickets to list. All that is given must hold. */
export interface TicketQuery {
  readonly companyId?: Id
  readonly boardId?: Id
  readonly phase?: 'open' | 'closed'
  /** Changed at or after this time. Vendors count whole seconds, so ask a second earlier than you mean. */
  readonly changedSince?: Timestamp
  readonly createdSince?: Timestamp
}

/** What narrows a search by reference where the vendor has no index for it (BMS, VSA 9). An indexed search ignores it. */
export interface ReferenceScope {
  readonly companyId?: Id
  readonly createdSince?: Timestamp
}

/**
 * A ticket as it stood after our own last write. Stored by the desk and given back to `workState`, which alone reads it. Null is “not known”
 * and is not compared; that nobody is assigned is a value of its own, so that a later assignment shows.
 */
export interface WorkMark {
  readonly statusId: Id | null
  readonly assigneeId: Id | null
  readonly priorityId: Id | null
  readonly boardId: Id | null
  readonly changedAt: Timestamp | null
  /** Notes and time entries together; a vendor's separate counters get a prefix (`time:17`). */
  readonly entryIds: readonly Id[]
  /** Hours booked, where the vendor sums them. */
  readonly hours: number | null
}

/** One sign that somebody else worked on a ticket. */
export interface WorkEvidence {
  readonly field: 'status' | 'assignee' | 'priority' | 'board' | 'changedAt' | 'entries' | 'hours'
  readonly before: string | null
  readonly after: string | null
}

/**
 * Was it touched by others since the mark? Judged field by field, never by the last writer alone, who is us after every note of ours.
 * `unknown` where the vendor did not let us see enough. What is `some` or `unknown` is never closed by a job.
 */
export interface WorkState {
  readonly touched: 'none' | 'some' | 'unknown'
  readonly evidence: readonly WorkEvidence[]
  /** The ticket as it stands now, to be stored after a write of our own. */
  readonly mark: WorkMark
}

/**
 * Tickets of one connection. Every method throws a `JackfieldError`; after a write, its `outcome` tells whether the write may have
 * happened. No method repeats a write by itself.
 */
export interface TicketDesk {
  create(draft: TicketDraft): Promise<CreatedTicket>
  /** Throws `NotFoundError`. */
  get(id: Id): Promise<Ticket>
  list(query: TicketQuery): Listing<Ticket>
  /** All tickets that carry the reference, oldest first, of a complete search: an empty answer means that there is none. */
  findByReference(reference: string, scope: ReferenceScope): Promise<readonly Ticket[]>
  update(id: Id, change: TicketChange): Promise<ChangedTicket>
  /**
   * Sets the connection's chosen close status, reads back, and throws `NotTakenError` where the vendor put the old one back: a 200 is no
   * proof. A ticket that is closed already stays as it is.
   */
  close(id: Id): Promise<ChangedTicket>
  /** Sets the connection's chosen reopen status, else the board's first status; read back like `close`. */
  reopen(id: Id): Promise<ChangedTicket>
  /** Compares the ticket with a stored mark. Without a mark the answer is `unknown`, with the mark of now. */
  workState(id: Id, mark: WorkMark | null): Promise<WorkState>
}

/** Where a connector keeps the `JF-…` reference of a ticket, and what finding it costs. */
export interface ReferencePlacement {
  /** The vendor's field, such as `externalXRef`. */
  readonly field: string
  /** `indexed`: the vendor finds it by equality. `scan`: it is inside a text, and candidates are read and compared. */
  readonly strength: 'indexed' | 'scan'
}
