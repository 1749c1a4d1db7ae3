import { replyWith } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { presentCustomFieldDefinition } from '../custom-fields.ts'
import { notFound } from '../errors.ts'
import { answerList, answerRecord, recordReply } from '../listing.ts'
import { rightAxes, tableSetupItems } from '../rights.ts'
import type { Held, RightAxis } from '../rights.ts'
import { apiMember, isCloud, login, release, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { customFieldNames, customizeItemNames, memberNames, roleNames, settingNames } from '../wire/names.ts'
import { memberReference, presentMember, presentMyMember, roles } from '../wire/tables.ts'
import type { WireRecord } from '../wire/wire-record.ts'
import { listAndCount, readRoutes } from './read-routes.ts'

/** Who the tenant is, who we are there, and what we may do. */
export const systemRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: '/login/companyinfo/{id}',
    kind: 'read',
    needsLogin: false,
    answer: (tenant, { params }) =>
      replyWith(recordReply(200, companyInfo(tenant, params['id'] ?? ''), { 'content-type': 'application/json; charset=utf-8' })),
  },
  { method: 'GET', path: '/system/info', kind: 'read', answer: (tenant) => replyWith(recordReply(200, systemInfo(tenant))) },
  { method: 'GET', path: '/system/myMembers', kind: 'read', answer: (tenant, request) => answerRecord(request, presentMyMember(tenant)) },
  {
    method: 'GET',
    path: '/system/mySecurity',
    kind: 'list',
    answer: (tenant, request) => answerList(tenant, request, { names: settingNames, rows: mySecurity(tenant), present: asItIs }),
  },
  {
    method: 'GET',
    path: '/system/mySecurity/customizeItems/',
    kind: 'list',
    answer: (tenant, request) => answerList(tenant, request, { names: customizeItemNames, rows: customizeItems(tenant), present: asItIs }),
  },
  ...readRoutes({
    path: '/system/securityroles',
    entity: 'SecurityRole',
    names: roleNames,
    rows: () => Object.values(roles),
    present: (_, role) => ({ ...role, adminFlag: role.id === roles.administrator.id, inactiveFlag: false }),
  }),
  ...listAndCount({
    path: '/system/securityroles/{id}/settings',
    entity: 'SecurityRoleSetting',
    names: settingNames,
    rows: (tenant, { params }) => roleSettings(tenant, params['id'] ?? ''),
    present: (_, setting) => setting,
  }),
  ...readRoutes({
    path: '/system/userDefinedFields',
    entity: 'UserDefinedField',
    names: customFieldNames,
    rows: (tenant) => tenant.customFields.rows(),
    present: presentCustomFieldDefinition,
  }),
  ...readRoutes({
    path: '/system/members',
    entity: 'Member',
    names: memberNames,
    rows: (tenant) => tenant.members.rows(),
    present: presentMember,
  }),
]

function asItIs(record: WireRecord): WireRecord {
  return record
}

/** An unknown company is a 200 with `null` (FACTS 1). */
function companyInfo(tenant: Tenant, id: string): object | null {
  if (id.toLowerCase() !== login.companyId.toLowerCase()) return null
  const cloud = isCloud(tenant)
  return {
    CompanyName: 'Sandbox MSP',
    Codebase: cloud ? release.codebase : 'v4_6_release/',
    VersionCode: release.version,
    VersionNumber: 'v4.6.90210',
    CompanyID: login.companyId,
    IsCloud: variantOf(tenant, 'infoIsCloud') === 'boolean' ? cloud : cloud ? 'True' : 'False',
  }
}

function systemInfo(tenant: Tenant): object {
  return {
    version: release.build,
    isCloud: isCloud(tenant),
    serverTimeZone: 'GMT Standard Time',
    licenseBits: [{ name: 'ServiceDesk', activeFlag: true }],
    ...(isCloud(tenant) ? { cloudRegion: 'EU' } : {}),
    maxWorkFlowRecordsAllowed: 1000,
  }
}

function mySecurity(tenant: Tenant): WireRecord[] {
  const member = memberReference(tenant, apiMember(tenant).id)
  return settings(tenant.rights.all()).map((setting) => ({ ...setting, member }))
}

function roleSettings(tenant: Tenant, id: string): WireRecord[] {
  const role = Object.values(roles).find((candidate) => String(candidate.id) === id)
  if (!role) throw notFound('SecurityRole', id)
  if (role === roles.integration && !tenant.rights.isEverything) return settings(tenant.rights.all())
  const level = role === roles.administrator ? 'All' : 'None'
  return settings(tenant.rights.all().map(({ path }) => ({ path, levels: { inquire: level, add: level, edit: level, delete: level } })))
}

/** The values of the `…Name` and `…Identifier` members are not known (FACTS 8), so they are left out. */
function settings(held: readonly Held[]): WireRecord[] {
  return held.map(({ path: [moduleDescription, moduleFunctionDescription], levels }, index) => ({
    id: index + 1,
    ...Object.fromEntries(rightAxes.map((axis: RightAxis) => [`${axis}Level`, levels[axis]])),
    moduleDescription,
    moduleFunctionDescription,
    reportFlag: moduleFunctionDescription === 'Reports',
    sortOrder: index + 1,
  }))
}

/** The entries that Table Setup allows. Where nothing narrows it that is every entry: whether the vendor then sends any is not known. */
function customizeItems(tenant: Tenant): WireRecord[] {
  return tableSetupItems.flatMap((itemIdentifier, index) =>
    tenant.rights.items().includes(itemIdentifier) ? [{ id: index + 1, customizeIdentifier: 'SystemTableSetup', itemIdentifier }] : [],
  )
}
