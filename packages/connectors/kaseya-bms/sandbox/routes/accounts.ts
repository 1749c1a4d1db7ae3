import { replyWith } from '@jackfield/sandbox'
import type { Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { flagIn, numberIn, numbersIn, queryFilter, queryOf, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { envelope, missing, record } from '../envelope.ts'
import { answerAll, answerList, answerLookup } from '../listing.ts'
import type { AccountRow, ContactRow, Stamp } from '../records.ts'
import { tenantId, tenantName, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { timeRange } from '../time-range.ts'
import { contactName, locationsOf, presentAccount, presentContact, presentLocation } from '../wire/accounts.ts'
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
  {
    method: 'GET',
    path: `${account}/contacts/lookup`,
    kind: 'list',
    answer(tenant, request) {
      const { id } = accountOfPath(tenant, request)
      const filter = queryFilter(request)
      const name = textIn(filter, 'Name').toLowerCase()
      const locationId = numberIn(filter, 'LocationId')
      const rows = tenant.contacts
        .rows()
        .filter((row) => row.accountId === id && row.isActive && (contactName(row) ?? '').toLowerCase().includes(name))
        .filter((row) => locationId === null || row.locationId === locationId)
      return answerLookup(tenant, request, rows, (row) => ({
        Id: row.id,
        Name: contactName(row),
        LocationId: row.locationId,
        LocationName: tenant.locations.get(row.locationId)?.name ?? null,
        Phone: row.phone,
        EmailAddress: row.email,
      }))
    },
  },
  {
    method: 'GET',
    path: `${account}/contacts/{contactId}/summaryinfo`,
    kind: 'read',
    answer(tenant, request) {
      const { id } = accountOfPath(tenant, request)
      const text = request.params['contactId'] ?? ''
      const row = tenant.contacts.get(wholeNumber(text) ?? -1)
      if (row?.accountId !== id) throw missing(tenant, 'Contact', text)
      return replyWith(envelope(tenant, contactInfo(tenant, row)))
    },
  },
  {
    method: 'GET',
    path: '/crm/contacts/summary',
    kind: 'list',
    answer: (tenant, request) =>
      answerList(tenant, request, {
        rows: filteredContacts(tenant, queryFilter(request)),
        place: queryOf(request),
        isPaged: true,
        present: (row) => presentContact(tenant, row),
      }),
  },
  {
    method: 'GET',
    path: '/crm/contacts/summary/{id}',
    kind: 'read',
    answer(tenant, request) {
      const text = request.params['id'] ?? ''
      const row = tenant.contacts.get(wholeNumber(text) ?? -1)
      if (!row) throw missing(tenant, 'Contact', text)
      return replyWith(summary(tenant, presentContact(tenant, row)))
    },
  },
  {
    method: 'GET',
    path: '/crm/contacts/search',
    kind: 'list',
    answer: (tenant, request) =>
      answerLookup(tenant, request, filteredContacts(tenant, queryFilter(request)), (row) => ({
        Id: row.id,
        AccountId: row.accountId,
        AccountName: tenant.accounts.get(row.accountId)?.name ?? null,
        LocationId: row.locationId,
        LocationName: tenant.locations.get(row.locationId)?.name ?? null,
        FirstName: row.firstName,
        LastName: row.lastName,
        JobTitle: row.jobTitle,
        EmailAddress: row.email,
        IsPoc: false,
        IsActive: row.isActive,
        HasClientPortalAccess: false,
      })),
  },
]

/** One account or contact: bare by the document, perhaps not in the live service (variant `summaries`). */
function summary(tenant: Tenant, value: WireRecord): SandboxReply {
  return variantOf(tenant, 'summaries') === 'bare' ? record(tenant, value) : envelope(tenant, value)
}

function accountOfPath(tenant: Tenant, request: SandboxRequest): AccountRow {
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

function filteredContacts(tenant: Tenant, filter: Given): readonly ContactRow[] {
  const text = (name: string): string => textIn(filter, name).toLowerCase()
  const holds = (value: string | null, wanted: string): boolean => (value ?? '').toLowerCase().includes(wanted)
  const ids = numbersIn(filter, 'Ids')
  const accountIds = [...numbersIn(filter, 'AccountIds'), ...numbersIn(filter, 'AccountId')]
  const isActive = flagIn(filter, 'IsActive')
  const isInTime = withinStamps(tenant, filter)
  return tenant.contacts
    .rows()
    .filter(
      (row) =>
        (ids.length === 0 || ids.includes(row.id)) &&
        (accountIds.length === 0 || accountIds.includes(row.accountId)) &&
        holds(tenant.accounts.get(row.accountId)?.name ?? null, text('AccountName')) &&
        holds(row.firstName, text('FirstName')) &&
        holds(row.lastName, text('LastName')) &&
        holds(row.email, text('Email') || text('EmailAddress')) &&
        holds(row.phone, text('Phone')) &&
        (isActive === null || row.isActive === isActive) &&
        isInTime(row),
    )
}

function withinStamps(tenant: Tenant, filter: Given): (row: Stamp) => boolean {
  const isCreatedThen = timeRange(tenant, filter, 'CreatedOn')
  const isModifiedThen = timeRange(tenant, filter, 'ModifiedOn')
  return (row) => (isCreatedThen?.(row.createdOn) ?? true) && (isModifiedThen?.(row.modifiedOn) ?? true)
}

function contactInfo(tenant: Tenant, row: ContactRow): WireRecord {
  const location = tenant.locations.get(row.locationId)
  const owner = tenant.accounts.get(row.accountId)
  return {
    Id: row.id,
    ContactName: contactName(row),
    ContactPhone: row.phone,
    ContactEmailAddress: row.email,
    ClientName: owner?.name ?? null,
    LocationName: location?.name ?? null,
    LocationId: row.locationId,
    AccountType: tenant.lists.accountTypes.get(owner?.typeId ?? 0)?.name ?? null,
    Website: owner?.website ?? null,
    PhoneNumber: location?.phone ?? null,
    City: location?.city ?? null,
    TenantId: tenantId,
    IsActive: row.isActive,
    AccountId: row.accountId,
  }
}

function insertLike(tenant: Tenant): void {
  const last = tenant.accounts.rows().at(-1)
  if (!last) return
  const { id: _, ...fields } = last
  tenant.accounts.insert({ ...fields, name: `${fields.name} (new)` })
}

/** An account with tickets is not deleted by anybody. */
function deleteUnused(tenant: Tenant, { id }: AccountRow): boolean {
  return !tenant.tickets.find(({ accountId }) => accountId === id) && tenant.accounts.delete(id)
}
