import { JackfieldError, judgeRole, PermissionError, roleFor } from '@jackfield/core'
import type { HeldRight, RoleInspector } from '@jackfield/core'
import { role } from '../../role.ts'
import type { VsaxClient } from '../client.ts'

const operation = 'roleInspector.inspect'
const oneRow = { params: { query: { $top: 1, $skip: 0 } } }

/** One harmless read for each area. The last three must be refused: they show that the token is wider than it has to be (fact sheet 2.5). */
const reads: Readonly<Record<string, (client: VsaxClient) => Promise<unknown>>> = {
  'x.environment': (client) => client.for(operation).GET('/environment/'),
  'x.devices': (client) => client.for(operation).GET('/devices', oneRow),
  'x.assets': (client) => client.for(operation).GET('/assets', oneRow),
  'x.organizations': (client) => client.for(operation).GET('/organizations', oneRow),
  'x.sites': (client) => client.for(operation).GET('/sites', oneRow),
  'x.notifications': (client) => client.for(operation).GET('/notifications', oneRow),
  'x.webhooks': (client) => client.for(operation).GET('/notifications/webhooks', oneRow),
  'x.automation': (client) => client.for(operation).GET('/automation/scripts', oneRow),
  'x.custom-fields': (client) => client.for(operation).GET('/customFields', oneRow),
  'x.patch-management': (client) => client.for(operation).GET('/patchmanagement/globalrules/'),
}

const onlyByWriting = 'VSA X tells nobody what a token may do, and only a write could show this one'

/** No call tells what a token may do, or whose it is: each area is tried by a read. */
export function roleInspector(client: VsaxClient): RoleInspector {
  return {
    async inspect(operations) {
      const rights: HeldRight[] = []
      for (const { id, path, axes } of role.permissions) {
        const read = reads[id]
        if (!read) continue
        for (const axis of axes) {
          const base = { permission: id, path, axis }
          if (axis === 'read') rights.push({ ...base, ...(await probed(() => read(client))) })
          else rights.push({ ...base, rank: null, evidence: 'none', reason: onlyByWriting })
        }
      }
      const own = roleFor(role, { generation: 'X' })
      return {
        user: null,
        role: null,
        findings: judgeRole(own, operations, { rights, items: {}, administrator: null, isWhole: false }),
      }
    },
  }
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
