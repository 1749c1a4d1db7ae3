import { keyPaths } from './key-paths.ts'
import { tableSetup } from './rights.ts'
import type { FunctionPath, RightAxis, RightLevel } from './rights.ts'

/** One right that a call needs. */
export interface GuardNeed {
  readonly path: FunctionPath
  /** Any one of these axes will do: more than one stands where the facts don't tell which. */
  readonly axes: readonly [RightAxis, ...RightAxis[]]
  readonly level: RightLevel
  /** The entry that a narrowed Table Setup must still have. */
  readonly item?: string
}

/**
 * What guards a call. `vendor`: a page of the vendor or of a partner says so for this object. `seen`: somebody was refused.
 * `inferred`: it follows from the name of the function.
 */
export interface Guard {
  readonly method: string
  readonly route: string
  /** `closing`: besides the plain row, where the write sets a closed status or changes a closed ticket. `reading-closed`: see the variant. */
  readonly when?: 'closing' | 'reading-closed'
  readonly needs: readonly GuardNeed[]
  readonly certainty: 'vendor' | 'seen' | 'inferred'
  readonly source: string
  /** True where the facts leave this guard, or a part of it, open: then it is as lenient as it can be. */
  readonly unknown?: true
}

const serviceTickets: FunctionPath = ['Service Desk', 'Service Tickets']
const closeTickets: FunctionPath = ['Service Desk', 'Close Service Tickets']
const companyMaintenance: FunctionPath = ['Companies', 'Company Maintenance']
const configurations: FunctionPath = ['Companies', 'Configurations']
const attachments: FunctionPath = ['Companies', 'Manage Attachments']
const contacts: FunctionPath = ['Companies', 'Contacts']
const securityRoles: FunctionPath = ['System', 'Security Roles']
const memberMaintenance: FunctionPath = ['System', 'Member Maintenance']
const timeEntry: FunctionPath = ['Time & Expense', 'Time Entry']

/** That My would filter rows silently is a guess of the facts; here it is too little for what needs All. */
const need = (path: FunctionPath, ...axes: readonly [RightAxis, ...RightAxis[]]): GuardNeed => ({ path, axes, level: 'All' })
const setup = (item?: string): readonly GuardNeed[] => [{ ...need(tableSetup, 'inquire'), ...(item === undefined ? {} : { item }) }]

const rows = (
  routes: readonly string[],
  needs: readonly GuardNeed[],
  certainty: Guard['certainty'],
  source: string,
  unknown?: true,
): readonly Guard[] =>
  routes.map((line) => {
    const [method = '', route = ''] = line.split(' ')
    return { method, route, needs, certainty, source, ...(unknown ? { unknown } : {}) }
  })

const board = 'Service / Service Board'
const msp360 = 'MSP360 required permissions; Commvault ConnectWise permissions'

const documentsSource = 'django-connectwise api.py; ManageEngine page: Manage Documents/Attachments, Inquire and Add'

/** Every call of this sandbox, and what guards it. Written from the facts, apart from the connector's own role. */
export const guards: readonly Guard[] = [
  ...rows(['GET /login/companyinfo/{id}'], [], 'vendor', 'Developer Guide: no log-in'),
  ...rows(['GET /system/info', 'GET /system/myMembers'], [], 'inferred', 'no page names a function', true),
  ...rows(['GET /system/mySecurity', 'GET /system/mySecurity/customizeItems/'], [], 'inferred', 'variant mySecurity', true),
  ...rows(
    ['GET /system/documents', 'GET /system/documents/count', 'GET /system/documents/{id}', 'GET /system/documents/{id}/download'],
    [need(attachments, 'inquire')],
    'vendor',
    documentsSource,
  ),
  ...rows(['POST /system/documents'], [need(attachments, 'add')], 'vendor', documentsSource),
  ...rows(['DELETE /system/documents/{id}'], [need(attachments, 'delete')], 'inferred', 'name of the level'),
  ...rows(['GET /system/documents/uploadsample'], [], 'inferred', 'a form without data; no page names a function', true),
  ...rows(
    [
      'GET /system/callbacks',
      'GET /system/callbacks/count',
      'GET /system/callbacks/{id}',
      'POST /system/callbacks',
      'PUT /system/callbacks/{id}',
      'PATCH /system/callbacks/{id}',
      'DELETE /system/callbacks/{id}',
    ],
    [],
    'inferred',
    'which function guards callbacks was not found',
    true,
  ),
  ...rows(
    keyPaths.map((path) => `GET ${path}`),
    [],
    'inferred',
    'variant callbackKey: open, or to who logs in; no page names a function',
    true,
  ),
  ...rows(
    ['GET /system/userDefinedFields', 'GET /system/userDefinedFields/count', 'GET /system/userDefinedFields/{id}'],
    [],
    'inferred',
    'no page names a function',
    true,
  ),
  ...rows(
    [
      'GET /system/securityroles',
      'GET /system/securityroles/count',
      'GET /system/securityroles/{id}',
      'GET /system/securityroles/{id}/settings',
      'GET /system/securityroles/{id}/settings/count',
    ],
    [need(securityRoles, 'inquire')],
    'inferred',
    'name of the function',
  ),
  ...rows(
    ['GET /system/members', 'GET /system/members/count', 'GET /system/members/{id}'],
    [need(memberMaintenance, 'inquire')],
    'seen',
    'a 403 on GET /system/members; N-able and Cyberfox pages',
  ),
  ...rows(
    ['GET /company/companies', 'GET /company/companies/count', 'GET /company/companies/{id}'],
    [need(companyMaintenance, 'inquire')],
    'vendor',
    msp360,
  ),
  ...rows(['POST /company/companies'], [need(companyMaintenance, 'add')], 'inferred', 'name of the level'),
  ...rows(
    ['PUT /company/companies/{id}', 'PATCH /company/companies/{id}'],
    [need(companyMaintenance, 'edit')],
    'inferred',
    'name of the level',
  ),
  ...rows(['DELETE /company/companies/{id}'], [need(companyMaintenance, 'delete')], 'inferred', 'name of the level'),
  ...rows(
    ['GET /company/configurations', 'GET /company/configurations/count', 'GET /company/configurations/{id}'],
    [need(configurations, 'inquire')],
    'inferred',
    'FACTS 8',
  ),
  ...rows(
    [
      'GET /company/configurations/types',
      'GET /company/configurations/types/count',
      'GET /company/configurations/types/{id}',
      'GET /company/configurations/types/{id}/questions',
      'GET /company/configurations/types/{id}/questions/count',
      'GET /company/configurations/types/{id}/questions/{childId}',
    ],
    setup('Company / Configuration'),
    'inferred',
    'FACTS 8: Table Setup can be narrowed to Company / Configuration',
  ),
  ...rows(['POST /company/configurations'], [need(configurations, 'add')], 'inferred', 'FACTS 8; name of the level'),
  ...rows(['PATCH /company/configurations/{id}'], [need(configurations, 'edit')], 'inferred', 'FACTS 8; name of the level'),
  ...rows(['POST /company/configurations/bulk'], [need(configurations, 'add')], 'inferred', 'FACTS 8; name of the level'),
  ...rows(['PUT /company/configurations/bulk'], [need(configurations, 'edit')], 'inferred', 'FACTS 8; name of the level'),
  ...rows(['DELETE /company/configurations/bulk'], [need(configurations, 'delete')], 'inferred', 'FACTS 8; name of the level'),
  ...rows(
    ['GET /company/contacts', 'GET /company/contacts/count', 'GET /company/contacts/{id}'],
    [need(contacts, 'inquire')],
    'vendor',
    msp360,
  ),
  ...rows(
    ['GET /company/companies/statuses', 'GET /company/companies/statuses/count', 'GET /company/companies/statuses/{id}'],
    setup('Company / Company Status'),
    'inferred',
    'setup table; entry of the Customize list',
  ),
  ...rows(
    [
      'GET /service/boards',
      'GET /service/boards/count',
      'GET /service/boards/{id}',
      'GET /service/boards/{id}/statuses',
      'GET /service/boards/{id}/statuses/count',
      'GET /service/boards/{id}/statuses/{childId}',
      'GET /service/boards/{id}/types',
      'GET /service/boards/{id}/types/count',
      'GET /service/boards/{id}/types/{childId}',
    ],
    setup(board),
    'vendor',
    'MSP360 required permissions: Table Setup customised to Service / Service Board',
  ),
  ...rows(
    [
      'GET /service/priorities',
      'GET /service/priorities/count',
      'GET /service/priorities/{id}',
      'GET /service/sources',
      'GET /service/sources/count',
      'GET /service/sources/{id}',
    ],
    setup(),
    'inferred',
    'setup tables; which entry of the Customize list covers them is not told, so any narrowing passes',
    true,
  ),
  ...rows(
    [
      'GET /service/tickets',
      'GET /service/tickets/count',
      'POST /service/tickets/search',
      'GET /service/tickets/{id}',
      'GET /service/tickets/{id}/notes',
      'GET /service/tickets/{id}/notes/count',
      'GET /service/tickets/{id}/notes/{childId}',
      'GET /service/tickets/{id}/allNotes',
      'GET /service/tickets/{id}/configurations',
      'GET /service/tickets/{id}/configurations/count',
      'GET /service/tickets/{id}/documents',
      'GET /service/tickets/{id}/documents/count',
    ],
    [need(serviceTickets, 'inquire')],
    'vendor',
    msp360,
  ),
  ...rows(['POST /service/tickets'], [need(serviceTickets, 'add')], 'vendor', msp360),
  ...rows(['PUT /service/tickets/{id}', 'PATCH /service/tickets/{id}'], [need(serviceTickets, 'edit')], 'vendor', msp360),
  ...rows(['DELETE /service/tickets/{id}'], [need(serviceTickets, 'delete')], 'inferred', 'name of the level'),
  ...rows(
    [
      'POST /service/tickets/{id}/notes',
      'POST /service/tickets/{id}/configurations',
      'DELETE /service/tickets/{id}/configurations/{childId}',
    ],
    [need(serviceTickets, 'add', 'edit')],
    'inferred',
    'Service Tickets guards notes and configurations (Commvault); whether by Add or by Edit of the ticket is not told, so either passes',
    true,
  ),
  ...['POST /service/tickets', 'PUT /service/tickets/{id}', 'PATCH /service/tickets/{id}'].flatMap((line) =>
    rows([line], [need(closeTickets, 'edit')], 'vendor', `${msp360}: PATCH to a closed status, edits of closed tickets`).map(
      (guard): Guard => ({ ...guard, when: 'closing' }),
    ),
  ),
  ...rows(['GET /service/tickets/{id}'], [need(closeTickets, 'inquire')], 'inferred', 'variant closedTickets', true).map(
    (guard): Guard => ({ ...guard, when: 'reading-closed' }),
  ),
  ...rows(['GET /time/entries', 'GET /time/entries/count', 'GET /time/entries/{id}'], [need(timeEntry, 'inquire')], 'inferred', 'FACTS 8'),
  ...rows(['POST /time/entries'], [need(timeEntry, 'add')], 'inferred', 'FACTS 8'),
]
