import type { SandboxClock } from './clock.ts'
import type { FaultPlan } from './fault-plan.ts'

/** One right of an API user, in the words of the vendor's own permission screen: the path and the levels that a technician would set. */
export interface SandboxRight {
  readonly path: readonly [string, ...string[]]
  /** By axis: `{ inquire: 'All', edit: 'None' }`. An axis left out is at its weakest. */
  readonly levels: Readonly<Record<string, string>>
  /** Where the vendor can narrow a right to entries of a list: the entries that stay allowed. Left out: not narrowed. */
  readonly items?: readonly string[]
}

export interface SandboxOptions {
  /** 0 or left out: any free port of the loopback address. */
  readonly port?: number
  /** The address that clients use, where that is not the server's own (a checking proxy). Every absolute address in a reply starts with it. */
  readonly publicUrl?: string
  readonly seed?: string
  /** By variant name, the chosen value: what the vendor's facts leave open. Left out: the first, which is the standard. */
  readonly variants?: Readonly<Record<string, string>>
  /** Left out: real time. */
  readonly clock?: SandboxClock
  readonly faults?: FaultPlan | null
}

export interface SandboxStats {
  /** Vendor requests served since the start or the last reset: all but the control calls, those that ended in a fault too. */
  readonly requests: number
  /** By method and route, such as `POST /service/tickets`. */
  readonly byOperation: Readonly<Record<string, number>>
  /** Faults that were dealt out, by kind. */
  readonly faults: Readonly<Record<string, number>>
  /** Late commits that are accepted and not yet carried out. */
  readonly pendingCommits: number
  /** Deliveries to webhooks that are under way, or wait for another try. */
  readonly pendingDeliveries: number
}

/** A ticket as a test looks at it, whatever the vendor. */
export interface SandboxTicket {
  readonly id: string
  readonly title: string
  readonly reference: string | null
  readonly isClosed: boolean
  readonly companyId: string
  readonly priority: string | null
  /** Texts of its notes, oldest first, each with who can read it. */
  readonly notes: readonly { readonly text: string; readonly visibility: 'internal' | 'public' }[]
  /** First text of the ticket, as given at creation. */
  readonly description: string
  /** Devices that it is about, the main one first. */
  readonly deviceIds: readonly string[]
  /** Files, oldest first. */
  readonly attachments: readonly { readonly fileName: string; readonly size: number; readonly visibility: 'internal' | 'public' }[]
}

/** A registered webhook as a test looks at it. */
export interface SandboxWebhook {
  readonly id: string
  readonly url: string
  readonly isActive: boolean
}

/** A request that the vendor sends, or would send, to a webhook. */
export interface SandboxDelivery {
  /** Path and query. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

/** A device as a test looks at it. */
export interface SandboxDevice {
  readonly id: string
  readonly name: string
  readonly companyId: string | null
}

/** An alarm of a vendor's monitoring as a test looks at it. */
export interface SandboxAlarm {
  readonly id: string
  readonly title: string
  readonly deviceId: string | null
  readonly isOpen: boolean
}

/** An alarm that a vendor's monitoring is to report. */
export interface NewSandboxAlarm {
  readonly title: string
  /** Left out: whichever. */
  readonly deviceId?: string
  /** The ticket that the vendor made of it by itself. Refused for a vendor whose alarms have none. */
  readonly ticketId?: string
}

/** Somebody else who works in the same tenant: what they do counts as work by others. */
export interface SandboxTechnician {
  addNote(ticketId: string, text: string): Promise<void>
  logTime(ticketId: string, hours: number): Promise<void>
  /** Takes the ticket, as in picking it up from the board. */
  assign(ticketId: string): Promise<void>
  closeTicket(ticketId: string): Promise<void>
  /** From now on the vendor's workflow undoes a close of this ticket a moment after it answered success. */
  putBackWhenClosed(ticketId: string): Promise<void>
}

/** A sandbox that serves. All its methods have a control call under `/__sandbox/` too, for a test in another process. */
export interface RunningSandbox {
  readonly connector: string
  /** The public address. */
  readonly url: string
  /** What a connection to it needs, as input of the connector's settings schema. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly clock: SandboxClock
  stats(): SandboxStats
  /** Back to a seed, the one it started with where none is named; rights and faults too. */
  reset(seed?: string): Promise<void>
  setFaults(plan: FaultPlan | null): void
  /** Gives the API user just these rights; `everything` is the state after a reset. */
  setRights(rights: readonly SandboxRight[] | 'everything'): void
  tickets(): readonly SandboxTicket[]
  readonly technician: SandboxTechnician
  /** Devices that the vendor holds now. Empty for a vendor without. */
  devices(): readonly SandboxDevice[]
  /** Alarms, open and closed. Empty for a vendor without. */
  alarms(): readonly SandboxAlarm[]
  /** The vendor's monitoring reports something about a device; the id of the alarm. Webhooks are told. */
  raiseAlarm(alarm: NewSandboxAlarm): string
  /** A technician closes it. */
  closeAlarm(alarmId: string): void
  /** Registered webhooks. What changes in the tenant is delivered to them over real HTTP. Empty for a vendor without. */
  webhooks(): readonly SandboxWebhook[]
  /** A genuine delivery about this ticket, or alarm, to this webhook, made and signed as the vendor does, without sending it. */
  deliveryOf(webhookId: string, recordId: string): SandboxDelivery
  /** Gives up on a webhook, as after days of failures. */
  disableWebhook(webhookId: string): void
  /**
   * Lets something happen that only this vendor's tenants meet; its sandbox's own document lists the names. Gives what it answers, undefined
   * for most. Throws `SandboxInputError` for a name that there is not.
   */
  happen(name: string, input?: Readonly<Record<string, unknown>>): unknown
  /** Resolves once every late commit and every delivery that is under way was carried out. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** A vendor's sandbox, as its connector exports it from `./sandbox` under the name `sandbox`. */
export interface VendorSandbox {
  /** The connector's id. */
  readonly connector: string
  /** At least `empty` and `demo`. */
  readonly seeds: readonly string[]
  /** What the vendor's facts leave open, by name: the possible behaviours, the standard one first. */
  readonly variants: Readonly<Record<string, readonly [string, ...string[]]>>
  /** Variants that show only beside values of others: `{ notificationTime: { generation: 'X' } }`. A suite runs them so. */
  readonly variantNeeds: Readonly<Record<string, Readonly<Record<string, string>>>>
  start(options?: SandboxOptions): Promise<RunningSandbox>
}
