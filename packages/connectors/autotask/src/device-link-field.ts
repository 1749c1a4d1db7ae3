import { InvalidInputError, RejectedError } from '@jackfield/core'
import type { Absence, OperationId } from '@jackfield/core'
import { hasTenantField } from './tenant-fields.ts'
import type { Tenant } from './tenant.ts'

/** Why a connection that names no field keeps no devices. */
export const noDeviceLinkField: Absence = {
  capability: 'deviceRegister',
  reason: {
    en: 'The connection names no field for the link of a device: make a text field for devices in Autotask and set `deviceLinkField` to its name.',
    de: 'Die Verbindung nennt kein Feld für die Kennung eines Geräts: in Autotask ein Textfeld für Geräte anlegen und seinen Namen als `deviceLinkField` setzen.',
  },
}

/**
 * Makes sure that the field for links is there. What Autotask does with an unknown field in a new device is not documented: without this the device
 * might be made without its link, and made again.
 * @throws InvalidInputError
 */
export async function checkDeviceLinkField({ client, deviceLinkField }: Tenant, operation: OperationId): Promise<void> {
  if (deviceLinkField === null || (await hasTenantField(client, 'ConfigurationItems', deviceLinkField, operation))) return
  throw new InvalidInputError({
    connector: 'autotask',
    operation,
    message: `This tenant has no user-defined field “${deviceLinkField}” for devices (configuration items).`,
    nextStep:
      'Make it in Autotask (Admin > Features & Settings > Application-Wide (Shared) Features > User-Defined Fields > Devices, type Text (Single Line)), or correct `deviceLinkField`.',
  })
}

/** A protected field shows as stars to a user without the right to it: whose device it is can't be told then. */
export function protectedDeviceLink(deviceLinkField: string, operation: OperationId): RejectedError {
  return new RejectedError({
    connector: 'autotask',
    operation,
    outcome: 'rejected',
    couldBe: [],
    message: `The field “${deviceLinkField}” is protected, and this API user sees stars in place of its text.`,
    nextStep: 'Give the API user Edit Protected Data, or clear Protected in the field: a link is no secret.',
  })
}
