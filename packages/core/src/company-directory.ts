import type { Id, Reference } from './id.ts'
import type { Listing } from './listing.ts'

/** A customer of the MSP: a ConnectWise company, an Autotask or BMS account, a VSA organization. */
export interface Company {
  readonly id: Id
  readonly name: string
  /** The vendor's short name or number for people, where it has one. */
  readonly identifier: string | null
  /** Null where the vendor keeps it in a list of the tenant's own whose meaning it doesn't tell. */
  readonly active: boolean | null
  /** Web site or mail domain as the vendor stores it. */
  readonly domain: string | null
  readonly raw: unknown
}

/** A person at a customer. */
export interface Contact {
  readonly id: Id
  readonly name: string
  readonly company: Reference | null
  readonly email: string | null
  readonly raw: unknown
}

/** Which companies to list. All that is given must hold. */
export interface CompanyQuery {
  /** A part of the name or of the short name, in any case. */
  readonly name?: string
}

/** The MSP's customers, as far as the API user may see them. Deleted companies are left out. */
export interface CompanyDirectory {
  list(query: CompanyQuery): Listing<Company>
  /** Throws `NotFoundError`. */
  get(id: Id): Promise<Company>
  listContacts(companyId: Id): Listing<Contact>
}
