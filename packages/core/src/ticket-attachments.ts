import type { Id, Reference, Timestamp } from './id.ts'
import type { Listing } from './listing.ts'
import type { Warning } from './warning.ts'

/** A file on a ticket, without its bytes. */
export interface TicketAttachment {
  readonly id: Id
  readonly ticketId: Id
  readonly fileName: string
  /** Bytes. */
  readonly size: number | null
  readonly contentType: string | null
  readonly visibility: 'internal' | 'public' | 'unknown'
  readonly author: Reference | null
  readonly createdAt: Timestamp | null
  readonly raw: unknown
}

/** A file to add. `visibility` has no default, for the same reason as notes are two calls. */
export interface AttachmentDraft {
  /** Its extension tells the type. */
  readonly fileName: string
  readonly content: Uint8Array<ArrayBuffer>
  readonly visibility: 'internal' | 'public'
}

/** A file that was added, with the visibility that the vendor confirmed. */
export interface AddedAttachment {
  readonly id: Id
  readonly warnings: readonly Warning[]
}

/** The bytes of a file, as they were added. */
export interface AttachmentContent {
  readonly fileName: string
  readonly contentType: string | null
  readonly content: Uint8Array<ArrayBuffer>
}

/**
 * Files on tickets. Throws `InvalidInputError`, not sent, for a file over the vendor's limit; `NotTakenError` where the reply shows another
 * visibility than was asked for. After an unknown outcome of `add`, wait for the late-commit window, list, and compare name and size.
 */
export interface TicketAttachments {
  list(ticketId: Id): Listing<TicketAttachment>
  add(ticketId: Id, file: AttachmentDraft): Promise<AddedAttachment>
  /** Both ids: BMS finds a file only below its ticket. Throws `NotFoundError`. */
  read(ticketId: Id, id: Id): Promise<AttachmentContent>
}
