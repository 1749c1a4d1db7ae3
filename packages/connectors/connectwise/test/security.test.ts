import { expect, test } from 'vitest'
import { rightsFrom, tableSetupItems } from '../src/mapping/security.ts'
import { role } from '../src/role.ts'
import { customizeItemWire, securitySettingWire } from '../src/wire/system.ts'

const setting = (row: object) => securitySettingWire.parse(row)
const rights = (row: object) =>
  rightsFrom([setting(row)], role.permissions).map(({ permission, axis, rank }) => `${permission} ${axis} ${rank}`)

test.each([
  { moduleDescription: 'Service Desk', moduleFunctionDescription: 'Service Tickets' },
  { moduleDescription: 'SERVICE DESK ', moduleFunctionDescription: 'service  tickets' },
  { moduleName: 'Service', moduleFunctionName: 'ServiceTickets' },
  { moduleDescription: 'Service Desk', moduleFunctionDescription: 'Service – Tickets', moduleFunctionName: 'other' },
  { moduleFunctionDescription: 'Service Tickets' },
])('a row is found by its words: %j', (words) => {
  const levels = { inquireLevel: 'All', addLevel: 'My', editLevel: 'None', deleteLevel: 'none' }
  expect(rights({ ...words, ...levels })).toEqual([
    'service-desk.service-tickets inquire All',
    'service-desk.service-tickets add My',
    'service-desk.service-tickets edit None',
    'service-desk.service-tickets delete None',
  ])
})

test('Company and Companies are one module; a function of the same name elsewhere is another', () => {
  expect(rights({ moduleDescription: 'Company', moduleFunctionDescription: 'Contacts', inquireLevel: 'mine' })[0]).toBe(
    'companies.contacts inquire My',
  )
  expect(rights({ moduleDescription: 'Marketing', moduleFunctionDescription: 'Contacts', inquireLevel: 'All' })).toEqual([
    'null inquire All',
  ])
})

test.each(['Manage Attachments', 'Manage Documents', 'Manage Documents/Attachments', 'Manage Documents / Attachments'])(
  'files are the same function under the name %j',
  (moduleFunctionDescription) => {
    const row = { moduleDescription: 'Companies', moduleFunctionDescription, addLevel: 'All' }
    expect(rights(row)).toContain('companies.manage-attachments add All')
  },
)

test('a function that is none of ours keeps its own words, and only the levels it has', () => {
  const row = setting({ moduleDescription: 'Sales', moduleFunctionDescription: 'Opportunities', inquireLevel: 'All', addLevel: null })
  expect(rightsFrom([row], role.permissions)).toEqual([
    { permission: null, path: ['Sales', 'Opportunities'], axis: 'inquire', rank: 'All', evidence: 'listed' },
  ])
})

test('a level that is left out of one of ours is not told rather than None; an unknown word stays', () => {
  const row = setting({ moduleDescription: 'System', moduleFunctionDescription: 'Table Setup', inquireLevel: 'Some' })
  const found = rightsFrom([row], role.permissions)
  expect(found.map(({ rank }) => rank)).toEqual(['Some', null, null, null])
  expect(found[1]?.reason).toBeDefined()
})

const setup = (change: object = {}) => [setting({ moduleFunctionDescription: 'Table Setup', ...change })]
const items = (...names: readonly string[]) =>
  names.map((itemIdentifier) => customizeItemWire.parse({ customizeIdentifier: 'SystemTableSetup', itemIdentifier }))
const wanted = ['Service / Service Board']

test('the narrowed list of Table Setup, in our spelling where it is the same entry', () => {
  expect(tableSetupItems(items('service/service board', 'Company / Company Type'), setup(), wanted)).toEqual([
    'Service / Service Board',
    'Company / Company Type',
  ])
})

test('no entries tell nothing, unless the row says that it is narrowed', () => {
  expect(tableSetupItems([], setup(), wanted)).toBeNull()
  expect(tableSetupItems([], setup({ customFlag: true }), wanted)).toEqual([])
  const others = [customizeItemWire.parse({ customizeIdentifier: 'ServiceReports', itemIdentifier: 'A / B' })]
  expect(tableSetupItems(others, setup(), wanted)).toBeNull()
})

test('entries in other words than those of the screen tell nothing', () => {
  expect(tableSetupItems(items('17', '18'), setup(), wanted)).toBeNull()
})
