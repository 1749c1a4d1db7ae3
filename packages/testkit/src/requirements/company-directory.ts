import assert from 'node:assert/strict'
import type { Company } from '@jackfield/core'
import { missingId } from '../bench/missing-id.ts'
import { assertShape, assertShapes } from '../record-shapes.ts'
import { refusalWith } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { idsOf } from './ticket-read.ts'

export const companyDirectoryRequirements: readonly Requirement[] = [
  {
    id: 'company-directory.list.complete',
    area: 'companyDirectory',
    sentence: 'The list holds each company once, in full shape, with small pages too, and every company that has a ticket.',
    source: 'DESIGN: listings are complete or they say so; PITFALLS c16 to c18',
    check: async (bench) => {
      const directory = await bench.capability('companyDirectory')
      const whole = await directory.list({}).all()
      assertShapes('company', whole)
      bench.traffic.pageCap = 3
      assert.deepEqual(idsOf(await directory.list({}).all()), idsOf(whole), 'small pages gave other companies')
      const listed = idsOf(whole)
      for (const { id, companyId } of bench.sandbox.tickets()) {
        assert.ok(listed.includes(companyId), `company ${companyId} of ticket ${id} is not listed`)
      }
    },
  },
  {
    id: 'company-directory.list.name',
    area: 'companyDirectory',
    sentence: 'A part of a name in any case finds just the companies that have it in their name or short name.',
    source: 'core, CompanyQuery',
    check: async (bench) => {
      const directory = await bench.capability('companyDirectory')
      const whole = await directory.list({}).all()
      for (const company of whole.slice(0, 5)) {
        const part = company.name.slice(1, 5)
        for (const name of [part, part.toUpperCase(), part.toLowerCase()]) {
          assert.deepEqual(idsOf(await directory.list({ name }).all()), idsOf(having(whole, name)), `looking for “${name}”`)
        }
      }
    },
  },
  {
    id: 'company-directory.list.name-is-text',
    area: 'companyDirectory',
    sentence: 'Quotes, ampersands and words of the vendor’s filter language in a name are looked for as they stand.',
    source: 'PITFALLS c28: “&” in a company name files a computer under another client',
    subjects: () => ['"', "'", '&', '\\', '" or name != "', "' or '1'='1", 'ü', '+', '#'],
    check: async (bench, name) => {
      const directory = await bench.capability('companyDirectory')
      const whole = await directory.list({}).all()
      assert.deepEqual(idsOf(await directory.list({ name }).all()), idsOf(having(whole, name)))
    },
  },
  {
    id: 'company-directory.get',
    area: 'companyDirectory',
    sentence: 'Each listed company is read by its id; one that is not there gives NotFoundError.',
    source: 'core, CompanyDirectory.get; core, Id: “0” is an id',
    check: async (bench) => {
      const directory = await bench.capability('companyDirectory')
      const whole = await directory.list({}).all()
      for (const listed of whole) {
        const company = await directory.get(listed.id)
        assertShape('company', company)
        assert.deepEqual([company.id, company.name, company.identifier], [listed.id, listed.name, listed.identifier])
      }
      const missing = missingId(whole[0]?.id ?? '1', idsOf(whole))
      await refusalWith('NOT_FOUND', directory.get(missing), 'a company that is not there')
    },
  },
  {
    id: 'company-directory.contacts',
    area: 'companyDirectory',
    sentence: 'The contacts of a company are listed once, in full shape, and none of another company.',
    source: 'core, CompanyDirectory.listContacts',
    check: async (bench) => {
      const directory = await bench.capability('companyDirectory')
      let found = 0
      for (const company of await directory.list({}).all()) {
        bench.traffic.pageCap = null
        const contacts = await directory.listContacts(company.id).all()
        assertShapes('contact', contacts)
        for (const contact of contacts) assert.equal(contact.company?.id ?? company.id, company.id)
        bench.traffic.pageCap = 1
        assert.deepEqual(idsOf(await directory.listContacts(company.id).all()), idsOf(contacts), 'small pages gave other contacts')
        found += contacts.length
      }
      if (found === 0) return bench.skip('the demo tenant has no contact')
    },
  },
]

function having(companies: readonly Company[], name: string): Company[] {
  const part = name.toLowerCase()
  return companies.filter((company) => company.name.toLowerCase().includes(part) || company.identifier?.toLowerCase().includes(part))
}
