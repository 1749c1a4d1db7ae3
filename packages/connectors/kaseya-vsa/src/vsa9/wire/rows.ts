import { z } from 'zod'
import { id, optionalId, optionalText } from '../../wire/fields.ts'

// `title` names the vendor's model, where it has one: tooling/test/vendor-text.test.ts holds the fields against it.

export const orgWire = z
  .object({
    OrgId: id,
    OrgName: optionalText,
    OrgRef: optionalText,
    Website: optionalText,
    ContactInfo: z.object({ PrimaryEmail: optionalText }).nullish().catch(null),
  })
  .meta({ title: 'KOrganization' })
export type OrgWire = z.output<typeof orgWire>

export const assetWire = z
  .object({
    AssetId: id,
    AssetName: optionalText,
    DisplayName: optionalText,
    AssetTypeId: optionalId,
    OrgId: optionalId,
    AgentId: optionalId,
    HostName: optionalText,
    OSName: optionalText,
    LastSeenDate: optionalText,
    /** Its members are published nowhere. */
    NetworkInfo: z.unknown().optional(),
  })
  .meta({ title: 'KAsset' })
export type AssetWire = z.output<typeof assetWire>

export const assetTypeWire = z.object({ AssetTypeId: id, AssetTypeName: optionalText }).meta({ title: 'KAssetType' })

export const auditWire = z
  .object({
    AgentGuid: id,
    ComputerName: optionalText,
    OsType: optionalText,
    OsInfo: optionalText,
    MacAddress: optionalText,
    SystemSerialNumber: optionalText,
    ChassisSerialNumber: optionalText,
    LastCheckinTime: optionalText,
  })
  .meta({ title: 'KAuditSummary' })
export type AuditWire = z.output<typeof auditWire>

export const userWire = z
  .object({
    UserId: optionalId,
    AdminName: optionalText,
    AdminRoleIds: z.array(optionalId).nullish().catch(null),
  })
  .meta({ title: 'KUser' })

export const roleWire = z.object({ RoleId: id, RoleName: optionalText }).meta({ title: 'KUserRole' })

/** A row of alarms: no public source tells its members, so it is read by `mapping/alarm.ts`. */
export const anyRow = z.record(z.string(), z.unknown())
export type AnyRow = z.output<typeof anyRow>
