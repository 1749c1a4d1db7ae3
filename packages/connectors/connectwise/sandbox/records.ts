/** Who wrote a record and when, for its `_info`. Times are whole seconds in UTC. */
export interface Stamp {
  readonly dateEntered: string
  readonly enteredBy: string
  readonly lastUpdated: string
  readonly updatedBy: string
}

/** Values of custom fields by the id of their definition; what is not there has no value. */
export type CustomValues = Readonly<Record<number, unknown>>

export interface CustomFieldRow extends Stamp {
  readonly id: number
  /** Whose field it is. */
  readonly record: 'ticket' | 'company'
  /** As the vendor names the screen; null where the facts don't tell. */
  readonly screenId: string | null
  readonly caption: string
  readonly type: 'Text' | 'Number' | 'Checkbox' | 'Date'
  readonly entryMethod: 'EntryField' | 'List' | 'Date' | 'Option'
  readonly decimals: number
  readonly options: readonly string[]
}

export interface BoardRow extends Stamp {
  readonly id: number
  readonly name: string
  readonly inactive: boolean
}

export interface StatusRow extends Stamp {
  readonly id: number
  readonly boardId: number
  readonly name: string
  readonly sortOrder: number
  readonly isDefault: boolean
  readonly isClosed: boolean
  readonly inactive: boolean
}

export interface TypeRow extends Stamp {
  readonly id: number
  readonly boardId: number
  readonly name: string
  readonly isDefault: boolean
  readonly inactive: boolean
}

export interface PriorityRow extends Stamp {
  readonly id: number
  readonly name: string
  readonly color: string
  readonly level: 'Critical' | 'High' | 'Medium' | 'Low'
  readonly sortOrder: number
  readonly isDefault: boolean
}

export interface SourceRow extends Stamp {
  readonly id: number
  readonly name: string
  readonly isDefault: boolean
}

export interface CompanyStatusRow extends Stamp {
  readonly id: number
  readonly name: string
  readonly isDefault: boolean
  readonly inactive: boolean
}

export interface CompanyRow extends Stamp {
  readonly id: number
  readonly identifier: string
  readonly name: string
  readonly statusId: number
  readonly city: string
  readonly website: string | null
  readonly phoneNumber: string | null
  readonly deletedFlag: boolean
  readonly custom: CustomValues
  /** Fields of the vendor's that are kept and sent back and have no behaviour here, by name. */
  readonly plain: Readonly<Record<string, unknown>>
}

export interface ContactRow extends Stamp {
  readonly id: number
  readonly companyId: number
  readonly firstName: string
  readonly lastName: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly inactive: boolean
}

export interface MemberRow extends Stamp {
  readonly id: number
  readonly identifier: string
  readonly firstName: string
  readonly lastName: string
  /** A: API member, F: full member. */
  readonly licenseClass: 'A' | 'F'
  readonly boardId: number | null
}

export interface ConfigurationRow extends Stamp {
  readonly id: number
  readonly companyId: number
  readonly name: string
  readonly typeId: number
  readonly deviceIdentifier: string | null
  readonly activeFlag: boolean
  readonly plain: Readonly<Record<string, unknown>>
  /** By the id of the question. */
  readonly answers: Readonly<Record<number, unknown>>
}

export interface ConfigurationTypeRow extends Stamp {
  readonly id: number
  readonly name: string
}

/** What is asked of each configuration of a type. */
export interface ConfigurationQuestionRow extends Stamp {
  readonly id: number
  readonly typeId: number
  readonly question: string
  readonly sequenceNumber: number
  readonly fieldType: 'Text' | 'Date'
  readonly entryType: 'EntryField' | 'Date'
  readonly required: boolean
  readonly inactive: boolean
}

export interface TicketRow extends Stamp {
  readonly id: number
  readonly summary: string
  readonly boardId: number
  readonly statusId: number
  readonly companyId: number
  readonly contactId: number | null
  readonly typeId: number | null
  readonly priorityId: number
  readonly sourceId: number | null
  readonly ownerId: number | null
  /** Identifiers of the technicians that are on it, joined by commas. */
  readonly resources: string | null
  readonly closedDate: string | null
  readonly closedBy: string | null
  /** Fields of the vendor's that are kept and sent back and have no behaviour here, by name. */
  readonly plain: Readonly<Record<string, unknown>>
  readonly custom: CustomValues
  readonly configurationIds: readonly number[]
  /** As given at creation; the vendor keeps it as a note only. */
  readonly description: string
  readonly descriptionNoteId: number | null
}

export interface NoteRow extends Stamp {
  readonly id: number
  readonly ticketId: number
  readonly text: string
  readonly detailDescriptionFlag: boolean
  readonly internalAnalysisFlag: boolean
  readonly resolutionFlag: boolean
  readonly issueFlag: boolean
  readonly customerUpdatedFlag: boolean
  readonly memberId: number | null
  readonly contactId: number | null
}

export interface TimeEntryRow extends Stamp {
  readonly id: number
  readonly ticketId: number | null
  readonly companyId: number
  readonly memberId: number
  readonly timeStart: string
  readonly timeEnd: string | null
  readonly actualHours: number
  readonly hoursDeduct: number | null
  readonly billableOption: string
  readonly notes: string | null
  readonly internalNotes: string | null
  readonly detailDescriptionFlag: boolean
  readonly internalAnalysisFlag: boolean
  readonly resolutionFlag: boolean
}

export interface DocumentRow extends Stamp {
  readonly id: number
  readonly recordType: string
  readonly recordId: number
  readonly title: string
  readonly fileName: string
  /** Of a link to somewhere else; such a document has no content. */
  readonly url: string | null
  readonly isPublic: boolean
  readonly isReadOnly: boolean
  readonly guid: string
  readonly content: Uint8Array<ArrayBuffer>
}

export interface CallbackRow extends Stamp {
  readonly id: number
  readonly description: string | null
  readonly url: string
  readonly objectId: number
  readonly type: string
  readonly level: string
  /** Who made it. */
  readonly memberId: number
  readonly inactiveFlag: boolean
  readonly isSoapCallbackFlag: boolean
  readonly isSelfSuppressedFlag: boolean
  readonly guid: string
  /** What its deliveries are signed with, served under the id. */
  readonly keyId: string
  readonly signingKey: string
  /** Days in a row, up to the last one, on which deliveries failed and none arrived. */
  readonly failingDays: number
  readonly lastFailingDay: string | null
}
