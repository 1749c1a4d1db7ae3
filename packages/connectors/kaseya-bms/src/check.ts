import type { ConnectionCheck, OperationId } from '@jackfield/core'
import { regionOf } from './hosts.ts'
import { referenceOf, titleWithout } from './mapping/reference.ts'
import { zoneFrom } from './mapping/times.ts'
import type { BmsSettings } from './settings.ts'
import type { Tenant } from './tenant.ts'
import { isUntold } from './user.ts'
import { receivePage } from './wire/received.ts'
import type { Received } from './wire/received.ts'
import type { UserInfoWire } from './wire/security.ts'
import { ticketWire } from './wire/ticket.ts'
import type { TicketWire } from './wire/ticket.ts'

const operation: OperationId = 'connection.check'

/** The log-in, and the user's own record; where that is refused, another call that asks for no row of the role. */
export async function checkConnection(tenant: Tenant, settings: BmsSettings): Promise<ConnectionCheck> {
  const user = await readUser(tenant)
  await proveTitleFilter(tenant)
  return {
    user: user?.userId == null ? null : { id: user.userId, name: user.fullName },
    tenant: user?.businessName ?? settings.tenant,
    version: null,
    generation: null,
    zone: regionOf(tenant.client.origin),
    timeZone: user && (zoneFrom(user).name ?? user.timeZoneName),
  }
}

async function readUser({ user, client }: Tenant): Promise<UserInfoWire | null> {
  try {
    return await user.read(operation)
  } catch (error) {
    if (!isUntold(error)) throw error
    await client
      .for(operation)
      .GET('/v2/system/settings')
      .catch(() => Promise.reject(error))
    return null
  }
}

const page = 100

/**
 * Whether the filter by title finds a reference at the tail of one is not published. It is tried on a ticket that has one, out of the first
 * page of tickets or the last, for nobody tells their order; a filter that gives everything back is none.
 */
async function proveTitleFilter({ client, titleFilter }: Tenant): Promise<void> {
  const search = async (Filter: { readonly Title?: string }, PageNumber: number) => {
    const body = { PageSize: page, PageNumber, Filter }
    const { data } = await client.for(operation).POST('/v2/servicedesk/tickets/search', { body })
    return receivePage(ticketWire, data, { operation, isWrite: false })
  }
  try {
    const first = await search({}, 1)
    const pages = Math.ceil((first.total ?? 0) / page)
    const carrier = carrierIn(first.records) ?? (pages > 1 ? carrierIn((await search({}, pages)).records) : null)
    const reference = carrier && referenceOf(carrier)
    if (!carrier || !reference) return
    const found = await search({ Title: reference }, 1)
    const isFound = found.records.some(({ wire }) => wire.id === carrier.id)
    titleFilter.isProved = isFound && found.total !== null && first.total !== null && found.total < first.total
  } catch (error) {
    // Without the right to read tickets there is nothing to prove, and the check is about the log-in.
    if (!isUntold(error)) throw error
  }
}

/** A ticket with the reference in its title; null where there is none. */
function carrierIn(records: readonly Received<TicketWire>[]): TicketWire | null {
  const found = records.find(({ wire }) => referenceOf(wire) !== null && titleWithout(wire.title ?? '') !== wire.title)
  return found?.wire ?? null
}
