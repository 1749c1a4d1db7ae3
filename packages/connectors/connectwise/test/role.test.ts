import { readFileSync } from 'node:fs'
import { jobOperations, leastRole, operationsOf } from '@jackfield/core'
import type { CapabilityName } from '@jackfield/core'
import { expect, test } from 'vitest'
import { capabilities } from '../src/capabilities.ts'
import { connectwise } from '../src/index.ts'
import { grantPlaces, role } from '../src/role.ts'

const implemented = operationsOf(Object.keys(capabilities) as CapabilityName[])

test('every need is of an operation that exists here, a permission, axes and levels that the role defines', () => {
  for (const need of role.needs) {
    expect(implemented).toContain(need.operation)
    const permission = role.permissions.find(({ id }) => id === need.permission)
    expect(permission, need.permission).toBeDefined()
    for (const [axis, level] of Object.entries(need.atLeast)) {
      expect(permission?.axes).toContain(axis)
      expect(role.axes.find(({ id }) => id === axis)?.ranks).toContain(level)
    }
    expect(need.source).not.toBe('')
  }
})

test('every operation has a need but those on what a member may know of itself, and callbacks, whose permission nobody names', () => {
  const without = implemented.filter((operation) => !role.needs.some((need) => need.operation === operation))
  expect(without).toEqual([
    'connection.check',
    'webhookReceiver.list',
    'webhookReceiver.register',
    'webhookReceiver.repair',
    'webhookReceiver.remove',
    'webhookReceiver.verify',
    'roleInspector.inspect',
  ])
})

test("MSP360's preset is its ten published permissions, to the letter", () => {
  const [preset] = role.presets
  expect(preset?.id).toBe('msp360')
  const published = (preset?.grants ?? []).map(({ permission, atLeast, items }) => {
    const path = role.permissions.find(({ id }) => id === permission)?.path.join(' > ')
    const levels = ['add', 'edit', 'delete', 'inquire'].map((axis) => atLeast[axis] ?? '-').join('/')
    return `${path} ${levels}${items ? ` ${items.join()}` : ''}`
  })
  expect(published).toEqual([
    'Companies > Company Maintenance -/-/-/All',
    'Companies > Contacts -/-/-/All',
    'Finance > Agreements All/All/-/All',
    'Finance > Company Finance All/All/-/All',
    'Procurement > Product Billable Option All/All/-/All',
    'Procurement > Product Catalog -/-/-/All',
    'Procurement > Products -/-/-/All',
    'Service Desk > Service Tickets All/All/-/All',
    'Service Desk > Close Service Tickets -/All/-/All',
    'System > Table Setup -/-/-/All Service / Service Board',
  ])
})

test('the preset covers the least role of everything but files and devices, which asks for no billing and no deleting', () => {
  const grants = new Map(role.presets[0]?.grants.map((grant) => [grant.permission, grant]))
  const least = leastRole(
    role,
    implemented.filter((operation) => !/^(ticketAttachments|deviceInventory|deviceRegister)\./.test(operation)),
  )
  for (const { permission, atLeast, items = [] } of least) {
    const grant = grants.get(permission)
    for (const axis of Object.keys(atLeast)) expect(grant?.atLeast, `${permission} ${axis}`).toHaveProperty(axis)
    for (const item of items) expect(grant?.items).toContain(item)
  }
  expect(least.map(({ permission }) => permission)).toEqual([
    'companies.company-maintenance',
    'companies.contacts',
    'service-desk.service-tickets',
    'service-desk.close-service-tickets',
    'system.table-setup',
  ])
})

test('creating tickets alone needs one level of one permission', () => {
  expect(leastRole(role, ['connection.check', 'ticketDesk.create'])).toEqual([
    { permission: 'service-desk.service-tickets', atLeast: { add: 'All' } },
  ])
})

test('files have a permission of their own, and reading them needs no right to add', () => {
  expect(leastRole(role, jobOperations.attachments)).toEqual([
    { permission: 'companies.manage-attachments', atLeast: { inquire: 'All', add: 'All' } },
  ])
  expect(leastRole(role, ['ticketAttachments.read'])).toEqual([{ permission: 'companies.manage-attachments', atLeast: { inquire: 'All' } }])
})

test('grant places are menu paths with levels in the words of the screen', () => {
  expect(grantPlaces('catalog.boards')).toEqual([
    {
      permission: 'system.table-setup',
      path: ['System', 'Security Roles', '(your role)', 'System', 'Table Setup'],
      levels: ['Inquire Level: All', 'Customize: Service / Service Board'],
    },
  ])
  expect(grantPlaces('ticketDesk.close').map(({ permission }) => permission)).toContain('service-desk.close-service-tickets')
  expect(grantPlaces('connection.check')).toEqual([])
})

test.each(['en', 'de'] as const)('the guide in %s has one place for the table, and names what is easily overlooked', (language) => {
  const text = readFileSync(connectwise.guide[language] as URL, 'utf8').replaceAll(/\s+/g, ' ')
  expect(text.split('{{role}}')).toHaveLength(2)
  for (const words of [
    ['System > Security Roles', 'Role ID', 'Customize', 'Allow access to'],
    ['System > Members', 'API Members', 'Member ID', 'Member Name', 'Level', 'Location', 'Business Unit', 'Default Territory'],
    ['API Keys', 'Public Key', 'Private Key', 'developer.connectwise.com', 'Close Service Tickets'],
  ].flat()) {
    expect(text).toContain(words)
  }
  expect(text.toLowerCase()).toContain('default service board')
})
