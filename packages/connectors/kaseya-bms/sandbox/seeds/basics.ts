import { completedKind } from '../records.ts'
import type { Stamp } from '../records.ts'
import { apiUserId, now, technicianId, tenantName } from '../tenant.ts'
import type { ListName, Tenant } from '../tenant.ts'

const day = 86_400_000

/** Made some days ago by the technician, or by who is named. */
export function since(tenant: Tenant, days: number, by: number = technicianId): Stamp {
  const time = Math.floor((now(tenant) - days * day) / 1000) * 1000
  return { createdBy: by, createdOn: time, modifiedBy: by, modifiedOn: time }
}

/** Statuses by what this sandbox calls them. Numbers have no order that a client could lean on. */
export const statusIds = { new: 8801, assigned: 8804, inProgress: 8803, waiting: 8812, completed: 8809, duplicate: 8815 } as const
export const queueIds = { serviceDesk: 7301, monitoring: 7303, projects: 7302 } as const
export const priorityIds = { critical: 92, high: 91, medium: 90, low: 94 } as const
export const typeIds = { serviceRequest: 12, incident: 11, alert: 15 } as const
export const sourceIds = { portal: 0, phone: 1, email: 4, monitoring: 5 } as const
export const assetCategoryIds = { server: 61, workstation: 62, firewall: 63 } as const
export const noteTypeIds = { general: 21, resolution: 23 } as const

export const ownAccountId = 40_001
export const ownLocationId = 50_001

/** What a tenant has before its first customer. */
export function addBasics(tenant: Tenant): void {
  addStatuses(tenant)
  addPriorities(tenant)
  for (const [id, name] of [
    [queueIds.serviceDesk, 'Service Desk'],
    [queueIds.projects, 'Projects'],
    [queueIds.monitoring, 'Monitoring'],
  ] as const) {
    tenant.queues.insert({ id, name, isActive: true })
  }
  tenant.queues.insert({ id: 7304, name: 'Old Queue', isActive: false })
  addIssueTypes(tenant)
  for (const [name, rows] of Object.entries(lists)) {
    for (const [index, [id, text]] of rows.entries()) {
      tenant.lists[name as ListName].insert({ id, name: text, description: null, isDefault: index === 0, isActive: true })
    }
  }
  addEmployees(tenant)
  tenant.accounts.insert({
    ...since(tenant, 900),
    id: ownAccountId,
    code: 'SBX',
    name: tenantName,
    typeId: 1,
    managerId: technicianId,
    website: null,
    description: null,
    isActive: true,
  })
  tenant.locations.insert({
    ...since(tenant, 900),
    id: ownLocationId,
    accountId: ownAccountId,
    name: 'Head Office',
    isMain: true,
    isActive: true,
    city: 'Boston',
    phone: null,
  })
}

const lists: Readonly<Record<ListName, readonly (readonly [number, string])[]>> = {
  ticketTypes: [
    [typeIds.serviceRequest, 'Service Request'],
    [typeIds.incident, 'Incident'],
    [typeIds.alert, 'Alert'],
  ],
  // The numbers of the older interface, presumably the same in this one (FACTS 7).
  sources: [
    [sourceIds.portal, 'Client Portal'],
    [sourceIds.phone, 'Phone'],
    [2, 'In Person'],
    [3, 'On Site'],
    [sourceIds.email, 'Email'],
    [sourceIds.monitoring, 'Monitoring System'],
    [6, 'Voice Mail'],
    [7, 'Verbal'],
    [8, 'Other'],
    [9, 'Recurring'],
  ],
  noteTypes: [
    [noteTypeIds.general, 'General'],
    [noteTypeIds.resolution, 'Resolution'],
  ],
  contactTypes: [
    [1, 'Primary'],
    [2, 'Billing'],
  ],
  accountTypes: [
    [1, 'Customer'],
    [2, 'Prospect'],
  ],
  slas: [[301, 'Standard SLA']],
  workTypes: [
    [401, 'Remote Support'],
    [402, 'On-site Support'],
  ],
  billingRoles: [
    [451, 'Engineer'],
    [452, 'Consultant'],
  ],
  assetCategories: [
    [assetCategoryIds.server, 'Server'],
    [assetCategoryIds.workstation, 'Workstation'],
    [assetCategoryIds.firewall, 'Firewall'],
  ],
}

function addStatuses(tenant: Tenant): void {
  const rows = [
    [statusIds.new, 'New', 1, true],
    [statusIds.assigned, 'Assigned', 2, false],
    [statusIds.inProgress, 'In Progress', 2, false],
    [statusIds.waiting, 'Waiting on Client', 3, false],
    [statusIds.completed, 'Completed', completedKind, true],
    [statusIds.duplicate, 'Duplicate', completedKind, false],
  ] as const
  for (const [index, [id, name, typeId, isSystem]] of rows.entries()) {
    tenant.statuses.insert({ id, name, typeId, isSystem, order: index + 1, isActive: true, color: '#4a90d9', fontColor: '#ffffff' })
  }
  tenant.statuses.insert({
    id: 8820,
    name: 'Parked',
    typeId: 3,
    isSystem: false,
    order: 9,
    isActive: false,
    color: '#cccccc',
    fontColor: '#000000',
  })
}

function addPriorities(tenant: Tenant): void {
  const rows = [
    [priorityIds.critical, 'Critical', '#d0021b'],
    [priorityIds.high, 'High', '#f5a623'],
    [priorityIds.medium, 'Medium', '#f8e71c'],
    [priorityIds.low, 'Low', '#7ed321'],
  ] as const
  for (const [id, name, color] of rows) tenant.priorities.insert({ id, name, color, isDefault: id === priorityIds.medium })
}

function addIssueTypes(tenant: Tenant): void {
  tenant.issueTypes.insert({ id: 601, name: 'Hardware', parentId: null, isActive: true })
  tenant.issueTypes.insert({ id: 602, name: 'Software', parentId: null, isActive: true })
  tenant.issueTypes.insert({ id: 603, name: 'Backup', parentId: null, isActive: true })
  tenant.issueTypes.insert({ id: 611, name: 'Disk', parentId: 601, isActive: true })
  tenant.issueTypes.insert({ id: 612, name: 'Memory', parentId: 601, isActive: true })
  tenant.issueTypes.insert({ id: 613, name: 'Failed job', parentId: 603, isActive: true })
}

function addEmployees(tenant: Tenant): void {
  const rows = [
    [apiUserId, 'jackfield.api', 'Jackfield API', null, false],
    [technicianId, 'mweber', 'Maria Weber', 'Service Manager', true],
    [31_003, 'jokafor', 'James Okafor', 'Engineer', true],
    [31_004, 'lnovak', 'Lena Novak', 'Engineer', true],
  ] as const
  for (const [id, userName, name, jobTitle, canBeAssigned] of rows) {
    tenant.employees.insert({ id, userName, name, jobTitle, canBeAssigned, email: `${userName}@sandboxmsp.example` })
  }
}
