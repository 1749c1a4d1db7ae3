import { commitWith, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { flagIn, numbersIn, objectBody, queryFilter, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { envelope, invalid, missing } from '../envelope.ts'
import { answerAll, answerLookup, defaultPageSize } from '../listing.ts'
import type { EmployeeRow, ListRow } from '../records.ts'
import { variantOf } from '../tenant.ts'
import type { ListName, Tenant } from '../tenant.ts'
import type { WireRecord } from '../wire/present.ts'
import { largestFile } from './attachments.ts'

function lookup<Row>(
  path: string,
  rowsOf: (tenant: Tenant, request: SandboxRequest) => readonly Row[],
  show: (row: Row) => WireRecord,
): Route<Tenant> {
  return { method: 'GET', path, kind: 'list', answer: (tenant, request) => answerAll(tenant, request, rowsOf(tenant, request), show) }
}

export const lookupRoutes: readonly Route<Tenant>[] = [
  lookup(
    '/system/statuses/lookup',
    (tenant) => tenant.statuses.rows(),
    (row) => ({
      Id: row.id,
      Name: row.name,
      FontColor: row.fontColor,
      Color: row.color,
      StatusOrder: row.order,
      TypeId: row.typeId,
      IsSystemStatus: row.isSystem ? 1 : 0,
      SlaEventId: null,
      IsActive: row.isActive,
    }),
  ),
  lookup(
    '/system/priorities/lookup',
    (tenant) => tenant.priorities.rows(),
    ({ id, name, color, isDefault }) => ({ Id: id, Name: name, Color: color, IsDefault: isDefault }),
  ),
  lookup(
    '/system/queues/lookup',
    (tenant) => tenant.queues.rows(),
    ({ id, name, isActive }) => ({ Id: id, Name: name, IsActive: isActive }),
  ),
  lookup(
    '/system/issuetypes/lookup',
    (tenant, request) => {
      const name = textIn(queryFilter(request), 'Name').toLowerCase()
      return tenant.issueTypes.rows().filter((row) => row.parentId === null && row.name.toLowerCase().includes(name))
    },
    ({ id, name, isActive }) => ({ Id: id, Name: name, IsActive: isActive }),
  ),
  lookup(
    '/system/issuetypes/{issueTypeId}/issuesubtypes/lookup',
    (tenant, request) => {
      const text = request.params['issueTypeId'] ?? ''
      const type = tenant.issueTypes.get(wholeNumber(text) ?? -1)
      if (type?.parentId !== null) throw missing(tenant, 'Issue type', text)
      return tenant.issueTypes.rows().filter((row) => row.parentId === type.id)
    },
    ({ id, name }) => ({ Id: id, Name: name }),
  ),
  lookup('/system/slas/lookup', (tenant) => tenant.lists.slas.rows(), presentListRow),
  lookup('/system/worktypes/lookup', (tenant) => tenant.lists.workTypes.rows(), presentListRow),
  // Billing roles, not security roles (FACTS 7).
  lookup(
    '/system/roles/lookup',
    (tenant) => tenant.lists.billingRoles.rows(),
    ({ id, name, isDefault }) => ({ Id: id, Name: name, IsDefault: isDefault }),
  ),
  lookup('/system/lookup/{tableName}', (tenant, request) => tableOf(tenant, request).rows(), presentListRow),
  lookup('/system/tenantlookup/{tableName}', (tenant, request) => tableOf(tenant, request).rows(), presentListRow),
  { method: 'POST', path: '/system/tenantlookup/{tableName}', kind: 'write', answer: addRow },
  {
    method: 'GET',
    path: '/hr/assignees/lookup',
    kind: 'list',
    answer(tenant, request) {
      const filter = queryFilter(request)
      const excluded = numbersIn(filter, 'ExcludedIds')
      const rows = named(tenant.employees.rows(), filter).filter(({ id, canBeAssigned }) => canBeAssigned && !excluded.includes(id))
      return answerLookup(tenant, request, rows, ({ id, name, email, jobTitle }) => ({
        Id: id,
        Name: name,
        Url: null,
        EmailAddress: email,
        JobTitle: jobTitle,
        PictureName: null,
        PictureURL: null,
      }))
    },
  },
  {
    method: 'GET',
    path: '/hr/employees/lookup',
    kind: 'list',
    answer: (tenant, request) =>
      answerLookup(tenant, request, named(tenant.employees.rows(), queryFilter(request)), ({ id, name }) => ({ Id: id, Name: name })),
  },
  {
    method: 'GET',
    path: '/system/settings',
    kind: 'read',
    answer: (tenant) =>
      replyWith(
        envelope(tenant, {
          DefaultPageSize: defaultPageSize,
          WorkforcePlannerDefaultPageSize: defaultPageSize,
          DefaultSideBarPageSize: 10,
          CustomFieldsMaxShownItems: 10,
          DefaultAttachmentTicketsPageSize: 10,
          MaximumAttachmentFileSizeinMb: largestFile,
          DashboardWidgetTimeout: 60,
          DashboardWidgetPageSize: 10,
          BrandName: 'Kaseya',
          ProductName: 'BMS',
        }),
      ),
  },
]

/**
 * Which list a table name stands for. `ContactType` alone is confirmed; the others are guesses that a tenant may or may not have, see the
 * variant `lookupTables` (FACTS 7). The words for a name that it does not have are the sandbox's own.
 */
function tableOf(tenant: Tenant, request: SandboxRequest): Tenant['lists'][ListName] {
  const name = request.params['tableName'] ?? ''
  const guesses: Readonly<Record<string, ListName>> = {
    tickettype: 'ticketTypes',
    ticketsource: 'sources',
    notetype: 'noteTypes',
    assetcategory: 'assetCategories',
  }
  const isGuessable = variantOf(tenant, 'lookupTables') === 'guessable'
  const list = name.toLowerCase() === 'contacttype' ? 'contactTypes' : isGuessable ? guesses[name.toLowerCase()] : undefined
  if (!list) throw missing(tenant, 'Lookup table', name)
  return tenant.lists[list]
}

function addRow(tenant: Tenant, request: SandboxRequest): Answer {
  const table = tableOf(tenant, request)
  const given = objectBody(tenant, request)
  const name = textIn(given, 'Name').trim()
  if (!name) throw invalid(tenant, ['The Name field is required.'])
  return commitWith(() => {
    const description = textIn(given, 'Description') || null
    table.insert({ name, description, isDefault: false, isActive: flagIn(given, 'IsActive') ?? true })
    return envelope(tenant, table.rows().map(presentListRow))
  })
}

function named(rows: readonly EmployeeRow[], filter: Given): readonly EmployeeRow[] {
  const ids = numbersIn(filter, 'Ids')
  const name = textIn(filter, 'Name').toLowerCase()
  return rows.filter((row) => (ids.length === 0 || ids.includes(row.id)) && row.name.toLowerCase().includes(name))
}

function presentListRow({ id, name, isDefault, isActive }: ListRow): WireRecord {
  return { Id: id, Name: name, IsDefault: isDefault, IsActive: isActive }
}
