import { blankCallback } from '../callbacks/callback-entry.ts'
import type { CompanyRow } from '../records.ts'
import type { Tenant } from '../tenant.ts'
import { createTicket } from '../ticket-create.ts'
import { blankTicket, closes, withFields } from '../ticket-write.ts'
import { since } from './empty.ts'

interface CustomerPlan {
  readonly identifier: string
  readonly name: string
  readonly city: string
  readonly domain: string | null
  readonly people: readonly (readonly [firstName: string, lastName: string])[]
  readonly isDeleted?: true
}

/** Invented, every one. */
const customers: readonly CustomerPlan[] = [
  {
    identifier: 'BrackenHolt',
    name: 'Bracken & Holt Ltd',
    city: 'Leeds',
    domain: 'brackenholt.example',
    people: [
      ['Ruth', 'Bracken'],
      ['Tom', 'Avery'],
    ],
  },
  {
    identifier: 'Muellerbau',
    name: 'Müller Hochbau GmbH',
    city: 'Köln',
    domain: 'mueller-hochbau.example',
    people: [
      ['Jürgen', 'Müller'],
      ['Anke', 'Groß'],
    ],
  },
  { identifier: 'NorthQuay', name: 'North Quay Dental Limited', city: 'Whitby', domain: 'northquay.example', people: [['Priya', 'Nair']] },
  {
    identifier: 'Osterfield',
    name: 'Osterfield Primary School',
    city: 'York',
    domain: 'osterfield.example',
    people: [
      ['Helen', 'Marsh'],
      ['Ian', "O'Dell"],
    ],
  },
  { identifier: 'TidewellFoods', name: 'Tidewell Foods', city: 'Hull', domain: null, people: [['Dawn', 'Peel']] },
  {
    identifier: 'SaltmarshLaw',
    name: 'Saltmarsh Law, "The Old Mill"',
    city: 'Lincoln',
    domain: 'saltmarsh-law.example',
    people: [['Gareth', 'Pugh']],
  },
  {
    identifier: 'KestrelLog',
    name: 'Kestrel Logistics [North]',
    city: 'Doncaster',
    domain: 'kestrel.example',
    people: [['Marta', 'Kowalczyk']],
  },
  { identifier: 'Ferncote', name: 'Ferncote Care Homes', city: 'Ripon', domain: 'ferncote.example', people: [], isDeleted: true },
]

/** Companies with their people, and two devices. */
export function addDemoCustomers(tenant: Tenant): void {
  customers.forEach(({ identifier, name, city, domain, people, isDeleted }, index) => {
    const stamp = since(tenant, 300 - index * 20, 'mweber')
    const company = tenant.companies.insert({
      ...stamp,
      id: 19_000 + index * 7,
      identifier,
      name,
      city,
      statusId: 1,
      website: domain,
      phoneNumber: `0113 496 0${String(100 + index)}`,
      deletedFlag: isDeleted ?? false,
      custom: index % 2 ? { 31: 'Silver' } : { 31: 'Gold', 32: '2024-05-01T00:00:00Z' },
      plain: {},
    })
    for (const [firstName, lastName] of people) {
      const local = `${firstName}.${lastName}`.toLowerCase().replace(/[^a-z.]/g, '')
      const email = domain === null ? null : `${local}@${domain}`
      const phone = index === 0 ? `0113 496 02${String(firstName.length).padStart(2, '0')}` : null
      tenant.contacts.insert({ ...stamp, companyId: company.id, firstName, lastName, email, phone, inactive: false })
    }
  })
  for (const [name, companyId] of [
    ['BH-SRV-01', 19_000],
    ['MUE-NB-114', 19_007],
  ] as const) {
    tenant.configurations.insert({
      ...since(tenant, 120, 'jokafor'),
      id: tenant.configurations.size + 501,
      companyId,
      name,
      typeId: name.includes('SRV') ? 1 : 2,
      deviceIdentifier: `dev-${name}`,
      activeFlag: true,
      plain: { serialNumber: `SN-${name}` },
      answers: {},
    })
  }
}

const problems = [
  'Printer on the second floor prints blank pages',
  'New starter on Monday needs an account',
  'Outlook asks for the password again and again',
  'VPN drops every few minutes',
  'Backup of the file server failed',
  'Certificate of the web shop runs out',
  'Laptop is slow since the last update',
  'Shared calendar is gone',
  'Wi-Fi in the meeting room is weak',
  'Please restore a deleted folder',
  'Antivirus found a file on a USB stick',
  'Scanner does not reach the mail server',
] as const
const statusIds = [16, 17, 18, 19, 20, 21] as const

/** 24 tickets of the last month on the help desk, some closed, and one on the security board. */
export function addDemoTickets(tenant: Tenant): void {
  const { random } = tenant.context
  const living = tenant.companies.all().filter((company) => company.id >= 19_000 && !company.deletedFlag) as [CompanyRow, ...CompanyRow[]]
  for (let index = 0; index < 24; index++) {
    const company = random.pick(living)
    const problem = problems[index % problems.length] ?? problems[0]
    const contact = tenant.contacts.find(({ companyId }) => companyId === company.id)
    const given = {
      summary: index < problems.length ? problem : `${problem} (again)`,
      company: { id: company.id },
      ...(contact ? { contact: { id: contact.id } } : {}),
      status: { id: random.pick(statusIds) },
      priority: { id: random.integer(6, 9) },
      source: { id: random.integer(1, 4) },
      initialDescription: `${problem}. Reported by ${contact?.firstName ?? 'the office'}, started this morning.`,
    }
    addOld(tenant, 30 - index, index === 4 ? { ...given, customFields: [{ id: 21, value: 'BH-4711' }] } : given)
  }
  addOld(tenant, 2.5, {
    summary: 'Sign-in from two countries within ten minutes',
    company: { id: 19_000 },
    board: { id: 4 },
    status: { id: 43 },
    priority: { id: 7 },
    initialDescription: 'Account r.bracken, first Leeds, then Lisbon.',
  })
}

/** What another product of the tenant has registered. */
export function addForeignCallback(tenant: Tenant): void {
  const fields = blankCallback(tenant, tenant.members.find(({ identifier }) => identifier === 'mweber')?.id)
  const url = 'https://hooks.other-product.example/connectwise?id='
  tenant.callbacks.insert({ ...fields, ...since(tenant, 90, 'mweber'), url, type: 'ticket', level: 'owner', objectId: 1 })
}

/** A ticket that somebody of the help desk entered `days` ago. */
function addOld(tenant: Tenant, days: number, given: Readonly<Record<string, unknown>>): void {
  const stamp = since(tenant, days, 'jokafor')
  const fields = withFields(tenant, { ...blankTicket(tenant), ...stamp }, given, 'jokafor', 'created')
  const row = createTicket(tenant, fields, given, 'jokafor')
  const done = since(tenant, Math.max(0, days - 1), 'slindqvist')
  if (closes(tenant, row.statusId)) {
    tenant.tickets.update(row.id, {
      closedDate: done.dateEntered,
      closedBy: 'slindqvist',
      lastUpdated: done.dateEntered,
      updatedBy: 'slindqvist',
    })
  }
  if (row.descriptionNoteId !== null) tenant.notes.update(row.descriptionNoteId, stamp)
}
