import { JackfieldError, judgeRole, PermissionError, roleFor } from '@jackfield/core'
import type { HeldRight, Id, Reference, RoleInspector } from '@jackfield/core'
import { role } from '../../role.ts'
import type { Vsa9Settings } from '../../settings.ts'
import { receive } from '../../wire/received.ts'
import type { Vsa9Client } from '../client.ts'
import { pageOf } from '../envelope.ts'
import { readUser } from '../read-user.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { roleWire } from '../wire/rows.ts'

const operation = 'roleInspector.inspect'
const oneRow = { params: { query: { $top: 1, $skip: 0 } } }

/** One harmless read for each permission. The last two must be refused: they show that the role is wider than it has to be (fact sheet 1.11). */
const reads: Readonly<Record<string, readonly ((client: Vsa9Client) => Promise<unknown>)[]>> = {
  'audit.view-assets': [(client) => client.for(operation).GET('/assetmgmt/assets', oneRow)],
  'audit.machine-status': [(client) => client.for(operation).GET('/assetmgmt/audit', oneRow)],
  'monitor.alarm-summary': [(client) => client.for(operation).GET('/assetmgmt/alarms/true', oneRow)],
  'service-desk': [(client) => client.for(operation).GET('/automation/servicedesks', oneRow)],
  'system.user-settings': [(client) => client.for(operation).GET('/system/orgs', oneRow)],
  'system.user-security': [(client) => client.for(operation).GET('/system/users', oneRow)],
  'agent-procedures': [(client) => client.for(operation).GET('/automation/agentprocs', oneRow)],
}

const noModule = 'the service desk module is not installed on this VSA'

export interface Inspected {
  readonly settings: Vsa9Settings
  readonly hasServiceDesk: boolean
}

/** VSA shows ids of the user's roles and nothing of what they allow, so each right is tried by a read (fact sheet 1.11). */
export function roleInspector(tenant: Vsa9Tenant, { settings, hasServiceDesk }: Inspected): RoleInspector {
  return {
    async inspect(operations) {
      const own = roleFor(role, settings)
      // It also proves the log-in, and with it the scope of the token.
      const user = await readUser(tenant.client, operation)
      const rights: HeldRight[] = settings.accessToken === undefined ? [] : [tokenRight()]
      for (const { id, path } of role.permissions) {
        const probes = reads[id]
        if (!probes) continue
        const base = { permission: id, path, axis: 'granted' }
        if (id === 'service-desk' && !hasServiceDesk) rights.push({ ...base, rank: null, evidence: 'none', reason: noModule })
        else rights.push({ ...base, ...(await probed(() => Promise.all(probes.map((read) => read(tenant.client))))) })
      }
      const roles = await readRoleNames(tenant.client, rights)
      const ownRoles = (user?.roleIds ?? []).map((id): Reference => ({ id, name: roles?.get(id) ?? null }))
      return {
        user: user && { id: user.id, name: user.name },
        role: ownRoles[0] ?? null,
        findings: judgeRole(own, operations, { rights, items: {}, administrator: isAdministrator(ownRoles), isWhole: false }),
      }
    },
  }
}

function tokenRight(): HeldRight {
  const path = role.permissions.find(({ id }) => id === 'token.rest-api')?.path ?? ['REST API (Read, Write)']
  return { permission: 'token.rest-api', path, axis: 'granted', rank: 'on', evidence: 'probe' }
}

/** An answer shows that it is granted, a refusal that it is not. Anything else shows nothing. */
async function probed(read: () => Promise<unknown>): Promise<Pick<HeldRight, 'rank' | 'evidence' | 'reason'>> {
  try {
    await read()
    return { rank: 'on', evidence: 'probe' }
  } catch (error) {
    if (PermissionError.isInstance(error)) return { rank: 'off', evidence: 'probe' }
    if (!JackfieldError.isInstance(error) || !['NOT_FOUND', 'REJECTED', 'UNREADABLE_REPLY', 'VENDOR_FAULT'].includes(error.code))
      throw error
    return { rank: null, evidence: 'none', reason: `the read that would show it failed: ${error.message}` }
  }
}

/** Names of roles, for a user who may see them: an integration's own role should not. */
async function readRoleNames(client: Vsa9Client, rights: readonly HeldRight[]): Promise<ReadonlyMap<Id, string | null> | null> {
  if (!rights.some(({ permission, rank }) => permission === 'system.user-security' && rank === 'on')) return null
  const call = { operation, isWrite: false } as const
  const { data } = await client.for(operation).GET('/system/roles', { params: { query: { $top: 100, $skip: 0 } } })
  const roles = pageOf(data, call).rows.map((row) => receive(roleWire, row, call).wire)
  return new Map(roles.map((found) => [found.RoleId, found.RoleName]))
}

/** The two roles that VSA comes with and that may do everything. Null where no names are known. */
function isAdministrator(roles: readonly Reference[]): boolean | null {
  if (roles.some(({ name }) => name !== null && /^(system|master)$/i.test(name.trim()))) return true
  return roles.length > 0 && roles.every(({ name }) => name !== null) ? false : null
}
