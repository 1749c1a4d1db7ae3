import { NotFoundError, PermissionError, RejectedError } from '@jackfield/core'
import type { HeldRight } from '@jackfield/core'
import type { BmsClient } from '../client.ts'
import { role } from '../role.ts'
import { resultOf } from '../wire/received.ts'

const operation = 'roleInspector.inspect'

/** What a harmless read of one row told. */
export type Told = 'rows' | 'nothing' | 'refused' | 'unclear'

type Read = (client: BmsClient) => Promise<{ readonly data?: unknown }>

const page = { PageSize: 1, PageNumber: 1 }

/** One read for each row of the role whose View a read can tell anything about. */
const ownReads: Readonly<Record<string, Read>> = {
  'service-desk.tickets': (client) => client.for(operation).POST('/v2/servicedesk/tickets/search', { body: page }),
  'service-desk.hardware-assets': (client) =>
    client.for(operation).GET('/v2/servicedesk/hardwareasset/searchselect', { params: { query: page } }),
  'crm.accounts': (client) => client.for(operation).GET('/v2/crm/accounts/summary', { params: { query: page } }),
  'crm.contacts': (client) => client.for(operation).GET('/v2/crm/contacts/summary', { params: { query: page } }),
  'admin.service-desk': (client) => client.for(operation).GET('/v2/system/statuses/lookup'),
  'admin.integrations': (client) => client.for(operation).POST('/v2/admin/webhooks/search', { body: page }),
}

/** Reads of what nothing here needs: who is answered has more than the least role. */
const foreignReads: readonly (readonly [path: readonly [string, string], read: Read])[] = [
  [['Finance', 'Invoices'], (client) => client.for(operation).GET('/v2/finance/invoices/summary', { params: { query: page } })],
  [['Finance', 'Contracts'], (client) => client.for(operation).GET('/v2/finance/contracts/summary', { params: { query: page } })],
  [['Admin', 'Workflows'], (client) => client.for(operation).POST('/v2/admin/workflows/search', { body: page })],
  [['Admin', 'Kaseya One'], (client) => client.for(operation).GET('/v2/admin/k1/accesscontrol/settings')],
]

/** Look-ups may be open to every user, so an answer to one proves nothing. */
const openToAll = new Set(['admin.service-desk'])

/** By permission id, what a read of it told. A refusal proves that View is off; rows prove that it is on; an empty list proves nothing. */
export async function probeOwnRows(client: BmsClient): Promise<ReadonlyMap<string, HeldRight>> {
  const rights = new Map<string, HeldRight>()
  for (const [permission, read] of Object.entries(ownReads)) {
    const path = role.permissions.find(({ id }) => id === permission)?.path ?? ([permission] as const)
    const base = { permission, path, axis: 'view' }
    const told = await ask(client, read)
    if (told === 'refused') rights.set(permission, { ...base, rank: 'off', evidence: 'probe' })
    else if (told === 'rows' && !openToAll.has(permission)) rights.set(permission, { ...base, rank: 'on', evidence: 'probe' })
    else rights.set(permission, { ...base, rank: null, evidence: 'probe', reason: reasonOf(told, permission) })
  }
  return rights
}

/** Rights outside the role's rows that a read shows to be there. */
export async function probeForeignRows(client: BmsClient): Promise<readonly HeldRight[]> {
  const found: HeldRight[] = []
  for (const [path, read] of foreignReads) {
    const told = await ask(client, read)
    if (told === 'rows') found.push({ permission: null, path, axis: 'view', rank: 'on', evidence: 'probe' })
  }
  return found
}

/** Whether any call is answered: one that asks for no row of the role. */
export async function answersAtAll(client: BmsClient): Promise<boolean> {
  return (await ask(client, () => client.for(operation).GET('/v2/system/settings'))) !== 'refused'
}

function reasonOf(told: Told, permission: string): string {
  if (told === 'unclear') return 'BMS answers with an error that does not say whether it is a refusal'
  if (openToAll.has(permission)) return 'a look-up is answered, which BMS may do for every user'
  return 'BMS answers with an empty list: there may be nothing, or nothing that this user may see'
}

async function ask(client: BmsClient, read: Read): Promise<Told> {
  try {
    const result = resultOf((await read(client)).data)
    return Array.isArray(result) ? (result.length > 0 ? 'rows' : 'nothing') : result == null ? 'nothing' : 'rows'
  } catch (error) {
    if (PermissionError.isInstance(error)) return 'refused'
    if (RejectedError.isInstance(error) || NotFoundError.isInstance(error)) return 'unclear'
    throw error
  }
}
