import { picklistOf } from '../picklists.ts'
import { entityNamed } from '../entities/registry.ts'
import type { UdfDefinition } from '../records.ts'
import { technician } from '../technician-ids.ts'
import { deviceLinkUdf, login, otherLogin, referenceUdf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { apiLicence } from '../write/people.ts'
import { readUdfDefinitions } from '../write/setup-rules.ts'
import { addRow, timeAgo } from './ticket-seed.ts'

/** Fields that this tenant has defined for itself; one of them is protected (FACTS 8). */
const udfDefinitions: readonly UdfDefinition[] = [
  { id: 29_682_851, name: 'CustomerRanking', udfType: 1, isProtected: false, list: ['Golden', 'Silver', 'Bronze'] },
  { id: 29_682_852, name: 'Monitoring Tenant', udfType: 1, isProtected: false, list: null },
  { id: 29_682_853, name: referenceUdf, udfType: 5, isProtected: false, list: null },
  { id: 29_682_854, name: 'Asset tag', udfType: 5, isProtected: false, list: null },
  { id: 29_682_855, name: 'Kaseya Agent GUID', udfType: 4, isProtected: false, list: null },
  { id: 29_682_856, name: 'BIOS password', udfType: 4, isProtected: true, list: null },
  { id: 29_682_857, name: deviceLinkUdf, udfType: 4, isProtected: false, list: null },
]

const apiResourceId = 29_682_900
const otherResourceId = 29_682_901

/** What every tenant has: its own company with id 0, its people, and the lists that it has set up. */
export function addBasics(tenant: Tenant): void {
  addPeople(tenant)
  addUsers(tenant)
  addRow(tenant, 'Companies', 0, {
    companyName: 'Harrow & Pine Managed Services',
    companyType: 1,
    ownerResourceID: 29_682_886,
    phone: '0113 496 0000',
    isActive: true,
    createDate: timeAgo(tenant, 900),
    createdByResourceID: 4,
    lastActivityDate: timeAgo(tenant, 30),
    lastTrackedModifiedDateTime: timeAgo(tenant, 30),
    city: 'Leeds',
    webAddress: 'harrowpine.example',
  })
  addCategories(tenant)
  addDefinitions(tenant)
}

/** Resources, their roles, and which of them may be stood in for (FACTS 1, Impersonation). */
function addPeople(tenant: Tenant): void {
  const person = (id: number, firstName: string, lastName: string, licenseType: number, isActive = true): void => {
    const userName = `${firstName}.${lastName}`.toLowerCase().replace(/[^a-z.]/g, '')
    const email = `${userName}@harrowpine.example`
    addRow(tenant, 'Resources', id, { firstName, lastName, userName, email, isActive, licenseType, resourceType: 'Employee', userType: 1 })
  }
  person(4, 'Autotask', 'Administrator', 1)
  person(technician.resourceId, 'Jana', 'Okafor', 1)
  person(29_682_886, 'Marc', 'Weber', 1)
  person(29_682_887, 'Sven', 'Lindqvist', 1, false)
  person(apiResourceId, 'Jackfield', 'API', apiLicence)
  person(otherResourceId, 'Other Product', 'API', apiLicence)
  tenant.impersonable.add(technician.resourceId)
  const rate = { hourlyFactor: 1, hourlyRate: 90, isActive: true, isExcludedFromNewContracts: false, isSystemRole: false, roleType: 0 }
  addRow(tenant, 'Roles', technician.roleId, { ...rate, name: 'Service Desk Engineer' })
  addRow(tenant, 'Roles', 29_682_835, { ...rate, name: 'Senior Engineer', hourlyRate: 130 })
  const held = [
    [technician.resourceId, technician.roleId],
    [29_682_886, technician.roleId],
    [29_682_886, 29_682_835],
  ] as const
  held.forEach(([resourceID, roleID], index) => {
    addRow(tenant, 'ResourceServiceDeskRoles', index + 1, { resourceID, roleID, isActive: true, isDefault: index < 2 })
    addRow(tenant, 'ResourceRoles', index + 1, { resourceID, roleID, isActive: true, queueID: 29_682_833 })
  })
}

/** Who can log in. The second one is another product's, with a tracking identifier of its own. */
function addUsers(tenant: Tenant): void {
  const state = { isActive: true, isLocked: false, isApiOnly: true, failures: 0 }
  tenant.users.set(login.userName.toLowerCase(), { ...login, ...state, resourceId: apiResourceId })
  tenant.users.set(otherLogin.userName.toLowerCase(), { ...otherLogin, ...state, resourceId: otherResourceId })
}

function addCategories(tenant: Tenant): void {
  const tickets = entityNamed('Tickets')
  const field = tickets.fieldsByName.get('ticketcategory')
  for (const { value, label, isDefault } of field ? picklistOf(tenant, tickets, field) : []) {
    const marks = { isActive: true, isApiOnly: value === 2, isGlobalDefault: isDefault ?? false }
    addRow(tenant, 'TicketCategories', Number(value), { name: label, nickname: label.slice(0, 3), displayColorRGB: 16_711_680, ...marks })
  }
  ;['Server', 'Workstation'].forEach((name, index) => {
    const marks = { isActive: true, isClientPortalDefault: false, isGlobalDefault: index === 1 }
    addRow(tenant, 'ConfigurationItemCategories', index + 1, { name, nickname: name.slice(0, 3), displayColorRGB: 255, ...marks })
    addRow(tenant, 'Products', index + 101, { name, isActive: true, isSerialized: false, productBillingCodeID: 29_682_800 })
  })
}

function addDefinitions(tenant: Tenant): void {
  let items = 0
  udfDefinitions.forEach(({ id, name, udfType, isProtected, list }, index) => {
    addRow(tenant, 'UserDefinedFieldDefinitions', id, {
      name,
      udfType,
      dataType: list ? 4 : 1,
      isProtected,
      isActive: true,
      isRequired: false,
      sortOrder: index + 1,
      createDate: timeAgo(tenant, 400),
    })
    for (const valueForDisplay of list ?? []) {
      items += 1
      addRow(tenant, 'UserDefinedFieldListItems', items, {
        udfFieldId: id,
        valueForDisplay,
        valueForExport: valueForDisplay,
        isActive: true,
      })
    }
  })
  readUdfDefinitions(tenant)
}
