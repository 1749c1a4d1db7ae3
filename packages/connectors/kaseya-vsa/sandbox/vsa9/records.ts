/** Rows of a VSA 9 server. Ids are texts of 15 to 26 digits, times are milliseconds. */

export interface OrgRow {
  readonly id: string
  readonly name: string
  readonly reference: string
  readonly parentId: string | null
  readonly website: string
  readonly employees: number
  readonly city: string
}

export interface MachineGroupRow {
  readonly id: string
  readonly orgId: string
  /** The group before its organization's reference, such as `servers.brackenholt`. */
  readonly name: string
  readonly parentId: string | null
}

export interface StaffRow {
  readonly id: string
  readonly orgId: string
  readonly fullName: string
  readonly email: string
}

/** An asset; with an agent, a managed machine. */
export interface DeviceRow {
  /** The asset's. */
  readonly id: string
  /** About 15 digits; null for what has no agent. */
  readonly agentId: string | null
  readonly name: string
  readonly groupId: string
  readonly orgId: string
  readonly kind: 'server' | 'workstation' | 'printer'
  readonly system: { readonly type: string; readonly info: string }
  readonly ipAddress: string
  readonly macAddress: string
  readonly manufacturer: string
  readonly product: string
  readonly serialNumber: string
  readonly isOnline: boolean
  readonly lastUser: string
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly rebootedAt: number
}

export interface AlarmRow {
  readonly id: string
  readonly agentId: string | null
  readonly subject: string
  readonly message: string
  readonly monitorType: string
  readonly raisedAt: number
  readonly isOpen: boolean
  readonly notes: string | null
  /** Of the service desk: what VSA made of it by itself. */
  readonly ticketId: string | null
}

export interface DeskRow {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly description: string
  readonly isDefault: boolean
}

export interface StatusRow {
  readonly id: string
  readonly deskId: string
  readonly name: string
  /** A ticket that gets it is closed. The interface does not tell. */
  readonly closes: boolean
}

export interface NamedRow {
  readonly id: string
  readonly deskId: string
  readonly name: string
}

export interface TicketRow {
  readonly id: string
  readonly deskId: string
  readonly reference: string
  readonly summary: string
  readonly description: string
  readonly statusId: string
  readonly priorityId: string
  readonly categoryId: string | null
  readonly severity: string | null
  readonly assignee: string | null
  readonly orgId: string
  readonly submitter: string
  readonly submitterEmail: string
  readonly createdAt: number
  readonly modifiedAt: number
  readonly publicUpdateAt: number | null
  readonly closedAt: number | null
  readonly customValues: Readonly<Record<string, string>>
}

export interface NoteRow {
  readonly id: string
  readonly ticketId: string
  readonly text: string
  readonly isHidden: boolean
  readonly isSystem: boolean
  readonly by: string
  readonly at: number
}

export interface UserRow {
  readonly id: string
  readonly name: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly roleIds: readonly string[]
  readonly scopeIds: readonly string[]
}

export interface RoleRow {
  readonly id: string
  readonly name: string
  readonly typeIds: readonly string[]
}

export interface TitledRow {
  readonly id: string
  readonly name: string
}
