import type { BoardRow, CompanyStatusRow, MemberRow, PriorityRow, SourceRow, StatusRow, TypeRow } from '../records.ts'
import { apiMember, apiMemberIdentifier } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { href, info, reference, withoutNulls } from './wire-record.ts'
import type { WireRecord } from './wire-record.ts'

/** The tenant's one location and one department. */
export const location = { id: 2, name: 'Head Office' } as const
export const department = { id: 10, identifier: 'Services', name: 'Professional Services' } as const

export function locationReference(tenant: Tenant): object | undefined {
  return reference(tenant, 'location', 'system/locations', location)
}

export function departmentReference(tenant: Tenant): object | undefined {
  return reference(tenant, 'department', 'system/departments', department)
}

export function boardReference(tenant: Tenant, id: number | null): object | undefined {
  const board = id === null ? undefined : tenant.boards.get(id)
  return reference(tenant, 'board', 'service/boards', board && { id: board.id, name: board.name })
}

export function memberReference(tenant: Tenant, id: number | null): object | undefined {
  const member = id === null ? undefined : tenant.members.get(id)
  return reference(tenant, 'member', 'system/members', member && { id: member.id, identifier: member.identifier, name: fullName(member) })
}

export function fullName(person: { readonly firstName: string; readonly lastName: string | null }): string {
  return [person.firstName, person.lastName].filter(Boolean).join(' ')
}

export function presentBoard(tenant: Tenant, row: BoardRow): WireRecord {
  return {
    id: row.id,
    name: row.name,
    location: locationReference(tenant),
    department: departmentReference(tenant),
    inactiveFlag: row.inactive,
    projectFlag: false,
    sendToContactFlag: false,
    _info: info(row, {
      statuses_href: href(tenant, `service/boards/${row.id}/statuses`),
      types_href: href(tenant, `service/boards/${row.id}/types`),
    }),
  }
}

export function presentStatus(tenant: Tenant, row: StatusRow): WireRecord {
  return {
    id: row.id,
    name: row.name,
    board: boardReference(tenant, row.boardId),
    sortOrder: row.sortOrder,
    displayOnBoard: !row.isClosed,
    inactive: row.inactive,
    closedStatus: row.isClosed,
    timeEntryNotAllowed: false,
    defaultFlag: row.isDefault,
    escalationStatus: row.isClosed ? 'Resolved' : 'NotResponded',
    _info: info(row),
  }
}

export function presentType(tenant: Tenant, row: TypeRow): WireRecord {
  return {
    id: row.id,
    name: row.name,
    category: 'Reactive',
    defaultFlag: row.isDefault,
    inactiveFlag: row.inactive,
    requestForChangeFlag: false,
    board: boardReference(tenant, row.boardId),
    _info: info(row),
  }
}

export function presentPriority(_tenant: Tenant, row: PriorityRow): WireRecord {
  return {
    id: row.id,
    name: row.name,
    color: row.color,
    sortOrder: row.sortOrder,
    defaultFlag: row.isDefault,
    level: row.level,
    _info: info(row),
  }
}

export function presentSource(_tenant: Tenant, row: SourceRow): WireRecord {
  return { id: row.id, name: row.name, defaultFlag: row.isDefault, _info: info(row) }
}

export function presentCompanyStatus(_tenant: Tenant, row: CompanyStatusRow): WireRecord {
  return { id: row.id, name: row.name, defaultFlag: row.isDefault, inactiveFlag: row.inactive, _info: info(row) }
}

/** The security role of the API member, and the administrators' one. */
export const roles = { administrator: { id: 1, name: 'Admin' }, integration: { id: 63, name: 'Integration' } } as const

export function roleOf(tenant: Tenant, member: MemberRow): { readonly id: number; readonly name: string } {
  const isNarrow = member.identifier === apiMemberIdentifier && !tenant.rights.isEverything
  return isNarrow ? roles.integration : roles.administrator
}

export function presentMember(tenant: Tenant, row: MemberRow): WireRecord {
  const role = roleOf(tenant, row)
  return withoutNulls({
    id: row.id,
    identifier: row.identifier,
    firstName: row.firstName,
    lastName: row.lastName,
    licenseClass: row.licenseClass,
    inactiveFlag: false,
    adminFlag: role.id === roles.administrator.id,
    hireDate: row.dateEntered,
    officeEmail: `${row.identifier.toLowerCase()}@sandbox-msp.example`,
    defaultEmail: 'Office',
    defaultPhone: 'Office',
    securityRole: reference(tenant, 'securityRole', 'system/securityRoles', role),
    defaultLocation: locationReference(tenant),
    defaultDepartment: departmentReference(tenant),
    serviceDefaultBoard: boardReference(tenant, row.boardId),
    _info: info(row),
  })
}

export function presentMyMember(tenant: Tenant): WireRecord {
  return presentMember(tenant, apiMember(tenant))
}
