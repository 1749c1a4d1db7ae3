import { listingOf, NotFoundError } from '@jackfield/core'
import type { Company, CompanyDirectory, Contact, Id } from '@jackfield/core'
import { isDigits, isNamed } from '../../company-query.ts'
import { receive } from '../../wire/received.ts'
import type { Received } from '../../wire/received.ts'
import type { VsaxClient } from '../client.ts'
import { dataOf } from '../envelope.ts'
import { listOrganizations, listSites } from '../lists.ts'
import { organizationWire } from '../wire/rows.ts'
import type { OrganizationWire, SiteWire } from '../wire/rows.ts'

/** Organizations are the companies; the contact of each of their sites is what is known of people. */
export function companyDirectory(client: VsaxClient): CompanyDirectory {
  return {
    list(query) {
      return listingOf('user', async function* () {
        for await (const page of listOrganizations(client).pages()) {
          yield page.map(companyFrom).filter((company) => isNamed(company, query.name))
        }
      })
    },
    get: (id) => readCompany(client, id),
    listContacts(companyId) {
      return listingOf<Contact>('user', async function* () {
        // No organization has such an id, hence no contacts.
        if (!isDigits(companyId)) return
        for await (const page of listSites(client, companyId).pages()) {
          yield page.filter(({ wire }) => wire.ParentId === companyId).flatMap(contactFrom)
        }
      })
    },
  }
}

async function readCompany(client: VsaxClient, id: Id): Promise<Company> {
  const operation = 'companyDirectory.get'
  const call = { operation, isWrite: false } as const
  if (!isDigits(id)) {
    throw new NotFoundError({
      connector: 'kaseya-vsa',
      operation,
      message: `VSA X has no organization “${id}”: its ids are whole numbers.`,
      nextStep: 'Look it up in the list of companies.',
    })
  }
  const { data } = await client.for(operation).GET('/organizations/{id}', { params: { path: { id } } })
  return companyFrom(receive(organizationWire, dataOf(data, call), call))
}

function companyFrom({ wire, raw }: Received<OrganizationWire>): Company {
  return { id: wire.Id, name: wire.Name ?? wire.Id, identifier: null, active: null, domain: null, raw }
}

function contactFrom({ wire, raw }: Received<SiteWire>): readonly Contact[] {
  const { ContactName: name = null, Email: email = null } = wire.ContactInformation ?? {}
  if (name === null && email === null) return []
  const company = wire.ParentId === null ? null : { id: wire.ParentId, name: wire.ParentName }
  return [{ id: wire.Id, name: name ?? email ?? wire.Id, company, email, raw }]
}
