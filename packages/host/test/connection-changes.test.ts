import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { throwAwayCluster } from '../src/index.ts'
import type { ConnectorEntry, ThrowAwayCluster } from '../src/index.ts'
import { acme, acmeServer } from './acme-connector.ts'
import { bookOnDatabase } from './book-on-database.ts'

const token = 'tok-3fa9c1d27e55'
const entry: ConnectorEntry = {
  id: 'acme',
  package: '@jackfield/acme',
  from: 'built-in',
  load: async () => acme,
  loadSandbox: async () => ({}),
}

let cluster: ThrowAwayCluster
beforeAll(async () => {
  cluster = await throwAwayCluster()
})
afterAll(() => cluster.stop())

async function withConnection() {
  const on = await bookOnDatabase(cluster, [entry])
  const server = await acmeServer(token)
  const { summary } = await on.book.add({ name: 'psa', connector: 'acme', settings: { site: server.site, token, network: 'private' } })
  return { ...on, summary, ...server }
}

describe('a change of a version', () => {
  it('changes settings and choices together, after one log-in', async () => {
    const { book, summary, requests } = await withConnection()
    const board = { id: '0', name: 'Service' }
    const changes = { settings: { team: 'night' }, choices: { board }, catchAll: { id: '7', name: 'Us' } }
    const { summary: changed, check } = await book.change('psa', changes, { ifVersion: summary.version })
    expect(changed).toMatchObject({ version: summary.version + 1, choices: { board }, catchAll: { id: '7' }, settings: { team: 'night' } })
    expect(check?.user?.id).toBe('7')
    expect(requests).toHaveLength(2)
  })

  it('logs in nowhere for choices alone', async () => {
    const { book, requests } = await withConnection()
    expect((await book.change('psa', { catchAll: null })).check).toBeNull()
    expect(requests).toHaveLength(1)
  })

  it('that is not the latest is refused before anybody logs in', async () => {
    const { book, summary, requests } = await withConnection()
    await book.setDefaults('psa', { catchAll: { id: '0', name: 'Us' } })
    const stale = { ifVersion: summary.version }
    await expect(book.change('psa', { settings: { team: 'night' } }, stale)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    await expect(book.change('psa', { catchAll: null }, stale)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    await expect(book.remove('psa', stale)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    expect(requests).toHaveLength(1)
    expect(await book.get('psa')).toMatchObject({ catchAll: { id: '0' }, version: summary.version + 1 })
    await book.remove('psa', { ifVersion: summary.version + 1 })
    expect(await book.list()).toEqual([])
  })

  it('whose log-in fails changes nothing of it', async () => {
    const { book, summary } = await withConnection()
    const changes = { settings: { token: 'another-token' }, catchAll: { id: '7', name: 'Us' } }
    await expect(book.change('psa', changes)).rejects.toMatchObject({ code: 'AUTHENTICATION' })
    expect(await book.get('psa')).toEqual(summary)
  })
})

it('connections are found by id, and listed by name, page by page', async () => {
  const { book, summary, site } = await withConnection()
  for (const name of ['abc', 'xyz']) await book.add({ name, connector: 'acme', settings: { site, token, network: 'private' }, test: false })
  expect(await book.find(summary.id)).toEqual(summary)
  for (const id of ['psa', '', '00000000-0000-4000-8000-000000000000']) expect(await book.find(id)).toBeNull()
  const first = await book.page({ limit: 2 })
  expect(first.items.map((each) => each.name)).toEqual(['abc', 'psa'])
  const second = await book.page({ limit: 2, cursor: first.next })
  expect(second).toMatchObject({ items: [{ name: 'xyz' }], next: null })
})

describe('where users are not the operator', () => {
  it('`network: private` opens no host of the operator’s network', async () => {
    const { another, requests, site } = await withConnection()
    const book = await another({ privateNetwork: 'by-allow-list' })
    const settings = { site, token, network: 'private' }
    await expect(book.add({ name: 'inside', connector: 'acme', settings })).rejects.toMatchObject({ code: 'BLOCKED_ADDRESS' })
    await expect((await book.open('psa')).connection.check()).rejects.toMatchObject({ code: 'BLOCKED_ADDRESS' })
    expect(requests).toHaveLength(1)
  })

  it.each([['127.0.0.1'], ['127.0.0.0/8']])('the operator’s %s does', async (allowed) => {
    const { another, site } = await withConnection()
    const book = await another({ privateNetwork: 'by-allow-list', allowHosts: [allowed] })
    const { check } = await book.add({ name: 'inside', connector: 'acme', settings: { site, token } })
    expect(check.user?.id).toBe('7')
  })
})
