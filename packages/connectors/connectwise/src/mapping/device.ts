import { InvalidInputError, isDeviceLink, RejectedError } from '@jackfield/core'
import type { Device, DeviceChange, DeviceDraft, OperationId, Warning } from '@jackfield/core'
import type { components } from '../generated/openapi.gen.ts'
import type { DeviceWire } from '../wire/device.ts'
import type { Received } from '../wire/received.ts'
import { idReference } from './ids.ts'
import type { Change } from './ticket-change.ts'
import type { Mapped } from './ticket-draft.ts'

export type NewDevice = components['schemas']['NewDevice']

/** Longest texts, from the vendor's OpenAPI document 2026.4. */
const limits = { name: 100, serialNumber: 250, macAddress: 25, osType: 250 } as const

export function deviceFrom({ wire, raw }: Received<DeviceWire>): Device {
  return {
    id: wire.id,
    name: wire.name ?? '',
    company: wire.company,
    kind: wire.type,
    isActive: wire.activeFlag,
    serialNumber: wire.serialNumber,
    macAddresses: wire.macAddress === null ? [] : [macFrom(wire.macAddress)].filter((mac) => mac !== null),
    // ConnectWise has no host name beside the name, and keeps no time of the last contact.
    hostName: null,
    operatingSystem: wire.osType,
    lastSeenAt: null,
    link: wire.deviceIdentifier !== null && isDeviceLink(wire.deviceIdentifier) ? wire.deviceIdentifier : null,
    raw,
  }
}

/** Upper case with colons, however it was typed; null for what is no address. */
export function macFrom(text: string): string | null {
  const digits = text.replace(/[\s:.-]/g, '').toUpperCase()
  return /^[0-9A-F]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : null
}

/** A draft as the body of `POST /company/configurations`. */
export function newDeviceFrom(draft: DeviceDraft): Mapped<NewDevice> {
  const operation = 'deviceRegister.create'
  const { values, warnings } = membersOf(draft, operation)
  return {
    value: {
      name: values.name ?? '',
      type: idReference(draft.kindId, 'kindId', operation),
      company: idReference(draft.companyId, 'companyId', operation),
      deviceIdentifier: draft.link,
      activeFlag: true,
      ...(values.serialNumber === undefined ? {} : { serialNumber: values.serialNumber }),
      ...(values.macAddress === undefined ? {} : { macAddress: values.macAddress }),
      ...(values.osType === undefined ? {} : { osType: values.osType }),
    },
    warnings,
  }
}

/** A change as a PATCH. An identifier that another product wrote is left to it. */
export function deviceChangesFrom(change: DeviceChange, before: DeviceWire): Mapped<readonly Change[]> {
  const operation = 'deviceRegister.update'
  const { values, warnings } = membersOf(change, operation)
  const changes: Change[] = Object.entries(values).map(([path, value]) => ({ op: 'replace', path, value }))
  if (change.kindId !== undefined) changes.push({ op: 'replace', path: 'type', value: idReference(change.kindId, 'kindId', operation) })
  if (change.link === undefined || change.link === before.deviceIdentifier) return { value: changes, warnings }
  if (before.deviceIdentifier !== null && isDeviceLink(before.deviceIdentifier)) throw linkedOtherwise(before, operation)
  if (before.deviceIdentifier !== null) {
    const message = `The configuration carries the device identifier of another product, which stays: “${before.deviceIdentifier}”.`
    return { value: changes, warnings: [...warnings, { code: 'field-not-taken', field: 'link', message }] }
  }
  return { value: [...changes, { op: 'replace', path: 'deviceIdentifier', value: change.link }], warnings }
}

function linkedOtherwise({ id, name }: DeviceWire, operation: OperationId): RejectedError {
  return new RejectedError({
    connector: 'connectwise',
    operation,
    outcome: 'rejected',
    couldBe: [],
    message: `The configuration “${name ?? ''}” (${id}) carries the link of another device in its device identifier.`,
    nextStep: 'Look at which device it is: `jackfield devices list --to NAME`. Clear the identifier where that device is gone for good.',
  })
}

type Members = Partial<Record<keyof typeof limits, string>>

function membersOf(change: DeviceChange, operation: OperationId): { readonly values: Members; readonly warnings: readonly Warning[] } {
  const values: Members = {}
  const warnings: Warning[] = []
  const put = (member: keyof typeof limits, field: string, text: string): void => {
    values[member] = text.slice(0, limits[member])
    if (text.length <= limits[member]) return
    warnings.push({ code: 'text-cut', field, message: `ConnectWise takes at most ${limits[member]} characters; the rest was cut.` })
  }
  if (change.name !== undefined) put('name', 'name', nameOf(change.name, operation))
  if (change.serialNumber !== undefined) put('serialNumber', 'serialNumber', change.serialNumber)
  if (change.operatingSystem !== undefined) put('osType', 'operatingSystem', change.operatingSystem)
  const [mac, ...others] = change.macAddresses ?? []
  if (mac !== undefined) put('macAddress', 'macAddresses', mac)
  if (others.length > 0) {
    const message = `A configuration has room for one address; ${others.join(', ')} was left out.`
    warnings.push({ code: 'field-unsupported', field: 'macAddresses', message })
  }
  if (change.hostName !== undefined) {
    warnings.push({ code: 'field-unsupported', field: 'hostName', message: 'A configuration has no host name beside its name.' })
  }
  return { values, warnings }
}

function nameOf(text: string, operation: OperationId): string {
  const name = text.trim()
  if (name !== '') return name
  throw new InvalidInputError({
    connector: 'connectwise',
    operation,
    message: 'A device must have a name, and this one is empty.',
    nextStep: 'Give it a name.',
  })
}
