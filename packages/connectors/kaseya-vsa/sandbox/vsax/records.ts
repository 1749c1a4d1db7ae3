/** Rows of a VSA X. Times are milliseconds. */

export interface OrganizationRow {
  readonly id: number
  readonly name: string
}

export interface SiteRow {
  readonly id: number
  readonly organizationId: number
  readonly name: string
  readonly contact: { readonly name: string; readonly email: string; readonly city: string } | null
}

export interface GroupRow {
  readonly id: number
  readonly siteId: number
  readonly name: string
  readonly notes: string | null
}

export interface ScopeRow {
  readonly id: number
  readonly name: string
  /** The organization whose devices it holds. */
  readonly organizationId: number
  readonly updatedAt: number
}

export interface DeviceRow {
  /** A GUID. */
  readonly id: string
  readonly name: string
  readonly groupId: number
  readonly description: string
  readonly type: 'windows' | 'linux' | 'printer'
  readonly hasAgent: boolean
  readonly isOnline: boolean
  readonly ipAddress: string
  /** Twelve hex digits. */
  readonly macAddress: string
  readonly manufacturer: string
  readonly model: string
  readonly serialNumber: string
  readonly systemName: string
  /** Null where it is not known: an empty text on the wire. */
  readonly lastSeenAt: number | null
  readonly rebootedAt: number | null
}

export const priorities = ['Low', 'Normal', 'Elevated', 'Critical'] as const
export type Priority = (typeof priorities)[number]

export interface NotificationRow {
  readonly id: number
  readonly deviceId: string | null
  readonly title: string
  readonly message: string
  readonly priority: Priority
  readonly raisedAt: number
  readonly isRead: boolean
}

export interface WebhookRow {
  readonly id: number
  readonly name: string
  readonly description: string | null
  readonly priorities: readonly Priority[]
  readonly organizationIds: readonly number[] | null
  readonly headers: Readonly<Record<string, string>> | null
  readonly url: string
  readonly language: 'en' | 'de'
  readonly createdAt: number
  readonly updatedAt: number
  readonly secretKey: string
  /** False once it was given up on. */
  readonly isActive: boolean
}
