import { membersFrom } from '../../odata/members.ts'
import type { SourceRecord } from '../../odata/members.ts'
import type { MachineGroupRow, OrgRow, RoleRow, StaffRow, TitledRow, UserRow } from '../records.ts'

/** KOrganization. */
export const orgMembers = membersFrom({
  OrgId: 'id f',
  OrgName: 'text fs',
  OrgRef: 'text fs',
  OrgType: 'text',
  DefaultDepartmentName: 'text',
  DefaultMachineGroupName: 'text',
  ParentOrgId: 'id f',
  Website: 'text',
  NoOfEmployees: 'int fs',
  AnnualRevenue: 'int fs',
  ContactInfo: 'object',
  CustomFields: 'list',
  Attributes: 'object',
})

export function orgRecord(row: OrgRow): SourceRecord {
  return {
    OrgId: row.id,
    OrgName: row.name,
    OrgRef: row.reference,
    OrgType: '',
    DefaultDepartmentName: 'root',
    DefaultMachineGroupName: 'root',
    ParentOrgId: row.parentId,
    Website: row.website,
    NoOfEmployees: row.employees,
    AnnualRevenue: 0,
    ContactInfo: { PreferredContactMethod: 'email', PrimaryPhone: '', PrimaryEmail: '', Country: 'GB', City: row.city, ZipCode: '' },
    CustomFields: [{ FieldName: 'Contract', FieldValue: 'Managed' }],
  }
}

/** KMachineGroup. */
export const groupMembers = membersFrom({
  MachineGroupId: 'id f',
  MachineGroupName: 'text fs',
  ParentMachineGroupId: 'id f',
  OrgId: 'id fs',
  Attributes: 'object',
})

export function groupRecord(row: MachineGroupRow): SourceRecord {
  return { MachineGroupId: row.id, MachineGroupName: row.name, ParentMachineGroupId: row.parentId, OrgId: row.orgId }
}

export const staffMembers = membersFrom({
  StaffId: 'id f',
  OrgId: 'id f',
  StaffFullName: 'text fs',
  EmailAddress: 'text fs',
  Attributes: 'object',
})

export function staffRecord(row: StaffRow): SourceRecord {
  return { StaffId: row.id, OrgId: row.orgId, StaffFullName: row.fullName, EmailAddress: row.email }
}

/** KUser, without a password. */
export const userMembers = membersFrom({
  UserId: 'id f',
  AdminName: 'text fs',
  Admintype: 'int',
  DisableUntil: 'text',
  CreationDate: 'text',
  AdminScopeIds: 'list',
  AdminRoleIds: 'list',
  FirstName: 'text fs',
  LastName: 'text fs',
  DefaultStaffOrgId: 'id',
  DefaultStaffDepartmentId: 'id',
  Email: 'text fs',
  Attributes: 'object',
})

export function userRecord(row: UserRow): SourceRecord {
  return {
    UserId: row.id,
    AdminName: row.name,
    Admintype: 2,
    DisableUntil: '',
    CreationDate: '',
    AdminScopeIds: row.scopeIds,
    AdminRoleIds: row.roleIds,
    FirstName: row.firstName,
    LastName: row.lastName,
    Email: row.email,
  }
}

/** KUserRole. */
export const roleMembers = membersFrom({ RoleId: 'id f', RoleName: 'text fs', RoleTypeIds: 'list', Attributes: 'object' })
export const roleRecord = (row: RoleRow): SourceRecord => ({ RoleId: row.id, RoleName: row.name, RoleTypeIds: row.typeIds })

/** KUserRoleType: the table has RoleTypeName, the endpoint's own description Name (FACTS 1.8). */
export const roleTypeMembers = membersFrom({
  RoleTypeId: 'id f',
  RoleTypeName: 'text fs',
  RoleTypeDescription: 'text',
  Name: 'text',
  Description: 'text',
})
export const roleTypeRecord = (row: TitledRow): SourceRecord => ({
  RoleTypeId: row.id,
  RoleTypeName: row.name,
  RoleTypeDescription: row.name,
  Name: row.name,
  Description: row.name,
})

export const scopeMembers = membersFrom({ ScopeId: 'id f', ScopeName: 'text fs', Attributes: 'object' })
export const scopeRecord = (row: TitledRow): SourceRecord => ({ ScopeId: row.id, ScopeName: row.name })

/** KAgentProcedure. */
export const procedureMembers = membersFrom({
  AgentProcedureId: 'id f',
  AgentProcedureName: 'text fs',
  Path: 'text f',
  Description: 'text',
  Attributes: 'object',
})
export const procedureRecord = (row: TitledRow): SourceRecord => ({
  AgentProcedureId: row.id,
  AgentProcedureName: row.name,
  Path: 'Shared',
  Description: '',
})
