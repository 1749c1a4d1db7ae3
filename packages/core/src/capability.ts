import type { AlertClosing, AlertRemoval, AlertSource } from './alert-source.ts'
import type { Catalog } from './catalog.ts'
import type { CompanyDirectory } from './company-directory.ts'
import type { DeviceInventory } from './device-inventory.ts'
import type { DeviceRegister } from './device-register.ts'
import type { CapabilityName } from './operation.ts'
import type { RoleInspector } from './role-inspector.ts'
import type { RoleLearner } from './role-learner.ts'
import type { Text } from './text.ts'
import type { TicketAttachments } from './ticket-attachments.ts'
import type { TicketDesk } from './ticket-desk.ts'
import type { TicketNotes } from './ticket-notes.ts'
import type { WebhookReceiver } from './webhook-receiver.ts'

/** What a connection can do, by name. A capability has no optional methods: what a vendor can't do splits off its own capability. */
export interface CapabilityMap {
  readonly ticketDesk: TicketDesk
  readonly ticketNotes: TicketNotes
  readonly ticketAttachments: TicketAttachments
  readonly companyDirectory: CompanyDirectory
  readonly catalog: Catalog
  readonly webhookReceiver: WebhookReceiver
  readonly deviceInventory: DeviceInventory
  readonly deviceRegister: DeviceRegister
  readonly alertSource: AlertSource
  readonly alertClosing: AlertClosing
  readonly alertRemoval: AlertRemoval
  readonly roleInspector: RoleInspector
  readonly roleLearner: RoleLearner
}

/** A field that a capability takes or gives elsewhere, but not with this vendor. Using it gives a warning, never an error. */
export interface UnsupportedField {
  /** `operation.field`, such as `ticketDesk.create.devices`; what is read is named by its record: `ticket.url`. */
  readonly field: string
  readonly reason: Text
  /** Where the fact comes from. */
  readonly source: string
}

/** How far a connector goes with a capability. In `partial`, every method works but the listed fields. */
export type Support =
  | { readonly level: 'full' }
  | { readonly level: 'partial'; readonly unsupportedFields: readonly [UnsupportedField, ...UnsupportedField[]] }

/** What a connector may have, for every tenant. */
export type DeclaredCapabilities = Readonly<Partial<Record<CapabilityName, Support>>>

/** Why a declared capability is not there on this tenant (a VSA without its service desk). */
export interface Absence {
  readonly capability: CapabilityName
  readonly reason: Text
}

/**
 * How settled a capability is. It is `experimental` until a second connector has passed its conformance: its methods may still change in
 * a minor release of core.
 */
export const capabilityStability: Readonly<Record<CapabilityName, 'experimental' | 'stable'>> = {
  ticketDesk: 'stable',
  ticketNotes: 'stable',
  ticketAttachments: 'stable',
  companyDirectory: 'stable',
  catalog: 'stable',
  webhookReceiver: 'stable',
  deviceInventory: 'stable',
  deviceRegister: 'stable',
  alertSource: 'experimental',
  alertClosing: 'experimental',
  alertRemoval: 'experimental',
  roleInspector: 'stable',
  roleLearner: 'experimental',
}
