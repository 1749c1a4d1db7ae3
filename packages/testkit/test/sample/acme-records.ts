import type { SandboxRight, Table, WorldContext } from '@jackfield/sandbox'

export interface AcmeEntry {
  readonly id: string
  readonly kind: 'note' | 'time'
  readonly text: string
  readonly internal: boolean
  readonly by: string
  readonly at: string
  readonly hours: number
}

export interface AcmeFile {
  readonly id: string
  readonly name: string
  readonly internal: boolean
  readonly at: string
  readonly size: number
  /** Base64. */
  readonly content: string
}

export interface AcmeWebhook {
  readonly id: number
  readonly url: string
  readonly about: string
  readonly active: boolean
  readonly key: string
}

export interface AcmeDevice {
  readonly id: string
  readonly name: string
  readonly companyId: string
  readonly typeId: string
  readonly active: boolean
  readonly serial: string | null
  readonly mac: string | null
  readonly host: string | null
  readonly system: string | null
  readonly tag: string | null
}

export interface AcmeAlarm {
  readonly id: number
  readonly title: string
  readonly deviceId: string | null
  readonly open: boolean
  readonly at: string
}

export interface AcmeTicket {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly reference: string | null
  readonly companyId: string
  readonly boardId: string
  readonly statusId: string
  readonly priorityId: string
  readonly assigneeId: string | null
  readonly byApi: boolean
  readonly createdAt: string
  readonly changedAt: string
  readonly closedAt: string | null
  readonly entries: readonly AcmeEntry[]
  readonly files: readonly AcmeFile[]
}

export interface AcmeWorld {
  readonly context: WorldContext
  readonly tickets: Table<AcmeTicket>
  readonly entryIds: Table<{ readonly id: number }>
  readonly fileIds: Table<{ readonly id: number }>
  readonly webhooks: Table<AcmeWebhook>
  readonly alarms: Table<AcmeAlarm>
  readonly devices: Table<AcmeDevice>
  readonly putBack: Set<string>
  /** Deliveries made so far: each has a number of its own. */
  deliveries: number
  rights: readonly SandboxRight[] | 'everything'
}
