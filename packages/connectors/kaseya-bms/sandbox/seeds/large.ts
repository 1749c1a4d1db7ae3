import { technicianId } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { addManyAssets } from './assets.ts'
import { since, statusIds } from './basics.ts'
import { plainTicket } from './demo.ts'

/** In all, with what the demo has. */
const tickets = 10_000
const accounts = 2000
const assets = 20_000
/** More than three of the greatest pages. */
const notes = 345

/** Accounts, each with a main location, tickets, notes on the last ticket, and hardware assets, each in such numbers that a walk has many pages. */
export function addMany(tenant: Tenant): void {
  const first = addAccounts(tenant)
  addManyAssets(tenant, { total: assets, firstAccountId: first, accounts: 1900 })
  const added = tickets - tenant.tickets.size
  for (let number = 1; number <= added; number++) {
    const plain = plainTicket(tenant, 1 + (added - number) / 144)
    const accountId = first + (number % 1900)
    const isOpen = number % 4 === 0
    tenant.tickets.insert({
      ...plain,
      title: `Round ${number}`,
      details: 'A round through the rooms.',
      accountId,
      locationId: accountId + 10_000,
      statusId: isOpen ? statusIds.new : statusIds.completed,
      completedDate: isOpen ? null : plain.createdOn,
    })
  }
  const last = tenant.tickets.rows().at(-1)?.id ?? 0
  for (let number = 1; number <= notes; number++) {
    const stamp = since(tenant, 1)
    tenant.notes.insert({ ...stamp, ticketId: last, details: `Check ${number}`, isInternal: true, typeId: 0, noteDate: stamp.createdOn })
  }
}

/** Gives the id of the first one; the others follow it. */
function addAccounts(tenant: Tenant): number {
  const first = 200_000
  const added = accounts - tenant.accounts.size
  for (let index = 0; index < added; index++) {
    const number = String(index + 1).padStart(4, '0')
    const shared = { ...since(tenant, 200 - index / 20), isActive: true }
    const owner = { typeId: 1, managerId: technicianId, website: null, description: null }
    tenant.accounts.insert({ ...shared, ...owner, id: first + index, code: `BRANCH${number}`, name: `Branch office ${number}` })
    const place = { name: 'Main office', isMain: true, city: 'Leeds', phone: null }
    tenant.locations.insert({ ...shared, ...place, id: first + 10_000 + index, accountId: first + index })
  }
  return first
}
