import { listingOf, mapListing, NotFoundError } from '@jackfield/core'
import type { CompanyDirectory, Contact, Id, OperationId } from '@jackfield/core'
import type { Received } from '../../wire/received.ts'
import { receive } from '../../wire/received.ts'
import { isDigits, isNamed } from '../../company-query.ts'
import { resultOf } from '../envelope.ts'
import { isBadQuery, listOrgs } from '../lists.ts'
import { companyFrom, contactFrom } from '../mapping/company.ts'
import type { Vsa9Tenant } from '../tenant.ts'
import { orgWire } from '../wire/rows.ts'
import type { OrgWire } from '../wire/rows.ts'

export function companyDirectory(tenant: Vsa9Tenant): CompanyDirectory {
  return {
    list(query) {
      const companies = mapListing(listOrgs(tenant.client, 'companyDirectory.list'), companyFrom)
      return listingOf(companies.visibleTo, async function* () {
        for await (const page of companies.pages()) yield page.filter((company) => isNamed(company, query.name))
      })
    },
    get: async (id) => companyFrom(await readOrg(tenant, id, 'companyDirectory.get')),
    listContacts(companyId) {
      return listingOf<Contact>('user', async function* () {
        const contact = await readOrg(tenant, companyId, 'companyDirectory.listContacts').then(contactFrom, (error: unknown) => {
          if (NotFoundError.isInstance(error)) return null
          throw error
        })
        if (contact) yield [contact]
      })
    },
  }
}

/** One organization. What a server says of an id that it does not have is not settled: where it is not a plain 404, the list decides. */
export async function readOrg({ client }: Vsa9Tenant, id: Id, operation: OperationId): Promise<Received<OrgWire>> {
  const call = { operation, isWrite: false }
  if (!isDigits(id)) throw noSuchOrg(id, operation)
  try {
    const { data } = await client.for(operation).GET('/system/orgs/{orgId}', { params: { path: { orgId: id } } })
    const result = resultOf(data, call)
    const row: unknown = Array.isArray(result) ? result[0] : result
    if (typeof row !== 'object' || row === null) throw noSuchOrg(id, operation)
    return receive(orgWire, row, call)
  } catch (error) {
    if (!isBadQuery(error)) throw error
    for await (const org of listOrgs(client, operation, 'interactive')) if (org.wire.OrgId === id) return org
    throw noSuchOrg(id, operation)
  }
}

function noSuchOrg(id: Id, operation: OperationId): NotFoundError {
  return new NotFoundError({
    connector: 'kaseya-vsa',
    operation,
    message: `VSA has no organization “${id}”, or the VSA user may not see it.`,
    nextStep: 'Look it up in the list of companies.',
  })
}
