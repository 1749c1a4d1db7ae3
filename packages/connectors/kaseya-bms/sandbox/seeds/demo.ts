import { ticketModule } from '../records.ts'
import type { TicketRow } from '../records.ts'
import { apiUserId, technicianId } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { completes } from '../tickets/ticket-filter.ts'
import { addAssets } from './assets.ts'
import { noteTypeIds, ownAccountId, ownLocationId, priorityIds, queueIds, since, sourceIds, statusIds, typeIds } from './basics.ts'

/** Customers: the first location is the main one. */
const customers = [
  { id: 41_005, code: 'ALDER', name: 'Alder Legal', isActive: true, locations: ['Bath'], people: ['Iris Alder'] },
  {
    id: 41_010,
    code: 'BRACKEN',
    name: 'Bracken & Holt Ltd',
    isActive: true,
    locations: ['Leeds', 'York'],
    people: ['Anna Bracken', 'Tom Reed'],
  },
  { id: 41_020, code: 'MUELLER', name: 'Müller GmbH', isActive: true, locations: ['Köln'], people: ['Jürgen Müller'] },
  {
    id: 41_030,
    code: 'NORTHGATE',
    name: 'Northgate Dental',
    isActive: true,
    locations: ['Front Street', 'Back Street', 'Store'],
    people: ['Ellen Park'],
  },
  { id: 41_040, code: 'OBRIEN', name: "O'Brien, Daly and Sons", isActive: true, locations: ['Cork'], people: ['Sean O’Brien'] },
  { id: 41_050, code: 'GONE', name: 'Gone Away Inc', isActive: false, locations: ['Boston'], people: [] },
] as const

/** A believable MSP at work. */
export function addDemo(tenant: Tenant): void {
  for (const customer of customers) addCustomer(tenant, customer)
  addAssets(tenant)
  addTickets(tenant)
}

function addCustomer(tenant: Tenant, customer: (typeof customers)[number]): void {
  const { id, code, name, isActive } = customer
  tenant.accounts.insert({
    ...since(tenant, 700),
    id,
    code,
    name,
    typeId: 1,
    managerId: technicianId,
    website: `https://${code.toLowerCase()}.example`,
    description: null,
    isActive,
  })
  for (const [index, city] of customer.locations.entries()) {
    // The main location is not always the first row.
    const isMain = index === customer.locations.length - 1
    const fields = { ...since(tenant, 700), accountId: id, isMain, isActive: true, city, phone: isMain ? '+1 555 0100' : null }
    tenant.locations.insert({ ...fields, id: id + 10_000 + index, name: `${city} office` })
  }
  for (const [index, person] of customer.people.entries()) {
    const [firstName = '', lastName = ''] = person.split(' ')
    tenant.contacts.insert({
      ...since(tenant, 600),
      id: id + 20_000 + index,
      accountId: id,
      locationId: id + 10_000,
      firstName,
      lastName,
      email: `${firstName
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z]/g, '')}@${code.toLowerCase()}.example`,
      phone: index === 0 ? '+1 555 0199' : null,
      jobTitle: null,
      isActive: true,
    })
  }
}

/** Fields that most tickets share. */
export function plainTicket(tenant: Tenant, days: number): Omit<TicketRow, 'id'> {
  const stamp = since(tenant, days)
  return {
    ...stamp,
    title: '',
    details: '',
    accountId: ownAccountId,
    locationId: ownLocationId,
    contactId: null,
    queueId: queueIds.serviceDesk,
    statusId: statusIds.new,
    priorityId: priorityIds.medium,
    typeId: typeIds.serviceRequest,
    issueTypeId: null,
    subIssueTypeId: null,
    assigneeId: null,
    workTypeId: null,
    slaId: null,
    sourceId: sourceIds.phone,
    hardwareAssetId: null,
    openDate: stamp.createdOn,
    dueDate: null,
    completedDate: null,
    reOpenedDate: null,
    lastActivityUpdate: stamp.createdOn,
    lastStatusUpdate: stamp.createdOn,
    lastPriorityUpdate: null,
    lastQueueUpdate: null,
    secondaryAssigneeIds: [],
    ccs: [],
  }
}

/** Types, sources and types of notes can be read off these. */
function addTickets(tenant: Tenant): void {
  const add = (days: number, fields: Partial<TicketRow>): number => {
    const plain = plainTicket(tenant, days)
    const isCompleted = completes(tenant, fields.statusId ?? plain.statusId)
    const row = { ...plain, ...fields, completedDate: isCompleted ? plain.createdOn + 3_600_000 : null }
    return tenant.tickets.insert({ ...row, lastActivityUpdate: row.completedDate ?? plain.createdOn }).id
  }
  const at = (accountId: number, location = 0): Pick<TicketRow, 'accountId' | 'locationId'> => ({
    accountId,
    locationId: accountId + 10_000 + location,
  })
  const printer = add(21, {
    ...at(41_010),
    id: 100_001,
    title: 'Printer is out of toner',
    details: 'On the second floor.',
    contactId: 61_010,
  })
  add(20, {
    ...at(41_010, 1),
    title: 'Disk full on SRV-01',
    details: 'Drive C: has 2 % left.',
    typeId: typeIds.alert,
    sourceId: sourceIds.monitoring,
    queueId: queueIds.monitoring,
    hardwareAssetId: 70_001,
    issueTypeId: 601,
    subIssueTypeId: 611,
    statusId: statusIds.completed,
  })
  add(15, {
    ...at(41_020),
    title: 'Outlook öffnet nicht',
    details: 'Seit heute früh.\nMeldung: "0x800"',
    typeId: typeIds.incident,
    sourceId: sourceIds.email,
    statusId: statusIds.inProgress,
    assigneeId: 31_003,
    priorityId: priorityIds.high,
  })
  add(14, {
    ...at(41_020),
    title: 'Outlook öffnet nicht (noch einmal)',
    details: 'Wie gestern.',
    typeId: typeIds.incident,
    sourceId: sourceIds.email,
    statusId: statusIds.duplicate,
  })
  add(9, {
    ...at(41_030, 2),
    title: 'Firewall unreachable',
    details: 'No answer since 02:10.',
    typeId: typeIds.alert,
    sourceId: sourceIds.monitoring,
    queueId: queueIds.monitoring,
    statusId: statusIds.assigned,
    assigneeId: 31_004,
    hardwareAssetId: 70_004,
    priorityId: priorityIds.critical,
  })
  add(5, {
    ...at(41_040),
    title: 'New starter on Monday',
    details: 'Laptop and mailbox, please.',
    sourceId: sourceIds.portal,
    statusId: statusIds.waiting,
    priorityId: priorityIds.low,
  })
  const certificate = add(2, {
    title: 'Renew our own certificate',
    details: 'It ends next month.',
    queueId: queueIds.projects,
    assigneeId: technicianId,
  })
  for (const [typeId, isInternal, details] of [
    [noteTypeIds.general, false, 'We have ordered toner.'],
    [noteTypeIds.resolution, true, 'Toner arrives tomorrow.'],
  ] as const) {
    tenant.notes.insert({ ...since(tenant, 20), ticketId: printer, details, isInternal, typeId, noteDate: since(tenant, 20).createdOn })
  }
  // A late one: the first tickets are those that suites add files to.
  tenant.attachments.insert({
    moduleId: ticketModule,
    objectId: certificate,
    noteId: null,
    fileName: 'certificate.txt',
    fileType: 'text/plain',
    content: new TextEncoder().encode('CN=sandboxmsp.example\n'),
    createdBy: apiUserId,
    createdOn: since(tenant, 2).createdOn,
  })
}
