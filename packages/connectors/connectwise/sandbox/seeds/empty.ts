import type { ConfigurationQuestionRow, CustomFieldRow, Stamp } from '../records.ts'
import { apiMemberIdentifier, vendorTime } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

/** A record that stands since `days` before now. */
export function since(tenant: Tenant, days: number, by = 'admin'): Stamp {
  const time = vendorTime(tenant.context.clock.now() - Math.round(days * 86_400) * 1000)
  return { dateEntered: time, enteredBy: by, lastUpdated: time, updatedBy: by }
}

interface BoardPlan {
  readonly id: number
  readonly name: string
  /** In order; the first is the default. `closed` and `inactive` mark the others. */
  readonly statuses: readonly (readonly [id: number, name: string, mark?: 'closed' | 'inactive'])[]
  readonly types: readonly (readonly [id: number, name: string])[]
}

const boards: readonly BoardPlan[] = [
  {
    id: 1,
    name: 'Help Desk',
    statuses: [
      [16, 'New'],
      [17, 'Assigned'],
      [18, 'In Progress'],
      [19, 'Waiting on Customer'],
      [23, 'Dispatched by fax', 'inactive'],
      [20, 'Completed', 'closed'],
      [21, '>Closed', 'closed'],
    ],
    types: [
      [31, 'Request'],
      [32, 'Incident'],
      [33, 'Change'],
    ],
  },
  {
    id: 4,
    name: 'Security Alerts',
    statuses: [
      [42, 'New (alert)'],
      [43, 'Investigating'],
      [44, 'Escalated'],
      [45, '>Closed', 'closed'],
    ],
    types: [
      [61, 'Alert'],
      [62, 'Compromise'],
    ],
  },
]

const priorities = [
  [6, 'Priority 1 - Critical', 'Red', 'Critical'],
  [7, 'Priority 2 - High', 'Orange', 'High'],
  [8, 'Priority 3 - Medium', 'Yellow', 'Medium'],
  [9, 'Priority 4 - Low', 'White', 'Low'],
] as const

const sources = ['Call', 'Email Connector', 'Monitoring', 'Portal']
const technicians = [
  ['mweber', 'Martina', 'Weber'],
  ['jokafor', 'Joseph', 'Okafor'],
  ['slindqvist', 'Sven', 'Lindqvist'],
] as const

/** What every tenant has before its first customer. */
export function addBasics(tenant: Tenant): void {
  const stamp = since(tenant, 400)
  for (const board of boards) addBoard(tenant, board, stamp)
  priorities.forEach(([id, name, color, level], index) => {
    tenant.priorities.insert({ ...stamp, id, name, color, level, sortOrder: index + 1, isDefault: level === 'Medium' })
  })
  sources.forEach((name, index) => tenant.sources.insert({ ...stamp, name, isDefault: index === 0 }))
  ;['Active', 'Inactive', 'Not Approved'].forEach((name, index) => {
    tenant.companyStatuses.insert({ ...stamp, name, isDefault: index === 0, inactive: false })
  })
  tenant.companies.insert({
    ...stamp,
    id: 2,
    identifier: 'Catchall',
    name: 'Catchall (for tickets without a customer)',
    statusId: 1,
    city: 'Leeds',
    website: null,
    phoneNumber: null,
    deletedFlag: false,
    custom: {},
    plain: {},
  })
  for (const field of customFields) tenant.customFields.insert({ ...stamp, ...field })
  for (const name of ['Managed Server', 'Managed Workstation', 'Leased Device']) tenant.configurationTypes.insert({ ...stamp, name })
  for (const question of questions) tenant.configurationQuestions.insert({ ...stamp, ...question })
  for (const [identifier, firstName, lastName] of technicians) {
    tenant.members.insert({ ...stamp, identifier, firstName, lastName, licenseClass: 'F', boardId: 1 })
  }
  tenant.members.insert({
    ...stamp,
    identifier: apiMemberIdentifier,
    firstName: 'Jackfield',
    lastName: 'API',
    licenseClass: 'A',
    boardId: 1,
  })
}

/** All of the type Leased Device. */
const questions: readonly Omit<ConfigurationQuestionRow, keyof Stamp | 'id'>[] = [
  { typeId: 3, question: 'Lease ends on', sequenceNumber: 1, fieldType: 'Date', entryType: 'Date', required: true, inactive: false },
  { typeId: 3, question: 'Lessor', sequenceNumber: 2, fieldType: 'Text', entryType: 'EntryField', required: true, inactive: false },
  {
    typeId: 3,
    question: 'Inventory label',
    sequenceNumber: 3,
    fieldType: 'Text',
    entryType: 'EntryField',
    required: false,
    inactive: false,
  },
  {
    typeId: 3,
    question: 'Fax of the lessor',
    sequenceNumber: 4,
    fieldType: 'Text',
    entryType: 'EntryField',
    required: true,
    inactive: true,
  },
]

const customFields: readonly Omit<CustomFieldRow, keyof Stamp>[] = [
  // Number of the service ticket's screen: FACTS 5. That of a company's is not in the facts.
  { id: 21, record: 'ticket', screenId: 'sr100', caption: 'Asset tag', type: 'Text', entryMethod: 'EntryField', decimals: 0, options: [] },
  {
    id: 22,
    record: 'ticket',
    screenId: 'sr100',
    caption: 'Devices hit',
    type: 'Number',
    entryMethod: 'EntryField',
    decimals: 0,
    options: [],
  },
  {
    id: 23,
    record: 'ticket',
    screenId: 'sr100',
    caption: 'Told by phone',
    type: 'Checkbox',
    entryMethod: 'Option',
    decimals: 0,
    options: [],
  },
  {
    id: 31,
    record: 'company',
    screenId: null,
    caption: 'Support tier',
    type: 'Text',
    entryMethod: 'List',
    decimals: 0,
    options: ['Bronze', 'Silver', 'Gold'],
  },
  { id: 32, record: 'company', screenId: null, caption: 'Customer since', type: 'Date', entryMethod: 'Date', decimals: 0, options: [] },
]

function addBoard(tenant: Tenant, { id, name, statuses, types }: BoardPlan, stamp: Stamp): void {
  tenant.boards.insert({ ...stamp, id, name, inactive: false })
  statuses.forEach(([statusId, statusName, mark], index) => {
    tenant.statuses.insert({
      ...stamp,
      id: statusId,
      boardId: id,
      name: statusName,
      sortOrder: (index + 1) * 10,
      isDefault: index === 0,
      isClosed: mark === 'closed',
      inactive: mark === 'inactive',
    })
  })
  types.forEach(([typeId, typeName], index) => {
    tenant.types.insert({ ...stamp, id: typeId, boardId: id, name: typeName, isDefault: index === 0, inactive: false })
  })
}
