import { everyFault, faultKinds } from '@jackfield/sandbox'
import type { FaultKind } from '@jackfield/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startClient } from './sandbox-client.ts'
import type { Client, Json } from './sandbox-client.ts'

let client: Client

beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.stop())

const ticket = { companyID: 0, status: 1, priority: 2, queueID: 5, title: 'Made', externalID: 'JF-1' }
const made = (): number => client.running.tickets().filter(({ reference }) => reference === 'JF-1').length
const deal = (kind: FaultKind, more: object = {}): void => client.running.setFaults({ seed: 1, script: [{ kind, ...more }] })
const idsOf = (page: Json): number[] => (page.items as { id: number }[]).map(({ id }) => id)
const body = { MaxRecords: 10, IncludeFields: ['id'], filter: [{ op: 'exist', field: 'id' }] }

describe('in the vendor’s words', () => {
  test.each<[FaultKind, number, string, number]>([
    ['limit', 429, '{"errors":["The Autotask API thread threshold of 3 threads has been exceeded"]}', 0],
    ['expired-login', 401, '', 0],
    ['error-before', 503, 'Service Unavailable', 0],
    ['error-after', 500, 'Runtime Error', 1],
  ])('%s is a %i', async (kind, status, text, count) => {
    deal(kind)
    const reply = await client.send('POST', 'Tickets', ticket)
    expect(reply.status).toBe(status)
    expect(reply.text).toContain(text)
    expect(made()).toBe(count)
    expect((await client.send('GET', 'Version')).status).toBe(200)
  })

  test('a 500 of the server is no list of errors, so that it can be told from a refusal', async () => {
    deal('error-after')
    const reply = await client.send('POST', 'Tickets', ticket)
    expect(reply.headers.get('content-type')).toBe('text/html')
  })

  test('an expired log-in locks nobody', async () => {
    client.running.happen('lockAfter', { failures: 1 })
    deal('expired-login', { times: 3 })
    for (let index = 0; index < 3; index++) expect((await client.send('GET', 'Version')).status).toBe(401)
    expect((await client.send('GET', 'Version')).status).toBe(200)
  })

  test('the zone look-up meets none', async () => {
    deal('expired-login')
    const path = `zoneInformation?user=${encodeURIComponent(String(client.running.settings['userName']))}`
    expect((await client.send('GET', path)).status).toBe(200)
  })
})

describe('writes', () => {
  test.each<[FaultKind, number, number]>([
    ['dropped-before', 0, 0],
    ['dropped-after', 0, 1],
  ])('%s', async (kind, status, count) => {
    deal(kind, { method: 'POST', path: '/Tickets' })
    expect((await client.send('POST', 'Tickets', ticket)).status).toBe(status)
    expect(made()).toBe(count)
  })

  test('torn', async () => {
    deal('torn', { method: 'POST' })
    const reply = await client.send('POST', 'Tickets', ticket)
    expect(() => JSON.parse(reply.text) as unknown).toThrow(SyntaxError)
    expect(made()).toBe(1)
  })

  test('late-commit: refused then and there where it can not be, and carried out later', async () => {
    deal('late-commit', { method: 'POST' })
    expect(await client.refused('POST', 'Tickets', { ...ticket, queueID: null })).toHaveLength(1)
    const waiting = client.send('POST', 'Tickets', ticket)
    while (client.running.stats().pendingCommits === 0) await new Promise(setImmediate)
    expect(made()).toBe(0)
    await client.running.settled()
    expect((await waiting).status).toBe(0)
    expect(made()).toBe(1)
  })

  test('a late commit meets the state of its time', async () => {
    deal('late-commit', { method: 'DELETE' })
    const { itemId } = await client.post('TimeEntries', {
      ticketID: 7841,
      resourceID: 29_682_885,
      roleID: 29_682_834,
      startDateTime: '2026-03-02T08:00:00Z',
      endDateTime: '2026-03-02T08:30:00Z',
    })
    const waiting = client.send('DELETE', `TimeEntries/${itemId}`)
    while (client.running.stats().pendingCommits === 0) await new Promise(setImmediate)
    await client.remove(`TimeEntries/${itemId}`)
    await client.running.settled()
    await waiting
    expect(await client.query('TimeEntries')).toEqual([])
  })

  test('a query by POST is a list and no write', async () => {
    client.running.setFaults({ seed: 1, script: [{ kind: 'dropped-after' }] })
    expect((await client.send('POST', 'Tickets/query', body)).status).toBe(200)
    expect(client.running.stats().faults).toEqual({})
  })
})

describe('pages', () => {
  /** The first three pages, the fault on the second, by links or by the last id. */
  async function walk(kind: FaultKind, how: 'links' | 'ids'): Promise<number[][]> {
    deal(kind, { path: '/Tickets/query', after: kind.startsWith('row-') ? 0 : 1 })
    const pages: number[][] = []
    let page = await client.post('Tickets/query', body)
    pages.push(idsOf(page))
    for (let index = 0; index < 2; index++) {
      const last = pages.flat().at(-1)
      if (how === 'links' && page.pageDetails.nextPageUrl === null) break
      page =
        how === 'links'
          ? await client.post(String(page.pageDetails.nextPageUrl), body)
          : await client.post('Tickets/query', { ...body, filter: [{ op: 'gt', field: 'id', value: last }] })
      pages.push(idsOf(page))
    }
    return pages
  }
  const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index)

  test.each(['links', 'ids'] as const)('stuck-cursor, by %s: the page before comes again', async (how) => {
    expect((await walk('stuck-cursor', how)).slice(0, 2)).toEqual([from(7841, 10), from(7841, 10)])
  })

  test.each(['links', 'ids'] as const)('lost-page, by %s: a page is empty', async (how) => {
    const [first, second] = await walk('lost-page', how)
    expect([first, second]).toEqual([from(7841, 10), []])
  })

  test.each(['links', 'ids'] as const)('skipped-page, by %s: the page after it comes', async (how) => {
    expect((await walk('skipped-page', how)).slice(0, 2)).toEqual([from(7841, 10), from(7861, 5)])
  })

  test.each(['links', 'ids'] as const)('doubled-row, by %s: the last row comes again', async (how) => {
    expect((await walk('doubled-row', how)).slice(0, 2)).toEqual([from(7841, 10), [7850, ...from(7851, 9)]])
  })

  test('row-inserted: somebody makes a ticket between two pages', async () => {
    const pages = await walk('row-inserted', 'links')
    expect(pages).toEqual([from(7841, 10), from(7851, 10), from(7861, 6)])
    expect(client.running.tickets().at(-1)).toMatchObject({ id: '7866', title: 'Came in between' })
  })

  test('row-deleted: one of the page just sent goes', async () => {
    expect(await walk('row-deleted', 'links')).toEqual([from(7841, 10), from(7851, 10), from(7861, 5)])
    expect(await client.get('Tickets/7841')).toEqual({ item: null })
    expect(client.running.tickets()).toHaveLength(24)
  })
})

test('with a plan of everything the tenant stays whole', async () => {
  client.running.setFaults({ ...everyFault(7), lateCommitSeconds: [0.1, 0.2], slowSeconds: [0.1, 0.2] })
  for (let index = 0; index < 60; index++) {
    const calls: readonly (readonly [string, string, unknown])[] = [
      ['POST', 'Tickets', { ...ticket, externalID: `JF-${index}` }],
      ['POST', 'Tickets/query', body],
      ['PATCH', 'Tickets', { id: 7841, title: `Changed ${index}` }],
    ]
    const [method, path, sent] = calls[index % 3] ?? ['GET', 'Version', undefined]
    const controller = new AbortController()
    const reply = fetch(`${client.running.url}/ATServicesRest/V1.0/${path}`, {
      method,
      headers: loginHeaders(),
      body: JSON.stringify(sent),
      signal: controller.signal,
    }).then(
      (answer) => answer.text(),
      () => '',
    )
    const before = client.running.stats()
    const isSilent = (): boolean => {
      const { faults, pendingCommits } = client.running.stats()
      return (faults['timeout-after'] ?? 0) > (before.faults['timeout-after'] ?? 0) || pendingCommits > 0
    }
    let isOver = false
    void reply.then(() => (isOver = true))
    while (!isOver && !isSilent()) await new Promise(setImmediate)
    controller.abort()
    await reply
    await client.running.settled()
  }
  client.running.setFaults(null)
  const ids = (await client.query('Tickets')).map(({ id }) => id as number)
  expect(new Set(ids).size).toBe(ids.length)
  expect(Object.keys(client.running.stats().faults).every((kind) => (faultKinds as readonly string[]).includes(kind))).toBe(true)
})

function loginHeaders(): Record<string, string> {
  const { userName, secret, integrationCode } = client.running.settings as Record<'userName' | 'secret' | 'integrationCode', string>
  return { UserName: userName, Secret: secret, ApiIntegrationCode: integrationCode }
}

test('the same seed is the same tenant after every reset and in every sandbox', async () => {
  const before = await client.query('Tickets')
  await client.post('Tickets', ticket)
  await client.running.reset()
  expect(await client.query('Tickets')).toEqual(before)
  const other = await startClient()
  expect(await other.query('Tickets')).toEqual(before)
  await other.running.reset('empty')
  expect(await other.query('Tickets')).toEqual([])
  expect((await other.query('Companies')).map(({ id }) => id as number)).toEqual([0])
  await other.stop()
})
