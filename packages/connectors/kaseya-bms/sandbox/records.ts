import type { AssetDetails } from './assets/asset-members.ts'
import type { Time } from './time.ts'

/** Who made a row and who changed it last. */
export interface Stamp {
  readonly createdBy: number
  readonly createdOn: Time
  readonly modifiedBy: number | null
  readonly modifiedOn: Time | null
}

export interface StatusRow {
  readonly id: number
  readonly name: string
  readonly color: string
  readonly fontColor: string
  readonly order: number
  /** The kind of status: which number means completed is not published (FACTS 6.4). */
  readonly typeId: number
  readonly isSystem: boolean
  readonly isActive: boolean
}

/** The kind that sets CompletedDate. An arbitrary number, as no client can know it. */
export const completedKind = 4

export interface PriorityRow {
  readonly id: number
  readonly name: string
  readonly color: string
  readonly isDefault: boolean
}

export interface QueueRow {
  readonly id: number
  readonly name: string
  readonly isActive: boolean
}

/** A row of one of the tables behind `lookup` and `tenantlookup`. Ids are unique in a table. */
export interface ListRow {
  readonly id: number
  readonly name: string
  readonly description: string | null
  readonly isDefault: boolean
  readonly isActive: boolean
}

export interface IssueTypeRow {
  readonly id: number
  readonly name: string
  /** Null for a type, the type's id for a sub-type. */
  readonly parentId: number | null
  readonly isActive: boolean
}

export interface EmployeeRow {
  readonly id: number
  readonly userName: string
  readonly name: string
  readonly email: string
  readonly jobTitle: string | null
  /** An API-Employee can't be given tickets. */
  readonly canBeAssigned: boolean
}

export interface AccountRow extends Stamp {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly typeId: number
  readonly managerId: number
  readonly website: string | null
  readonly description: string | null
  readonly isActive: boolean
}

export interface LocationRow extends Stamp {
  readonly id: number
  readonly accountId: number
  readonly name: string
  readonly isMain: boolean
  readonly isActive: boolean
  readonly city: string
  readonly phone: string | null
}

export interface ContactRow extends Stamp {
  readonly id: number
  readonly accountId: number
  readonly locationId: number
  readonly firstName: string
  readonly lastName: string
  readonly email: string | null
  readonly phone: string | null
  readonly jobTitle: string | null
  readonly isActive: boolean
}

export interface HardwareAssetRow extends Stamp {
  readonly id: number
  readonly name: string
  readonly accountId: number
  readonly locationId: number
  readonly contactId: number | null
  readonly categoryId: number
  readonly details: AssetDetails
  /** Set where an RMM made it. */
  readonly agentId: string | null
  readonly isOnline: boolean
  readonly isActive: boolean
}

export interface TicketRow extends Stamp {
  readonly id: number
  readonly title: string
  readonly details: string
  readonly accountId: number
  readonly locationId: number
  readonly contactId: number | null
  readonly queueId: number | null
  readonly statusId: number
  readonly priorityId: number
  readonly typeId: number
  readonly issueTypeId: number | null
  readonly subIssueTypeId: number | null
  readonly assigneeId: number | null
  readonly workTypeId: number | null
  readonly slaId: number | null
  readonly sourceId: number
  readonly hardwareAssetId: number | null
  readonly openDate: Time
  readonly dueDate: Time | null
  readonly completedDate: Time | null
  readonly reOpenedDate: Time | null
  readonly lastActivityUpdate: Time
  readonly lastStatusUpdate: Time | null
  readonly lastPriorityUpdate: Time | null
  readonly lastQueueUpdate: Time | null
  readonly secondaryAssigneeIds: readonly number[]
  readonly ccs: readonly CopyRecipient[]
}

export interface CopyRecipient {
  readonly emailAddress: string
  readonly entityType: number
}

export interface NoteRow extends Stamp {
  readonly id: number
  readonly ticketId: number
  readonly details: string
  readonly isInternal: boolean
  readonly typeId: number
  readonly noteDate: Time
}

export interface TimeLogRow extends Stamp {
  readonly id: number
  readonly ticketId: number
  /** `2026-03-02`, in the tenant's zone. */
  readonly startDate: string
  /** `HH:mm:ss` */
  readonly startTime: string
  readonly endTime: string
  readonly hours: number
  readonly notes: string | null
  readonly internalNotes: string | null
  readonly userId: number
  readonly workTypeId: number
  readonly roleId: number
}

export interface AttachmentRow {
  readonly id: number
  readonly moduleId: number
  readonly objectId: number
  /** Set where it came with a note. */
  readonly noteId: number | null
  readonly fileName: string
  readonly fileType: string
  readonly content: Uint8Array
  readonly createdBy: number
  readonly createdOn: Time
}

/** Module of tickets (FACTS 6.5). */
export const ticketModule = 22

/** An upload that belongs to nothing yet. */
export interface TemporaryFile {
  readonly id: string
  readonly fileName: string
  readonly fileType: string
  readonly content: Uint8Array
}

export interface WebhookRow extends Stamp {
  readonly id: number
  readonly name: string
  readonly url: string
  readonly isEnabled: boolean
  readonly secret: string | null
  readonly contentType: number
  readonly sendsAll: boolean
  readonly events: readonly number[]
}

export interface DeliveryLogRow {
  readonly id: string
  readonly webhookId: number
  readonly eventId: number
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string
  readonly deliveredOn: Time
  readonly isDelivered: boolean
  readonly isReDelivered: boolean
  readonly status: number
  readonly parentId: string | null
}
