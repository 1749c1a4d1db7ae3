import type { EntityRow } from '../records.ts'
import { deviceLinkUdf, tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { addRow, addTicket, timeAgo } from './ticket-seed.ts'

interface CustomerPlan {
  readonly name: string
  readonly city: string
  readonly domain: string | null
  readonly people: readonly (readonly [firstName: string, lastName: string])[]
  /** Place of its parent in the list. */
  readonly parent?: number
  readonly isInactive?: true
}

/** Invented, every one. */
const customers: readonly CustomerPlan[] = [
  {
    name: 'Alderton & Rowe Ltd',
    city: 'Leeds',
    domain: 'aldertonrowe.example',
    people: [
      ['Ruth', 'Alderton'],
      ['Tom', 'Avery'],
    ],
  },
  {
    name: 'Brückner Hochbau GmbH',
    city: 'Köln',
    domain: 'brueckner-hochbau.example',
    people: [
      ['Jürgen', 'Brückner'],
      ['Anke', 'Groß'],
    ],
  },
  { name: 'Quayside Dental Limited', city: 'Whitby', domain: 'quayside.example', people: [['Priya', 'Nair']] },
  { name: 'Marlfield Academy Trust', city: 'York', domain: 'marlfield.example', people: [['Helen', 'Marsh']] },
  { name: 'Marlfield Primary School', city: 'York', domain: null, people: [['Ian', "O'Dell"]], parent: 3 },
  { name: 'Saltway Law, "The Old Mill"', city: 'Lincoln', domain: 'saltway-law.example', people: [['Gareth', 'Pugh']] },
  { name: 'Falcon Freight [North]', city: 'Doncaster', domain: 'falcon-freight.example', people: [['Marta', 'Kowalczyk']] },
  { name: 'Fernside Care Homes', city: 'Ripon', domain: 'fernside.example', people: [], isInactive: true },
]

const firstCustomer = 174

/** Companies with their people, sites and contracts, and a few devices. */
export function addDemoCustomers(tenant: Tenant): void {
  const idAt = (index: number): number => firstCustomer + index * 7
  let contacts = 30_682_900
  customers.forEach(({ name, city, domain, people, parent, isInactive }, index) => {
    const companyID = idAt(index)
    addRow(
      tenant,
      'Companies',
      companyID,
      {
        companyName: name,
        companyNumber: `C-${companyID}`,
        companyType: 1,
        ownerResourceID: 29_682_886,
        phone: `0113 496 0${String(100 + index)}`,
        isActive: !isInactive,
        city,
        createDate: timeAgo(tenant, 300 - index * 20),
        createdByResourceID: 29_682_886,
        lastActivityDate: timeAgo(tenant, 40 - index),
        lastTrackedModifiedDateTime: timeAgo(tenant, 40 - index),
        ...(domain === null ? {} : { webAddress: domain }),
        ...(parent === undefined ? {} : { parentCompanyID: idAt(parent) }),
      },
      index % 2 ? { CustomerRanking: 'Silver' } : { CustomerRanking: 'Golden', 'Monitoring Tenant': `tenant-${companyID}` },
    )
    addRow(tenant, 'CompanyLocations', index + 1, { companyID, name: 'Head office', city, isActive: true, isPrimary: true })
    for (const [firstName, lastName] of people) {
      contacts += 3
      const local = `${firstName}.${lastName}`.toLowerCase().replace(/[^a-z.]/g, '')
      addRow(tenant, 'Contacts', contacts, {
        companyID,
        firstName,
        lastName,
        isActive: 1,
        createDate: timeAgo(tenant, 200),
        lastModifiedDate: timeAgo(tenant, 100),
        ...(domain === null ? {} : { emailAddress: `${local}@${domain}` }),
      })
    }
    if (index < 3) addContract(tenant, index + 501, companyID, name)
  })
  addDevices(tenant)
}

function addContract(tenant: Tenant, id: number, companyID: number, name: string): void {
  addRow(tenant, 'Contracts', id, {
    companyID,
    contractName: `${name}: managed services`,
    contractType: 7,
    status: 1,
    startDate: timeAgo(tenant, 250),
    endDate: timeAgo(tenant, -480),
    timeReportingRequiresStartAndStopTimes: 1,
  })
}

interface DevicePlan {
  readonly companyID: number
  readonly referenceTitle: string
  readonly kind: 1 | 2
  readonly isActive?: false
  /** What an RMM wrote, and what stands in fields of the tenant's own. */
  readonly audit?: Readonly<Record<string, string>>
  readonly udfs?: Readonly<Record<string, string>>
}

/** One of them is the MSP's own, one is retired, and one carries another integration's mark where links stand. */
const devices: readonly DevicePlan[] = [
  {
    companyID: firstCustomer,
    referenceTitle: 'AR-SRV-01',
    kind: 1,
    audit: {
      rmmDeviceAuditMacAddress: '00-1A-2B-3C-4D-01;00-1A-2B-3C-4D-02',
      rmmDeviceAuditOperatingSystem: 'Microsoft Windows Server 2022 Standard',
    },
  },
  {
    companyID: firstCustomer,
    referenceTitle: 'AR-NB-07',
    kind: 2,
    audit: { rmmDeviceAuditMacAddress: '001a2b3c4d07', rmmDeviceAuditOperatingSystem: 'Microsoft Windows 11 Pro' },
  },
  { companyID: firstCustomer + 7, referenceTitle: 'BRU-NB-114', kind: 2 },
  { companyID: 0, referenceTitle: 'HP-NB-02', kind: 2, udfs: { [deviceLinkUdf]: 'inventory-5512' } },
  { companyID: firstCustomer + 14, referenceTitle: 'QD-SRV-00', kind: 1, isActive: false },
]

function addDevices(tenant: Tenant): void {
  addRow(tenant, 'Products', 103, { name: 'Tape drive', isActive: false, isSerialized: true, productBillingCodeID: 29_682_800 })
  devices.forEach(({ companyID, referenceTitle, kind, isActive = true, audit = {}, udfs = {} }, index) => {
    addRow(
      tenant,
      'ConfigurationItems',
      index + 901,
      {
        companyID,
        referenceTitle,
        productID: kind + 100,
        configurationItemCategoryID: kind,
        configurationItemType: kind,
        serialNumber: `SN-${referenceTitle}`,
        rmmDeviceAuditHostname: referenceTitle,
        ...audit,
        isActive,
        createDate: timeAgo(tenant, 120),
        createdByPersonID: 29_682_886,
        lastModifiedTime: timeAgo(tenant, 20),
      },
      { 'Kaseya Agent GUID': `7700${index}`, ...udfs },
    )
  })
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
const statuses = [1, 8, 7, 12, 5, 29_682_840] as const
const queues = [29_682_833, 8, 29_683_354] as const

/** 24 tickets of the last month, some complete, and one more on another queue. */
export function addDemoTickets(tenant: Tenant): void {
  const { random } = tenant.context
  const living = tableOf(tenant, 'Companies')
    .rows()
    .filter(({ id, values }) => id >= firstCustomer && values['isActive'] === true) as [EntityRow, ...EntityRow[]]
  tableOf(tenant, 'Tickets').insert({ id: 7840, values: {}, udfs: {} })
  tableOf(tenant, 'Tickets').delete(7840)
  for (let index = 0; index < 24; index++) {
    const company = random.pick(living)
    const problem = problems[index % problems.length] ?? problems[0]
    const contact = tableOf(tenant, 'Contacts').find(({ values }) => values['companyID'] === company.id)
    const fields = {
      title: index < problems.length ? problem : `${problem} (again)`,
      companyID: company.id,
      ...(contact ? { contactID: contact.id } : {}),
      status: random.pick(statuses),
      priority: random.integer(1, 4),
      queueID: random.pick(queues),
      source: random.pick([2, 4, 8]),
      description: `${problem}. Reported by ${String(contact?.values['firstName'] ?? 'the office')}, started this morning.`,
      ...(index === 4 ? { userDefinedFields: [{ name: 'Asset tag', value: 'AR-4711' }] } : {}),
    }
    addTicket(tenant, fields, 30 - index)
  }
  addTicket(
    tenant,
    {
      title: 'Sign-in from two countries within ten minutes',
      companyID: firstCustomer,
      ticketCategory: 112,
      issueType: 12,
      subIssueType: 150,
      priority: 4,
      queueID: 29_683_354,
      description: 'Account r.alderton, first Leeds, then Lisbon.',
    },
    2.5,
  )
}
