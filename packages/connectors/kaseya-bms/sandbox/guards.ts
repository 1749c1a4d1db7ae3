import type { RightAxis, RightRow } from './rights.ts'

/**
 * What guards a call. The vendor publishes the rows of the matrix and one role that suffices for tickets and accounts (FACTS 13), not which
 * row guards which call. `vendor`: the facts say so for this kind of call. `inferred`: it follows from the row's name and the call's path.
 */
export interface Guard {
  readonly method: string
  readonly route: string
  /** Null: none but the special feature that every call needs. */
  readonly needs: { readonly row: RightRow; readonly axis: RightAxis } | null
  readonly certainty: 'vendor' | 'inferred'
  readonly source: string
  /** The facts leave this guard open. */
  readonly isUnknown?: true
  /** Only where this variant is at this value. */
  readonly variant?: { readonly name: 'lookupGuard' | 'userInfoGuard'; readonly value: string }
}

const tickets: RightRow = ['Service Desk', 'Tickets']
const myTickets: RightRow = ['Home', 'My Tickets']
const accounts: RightRow = ['CRM', 'Accounts']
const contacts: RightRow = ['CRM', 'Contacts']
const deskSetup: RightRow = ['Admin', 'Service Desk']
const integrations: RightRow = ['Admin', 'Integrations']
const hardware: RightRow = ['Service Desk', 'Hardware Assets']
const security: RightRow = ['Admin', 'Security']

const leastRole = 'FACTS 13, the example of a least-privilege role (H4)'
const byName = 'FACTS 13: rows of the matrix; no page ties this call to one'

type Rest = Pick<Guard, 'certainty' | 'source' | 'isUnknown' | 'variant'>

function guarded(row: RightRow, axis: RightAxis, rest: Rest, ...lines: readonly string[]): readonly Guard[] {
  return lines.map((line) => ({ ...split(line), needs: { row, axis }, ...rest }))
}

function free(rest: Rest, ...lines: readonly string[]): readonly Guard[] {
  return lines.map((line) => ({ ...split(line), needs: null, ...rest }))
}

function split(line: string): { readonly method: string; readonly route: string } {
  const [method = '', route = ''] = line.split(' ')
  return { method, route }
}

const said: Rest = { certainty: 'vendor', source: leastRole }
const guessed: Rest = { certainty: 'inferred', source: byName, isUnknown: true }
const lookups: Rest = {
  certainty: 'inferred',
  source: 'FACTS 13: look-ups may be open to every user; H4 has the row Admin > Service Desk',
  isUnknown: true,
  variant: { name: 'lookupGuard', value: 'admin-service-desk' },
}

const ticket = '/servicedesk/tickets/{ticketId}'
const files = '/system/attachments/{moduleId}/{objectId}'

/** Every call of this sandbox, and what guards it. Written from the facts, apart from the connector's own role. */
export const guards: readonly Guard[] = [
  ...free(
    { certainty: 'vendor', source: 'FACTS 2: no bearer needed' },
    'POST /security/authenticate',
    'POST /security/refreshtoken',
    'GET /security/ssostatus',
  ),
  ...guarded(
    security,
    'view',
    {
      certainty: 'inferred',
      source: 'FACTS 13: that userinfo needs no right is likely, not known',
      isUnknown: true,
      variant: { name: 'userInfoGuard', value: 'admin-security' },
    },
    'GET /security/userinfo',
  ),
  ...guarded(
    tickets,
    'view',
    said,
    'POST /servicedesk/tickets/search',
    'GET /servicedesk/tickets',
    'GET /servicedesk/tickets/count',
    'GET /servicedesk/tickets/searchselect',
    'GET /servicedesk/tickets/summary',
    `GET ${ticket}`,
  ),
  ...guarded(tickets, 'modify', said, 'POST /servicedesk/tickets', `PUT ${ticket}`, `PATCH ${ticket}`),
  ...guarded(
    tickets,
    'view',
    guessed,
    'POST /servicedesk/queuetickets/search',
    'GET /servicedesk/queuetickets',
    'GET /servicedesk/tickets/logs/{jobId}',
    `GET ${ticket}/notes`,
    `GET ${ticket}/notes/{noteId}`,
    `GET ${ticket}/activities`,
    `GET ${ticket}/timelogs`,
    `GET ${ticket}/timelogs/{timeEntryId}`,
    `GET ${files}`,
    `GET ${files}/{attachmentId}`,
    `GET ${files}/{attachmentId}/download`,
  ),
  ...guarded(
    tickets,
    'modify',
    guessed,
    'PATCH /servicedesk/tickets',
    `POST ${ticket}/notes`,
    `PUT ${ticket}/notes/{noteId}`,
    `POST ${ticket}/assignticket`,
    `POST ${ticket}/resolve`,
    `POST ${ticket}/timelogs`,
    `PUT ${ticket}/timelogs/{timeEntryId}`,
    `POST ${files}`,
    `PUT ${files}/{attachmentId}`,
    'POST /system/attachments/{moduleId}',
  ),
  ...guarded(
    tickets,
    'delete',
    guessed,
    `DELETE ${ticket}`,
    'DELETE /servicedesk/tickets',
    `DELETE ${ticket}/notes/{noteId}`,
    `DELETE ${ticket}/timelogs/{timeEntryId}`,
    `DELETE ${files}/{attachmentId}`,
  ),
  ...guarded(myTickets, 'view', guessed, 'POST /servicedesk/mytickets/search', 'GET /servicedesk/mytickets'),
  ...guarded(
    accounts,
    'view',
    said,
    'GET /crm/accounts/summary',
    'GET /crm/accounts/summary/{id}',
    'GET /crm/accounts/lookup',
    'GET /crm/accounts/{accountId}/locations/lookup',
  ),
  ...guarded(
    accounts,
    'view',
    guessed,
    'GET /crm/accounts/{accountId}/locations/{locationId}',
    'GET /crm/accounts/{accountId}/contacts/lookup',
    'GET /crm/accounts/{accountId}/contacts/{contactId}/summaryinfo',
  ),
  ...guarded(contacts, 'view', guessed, 'GET /crm/contacts/summary', 'GET /crm/contacts/summary/{id}', 'GET /crm/contacts/search'),
  ...guarded(
    deskSetup,
    'view',
    lookups,
    'GET /system/statuses/lookup',
    'GET /system/priorities/lookup',
    'GET /system/queues/lookup',
    'GET /system/issuetypes/lookup',
    'GET /system/issuetypes/{issueTypeId}/issuesubtypes/lookup',
    'GET /system/slas/lookup',
    'GET /system/worktypes/lookup',
    'GET /system/roles/lookup',
    'GET /system/lookup/{tableName}',
    'GET /system/tenantlookup/{tableName}',
  ),
  ...guarded(deskSetup, 'modify', guessed, 'POST /system/tenantlookup/{tableName}'),
  ...free(guessed, 'GET /system/settings', 'GET /hr/assignees/lookup', 'GET /hr/employees/lookup'),
  ...guarded(
    integrations,
    'view',
    { certainty: 'inferred', source: 'FACTS 11: Admin > Integrations > Webhooks (H3)' },
    'POST /admin/webhooks/search',
    'GET /admin/webhooks/{id}',
    'GET /admin/webhooks/events/lookup',
    'POST /admin/webhooks/{webhookId}/logs/search',
    'GET /admin/webhooks/logs/{logId}',
  ),
  ...guarded(
    integrations,
    'modify',
    { certainty: 'inferred', source: 'FACTS 11: Admin > Integrations > Webhooks (H3)' },
    'POST /admin/webhooks',
    'PUT /admin/webhooks/{id}',
    'PATCH /admin/webhooks',
    'POST /admin/webhooks/redeliver/{logId}',
  ),
  ...guarded(
    integrations,
    'delete',
    { certainty: 'inferred', source: 'FACTS 11: Admin > Integrations > Webhooks (H3)' },
    'DELETE /admin/webhooks/{id}',
    'DELETE /admin/webhooks',
  ),
  ...guarded(security, 'view', guessed, 'GET /admin/security/roles/lookup'),
  ...guarded(['Admin', 'Workflows'], 'view', guessed, 'POST /admin/workflows/search'),
  ...guarded(
    ['Admin', 'Kaseya One'],
    'view',
    guessed,
    'GET /admin/k1/accesscontrol/settings',
    'GET /admin/k1/accesscontrol/mappings',
    'GET /admin/k1/accesscontrol/accessgroups',
  ),
  ...guarded(['Finance', 'Contracts'], 'view', guessed, 'GET /finance/contracts/summary', 'GET /finance/contracts/lookup'),
  ...guarded(['Finance', 'Invoices'], 'view', guessed, 'GET /finance/invoices/summary'),
  ...guarded(
    hardware,
    'view',
    guessed,
    'GET /servicedesk/hardwareasset/searchselect',
    'GET /servicedesk/hardwareasset/{assetId}',
    'GET /servicedesk/hardwareasset/{assetId}/tickets',
    'GET /servicedesk/hardwareasset/{deviceId}/status',
  ),
  ...guarded(hardware, 'modify', guessed, 'POST /servicedesk/hardwareasset', 'PUT /servicedesk/hardwareasset/{assetId}'),
  ...guarded(hardware, 'delete', guessed, 'DELETE /servicedesk/hardwareasset/{id}'),
]
