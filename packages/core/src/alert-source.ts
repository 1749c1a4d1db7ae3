import type { Id, Reference, Timestamp } from './id.ts'
import type { Listing } from './listing.ts'
import type { Warning } from './warning.ts'

/** Something that a vendor's monitoring reported: a VSA 9 alarm, a VSA X notification. */
export interface SourceAlert {
  readonly id: Id
  readonly title: string
  readonly text: string | null
  /** The vendor's own word; whoever makes an alert of it reads it by a severity map. */
  readonly severity: string | null
  /** What stays the same when the same thing happens again. Null: nothing does, and each alert is a condition of its own. */
  readonly conditionKey: string | null
  readonly state: 'raised' | 'cleared' | 'unknown'
  readonly device: Reference | null
  readonly company: Reference | null
  /** The ticket that the source itself made of it, of the same connection's `ticketDesk`. Null: none, or the vendor does not tell. */
  readonly ticketId: Id | null
  readonly raisedAt: Timestamp | null
  readonly raw: unknown
}

/** Which alerts to list. */
export interface SourceAlertQuery {
  /** Raised at or after this time: a hint that narrows where the vendor can. What is older may come all the same. */
  readonly since?: Timestamp
}

/** What a vendor's monitoring reported. Reading never marks anything as read, so a lost reply loses nothing. */
export interface AlertSource {
  /** Everything that the vendor still has. A row may lack what only `get` tells, such as the device. */
  list(query: SourceAlertQuery): Listing<SourceAlert>
  /** Throws `NotFoundError`. */
  get(id: Id): Promise<SourceAlert>
}

/** An alert that was closed at its source. */
export interface ClosedAlert {
  readonly warnings: readonly Warning[]
}

/** Closing alerts at their source, for vendors whose alerts have an end. */
export interface AlertClosing {
  /**
   * Closes it with a note for technicians. One that is closed already stays as it is. Throws `NotFoundError`, and `NotTakenError` where the
   * vendor shows it open afterwards; where the vendor does not show it, a `field-not-taken` warning says so.
   */
  close(id: Id, note: string): Promise<ClosedAlert>
}

/** Taking alerts away at their source, for vendors whose alerts have no end of their own. What is removed is gone for technicians too. */
export interface AlertRemoval {
  /** One that is gone already stays so, without an error. Throws `NotTakenError` where the vendor shows it afterwards. */
  remove(id: Id): Promise<void>
}
