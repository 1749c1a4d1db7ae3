import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { SandboxRight } from '@jackfield/sandbox'
import { guards } from '../sandbox/guards.ts'
import { sandbox } from '../sandbox/index.ts'
import { routes } from '../sandbox/routes/routes.ts'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterEach(() => client.running.reset())
afterAll(() => client.stop())

const right = (module: string, name: string, levels: SandboxRight['levels'], items?: readonly string[]): SandboxRight => ({
  path: [module, name],
  levels,
  ...(items ? { items } : {}),
})
const tickets = (levels: SandboxRight['levels']): SandboxRight => right('Service Desk', 'Service Tickets', levels)
const closing = (levels: SandboxRight['levels']): SandboxRight => right('Service Desk', 'Close Service Tickets', levels)
const ticket = { summary: 'x', company: { id: 2 } }
const toStatus = (id: number): object[] => [{ op: 'replace', path: 'status', value: { id } }]

async function openTicket(): Promise<number> {
  return (await client.post('/service/tickets', ticket)).id as number
}

test('every route has a guard, and every guard a route', () => {
  const named = (method: string, route: string): string => `${method} ${route}`
  const plain = guards.filter(({ when }) => when === undefined).map(({ method, route }) => named(method, route))
  expect(plain.toSorted()).toEqual(routes.map(({ method, path }) => named(method, path)).toSorted())
  for (const { method, route } of guards) expect(plain).toContain(named(method, route))
})

const table: readonly (readonly [name: string, call: readonly [string, string, unknown?], needed: SandboxRight])[] = [
  ['list tickets', ['GET', '/service/tickets'], tickets({ inquire: 'All' })],
  ['count tickets', ['GET', '/service/tickets/count'], tickets({ inquire: 'All' })],
  ['read a ticket', ['GET', '/service/tickets/1'], tickets({ inquire: 'All' })],
  ['read notes', ['GET', '/service/tickets/1/notes'], tickets({ inquire: 'All' })],
  ['read all notes', ['GET', '/service/tickets/1/allNotes'], tickets({ inquire: 'All' })],
  ['create a ticket', ['POST', '/service/tickets', ticket], tickets({ add: 'All' })],
  ['delete a ticket', ['DELETE', '/service/tickets/2'], tickets({ delete: 'All' })],
  ['read companies', ['GET', '/company/companies'], right('Companies', 'Company Maintenance', { inquire: 'All' })],
  ['read a company', ['GET', '/company/companies/2'], right('Companies', 'Company Maintenance', { inquire: 'All' })],
  ['read contacts', ['GET', '/company/contacts'], right('Companies', 'Contacts', { inquire: 'All' })],
  ['read boards', ['GET', '/service/boards'], right('System', 'Table Setup', { inquire: 'All' }, ['Service / Service Board'])],
  ['read statuses', ['GET', '/service/boards/1/statuses'], right('System', 'Table Setup', { inquire: 'All' })],
  ['read priorities', ['GET', '/service/priorities'], right('System', 'Table Setup', { inquire: 'All' }, [])],
  ['read members', ['GET', '/system/members'], right('System', 'Member Maintenance', { inquire: 'All' })],
  ['read roles', ['GET', '/system/securityroles'], right('System', 'Security Roles', { inquire: 'All' })],
  ['list documents', ['GET', '/system/documents'], right('Companies', 'Manage Attachments', { inquire: 'All' })],
  ['read companies’ devices', ['GET', '/company/configurations'], right('Companies', 'Configurations', { inquire: 'All' })],
  ['add devices', ['POST', '/company/configurations/bulk', []], right('Companies', 'Configurations', { add: 'All' })],
  ['change a company', ['PATCH', '/company/companies/2', []], right('Companies', 'Company Maintenance', { edit: 'All' })],
  ['list a ticket’s documents', ['GET', '/service/tickets/1/documents'], tickets({ inquire: 'All' })],
  ['read time', ['GET', '/time/entries'], right('Time & Expense', 'Time Entry', { inquire: 'All' })],
]

describe.each(table)('%s', (_, [method, path, body], needed) => {
  test('needs its right, at level All', async () => {
    client.running.setRights([needed])
    expect((await client.send(method, path, body)).status).toBeLessThan(300)
    await client.running.reset()
    const [axis = ''] = Object.keys(needed.levels)
    for (const level of ['My', 'None']) {
      client.running.setRights([{ ...needed, levels: { ...needed.levels, [axis]: level } }])
      const reply = await client.send(method, path, body)
      expect([reply.status, JSON.parse(reply.text)]).toEqual([
        403,
        { code: 'Security', message: 'You do not have security permission to perform this action.' },
      ])
    }
  })
})

test('a table setup that was narrowed to other entries does not show boards', async () => {
  client.running.setRights([right('System', 'Table Setup', { inquire: 'All' }, ['Company / Company Status'])])
  expect((await client.send('GET', '/service/boards')).status).toBe(403)
  expect((await client.send('GET', '/service/boards/1/types')).status).toBe(403)
  expect((await client.send('GET', '/company/companies/statuses')).status).toBe(200)
})

describe('closing', () => {
  test('needs Edit of both functions', async () => {
    const id = await openTicket()
    const close = async (...rights: SandboxRight[]): Promise<number> => {
      client.running.setRights(rights)
      return (await client.send('PATCH', `/service/tickets/${id}`, toStatus(21))).status
    }
    expect(await close(tickets({ edit: 'All' }))).toBe(403)
    expect(await close(closing({ edit: 'All' }))).toBe(403)
    expect(await close(tickets({ edit: 'All' }), closing({ edit: 'My' }))).toBe(403)
    expect(client.running.tickets().at(-1)?.isClosed).toBe(false)
    expect(await close(tickets({ edit: 'All' }), closing({ edit: 'All' }))).toBe(200)
    expect(await close(tickets({ edit: 'All' }))).toBe(403)
  })

  test('a change of a closed ticket needs it too, a change of an open one does not', async () => {
    const id = await openTicket()
    client.running.setRights([tickets({ edit: 'All' })])
    expect((await client.send('PATCH', `/service/tickets/${id}`, toStatus(17))).status).toBe(200)
    client.running.setRights('everything')
    await client.send('PATCH', `/service/tickets/${id}`, toStatus(21))
    client.running.setRights([tickets({ edit: 'All' })])
    expect((await client.send('PATCH', `/service/tickets/${id}`, toStatus(16))).status).toBe(403)
  })
})

test('a note passes with Add or with Edit: the facts do not tell which', async () => {
  const note = { text: 'x', internalAnalysisFlag: true }
  for (const axis of ['add', 'edit']) {
    client.running.setRights([tickets({ [axis]: 'All' })])
    expect((await client.send('POST', '/service/tickets/1/notes', note)).status, axis).toBe(201)
  }
  client.running.setRights([tickets({ inquire: 'All' })])
  expect((await client.send('POST', '/service/tickets/1/notes', note)).status).toBe(403)
})

test('callbacks and definitions of custom fields need no right that the facts would name', async () => {
  client.running.setRights([])
  const entry = { url: 'http://127.0.0.1/', objectId: 1, type: 'ticket', level: 'owner' }
  expect((await client.send('POST', '/system/callbacks', entry)).status).toBe(201)
  expect((await client.send('GET', '/system/userDefinedFields')).status).toBe(200)
})

test.each(['Manage Attachments', 'Manage Documents', 'Manage Documents/Attachments'])(
  'the right on files may be called %s',
  async (name) => {
    client.running.setRights([right('Companies', name, { inquire: 'All' })])
    expect((await client.send('GET', '/system/documents')).status).toBe(200)
    const rows = await client.get('/system/mySecurity?pageSize=1000')
    expect(rows.filter((row: Json) => /attachment|document/i.test(row.moduleFunctionDescription))).toMatchObject([
      { moduleFunctionDescription: 'Manage Attachments', inquireLevel: 'All' },
    ])
  },
)

describe('variants', () => {
  test('closedTickets: reading closed ones needs Inquire of Close Service Tickets', async () => {
    const other = await startClient({ variants: { closedTickets: 'needs-close-inquire' } })
    const closed = other.running.tickets().find(({ isClosed }) => isClosed)?.id
    other.running.setRights([tickets({ inquire: 'All' })])
    expect((await other.get('/service/tickets')).every((row: Json) => !row.closedFlag)).toBe(true)
    expect((await other.send('GET', `/service/tickets/${closed}`)).status).toBe(403)
    other.running.setRights([tickets({ inquire: 'All' }), closing({ inquire: 'All' })])
    expect(await other.get('/service/tickets')).toHaveLength(25)
    expect((await other.send('GET', `/service/tickets/${closed}`)).status).toBe(200)
    await other.stop()
  })

  test('permissionCheck: before the body is looked at, or after', async () => {
    const other = await startClient({ variants: { permissionCheck: 'after-validation' } })
    for (const [one, status] of [
      [client, 403],
      [other, 400],
    ] as const) {
      one.running.setRights([tickets({ inquire: 'All' })])
      expect((await one.send('POST', '/service/tickets', {})).status).toBe(status)
      expect((await one.send('POST', '/service/tickets', ticket)).status).toBe(403)
    }
    await other.stop()
  })

  test('mySecurity: a narrow role may read its own rights, or not', async () => {
    const other = await startClient({ variants: { mySecurity: 'refused' } })
    for (const [one, status] of [
      [client, 200],
      [other, 403],
    ] as const) {
      one.running.setRights([tickets({ inquire: 'All' })])
      expect((await one.send('GET', '/system/mySecurity')).status).toBe(status)
      expect((await one.send('GET', '/system/mySecurity/customizeItems/')).status).toBe(status)
    }
    await other.stop()
  })
})

test('mySecurity tells every function with its levels, in the words of the role screen', async () => {
  client.running.setRights([
    tickets({ inquire: 'All', add: 'My' }),
    right('System', 'Table Setup', { inquire: 'All' }, ['Service / Service Board']),
  ])
  const rows = await client.get('/system/mySecurity?pageSize=1000')
  expect(rows.find((row: Json) => row.moduleFunctionDescription === 'Service Tickets')).toMatchObject({
    moduleDescription: 'Service Desk',
    inquireLevel: 'All',
    addLevel: 'My',
    editLevel: 'None',
    deleteLevel: 'None',
    member: { identifier: 'JackfieldAPI' },
  })
  expect(await client.get('/system/mySecurity/customizeItems/')).toMatchObject([
    { customizeIdentifier: 'SystemTableSetup', itemIdentifier: 'Service / Service Board' },
  ])
  client.running.setRights('everything')
  const settings = await client.get('/system/securityroles/1/settings?pageSize=1000')
  expect(settings.every((row: Json) => row.editLevel === 'All')).toBe(true)
})

test('a path of a right comes in any case and with any dash, but must be one of the vendor’s', () => {
  const { running } = client
  running.setRights([right('companies', 'Configuration - display passwords', { inquire: 'All' })])
  expect(() => running.setRights([right('Service Desk', 'Tickets', {})])).toThrow('ConnectWise has no right “Service Desk > Tickets”')
  expect(() => running.setRights([tickets({ read: 'All' })])).toThrow('There are: inquire, add, edit, delete.')
  expect(() => running.setRights([tickets({ edit: 'Some' })])).toThrow('There are: None, My, All.')
  expect(() => running.setRights([right('Companies', 'Contacts', {}, ['x'])])).toThrow("can't be narrowed")
})

test('the standard comes first in every variant', () => {
  expect(sandbox.connector).toBe('connectwise')
  expect(sandbox.seeds).toEqual(expect.arrayContaining(['empty', 'demo']))
  for (const values of Object.values(sandbox.variants)) expect(values.length).toBeGreaterThan(1)
})
