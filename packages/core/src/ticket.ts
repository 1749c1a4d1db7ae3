import type { Id, Reference, Timestamp } from './id.ts'

/** From what needs a person now to what can wait. Each tenant names its own priorities; these four are what alerts speak. */
export const priorityLevels = ['critical', 'high', 'medium', 'low'] as const
/** One of {@link priorityLevels}. */
export type PriorityLevel = (typeof priorityLevels)[number]

/** `waiting` comes only from configuration: no vendor tells which of a tenant's statuses mean it. */
export type Phase = 'new' | 'open' | 'waiting' | 'closed' | 'unknown'

/** A ticket's status on its board or queue, and what it means. */
export interface TicketStatus {
  readonly id: Id
  readonly name: string | null
  readonly phase: Phase
  /** Who says so: the vendor's own flag, the connection's choices, or what was seen happening. */
  readonly phaseFrom: 'vendor' | 'configured' | 'learnt'
}

/** A priority of the tenant's own list, and which level it stands for. */
export interface TicketPriority extends Reference {
  /** Null where the connection has not been told which level this priority is. */
  readonly level: PriorityLevel | null
}

/**
 * A ticket as any PSA or RMM keeps it. What a vendor can't give, or did not send, is null; an empty list says that there is none.
 */
export interface Ticket {
  readonly id: Id
  /** What people quote on the phone. In ConnectWise it is the id; Autotask has `T20261122.0001`. */
  readonly number: string | null
  readonly title: string
  /** The first text of the ticket. Null where it is a note of its own (ConnectWise) or was not sent. */
  readonly description: string | null
  readonly status: TicketStatus
  readonly priority: TicketPriority | null
  /** The ConnectWise board, the Autotask or BMS queue, the VSA desk. */
  readonly board: Reference | null
  readonly type: Reference | null
  readonly source: Reference | null
  readonly company: Reference | null
  readonly contact: Reference | null
  readonly assignee: Reference | null
  readonly devices: readonly Reference[] | null
  /** The `JF-…` reference that Jackfield wrote, where this ticket has one. */
  readonly reference: string | null
  readonly createdAt: Timestamp | null
  readonly changedAt: Timestamp | null
  readonly closedAt: Timestamp | null
  /** Where a person opens it in a browser. */
  readonly url: string | null
  /** The vendor's reply, for what this record does not carry. Its shape is the vendor's and may change any day. */
  readonly raw: unknown
}

/** What a new ticket should be. Left out or null means: the connection's choice, else the vendor's own default. */
export interface TicketDraft {
  /** One line. Cut with a `text-cut` warning where the vendor allows less. */
  readonly title: string
  /** Plain text. The customer can see it: every vendor known here shows a ticket's first text in its customer portal. */
  readonly description: string
  readonly companyId: Id
  /** Written where `findByReference` finds it. At most 29 characters: `JF-` and 26 base32 characters. */
  readonly reference?: string | null
  readonly boardId?: Id | null
  readonly statusId?: Id | null
  readonly priority?: PriorityChoice | null
  readonly typeId?: Id | null
  readonly sourceId?: Id | null
  readonly contactId?: Id | null
  readonly deviceIds?: readonly Id[]
}

/** A level, translated by the connection's choices, or one of the tenant's own priorities. */
export type PriorityChoice = { readonly level: PriorityLevel } | { readonly id: Id }

/** What to change. Left out means: as it is. */
export interface TicketChange {
  readonly title?: string
  readonly companyId?: Id
  readonly reference?: string
  readonly boardId?: Id
  readonly statusId?: Id
  readonly priority?: PriorityChoice
  readonly typeId?: Id
  readonly sourceId?: Id
  readonly contactId?: Id
}
