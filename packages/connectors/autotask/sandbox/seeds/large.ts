import type { Values } from '../records.ts'
import { technician } from '../technician-ids.ts'
import { tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { addRow, timeAgo } from './ticket-seed.ts'

/** In all, with what the demo has. Companies fill four of the greatest pages to the last row. */
const ticketCount = 100_000
const companyCount = 2000
const deviceCount = 20_000
/** More than four of the greatest pages and a part of a fifth one. */
const others = 2345

const firstBranch = 10_001

/** Companies, contacts, devices, tickets, and notes on the last ticket, each in such numbers that a walk of any page size has several pages. */
export function addMany(tenant: Tenant): void {
  addCompanies(tenant)
  for (let index = 0; index < others; index++) {
    const lastName = String(index + 1).padStart(4, '0')
    addRow(tenant, 'Contacts', 40_000_001 + index, { companyID: 174, firstName: 'Person', lastName, isActive: 1 })
  }
  addDevices(tenant)
  addTickets(tenant)
  const last = tableOf(tenant, 'Tickets').rows().at(-1)?.id ?? 0
  const time = timeAgo(tenant, 1)
  for (let index = 0; index < others; index++) {
    const texts = { title: `Check ${index + 1}`, description: `Check ${index + 1}` }
    const by = { creatorResourceID: technician.resourceId, createDateTime: time, lastActivityDate: time }
    addRow(tenant, 'TicketNotes', 70_000_001 + index, { ...texts, ...by, ticketID: last, noteType: 1, publish: 2 })
  }
}

function addCompanies(tenant: Tenant): void {
  const shared: Values = {
    companyType: 1,
    ownerResourceID: 29_682_886,
    phone: '0113 496 0999',
    isActive: true,
    createDate: timeAgo(tenant, 200),
    createdByResourceID: 29_682_886,
  }
  const wanted = companyCount - tableOf(tenant, 'Companies').size
  for (let index = 0; index < wanted; index++) {
    addRow(tenant, 'Companies', firstBranch + index, { ...shared, companyName: `Branch office ${String(index + 1).padStart(4, '0')}` })
  }
}

/** Ten or eleven a branch, each with a serial number, one of fifty switched off. None carries a link. */
function addDevices(tenant: Tenant): void {
  const table = tableOf(tenant, 'ConfigurationItems')
  const time = timeAgo(tenant, 100)
  const shared: Values = {
    configurationItemCategoryID: 2,
    productID: 102,
    createDate: time,
    lastModifiedTime: time,
    createdByPersonID: 29_682_886,
  }
  for (let number = table.size + 1; number <= deviceCount; number++) {
    const name = `PC-${String(number).padStart(5, '0')}`
    const companyID = firstBranch + (number % 1900)
    const values = { ...shared, companyID, referenceTitle: name, serialNumber: `SN-${name}`, isActive: number % 50 !== 0 }
    table.insert({ values, udfs: {} })
  }
}

/** One every ten minutes up to a day ago, three of four complete. */
function addTickets(tenant: Tenant): void {
  const table = tableOf(tenant, 'Tickets')
  const newest = tenant.context.clock.now() - 86_400_000
  const shared: Values = { priority: 2, queueID: 29_682_833, source: 1, ticketType: 1, ticketCategory: 3, creatorType: 1 }
  const by: Values = { creatorResourceID: technician.resourceId, lastActivityResourceID: technician.resourceId, lastActivityPersonType: 1 }
  for (let number = table.size + 1; number <= ticketCount; number++) {
    const time = new Date(newest - (ticketCount - number) * 600_000).toISOString()
    const isOpen = number % 4 === 0
    table.insert({
      values: {
        ...shared,
        ...by,
        title: `Round ${number}`,
        ticketNumber: `T${time.slice(0, 10).replaceAll('-', '')}.${String(number % 10_000).padStart(4, '0')}`,
        companyID: firstBranch + (number % 1900),
        status: isOpen ? 8 : 5,
        createDate: time,
        dueDateTime: time,
        lastActivityDate: time,
        ...(isOpen ? {} : { completedDate: time, completedByResourceID: technician.resourceId }),
      },
      udfs: {},
    })
  }
}
