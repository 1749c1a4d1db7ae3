import type { components } from '../generated/openapi.gen.ts'

/** The body that makes or replaces a hardware asset. */
export type DeviceInput = components['schemas']['HardwareAssetInput']

const texts = [
  'SerialNumber',
  'LocationInfo',
  'Description',
  'BarCode',
  'AssetTag',
  'ModelNumber',
  'MachineGroupId',
  'IpAddress',
  'SubnetMask',
  'DefaultGateway',
  'DnsServers',
  'DhcpServer',
  'SecondaryWinsServer',
  'ConnectionGatewayIp',
  'OsType',
  'OsInfo',
  'MajorVersion',
  'MinorVersion',
  'MacAddress',
  'LoginName',
  'LastLoginname',
  'CurrentUser',
  'ProductName',
  'MachineVersion',
  'MotherboardProductCode',
  'MotherboardSerialNumber',
  'MotherboardVersion',
  'ChassisAssetTag',
  'ChassisSerialNumber',
  'ChassisType',
  'ChassisVersion',
  'BusSpeed',
  'MaxMemorySize',
  'MaxMemorySlots',
  'PrimaryWinsServer',
] as const satisfies readonly (keyof DeviceInput)[]

const times = [
  'WarrantyExpirationDate',
  'ExpirationDate',
  'AcquisitionDate',
  'FirstCheckIn',
  'LastCheckIn',
  'LastReboot',
] as const satisfies readonly (keyof DeviceInput)[]

const numbers = [
  'ContactId',
  'BrandId',
  'BusinessImpactId',
  'StateId',
  'VendorId',
  'MotherboardManufacturerId',
  'ChassisManufacturerId',
  'ManufacturerId',
  'PurchaseCost',
] as const satisfies readonly (keyof DeviceInput)[]

const flags = ['IsActive', 'DhcpEnabled', 'WinsEnabled'] as const satisfies readonly (keyof DeviceInput)[]

/** All but what a replacement has to have, and the name of the computer, which no record tells. */
export type KeptInput = Partial<Pick<DeviceInput, (typeof texts | typeof times | typeof numbers | typeof flags)[number]>>

/**
 * All that a record says of what a PUT takes, to be sent back as it came: what the vendor does with a member that is left out is not
 * published. What the record does not have is left out here too. Names are found in any case: `dnsServers` comes as `DNSServers` by the document.
 */
export function inputIn(raw: unknown): KeptInput {
  const told = new Map(
    typeof raw === 'object' && raw !== null ? Object.entries(raw).map(([name, value]) => [name.toLowerCase(), value]) : [],
  )
  const input: { -readonly [M in keyof KeptInput]: KeptInput[M] } = {}
  for (const member of texts) {
    const value = textOf(told.get(member.toLowerCase()))
    if (value !== undefined) input[member] = value
  }
  for (const member of times) {
    const value = textOf(told.get(member.toLowerCase()))
    // What its language has for “no time”, which its database may not take.
    if (value !== undefined && value?.startsWith('0001-01-01') !== true) input[member] = value
  }
  for (const member of numbers) {
    const value = numberOf(told.get(member.toLowerCase()))
    if (value !== undefined) input[member] = value
  }
  for (const member of flags) {
    const value = flagOf(told.get(member.toLowerCase()))
    if (value !== undefined) input[member] = value
  }
  return input
}

function textOf(value: unknown): string | null | undefined {
  if (value === null || typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : undefined
}

function numberOf(value: unknown): number | null | undefined {
  if (value === null || typeof value === 'number') return value
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

function flagOf(value: unknown): boolean | null | undefined {
  if (value === null || typeof value === 'boolean') return value
  return value === 0 || value === 1 ? value === 1 : undefined
}
