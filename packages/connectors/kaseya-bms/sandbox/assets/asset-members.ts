import type { Time } from '../time.ts'

/** Members of `HardwareAssetInputDto` that may be left out, by what they hold. */
export const textMembers = [
  ...(['SerialNumber', 'LocationInfo', 'Description', 'BarCode', 'AssetTag', 'ModelNumber', 'MachineGroupId', 'IpAddress'] as const),
  ...(['SubnetMask', 'DefaultGateway', 'DnsServers', 'DhcpServer', 'SecondaryWinsServer', 'ConnectionGatewayIp', 'OsType'] as const),
  ...(['OsInfo', 'MajorVersion', 'MinorVersion', 'MacAddress', 'LoginName', 'LastLoginname', 'CurrentUser', 'ProductName'] as const),
  ...(['MachineVersion', 'MotherboardProductCode', 'MotherboardSerialNumber', 'MotherboardVersion', 'ChassisAssetTag'] as const),
  ...(['ChassisSerialNumber', 'ChassisType', 'ChassisVersion', 'BusSpeed', 'MaxMemorySize', 'MaxMemorySlots'] as const),
  ...(['PrimaryWinsServer', 'ComputerName'] as const),
] as const
export const flagMembers = ['DhcpEnabled', 'WinsEnabled'] as const
export const numberMembers = ['PurchaseCost'] as const
export const timeMembers = [
  ...(['WarrantyExpirationDate', 'ExpirationDate', 'AcquisitionDate', 'FirstCheckIn', 'LastCheckIn', 'LastReboot'] as const),
] as const
export const choiceMembers = [
  ...(['BrandId', 'BusinessImpactId', 'StateId', 'VendorId', 'MotherboardManufacturerId'] as const),
  ...(['ChassisManufacturerId', 'ManufacturerId'] as const),
] as const

export type ChoiceMember = (typeof choiceMembers)[number]

/** What is known of an asset beside its name, its owner and its category, under the names of the input. What is not there is empty. */
export type AssetDetails = Readonly<
  Partial<
    Record<(typeof textMembers)[number], string> &
      Record<(typeof flagMembers)[number], boolean> &
      Record<(typeof numberMembers)[number] | ChoiceMember, number> &
      Record<(typeof timeMembers)[number], Time>
  >
>

/** Where the output writes a member otherwise than the input does. */
export const outputNames: Readonly<Record<string, string>> = {
  DnsServers: 'DNSServers',
  DhcpEnabled: 'DHCPEnabled',
  DhcpServer: 'DHCPServer',
}

/** Members that the output does not have. */
export const inputOnly: ReadonlySet<string> = new Set(['ComputerName'])

const brands = { 801: 'Dell', 802: 'Lenovo', 803: 'SonicWall' } as const

/** What the choices of this tenant are called. No look-up of them is in the facts. */
export const choices: Readonly<Record<ChoiceMember, Readonly<Record<number, string>>>> = {
  BrandId: brands,
  BusinessImpactId: { 811: 'Low', 812: 'High' },
  StateId: { 821: 'In Use', 822: 'In Stock' },
  VendorId: { 831: 'Hardware House' },
  MotherboardManufacturerId: brands,
  ChassisManufacturerId: brands,
  ManufacturerId: brands,
}
