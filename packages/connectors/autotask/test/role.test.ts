import { jobOperations, leastRole, operationsOf, roleFor } from '@jackfield/core'
import type { CapabilityName } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { capabilities } from '../src/capabilities.ts'
import { isEntity, levelOf, rightsFrom } from '../src/mapping/access.ts'
import { grantPlaces, role } from '../src/role.ts'
import { entityAccessWire } from '../src/wire/system.ts'
import { sandboxWorld } from './sandbox-connection.ts'

const row = (name: string, levels: Readonly<Record<string, unknown>>) => entityAccessWire.parse({ name, ...levels })

test('every operation that reads or writes records has a need, and those that ask for no right have none', () => {
  const without = operationsOf(Object.keys(capabilities) as CapabilityName[]).filter(
    (operation) => !role.needs.some((need) => need.operation === operation),
  )
  expect(without).toEqual([
    'connection.check',
    'catalog.boards',
    'catalog.statuses',
    'catalog.types',
    'catalog.priorities',
    'catalog.sources',
    'webhookReceiver.list',
    'webhookReceiver.verify',
    'roleInspector.inspect',
  ])
})

test('an integration that only makes and closes tickets deletes nothing and writes no companies', () => {
  const least = leastRole(roleFor(role, {}), [...jobOperations.tickets, ...jobOperations.close])
  expect(least.map(({ permission, atLeast }) => [permission, atLeast])).toEqual([
    ['entity.tickets', { create: 'All', query: 'All', update: 'All' }],
    ['entity.ticket-notes', { query: 'All' }],
    ['entity.time-entries', { query: 'All' }],
  ])
})

test('impersonation is asked for only where the connection has somebody to impersonate', () => {
  const needs = (settings: Readonly<Record<string, unknown>>): string[] =>
    leastRole(roleFor(role, settings), ['ticketDesk.create']).map(({ permission }) => permission)
  expect(needs({})).toEqual(['entity.tickets'])
  expect(needs({ impersonationResourceId: '29682885' })).toEqual(['entity.tickets', 'impersonation.tickets'])
})

test('what an API-only user can never be is said with its reason in both languages', () => {
  for (const { reason, source } of role.never) {
    expect(reason.de).toBeTruthy()
    expect(source).toBeTruthy()
  }
  expect(role.never.map(({ field }) => field)).toContain('assignedResourceID')
})

test('a place to grant something is the vendor’s menu', () => {
  expect(grantPlaces('webhookReceiver.register')).toEqual([
    {
      permission: 'level.can-create-webhooks',
      path: expect.arrayContaining(['Admin', 'Security Levels', 'Can create WebHooks']),
      levels: ['Granted: on'],
    },
  ])
})

describe('a level of access', () => {
  test.each([
    ['All', 'All'],
    ['none', 'None'],
    ['Restricted', 'Restricted'],
    [1, 'All'],
    [0, 'None'],
    [2, 'Restricted'],
    ['Partly', 'Partly'],
    [null, null],
  ])('%j reads as %j', (told, level) => {
    expect(levelOf(row('Tickets', { canQuery: true, userAccessForQuery: told }), 'query')).toBe(level)
  })

  test('is none where the entity can’t do it at all', () => {
    expect(levelOf(row('Tickets', { canDelete: false, userAccessForDelete: 'All' }), 'delete')).toBe('None')
  })

  test.each([
    ['Ticket', 'Tickets'],
    ['TicketNotes', 'TicketNotes'],
    ['Account', 'Companies'],
    ['Company', 'Companies'],
    ['TimeEntry', 'TimeEntries'],
    ['InstalledProduct', 'ConfigurationItems'],
  ])('of %s is that of %s', (name, entity) => {
    expect(isEntity(row(name, {}), entity)).toBe(true)
    expect(isEntity(row(name, {}), 'Invoices')).toBe(false)
  })

  test('of an entity that nothing needs keeps its name, and webhooks are no rows', () => {
    const rights = rightsFrom(
      [row('Invoices', { userAccessForQuery: 'All' }), row('TicketWebhookFields', { userAccessForQuery: 'All' })],
      role.permissions,
    )
    expect(rights.map(({ path, axis, rank }) => [path.at(-1), axis, rank])).toEqual([
      ['Invoices', 'create', null],
      ['Invoices', 'query', 'All'],
      ['Invoices', 'update', null],
      ['Invoices', 'delete', null],
    ])
  })
})

test('the level that Autotask ships shows as excess, entity by entity', async () => {
  const { roleInspector } = (await (await sandboxWorld()).connect()).capabilities
  const report = await roleInspector?.inspect(['ticketDesk.create', 'connection.check'])
  const excess = report?.findings.filter(({ verdict }) => verdict === 'excess').map(({ permission, axis }) => `${permission} ${axis}`)
  expect(excess).toContain('entity.tickets update')
  expect(excess).toContain('API User (API-only) > Contracts create')
  expect(excess).not.toContain('entity.tickets create')
})
