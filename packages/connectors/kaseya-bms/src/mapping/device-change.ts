import { InvalidInputError, isDeviceLink, RejectedError } from '@jackfield/core'
import type { Device, DeviceChange, DeviceDraft, Id, OperationId, Warning } from '@jackfield/core'
import type { DeviceWire } from '../wire/device.ts'
import type { Received } from '../wire/received.ts'
import { isPartOf, operatingSystemOf } from './device.ts'
import { inputIn } from './device-input.ts'
import type { DeviceInput } from './device-input.ts'
import { idNumber } from './ids.ts'
import { macAddressesIn } from './mac-address.ts'
import type { Mapped } from './ticket-draft.ts'

/** A draft as the body of `POST /v2/servicedesk/hardwareasset`. `location`: the account's main one. */
export function newDeviceFrom(draft: DeviceDraft, location: Id): Mapped<DeviceInput> {
  const operation = 'deviceRegister.create'
  const [mac, ...others] = draft.macAddresses ?? []
  return {
    value: {
      Name: nameOf(draft.name, operation),
      AccountId: idNumber(draft.companyId, 'companyId', operation),
      AccountLocationId: idNumber(location, 'locationId', operation),
      CategoryId: idNumber(draft.kindId, 'kindId', operation),
      AssetTag: draft.link,
      IsActive: true,
      ...(draft.serialNumber === undefined ? {} : { SerialNumber: draft.serialNumber }),
      ...(mac === undefined ? {} : { MacAddress: mac }),
      ...(draft.operatingSystem === undefined ? {} : { OsInfo: draft.operatingSystem }),
      ...(draft.hostName === undefined ? {} : { ComputerName: draft.hostName }),
    },
    warnings: [...(others.length > 0 ? [noRoomFor(others)] : []), ...(draft.hostName === undefined ? [] : [hostNameUntold])],
  }
}

/**
 * What of a change the record does not say yet; nothing where it says all of it. A tag that another product wrote is left to it. A host name
 * alone is no change: nobody could tell whether it is there already.
 * @throws RejectedError where the record carries another link of ours.
 */
export function deviceChangesFrom(change: DeviceChange, before: DeviceWire): Mapped<Partial<DeviceInput>> {
  const operation = 'deviceRegister.update'
  const warnings: Warning[] = []
  const value: Partial<DeviceInput> = {}
  const name = change.name === undefined ? null : nameOf(change.name, operation)
  if (name !== null && name !== before.name) value.Name = name
  if (change.kindId !== undefined && change.kindId !== before.categoryId) value.CategoryId = idNumber(change.kindId, 'kindId', operation)
  const { serialNumber, operatingSystem, hostName, macAddresses = [], link } = change
  if (serialNumber !== undefined && serialNumber !== (before.serialNumber ?? '')) value.SerialNumber = serialNumber
  if (operatingSystem !== undefined && operatingSystem !== (operatingSystemOf(before) ?? '')) {
    value.OsInfo = operatingSystem
    // Of another system the short form would be false.
    if (before.osType !== null && !isPartOf(before.osType, operatingSystem)) value.OsType = null
  }
  const kept = macAddresses.find((mac) => macAddressesIn(before.macAddress).includes(mac))
  const [mac] = macAddresses
  if (kept === undefined && mac !== undefined) value.MacAddress = mac
  const others = macAddresses.filter((one) => one !== (kept ?? mac))
  if (others.length > 0) warnings.push(noRoomFor(others))
  if (link !== undefined && link !== before.assetTag) {
    if (before.assetTag === null) value.AssetTag = link
    else if (isDeviceLink(before.assetTag)) throw linkedOtherwise(before, operation)
    else warnings.push(foreignTag(before.assetTag))
  }
  if (hostName !== undefined) {
    warnings.push(hostNameUntold)
    if (Object.keys(value).length > 0) value.ComputerName = hostName
  }
  return { value, warnings }
}

/**
 * The body that replaces a record: all that it said, but for what is changed. `location` and `category` are for a record that has none of its
 * own, for the vendor takes none without.
 */
export function replacementFor(
  { wire, raw }: Received<DeviceWire>,
  changes: Partial<DeviceInput>,
  location: Id,
  operation: OperationId,
): DeviceInput {
  if (wire.accountId === null) throw lacking(wire, 'account', operation)
  const category = changes.CategoryId ?? (wire.categoryId === null ? null : idNumber(wire.categoryId, 'kindId', operation))
  if (category === null) throw lacking(wire, 'category', operation)
  return {
    ...inputIn(raw),
    ...changes,
    Name: changes.Name ?? wire.name ?? '',
    AccountId: idNumber(wire.accountId, 'companyId', operation),
    AccountLocationId: idNumber(location, 'locationId', operation),
    CategoryId: category,
  }
}

/** A warning for each member that was sent and shows otherwise in the record after the write. The link and the switch are no matter of warnings. */
export function membersNotTaken(sent: Partial<DeviceInput>, device: Device): readonly Warning[] {
  const shown: readonly (readonly [field: string, sent: string | null | undefined, now: string | null])[] = [
    ['name', sent.Name, device.name],
    ['kindId', sent.CategoryId === undefined ? undefined : String(sent.CategoryId), device.kind?.id ?? null],
    ['serialNumber', sent.SerialNumber, device.serialNumber],
    ['operatingSystem', sent.OsInfo, device.operatingSystem],
    ['macAddresses', sent.MacAddress, device.macAddresses?.[0] ?? null],
  ]
  return shown.flatMap(([field, wanted, now]): Warning[] => {
    if (wanted === undefined || (wanted ?? '') === (now ?? '')) return []
    if (now !== null && now !== '' && wanted?.startsWith(now)) {
      return [{ code: 'text-cut', field, message: `Kaseya BMS cut it; it is now “${now}”.` }]
    }
    const message = `Kaseya BMS answered success, but ${field} is now ${now === null ? 'empty' : `“${now}”`}, not “${wanted ?? ''}”.`
    return [{ code: 'field-not-taken', field, message }]
  })
}

function noRoomFor(others: readonly string[]): Warning {
  const message = `A hardware asset has room for one address; ${others.join(', ')} was left out.`
  return { code: 'field-unsupported', field: 'macAddresses', message }
}

const hostNameUntold: Warning = {
  code: 'field-unsupported',
  field: 'hostName',
  message: 'Kaseya BMS takes the name of a computer and never tells it, so whether it stayed can’t be seen.',
}

function foreignTag(tag: string): Warning {
  const message = `The hardware asset carries the asset tag of somebody else, which stays: “${tag}”.`
  return { code: 'field-not-taken', field: 'link', message }
}

function linkedOtherwise({ id, name }: DeviceWire, operation: OperationId): RejectedError {
  return new RejectedError({
    connector: 'kaseya-bms',
    operation,
    outcome: 'rejected',
    couldBe: [],
    message: `The hardware asset “${name ?? ''}” (${id}) carries the link of another device in its asset tag.`,
    nextStep: 'Look at which device it is: `jackfield devices list --to NAME`. Clear the asset tag where that device is gone for good.',
  })
}

function lacking({ id, name }: DeviceWire, what: string, operation: OperationId): RejectedError {
  return new RejectedError({
    connector: 'kaseya-bms',
    operation,
    outcome: 'not-sent',
    couldBe: [],
    message: `The hardware asset “${name ?? ''}” (${id}) shows no ${what}, and BMS takes no change without one.`,
    nextStep: `Open the asset in BMS and give it its ${what}.`,
  })
}

function nameOf(text: string, operation: OperationId): string {
  const name = text.trim()
  if (name !== '') return name
  throw new InvalidInputError({
    connector: 'kaseya-bms',
    operation,
    message: 'A hardware asset must have a name, and this one is empty.',
    nextStep: 'Give it a name.',
  })
}
