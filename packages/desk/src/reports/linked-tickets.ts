import type { Phase } from '@jackfield/core'
import type { PageQuery } from '../page.ts'

/** A ticket at the vendor and the condition that it stands for. */
export interface LinkedTicket {
  readonly conditionId: string
  readonly connectionId: string
  readonly conditionKey: string
  readonly companyKey: string | null
  readonly ticketId: string
  readonly ticketNumber: string | null
  readonly companyName: string | null
  /** As it was last seen. Null: not looked at since we wrote it. */
  readonly phase: Phase | null
  readonly seenAt: string | null
  /** Raised alerts since the ticket was opened, the first not counted. */
  readonly repeats: number
}

export interface LinkedTicketQuery extends PageQuery {
  readonly connectionId?: string
  readonly ticketId?: string
}
