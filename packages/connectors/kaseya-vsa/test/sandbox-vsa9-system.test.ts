import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startNine, walk } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startNine()
})
afterEach(() => client.stop())

const orgNamed = async (name: string): Promise<Json> =>
  (await walk(client, '/system/orgs', 'Result')).find(({ OrgName }) => OrgName === name)

describe('organizations', () => {
  test('have the vendor’s members', async () => {
    const org = await orgNamed('Müller Hochbau GmbH')
    expect(org).toEqual({
      OrgId: expect.stringMatching(/^\d{26}$/),
      OrgName: 'Müller Hochbau GmbH',
      OrgRef: 'muellerbau',
      OrgType: '',
      DefaultDepartmentName: 'root',
      DefaultMachineGroupName: 'root',
      ParentOrgId: null,
      Website: 'muellerbau.example',
      NoOfEmployees: 80,
      AnnualRevenue: 0,
      ContactInfo: expect.objectContaining({ City: 'Köln' }),
      CustomFields: [{ FieldName: 'Contract', FieldValue: 'Managed' }],
      Attributes: null,
    })
    expect((await client.get(`/system/orgs/${org.OrgId}`)).Result).toEqual(org)
  })

  test('have machine groups and staff of their own', async () => {
    const { OrgId } = await orgNamed('Bracken & Holt Ltd')
    const groups = (await client.get(`/system/orgs/${OrgId}/machinegroups`)).Result as Json[]
    expect(groups.map(({ MachineGroupName }) => MachineGroupName)).toEqual(['root.brackenholt', 'servers.brackenholt'])
    expect(groups[1].ParentMachineGroupId).toBe(groups[0].MachineGroupId)
    expect(groups.every((group) => group.OrgId === OrgId)).toBe(true)
    const staff = (await client.get(`/system/orgs/${OrgId}/staff`)).Result as Json[]
    expect(staff.map(({ StaffFullName }) => StaffFullName)).toEqual(['Ruth Bracken', 'Tom Avery'])
    expect((await client.send('GET', '/system/orgs/1/machinegroups')).status).toBe(404)
  })
})

test('machine groups of all organizations stand in one list, and each by its id', async () => {
  const groups = await walk(client, '/system/machinegroups', 'Result', 3)
  expect(groups).toHaveLength(11)
  expect((await client.get(`/system/machinegroups/${groups[3].MachineGroupId}`)).Result).toEqual(groups[3])
})

describe('users, roles and scopes', () => {
  test('the caller has one role and one scope, neither of them the master’s', async () => {
    const user = (await client.get('/system/currentUser')).Result
    expect(user).toMatchObject({ AdminName: 'jackfield-api', Email: 'jackfield-api@sandbox-msp.example' })
    expect(user).not.toHaveProperty('AdminPassword')
    expect([user.AdminRoleIds.length, user.AdminScopeIds.length]).toEqual([1, 1])
    const role = (await client.get(`/system/roles/${user.AdminRoleIds[0]}`)).Result
    const scope = (await client.get(`/system/scopes/${user.AdminScopeIds[0]}`)).Result
    expect([role.RoleName, scope.ScopeName]).toEqual(['Integration', 'Customers'])
    const type = (await client.get(`/system/roletypes/${role.RoleTypeIds[0]}`)).Result
    expect(type).toMatchObject({ RoleTypeName: 'VSA Admin', Name: 'VSA Admin' })
  })

  test('a role tells no rights and a scope no members', async () => {
    const roles = await walk(client, '/system/roles', 'Result')
    expect(roles.map(({ RoleName }) => RoleName)).toEqual(['Master', 'Technician', 'Integration'])
    expect(Object.keys(roles[0])).toEqual(['RoleId', 'RoleName', 'RoleTypeIds', 'Attributes'])
    const scopes = await walk(client, '/system/scopes', 'Result')
    expect(Object.keys(scopes[0])).toEqual(['ScopeId', 'ScopeName', 'Attributes'])
  })

  test('users, role types and procedures are lists too', async () => {
    expect((await walk(client, '/system/users', 'Result')).map(({ AdminName }) => AdminName)).toEqual([
      'mweber',
      'jokafor',
      'jackfield-api',
    ])
    expect(await walk(client, '/tenantmanagement/roletypes', 'Result')).toEqual(await walk(client, '/system/roletypes', 'Result'))
    expect(await walk(client, '/automation/agentprocs', 'Result')).toHaveLength(2)
  })
})

test('the seed empty has the MSP itself, its desks, and no customer, device, alarm or ticket', async () => {
  await client.stop()
  client = await startNine({ seed: 'empty' })
  expect((await walk(client, '/system/orgs', 'Result')).map(({ OrgName }) => OrgName)).toEqual(['Sandbox MSP'])
  for (const path of ['/assetmgmt/agents', '/assetmgmt/assets', '/assetmgmt/audit', '/assetmgmt/alarms/true']) {
    expect(await client.get(path), path).toMatchObject({ TotalRecords: 0, Result: [] })
  }
  expect((await client.get('/automation/servicedesks')).TotalRecords).toBe(2)
  expect([client.running.devices(), client.running.alarms(), client.running.tickets(), client.running.webhooks()]).toEqual([[], [], [], []])
})
