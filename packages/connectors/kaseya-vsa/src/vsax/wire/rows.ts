import { z } from 'zod'
import { anyId, optionalAnyId, optionalText } from '../../wire/fields.ts'

export const organizationWire = z.object({ Id: anyId, Name: optionalText })
export type OrganizationWire = z.output<typeof organizationWire>

const contactInformation = z.object({ ContactName: optionalText, Email: optionalText }).nullish().catch(null)

export const siteWire = z.object({
  Id: anyId,
  Name: optionalText,
  ParentId: optionalAnyId,
  ParentName: optionalText,
  ContactInformation: contactInformation,
})
export type SiteWire = z.output<typeof siteWire>

const adapters = z
  .array(z.object({ PhysicalAddress: optionalText }))
  .nullish()
  .catch(null)

/** A device of the list, and what only the single one tells: what it is, and its network adapters. */
export const deviceWire = z.object({
  Identifier: anyId,
  Name: optionalText,
  OrganizationId: optionalAnyId,
  OrganizationName: optionalText,
  ComputerType: optionalText,
  Description: optionalText,
  LocalIpAddresses: adapters,
})
export type DeviceWire = z.output<typeof deviceWire>

/** The audit of a device. `AssetInfo` holds free keys by category, with spaces in them. */
export const assetWire = z.object({
  Identifier: anyId,
  Type: optionalText,
  Description: optionalText,
  LastSeenOnline: optionalText,
  AssetInfo: z
    .array(z.object({ CategoryName: optionalText, CategoryData: z.record(z.string(), z.unknown()).nullish().catch(null) }))
    .nullish()
    .catch(null),
  LocalIpAddresses: adapters,
})
export type AssetWire = z.output<typeof assetWire>

/** Seconds since 1970 in one sample of the vendor's, ISO 8601 in others. */
const time = z.transform((value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null,
)

export const notificationWire = z.object({
  Id: anyId,
  Message: optionalText,
  DateTime: time.optional(),
  Priority: optionalText,
  /** In the single one alone. */
  ComputerIdentifier: optionalAnyId,
})
export type NotificationWire = z.output<typeof notificationWire>

export const webhookWire = z.object({ Id: anyId, Url: z.string().min(1) })
export type WebhookWire = z.output<typeof webhookWire>

/** The key of signatures, in the replies to making a webhook and to making a new key. */
export const secretKeyWire = z.object({ SecretKey: z.string().min(1) })

/** What a webhook delivers (fact sheet 2.4). */
export const deliveryWire = z.object({
  Id: anyId,
  Title: optionalText.optional(),
  DeviceIdentifier: optionalAnyId.optional(),
  OrganizationId: optionalAnyId.optional(),
})
export type DeliveryWire = z.output<typeof deliveryWire>

export const environmentWire = z.object({ ProductVersion: optionalText, CustomerName: optionalText, ServerType: optionalText })
