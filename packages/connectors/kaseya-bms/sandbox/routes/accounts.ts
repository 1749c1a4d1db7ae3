import { replyWith } from '@jackfield/sandbox'
import type { Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { flagIn, numberIn, numbersIn, queryFilter, queryOf, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { envelope, missing, record } from '../envelope.ts'
import { answerAll, answerList, answerLookup } from '../listing.ts'
import type { AccountRow, Stamp } from '../records.ts'
import { newStamp, technicianId, tenantName, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { timeRange } from '../time-range.ts'
import { locationsOf, presentAccount, presentLocation } from '../wire/accounts.ts'
import type { WireRecord } from '../wire/present.ts'

const account = '/crm/accounts/{accountId}'

export const accountRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: '/crm/accounts/summary',
    kind: 'list',
    answer: (tenant, request) =>
      answerList(tenant, request, {
        rows: filteredAccounts(tenant, queryFilter(request)),
        place: queryOf(request),
        isPaged: true,
        present: (row) => presentAccount(tenant, row),
        insertRow: () => insertLike(tenant),
        deleteRow: (candidates) => candidates.some((row) => deleteUnused(tenant, row)),
      }),
  },
  {
    method: 'GET',
    path: '/crm/accounts/summary/{id}',
    kind: 'read',
    answer: (tenant, request) => replyWith(summary(tenant, presentAccount(tenant, knownAccount(tenant, request.params['id'] ?? '')))),
  },
  {
    method: 'GET',
    path: '/crm/accounts/lookup',
    kind: 'list',
    answer(tenant, request) {
      const filter = queryFilter(request)
      const ids = numbersIn(filter, 'Ids')
      const name = textIn(filter, 'Name').toLowerCase()
      const withInactive = flagIn(filter, 'WithInactiveAccounts') === true
      const rows = tenant.accounts
        .rows()
        .filter(
          (row) => (row.isActive || withInactive) && (ids.length === 0 || ids.includes(row.id)) && row.name.toLowerCase().includes(name),
        )
      return answerLookup(tenant, request, rows, (row) => ({ Id: row.id, Name: row.name, TenantName: tenantName, IsActive: row.isActive }))
    },
  },
  {
    method: 'GET',
    path: `${account}/locations/lookup`,
    kind: 'list',
    answer(tenant, request) {
      const { id } = accountOfPath(tenant, request)
      return answerAll(tenant, request, locationsOf(tenant, id), (row) => ({
        Id: row.id,
        Name: row.name,
        AccountId: row.accountId,
        IsMain: row.isMain,
      }))
    },
  },
  {
    method: 'GET',
    path: `${account}/locations/{locationId}`,
    kind: 'read',
    answer(tenant, request) {
      const { id } = accountOfPath(tenant, request)
      const text = request.params['locationId'] ?? ''
      const row = locationsOf(tenant, id).find((location) => location.id === wholeNumber(text))
      if (!row) throw missing(tenant, 'Location', text)
      return replyWith(envelope(tenant, presentLocation(tenant, row)))
    },
  },
]

/** One account or contact: bare by the document, perhaps not in the live service (variant `summaries`). */
export function summary(tenant: Tenant, value: WireRecord): SandboxReply {
  return variantOf(tenant, 'summaries') === 'bare' ? record(tenant, value) : envelope(tenant, value)
}

export function accountOfPath(tenant: Tenant, request: SandboxRequest): AccountRow {
  return knownAccount(tenant, request.params['accountId'] ?? '')
}

function knownAccount(tenant: Tenant, text: string): AccountRow {
  const row = tenant.accounts.get(wholeNumber(text) ?? -1)
  if (!row) throw missing(tenant, 'Account', text)
  return row
}

/** Names and codes are found inside, whatever their case: how the service compares is not in the facts. */
function filteredAccounts(tenant: Tenant, filter: Given): readonly AccountRow[] {
  const name = textIn(filter, 'AccountName').toLowerCase()
  const code = textIn(filter, 'AccountCode').toLowerCase()
  const typeId = numberIn(filter, 'AccountTypeId')
  const typeName = textIn(filter, 'AccountTypeName').toLowerCase()
  const isActive = flagIn(filter, 'IsActive')
  const isInTime = withinStamps(tenant, filter)
  return tenant.accounts
    .rows()
    .filter(
      (row) =>
        row.name.toLowerCase().includes(name) &&
        row.code.toLowerCase().includes(code) &&
        (typeId === null || row.typeId === typeId) &&
        (!typeName || tenant.lists.accountTypes.get(row.typeId)?.name.toLowerCase() === typeName) &&
        (isActive === null || row.isActive === isActive) &&
        isInTime(row),
    )
}

/** Created and modified within the times of a filter. */
export function withinStamps(tenant: Tenant, filter: Given): (row: Stamp) => boolean {
  const isCreatedThen = timeRange(tenant, filter, 'CreatedOn')
  const isModifiedThen = timeRange(tenant, filter, 'ModifiedOn')
  return (row) => (isCreatedThen?.(row.createdOn) ?? true) && (isModifiedThen?.(row.modifiedOn) ?? true)
}

function insertLike(tenant: Tenant): void {
  const last = tenant.accounts.rows().at(-1)
  if (!last) return
  const { id: _, ...fields } = last
  const { id } = tenant.accounts.insert({ ...fields, name: `${fields.name} (new)` })
  const stamps = newStamp(tenant, technicianId)
  tenant.locations.insert({ ...stamps, accountId: id, name: 'Main office', isMain: true, isActive: true, city: 'Boston', phone: null })
}

/** An account with tickets is not deleted by anybody. */
function deleteUnused(tenant: Tenant, { id }: AccountRow): boolean {
  return !tenant.tickets.find(({ accountId }) => accountId === id) && tenant.accounts.delete(id)
}
