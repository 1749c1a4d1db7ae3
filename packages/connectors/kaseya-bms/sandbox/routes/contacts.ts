import { replyWith } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { flagIn, numberIn, numbersIn, queryFilter, queryOf, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { envelope, missing } from '../envelope.ts'
import { answerList, answerLookup } from '../listing.ts'
import type { ListChanges } from '../listing.ts'
import type { ContactRow } from '../records.ts'
import { tenantId } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { contactName, presentContact } from '../wire/accounts.ts'
import type { WireRecord } from '../wire/present.ts'
import { accountOfPath, summary, withinStamps } from './accounts.ts'

const account = '/crm/accounts/{accountId}'

export const contactRoutes: readonly Route<Tenant>[] = [
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
      const show = (row: ContactRow): WireRecord => ({
        Id: row.id,
        Name: contactName(row),
        LocationId: row.locationId,
        LocationName: tenant.locations.get(row.locationId)?.name ?? null,
        Phone: row.phone,
        EmailAddress: row.email,
      })
      return answerLookup(tenant, request, rows, show, changesIn(tenant, rows))
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
    answer(tenant, request) {
      const rows = filteredContacts(tenant, queryFilter(request))
      return answerList(tenant, request, {
        rows,
        place: queryOf(request),
        isPaged: true,
        present: (row) => presentContact(tenant, row),
        ...changesIn(tenant, rows),
      })
    },
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

/** Somebody else adds a contact like the last one of a list, or deletes one that no ticket names. */
function changesIn(tenant: Tenant, rows: readonly ContactRow[]): ListChanges<ContactRow> {
  const isFree = ({ id }: ContactRow): boolean => !tenant.tickets.find(({ contactId }) => contactId === id)
  return {
    insertRow() {
      const last = rows.at(-1)
      if (!last) return
      const { id: _, ...fields } = last
      tenant.contacts.insert({ ...fields, firstName: `${fields.firstName} again` })
    },
    deleteRow: (candidates) => tenant.contacts.delete(candidates.find(isFree)?.id ?? -1),
  }
}
