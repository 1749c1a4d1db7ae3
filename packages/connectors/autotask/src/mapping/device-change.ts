import { InvalidInputError, RejectedError } from '@jackfield/core'
import type { DeviceChange, DeviceDraft, OperationId, Warning } from '@jackfield/core'
import { protectedDeviceLink } from '../device-link-field.ts'
import type { components } from '../generated/openapi.gen.ts'
import type { DeviceWire } from '../wire/device.ts'
import { ownLink } from './device.ts'
import { numberOf } from './ids.ts'
import { isMasked, tenantFieldOf } from './tenant-field.ts'
import { cutAt, cutWarning } from './texts.ts'
import type { Mapped } from './ticket-draft.ts'

export type NewDevice = components['schemas']['NewDevice']
/** What a PATCH of a device changes, without its id. */
export type DeviceChanges = Omit<components['schemas']['DeviceChange'], 'id'>

/** Lengths that the vendor takes (its SOAP metadata, which REST shares). */
const nameLength = 200
const serialNumberLength = 100

/** A draft as the body of a create. The category is left to Autotask, which takes the tenant's default one with its default values. */
export function newDeviceFrom(draft: DeviceDraft, linkField: string): Mapped<NewDevice> {
  const operation = 'deviceRegister.create'
  const { value, warnings } = textsOf(draft, operation)
  const { serialNumber, ...texts } = value
  return {
    value: {
      companyID: numberOf(draft.companyId, 'companyId', operation),
      productID: numberOf(draft.kindId, 'kindId', operation),
      isActive: true,
      ...texts,
      ...(serialNumber ? { serialNumber } : {}),
      userDefinedFields: [{ name: linkField, value: draft.link }],
    },
    warnings,
  }
}

/**
 * A change as the body of a PATCH: what differs from the device as it was read, or all that is named where it was not read. A link needs the device
 * as it stands.
 * @throws RejectedError where the device carries another link of ours, or the API user does not see what it carries
 */
export function deviceChangesFrom(change: DeviceChange, before: DeviceWire | null, linkField: string): Mapped<DeviceChanges> {
  const operation = 'deviceRegister.update'
  const { value: texts, warnings } = textsOf(change, operation)
  const link = change.link === undefined || before === null ? null : linkChange(change.link, before, linkField, operation)
  const named: DeviceChanges = {
    ...texts,
    ...(change.kindId === undefined || change.kindId === before?.productID
      ? {}
      : { productID: numberOf(change.kindId, 'kindId', operation) }),
    ...(link?.isNew ? { userDefinedFields: [{ name: linkField, value: change.link ?? '' }] } : {}),
  }
  if (before && named.referenceTitle === before.referenceTitle) delete named.referenceTitle
  if (before && named.serialNumber === before.serialNumber) delete named.serialNumber
  return { value: named, warnings: [...warnings, ...(link?.warnings ?? [])] }
}

function linkChange(
  link: string,
  before: DeviceWire,
  linkField: string,
  operation: OperationId,
): { readonly isNew: boolean; readonly warnings: readonly Warning[] } {
  const held = tenantFieldOf(before.userDefinedFields, linkField)
  if (held === null) return { isNew: true, warnings: [] }
  if (held === link) return { isNew: false, warnings: [] }
  if (isMasked(held)) throw protectedDeviceLink(linkField, operation)
  if (ownLink(held) !== null) throw linkedOtherwise(before, linkField, operation)
  const message = `The field “${linkField}” of the device holds a text of somebody else’s, which stays: “${held}”.`
  return { isNew: false, warnings: [{ code: 'field-not-taken', field: 'link', message }] }
}

function linkedOtherwise({ id, referenceTitle }: DeviceWire, linkField: string, operation: OperationId): RejectedError {
  return new RejectedError({
    connector: 'autotask',
    operation,
    outcome: 'rejected',
    couldBe: [],
    message: `The device “${referenceTitle ?? ''}” (${id}) carries the link of another device in “${linkField}”.`,
    nextStep: 'Look at which device it is: `jackfield devices list --to NAME`. Clear the field where that device is gone for good.',
  })
}

/** What can be written of a device’s texts, and a warning for each that can’t be. An empty serial number is none. */
function textsOf(change: DeviceChange, operation: OperationId): Mapped<Pick<DeviceChanges, 'referenceTitle' | 'serialNumber'>> {
  const warnings: Warning[] = []
  const value: Pick<DeviceChanges, 'referenceTitle' | 'serialNumber'> = {}
  if (change.name !== undefined) {
    const name = cutAt(nameOf(change.name, operation), nameLength)
    value.referenceTitle = name.text
    if (name.isCut) warnings.push(cutWarning('name', nameLength))
  }
  if (change.serialNumber !== undefined) {
    const serialNumber = change.serialNumber.trim()
    // Without the mark of a cut text: it would be a sign of the number.
    value.serialNumber = serialNumber.slice(0, serialNumberLength) || null
    if (serialNumber.length > serialNumberLength) warnings.push(cutWarning('serialNumber', serialNumberLength))
  }
  const unwritten = { hostName: change.hostName, operatingSystem: change.operatingSystem, macAddresses: change.macAddresses?.join('') }
  for (const [field, text] of Object.entries(unwritten)) {
    if (!text) continue
    const message = `Autotask has the ${field} of a device in a field of the RMM audit alone, which is not written here.`
    warnings.push({ code: 'field-unsupported', field, message })
  }
  return { value, warnings }
}

function nameOf(text: string, operation: OperationId): string {
  const name = text.trim()
  if (name !== '') return name
  throw new InvalidInputError({
    connector: 'autotask',
    operation,
    message: 'A device must have a name, and this one is empty.',
    nextStep: 'Give it a name.',
  })
}

/** Fields that a server may put into a form of its own. All others are as they were sent, or the write did not happen. */
const texts: Readonly<Record<string, string>> = { referenceTitle: 'name', serialNumber: 'serialNumber' }

/** What was sent and does not show in the device that was read back: texts as warnings, everything else by its name. */
export function notShown(
  sent: NewDevice | DeviceChanges,
  device: DeviceWire,
  linkField: string,
): { readonly fields: readonly string[]; readonly warnings: readonly Warning[] } {
  const { userDefinedFields, ...fields } = sent
  const shown: Readonly<Record<string, unknown>> = device
  const other = Object.entries(fields)
    .filter(([name, value]) => written(value) !== written(shown[name]))
    .map(([name]) => name)
  const isLinkOther = userDefinedFields !== undefined && userDefinedFields[0]?.value !== tenantFieldOf(device.userDefinedFields, linkField)
  return {
    fields: [...other.filter((name) => texts[name] === undefined), ...(isLinkOther ? [linkField] : [])],
    warnings: other
      .filter((name) => texts[name] !== undefined)
      .map((name) => ({
        code: 'field-not-taken',
        field: texts[name] ?? name,
        message: `Autotask answered success, but ${name} is now ${written(shown[name]) || 'empty'}.`,
      })),
  }
}

/** Ids are numbers where they are sent, beyond 2^53 objects that only JSON writes as digits, and texts where they are read. */
function written(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
}
