import { readFileSync } from 'node:fs'
import type { SandboxRight } from '@jackfield/sandbox'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { guardedEntities, levelPath } from '../sandbox/rights.ts'
import { startClient } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterEach(() => client.running.reset())
afterAll(() => client.stop())

const right = (row: string | readonly string[], levels: Readonly<Record<string, string>>): SandboxRight => ({
  path: [...levelPath, ...(typeof row === 'string' ? [row] : row)] as unknown as SandboxRight['path'],
  levels,
})
const grant = (...rights: readonly SandboxRight[]): void => client.running.setRights(rights)
const all = { create: 'All', query: 'All', update: 'All', delete: 'All' }
const denied = (verb: string): string[] => [`The logged in Resource does not have the adequate permissions to ${verb} this entity type.`]

const ticket = { companyID: 0, status: 1, priority: 2, queueID: 5, title: 'x' }
const note = { title: 'x', description: 'x', noteType: 1, publish: 1 }
const file = { attachmentType: 'FILE_ATTACHMENT', fullPath: 'x.txt', publish: 1, title: 'x', data: '' }
const webhook = { name: 'x', webhookUrl: 'https://a.example/', deactivationUrl: 'https://b.example/', secretKey: 's', isActive: true }
const anything = { filter: [{ op: 'exist', field: 'id' }] }

describe('each call needs the right of its own entity', () => {
  const calls: readonly [string, string, unknown, string, string][] = [
    ['POST', 'Tickets/query', anything, 'Tickets', 'query'],
    ['POST', 'Tickets/query/count', anything, 'Tickets', 'query'],
    ['GET', 'Tickets/7841', undefined, 'Tickets', 'query'],
    ['POST', 'Tickets', ticket, 'Tickets', 'create'],
    ['PATCH', 'Tickets', { id: 7841, title: 'x' }, 'Tickets', 'update'],
    ['PUT', 'Tickets', { id: 7841, ...ticket }, 'Tickets', 'update'],
    ['POST', 'TicketNotes/query', anything, 'TicketNotes', 'query'],
    ['GET', 'Tickets/7841/Notes', undefined, 'TicketNotes', 'query'],
    ['POST', 'Tickets/7841/Notes', note, 'TicketNotes', 'create'],
    ['POST', 'Tickets/7841/Attachments', file, 'TicketAttachments', 'create'],
    ['GET', 'Tickets/7841/Attachments', undefined, 'TicketAttachments', 'query'],
    ['POST', 'AttachmentInfo/query', anything, 'AttachmentInfo', 'query'],
    ['POST', 'Companies/query', anything, 'Companies', 'query'],
    ['GET', 'Companies/0', undefined, 'Companies', 'query'],
    ['POST', 'Companies/174/Contacts', { firstName: 'A', lastName: 'B', isActive: 1 }, 'Contacts', 'create'],
    ['DELETE', 'Companies/174/Contacts/30682903', undefined, 'Contacts', 'delete'],
    ['GET', 'Resources/4', undefined, 'Resources', 'query'],
    ['POST', 'WebhookEventErrorLogs/query', anything, 'WebhookEventErrorLogs', 'query'],
  ]

  test.each(calls)('%s %s', async (method, path, body, entity, verb) => {
    grant(right(entity, { [verb]: 'All' }))
    expect((await client.send(method, path, body)).status).toBe(200)
    await client.running.reset()
    grant(right(entity, { ...all, [verb]: 'None' }), ...guardedEntities.filter((name) => name !== entity).map((name) => right(name, all)))
    expect(await client.refused(method, path, body)).toEqual(denied(verb))
  })

  test('what is refused changes nothing, and is refused before the body is looked at', async () => {
    grant()
    expect(await client.refused('PATCH', 'Tickets', { id: 7841, title: 'x' })).toEqual(denied('update'))
    expect(await client.refused('POST', 'Tickets', '{"broken')).toEqual(denied('create'))
    expect(client.running.tickets()[0]?.title).not.toBe('x')
  })

  test('metadata, limits and the log-in need none', async () => {
    grant()
    for (const path of ['Version', 'Modules', 'ThresholdInformation', 'EntityInformation', 'Tickets/entityInformation/fields']) {
      expect((await client.send('GET', path)).status).toBe(200)
    }
  })

  test('another integration has rights of its own', async () => {
    const { userName, secret, integrationCode } = client.running.happen('otherIntegration') as Record<string, string>
    grant()
    const headers = { UserName: userName, Secret: secret, ApiIntegrationCode: integrationCode }
    expect((await client.send('GET', 'Tickets/7841', undefined, headers)).status).toBe(200)
    const { info } = JSON.parse((await client.send('GET', 'Tickets/entityInformation', undefined, headers)).text) as { info: object }
    expect(info).toMatchObject({ userAccessForQuery: 'All' })
  })
})

describe('Restricted', () => {
  test('rows that others made silently do not come back', async () => {
    const { itemId } = await client.post('Tickets', ticket)
    await client.running.technician.addNote(String(itemId), 'theirs')
    const own = Number((await client.post(`Tickets/${itemId}/Notes`, note)).itemId)
    grant(right('Tickets', { query: 'Restricted' }), right('TicketNotes', { query: 'Restricted' }))
    expect((await client.query('Tickets')).map(({ id }) => id as number)).toEqual([itemId])
    expect(await client.post('Tickets/query/count', anything)).toEqual({ queryCount: 1 })
    expect(await client.get('Tickets/7841')).toEqual({ item: null })
    expect((await client.get(`Tickets/${itemId}`)).item.id).toBe(itemId)
    expect((await client.get(`Tickets/${itemId}/Notes`)).items).toMatchObject([{ id: own }])
  })

  test('of an entity that does not tell who made a record, nothing comes', async () => {
    grant(right('Resources', { query: 'Restricted' }))
    expect(await client.query('Resources')).toEqual([])
  })

  test.each([
    ['create', 'POST', ticket],
    ['update', 'PATCH', { id: 7841, title: 'x' }],
  ])('%s is refused', async (verb, method, body) => {
    grant(right('Tickets', { ...all, [verb]: 'Restricted' }))
    expect(await client.refused(method, 'Tickets', body)).toEqual(denied(verb))
  })

  test('what may not be seen can not be changed', async () => {
    grant(right('Tickets', { query: 'Restricted', update: 'All' }))
    expect(await client.refused('PATCH', 'Tickets', { id: 7841, title: 'x' })).toEqual([expect.stringContaining('No matching records')])
  })
})

describe('webhooks', () => {
  test('are made, changed and deleted by one right of their own, and read without', async () => {
    grant(right('Can create WebHooks', { granted: 'on' }))
    const { itemId } = await client.post('TicketWebhooks', webhook)
    const field = { fieldID: 7, isSubscribedField: true, isDisplayAlwaysField: true }
    await client.post(`TicketWebhooks/${itemId}/Fields`, field)
    grant()
    expect(await client.query('TicketWebhooks')).toHaveLength(1)
    expect(await client.refused('POST', 'TicketWebhooks', webhook)).toEqual(denied('create'))
    expect(await client.refused('POST', `TicketWebhooks/${itemId}/Fields`, field)).toEqual(denied('create'))
    expect(await client.refused('PATCH', 'TicketWebhooks', { id: itemId, isActive: false })).toEqual(denied('update'))
    expect(await client.refused('DELETE', `TicketWebhooks/${itemId}`)).toEqual(denied('delete'))
    expect((await client.get('TicketWebhooks/entityInformation')).info).toMatchObject({
      canCreate: false,
      userAccessForCreate: 'None',
      userAccessForQuery: 'All',
    })
  })
})

describe('entityInformation tells what is granted', () => {
  test('level by level', async () => {
    grant(right('Tickets', { create: 'All', query: 'Restricted' }))
    expect((await client.get('Tickets/entityInformation')).info).toMatchObject({
      canCreate: true,
      canQuery: true,
      canUpdate: false,
      canDelete: false,
      userAccessForCreate: 'All',
      userAccessForQuery: 'Restricted',
      userAccessForUpdate: 'None',
      userAccessForDelete: 'None',
    })
    expect((await client.get('Companies/entityInformation')).info).toMatchObject({ canQuery: false, userAccessForQuery: 'None' })
  })

  test('everything again', async () => {
    grant()
    client.running.setRights('everything')
    expect((await client.get('Tickets/entityInformation')).info).toMatchObject({ userAccessForUpdate: 'All' })
    expect((await client.send('PATCH', 'Tickets', { id: 7841, title: 'x' })).status).toBe(200)
  })
})

describe('impersonation', () => {
  const as = (resource: number): Record<string, string> => ({ ImpersonationResourceId: String(resource) })
  const create = async (resource: number): Promise<number> =>
    Number((JSON.parse((await client.send('POST', 'Tickets', ticket, as(resource))).text) as { itemId: number }).itemId)

  test('a record is made by the resource, and tells who stood in', async () => {
    const id = await create(29_682_885)
    expect((await client.get(`Tickets/${id}`)).item).toMatchObject({
      creatorResourceID: 29_682_885,
      impersonatorCreatorResourceID: 29_682_900,
      lastActivityResourceID: 29_682_885,
    })
    await client.send('POST', `Tickets/${id}/Notes`, note, as(29_682_885))
    expect((await client.get(`Tickets/${id}/Notes`)).items[0]).toMatchObject({
      creatorResourceID: 29_682_885,
      impersonatorCreatorResourceID: 29_682_900,
    })
  })

  test.each([
    [29_682_886, 'its level does not allow it'],
    [29_682_887, 'it is inactive'],
    [29_682_901, 'it is an API-only user'],
    [77, 'it is not there'],
  ])('resource %i can not be stood in for: %s', async (resource) => {
    expect(await client.refused('POST', 'Tickets', ticket, as(resource))).toEqual(denied('create'))
    expect(await client.refused('PATCH', 'Tickets', { id: 7841, title: 'x' }, as(resource))).toEqual(denied('update'))
  })

  test('the header is for writes: a query with it is refused', async () => {
    expect(await client.refused('POST', 'Tickets/query', anything, as(29_682_885))).toEqual(denied('query'))
  })

  test('it is a right of its own for each entity', async () => {
    grant(right('Tickets', all), right('TicketNotes', all), right(['Impersonation', 'TicketNotes'], { granted: 'on' }))
    expect(await client.refused('POST', 'Tickets', ticket, as(29_682_885))).toEqual(denied('create'))
    expect((await client.send('POST', 'Tickets/7841/Notes', note, as(29_682_885))).status).toBe(200)
    expect((await client.send('POST', 'Tickets', ticket)).status).toBe(200)
  })
})

test('variant permissionErrors 403', async () => {
  const other = await startClient({ variants: { permissionErrors: '403' } })
  other.running.setRights([])
  const reply = await other.send('GET', 'Tickets/7841')
  expect([reply.status, JSON.parse(reply.text)]).toEqual([403, { errors: denied('query') }])
  await other.stop()
})

describe('rights that can not be', () => {
  test.each<[SandboxRight, string]>([
    [{ path: ['Tickets'], levels: {} }, 'Autotask has no right “Tickets”.'],
    [right('Nothing', {}), 'has no right'],
    [right('TicketWebhooks', {}), 'has no right'],
    [right(['Impersonation', 'Nothing'], {}), 'has no right'],
    [right('Tickets', { edit: 'All' }), 'Tickets has no “edit”. There are: create, query, update, delete.'],
    [right('Tickets', { query: 'Some' }), 'Tickets has no level “Some”. There are: None, Restricted, All.'],
    [right('Can create WebHooks', { granted: 'All' }), 'has no level “All”. There are: off, on.'],
    [{ ...right('Tickets', {}), items: ['x'] }, 'can’t be narrowed'.replace('’', "'")],
  ])('%o', (wrong, line) => {
    expect(() => client.running.setRights([wrong])).toThrow(line)
  })

  test('case and spaces do not matter', async () => {
    client.running.setRights([{ path: right('tickets', {}).path.map((part) => part.toUpperCase()) as never, levels: { query: 'All' } }])
    expect((await client.send('GET', 'Tickets/7841')).status).toBe(200)
  })

  test('RIGHTS.md lists every entity that has a row, and every happening', () => {
    const text = readFileSync(new URL('../sandbox/RIGHTS.md', import.meta.url), 'utf8')
    for (const entity of guardedEntities) expect(text).toContain(`\`${entity}\``)
  })
})
