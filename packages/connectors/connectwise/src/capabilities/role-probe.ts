import { PermissionError } from '@jackfield/core'
import type { HeldRight } from '@jackfield/core'
import type { ConnectwiseClient } from '../client.ts'
import { role } from '../role.ts'

const oneRow = { params: { query: { pageSize: 1, fields: 'id' } } }

/** One harmless read for each permission that a read can tell anything about. */
const reads: Readonly<Record<string, (client: ConnectwiseClient) => Promise<unknown>>> = {
  'companies.company-maintenance': (client) => client.for('roleInspector.inspect').GET('/company/companies', oneRow),
  'companies.contacts': (client) => client.for('roleInspector.inspect').GET('/company/contacts', oneRow),
  'service-desk.service-tickets': (client) => client.for('roleInspector.inspect').GET('/service/tickets', oneRow),
  'system.table-setup': (client) => client.for('roleInspector.inspect').GET('/service/boards', oneRow),
}

const answers = 'a read is answered, which shows at least My; whether it is All only the role itself tells'
const untold = 'ConnectWise does not let this member read its rights, and no read can show this one'

/** A refused read proves None. An answered one proves no level: My answers too, and leaves rows out without a word. */
export async function probeRights(client: ConnectwiseClient): Promise<readonly HeldRight[]> {
  const rights: HeldRight[] = []
  for (const { id, path, axes } of role.permissions) {
    const read = reads[id]
    for (const axis of axes) {
      const base = { permission: id, path, axis }
      if (axis !== 'inquire' || !read) rights.push({ ...base, rank: null, evidence: 'none', reason: untold })
      else if (await isRefused(() => read(client))) rights.push({ ...base, rank: 'None', evidence: 'probe' })
      else rights.push({ ...base, rank: null, evidence: 'probe', reason: answers })
    }
  }
  return rights
}

async function isRefused(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read()
    return false
  } catch (error) {
    if (PermissionError.isInstance(error)) return true
    throw error
  }
}
