import type { AccountRow, ContactRow, LocationRow, Stamp } from '../records.ts'
import { employeeName, tenantName } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { WireRecord } from './present.ts'
import { wireTime } from './times.ts'

/** `AccountSummaryOutputDto`: an account with its locations. */
export function presentAccount(tenant: Tenant, row: AccountRow): WireRecord {
  return {
    Id: row.id,
    ...stamp(tenant, row),
    ParentId: null,
    AccountCode: row.code,
    AccountTypeId: row.typeId,
    AccountType: tenant.lists.accountTypes.get(row.typeId)?.name ?? null,
    AccountName: row.name,
    BusinessTypeId: null,
    BusinessType: null,
    ServiceTypeId: null,
    ServiceType: null,
    AccountManagerId: row.managerId,
    AccountManagerUserName: employeeName(tenant, row.managerId),
    CurrencyId: null,
    CurrencyName: null,
    CreditLimit: null,
    NetDays: null,
    SalesTaxItemId: null,
    SalesTaxItemName: null,
    Website: row.website,
    Description: row.description,
    ClassId: null,
    ClassName: null,
    IsActive: row.isActive,
    IsBilling: true,
    AcquiredDate: null,
    TenantName: tenantName,
    Locations: locationsOf(tenant, row.id).map((location) => presentLocation(tenant, location)),
  }
}

/** `AccountLocationOutputDto` */
export function presentLocation(tenant: Tenant, row: LocationRow): WireRecord {
  return {
    Id: row.id,
    ...stamp(tenant, row),
    LocationName: row.name,
    IsMain: row.isMain,
    IsActive: row.isActive,
    TimeZoneId: null,
    DateFormatId: null,
    TimeFormatId: null,
    Addresses: [
      {
        Id: row.id,
        ...stamp(tenant, row),
        Address1: '1 High Street',
        Address2: null,
        City: row.city,
        State: null,
        ZipCode: null,
        CountryId: null,
        Country: null,
        Phone: row.phone,
        Fax: null,
        Latitude: null,
        Longitude: null,
        EmailAddress: null,
        IsMain: row.isMain,
        IsBilling: row.isMain,
        AddressTypeId: null,
        AddressType: null,
      },
    ],
  }
}

/** `ContactsSummaryOutputDto` */
export function presentContact(tenant: Tenant, row: ContactRow): WireRecord {
  return {
    Id: row.id,
    ...stamp(tenant, row),
    AccountId: row.accountId,
    AccountName: tenant.accounts.get(row.accountId)?.name ?? null,
    LocationId: row.locationId,
    LocationName: tenant.locations.get(row.locationId)?.name ?? null,
    FirstName: row.firstName,
    LastName: row.lastName,
    JobTitle: row.jobTitle,
    IsPoc: false,
    IsActive: row.isActive,
    EffectiveDate: null,
    IsBillable: true,
    Emails: row.email === null ? [] : [{ Id: row.id, EmailAddress: row.email, EmailTypeId: 1, IsDefault: true }],
    Phones: row.phone === null ? [] : [{ Id: row.id, Phone: row.phone, PhoneTypeId: 1, IsDefault: true }],
    CanRecieveInvoices: false,
  }
}

/** Rows of one account, kept beside the table until it changes. */
const locationsByAccount = new WeakMap<readonly LocationRow[], ReadonlyMap<number, readonly LocationRow[]>>()

export function locationsOf(tenant: Tenant, accountId: number): readonly LocationRow[] {
  const rows = tenant.locations.rows()
  const known = locationsByAccount.get(rows) ?? Map.groupBy(rows, (row) => row.accountId)
  locationsByAccount.set(rows, known)
  return known.get(accountId) ?? []
}

export function contactName(row: ContactRow | undefined): string | null {
  return row ? `${row.firstName} ${row.lastName}` : null
}

export function stamp(tenant: Tenant, row: Stamp): WireRecord {
  return {
    CreatedBy: row.createdBy,
    CreatedOn: wireTime(tenant, row.createdOn),
    ModifiedBy: row.modifiedBy,
    ModifiedOn: wireTime(tenant, row.modifiedOn),
  }
}
