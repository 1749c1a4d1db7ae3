import { judgeRole } from '@jackfield/core'
import type { HeldRights, RoleInspector } from '@jackfield/core'
import type { ConnectwiseClient } from '../client.ts'
import { listUncounted } from '../listing.ts'
import { rightsFrom, tableSetupItems } from '../mapping/security.ts'
import { isUntold, readMember } from '../member.ts'
import { role } from '../role.ts'
import type { Tenant } from '../tenant.ts'
import { receive, receiveList } from '../wire/received.ts'
import { customizeItemWire, securityRoleWire, securitySettingWire } from '../wire/system.ts'
import type { CustomizeItemWire, MemberWire, SecuritySettingWire } from '../wire/system.ts'
import { probeRights } from './role-probe.ts'

const operation = 'roleInspector.inspect'
const call = { operation, isWrite: false } as const

/**
 * What the API member may do, from the first of these that answers: its own list of rights, the settings of its role, one reading probe a
 * permission. That a member with a narrow role may read the first is not settled.
 */
export function roleInspector({ client }: Tenant): RoleInspector {
  return {
    async inspect(operations) {
      const member = await readMember(client, operation)
      const rows = (await ifTold(() => ownSettings(client))) ?? (await ifTold(() => settingsOfRole(client, member)))
      const held = rows ? await heldFrom(client, rows, member) : await heldFromProbes(client, member)
      return {
        user: member && { id: member.id, name: member.identifier },
        role: member?.securityRole ?? null,
        findings: judgeRole(role, operations, held),
      }
    },
  }
}

async function heldFrom(client: ConnectwiseClient, rows: readonly SecuritySettingWire[], member: MemberWire | null): Promise<HeldRights> {
  const items = await ifTold(() => customizeItems(client))
  const wanted = [...new Set(role.needs.flatMap((need) => need.items ?? []))]
  return {
    rights: rightsFrom(rows, role.permissions),
    items: { 'system.table-setup': items && tableSetupItems(items, rows, wanted) },
    administrator: await isAdministrator(client, member),
    isWhole: true,
  }
}

async function heldFromProbes(client: ConnectwiseClient, member: MemberWire | null): Promise<HeldRights> {
  return {
    rights: await probeRights(client),
    items: { 'system.table-setup': null },
    administrator: await isAdministrator(client, member),
    isWhole: false,
  }
}

/** The flag stands on the member or on its role; on either it means everything. */
async function isAdministrator(client: ConnectwiseClient, member: MemberWire | null): Promise<boolean | null> {
  if (member === null) return null
  if (member.adminFlag === true) return true
  const roleId = member.securityRole?.id
  const found = roleId === undefined ? null : await ifTold(() => readRole(client, roleId))
  return found?.adminFlag ?? member.adminFlag
}

async function readRole(client: ConnectwiseClient, id: string) {
  const { data } = await client.for(operation).GET('/system/securityroles/{id}', { params: { path: { id } } })
  return receive(securityRoleWire, data, call).wire
}

async function ownSettings(client: ConnectwiseClient): Promise<readonly SecuritySettingWire[] | null> {
  const calls = client.for(operation)
  const rows = await listUncounted(async (query) => {
    const { data } = await calls.GET('/system/mySecurity', { params: { query } })
    return receiveList(securitySettingWire, data, call).map(({ wire }) => wire)
  }, keyOfSetting)
  return rows.length > 0 ? rows : null
}

async function settingsOfRole(client: ConnectwiseClient, member: MemberWire | null): Promise<readonly SecuritySettingWire[] | null> {
  const roleId = member?.securityRole?.id
  if (roleId === undefined) return null
  const calls = client.for(operation)
  const rows = await listUncounted(async (query) => {
    const path = { parentId: roleId }
    const { data } = await calls.GET('/system/securityRoles/{parentId}/settings', { params: { path, query } })
    return receiveList(securitySettingWire, data, call).map(({ wire }) => wire)
  }, keyOfSetting)
  return rows.length > 0 ? rows : null
}

async function customizeItems(client: ConnectwiseClient): Promise<readonly CustomizeItemWire[]> {
  const calls = client.for(operation)
  return listUncounted(
    async (query) => {
      const { data } = await calls.GET('/system/mySecurity/customizeItems/', { params: { query } })
      return receiveList(customizeItemWire, data, call).map(({ wire }) => wire)
    },
    (item) => `${item.customizeIdentifier} ${item.itemIdentifier}`,
  )
}

/** Rows are told apart by their words: whether they all carry an id is not settled. */
function keyOfSetting(row: SecuritySettingWire): string {
  return [row.moduleName, row.moduleDescription, row.moduleFunctionName, row.moduleFunctionDescription].join('\n')
}

/** Null where the server keeps it to itself. */
async function ifTold<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (isUntold(error)) return null
    throw error
  }
}
