import type { RightName } from './rights.ts'

/**
 * What guards a call. `vendor`: the seed's steps or a help page name the right for this purpose. `inferred`: it follows from the name of the
 * menu. A `right` of null: open to every session.
 */
export interface Guard {
  readonly method: string
  readonly route: string
  readonly right: RightName | null
  readonly certainty: 'vendor' | 'inferred'
  readonly source: string
}

const rows = (right: RightName | null, certainty: Guard['certainty'], source: string, ...lines: readonly string[]): readonly Guard[] =>
  lines.map((line) => {
    const [method = '', route = ''] = line.split(' ')
    return { method, route, right, certainty, source }
  })

const seed = 'steps for the role of Autotask’s extension for Kaseya'
const desk = '/automation/servicedesks'
const tickets = '/automation/servicedesktickets'
const audit = '/assetmgmt/audit'

/** Every call of VSA 9 that this sandbox serves stands here once. */
export const guards: readonly Guard[] = [
  ...rows(null, 'vendor', 'FACTS 1.2', 'GET /auth', 'GET /authx', 'GET /echo', 'DELETE /system/users/session'),
  ...rows(null, 'inferred', 'FACTS 1.8', 'GET /environment', 'GET /tenant', 'GET /ismoduleinstalled/{id}', 'GET /ismoduleactivated/{id}'),
  ...rows(null, 'inferred', 'FACTS 1.11: readable by the caller itself; a variant asks for a right', 'GET /system/currentUser'),
  ...rows(
    'viewAssets',
    'vendor',
    seed,
    'GET /assetmgmt/agents',
    'GET /assetmgmt/agents/{id}',
    'GET /assetmgmt/assets',
    'GET /assetmgmt/assets/{id}',
    'GET /assetmgmt/assets/getassetbyid/{id}',
    'GET /assetmgmt/assettypes',
  ),
  ...rows(
    'machineStatus',
    'vendor',
    seed,
    `GET ${audit}`,
    `GET ${audit}/{id}/summary`,
    `GET ${audit}/{id}/hardware/diskvolumes`,
    `GET ${audit}/{id}/hardware/pcianddisk`,
    `GET ${audit}/{id}/software/installedapplications`,
  ),
  ...rows('credentials', 'inferred', 'FACTS 1.6: sensitive', `GET ${audit}/{id}/credentials`),
  ...rows(
    'serviceDesk',
    'vendor',
    seed,
    `GET ${desk}`,
    `GET ${desk}/{id}/tickets`,
    `GET ${desk}/{id}/status`,
    `GET ${desk}/{id}/priorities`,
    `GET ${desk}/{id}/categories`,
    `GET ${desk}/{id}/customfields`,
    `PUT ${desk}/assign/{id}/{staffId}`,
    `GET ${tickets}`,
    `GET ${tickets}/{id}`,
    `POST ${tickets}/{id}/ticket`,
    `GET ${tickets}/{id}/notes`,
    `POST ${tickets}/{id}/notes`,
    `PUT ${tickets}/{id}/status/{statusId}`,
    `PUT ${tickets}/{id}/priority/{priorityId}`,
    `GET ${tickets}/{id}/customfields/{fieldId}`,
    `PUT ${tickets}/{id}/customfields/{fieldId}`,
  ),
  ...rows(
    'userSettings',
    'inferred',
    `${seed}: the only right below System`,
    'GET /system/orgs',
    'GET /system/orgs/{id}',
    'GET /system/orgs/{id}/machinegroups',
    'GET /system/orgs/{id}/staff',
    'GET /system/machinegroups',
    'GET /system/machinegroups/{id}',
  ),
  ...rows(
    'alarmSummary',
    'inferred',
    'in no seed; the alarms of the console stand under Monitor',
    'GET /assetmgmt/alarms/true',
    'GET /assetmgmt/alarms/false',
    'GET /assetmgmt/alarms/{id}',
    'PUT /assetmgmt/alarms/{id}/close',
  ),
  ...rows(
    'userSecurity',
    'inferred',
    'FACTS 1.11: negative probes',
    'GET /system/users',
    'GET /system/users/{id}',
    'GET /system/roles',
    'GET /system/roles/{id}',
    'GET /system/roletypes',
    'GET /system/roletypes/{id}',
    'GET /tenantmanagement/roletypes',
    'GET /tenantmanagement/roletypes/{id}',
    'GET /system/scopes',
    'GET /system/scopes/{id}',
  ),
  ...rows('agentProcedures', 'inferred', 'FACTS 1.11: negative probe', 'GET /automation/agentprocs'),
  ...rows(
    null,
    'vendor',
    'FACTS 1.8: cut off below HTTP, so that no right is asked for',
    'PUT /system/users/{id}',
    'DELETE /system/users/{id}',
    'PUT /system/users/{id}/enable',
    'PUT /system/users/{id}/disable',
    'POST /system/users/{id}/passwordreset',
    'PUT /system/roles/{id}/users/{userId}',
    'PUT /system/scopes/{id}/users/{userId}',
  ),
]
