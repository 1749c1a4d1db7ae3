import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guards } from '../sandbox/guards.ts'
import { routes } from '../sandbox/routes/routes.ts'
import { startClient } from './sandbox-client.ts'
import type { Client } from './sandbox-client.ts'

let client: Client

beforeAll(async () => {
  client = await startClient()
})
afterAll(() => client.stop())

const note = { title: 'x', description: 'x', noteType: 1, publish: 1 }

describe('no such route', () => {
  test.each([
    ['POST', 'TicketNotes', 'a child is created below its parent'],
    ['POST', 'TicketAttachments', 'a child is created below its parent'],
    ['POST', 'Contacts', 'a child is created below its parent'],
    ['PATCH', 'Contacts', 'a child is changed below its parent'],
    ['GET', 'Contacts', 'a root that has no methods'],
    ['POST', 'TicketWebhookFields', 'a child is created below its parent'],
    ['GET', 'Tickets/7841/Notes/query', 'children are queried at the top'],
    ['POST', 'Tickets/7841/Notes/query', 'children are queried at the top'],
    ['GET', 'Tickets/seven', 'an id is a number'],
    ['GET', 'Tickets/seven/Notes', 'an id is a number'],
    ['PATCH', 'Tickets/7841/Nothing', 'no such child'],
    ['GET', 'Nothing/query', 'no such entity'],
    ['GET', 'TicketAttachments/entityInformation/userDefinedFields', 'files have none'],
    ['GET', '', 'the root'],
  ])('%s %s: %s', async (method, path) => {
    const reply = await client.send(method, path, method === 'GET' ? undefined : note)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([404, 'text/html'])
  })

  test('variant unknownRoute json', async () => {
    const other = await startClient({ variants: { unknownRoute: 'json' } })
    const reply = await other.send('POST', 'TicketNotes', note)
    expect([reply.status, JSON.parse(reply.text)]).toEqual([
      404,
      { Message: "No HTTP resource was found that matches the request URI '/ATServicesRest/V1.0/TicketNotes'." },
    ])
    await other.stop()
  })
})

describe('wrong method', () => {
  test.each([
    ['GET', 'Tickets'],
    ['DELETE', 'Tickets/7841'],
    ['PATCH', 'Tickets/7841'],
    ['PUT', 'Tickets/7841'],
    ['PUT', 'Contacts/1'],
    ['DELETE', 'Companies/174'],
    ['DELETE', 'ConfigurationItems/901'],
    ['DELETE', 'TicketAttachments/1'],
    ['DELETE', 'Tickets/7841/Notes/1'],
    ['PATCH', 'Tickets/7841/Attachments'],
    ['PATCH', 'Tickets/query'],
    ['POST', 'Tickets/entityInformation'],
    ['POST', 'Version'],
  ])('%s %s', async (method, path) => {
    const reply = await client.send(method, path, method === 'GET' || method === 'DELETE' ? undefined : {})
    expect([reply.status, JSON.parse(reply.text)]).toEqual([
      405,
      { Message: `The requested resource does not support http method '${method}'.` },
    ])
  })
})

test('paths come in any case, with a slash at the end or without', async () => {
  const base = client.running.url
  for (const path of ['/atservicesrest/v1.0/tickets/7841', '/ATSERVICESREST/V1.0/TICKETS/7841/', '/ATServicesRest/v1.0/Tickets/7841']) {
    expect((await client.get(`${base}${path}`)).item.id).toBe(7841)
  }
  expect((await client.get(`${base}/atservicesrest/v1.0/tickets/entityinformation/fields`)).fields).not.toHaveLength(0)
})

describe('get by id', () => {
  test('company id 0 is a company', async () => {
    expect((await client.get('Companies/0')).item).toMatchObject({ id: 0, companyName: 'Harrow & Pine Managed Services' })
  })

  test('what is not there is null with 200', async () => {
    expect(await client.get('Tickets/999999')).toEqual({ item: null })
    expect(await client.get('Companies/-1')).toEqual({ item: null })
  })

  test('a child is found below its own parent only, and at the top', async () => {
    const { itemId } = await client.post('Tickets/7841/Notes', note)
    expect((await client.get(`Tickets/7841/Notes/${itemId}`)).item.ticketID).toBe(7841)
    expect(await client.get(`Tickets/7842/Notes/${itemId}`)).toEqual({ item: null })
    expect((await client.get(`TicketNotes/${itemId}`)).item.ticketID).toBe(7841)
  })

  test('variant missingRecord 404', async () => {
    const other = await startClient({ variants: { missingRecord: '404' } })
    expect((await other.send('GET', 'Tickets/999999')).status).toBe(404)
    expect((await other.send('GET', 'Tickets/7841')).status).toBe(200)
    await other.stop()
  })
})

test('every call has one guard, and every guard a call', () => {
  const calls = routes.map(({ method, path }) => `${method} ${path}`)
  const guarded = guards.map(({ method, route }) => `${method} ${route}`)
  expect(new Set(calls).size).toBe(calls.length)
  expect(new Set(guarded).size).toBe(guarded.length)
  expect(guarded.sort()).toEqual(calls.sort())
  for (const guard of guards) expect(guard.source).not.toBe('')
})
