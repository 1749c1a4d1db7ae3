import { randomBytes } from 'node:crypto'
import { systemClock } from '@jackfield/connector-kit'
import { createWorkspaces, openStore } from '@jackfield/desk'
import { expect, it } from 'vitest'
import { createConnectionBooks, createConnectorRegistry, createVault, throwAwayCluster } from '../src/index.ts'
import type { ConnectorEntry } from '../src/index.ts'
import { acme, acmeServer } from './acme-connector.ts'

const token = 'tok-3fa9c1d27e55'
const entry: ConnectorEntry = {
  id: 'acme',
  package: '@jackfield/acme',
  from: 'built-in',
  load: async () => acme,
  loadSandbox: async () => ({}),
}

it('each workspace has a book of its own, and none opens a connection of another', async () => {
  await using cleanUp = new AsyncDisposableStack()
  const cluster = await throwAwayCluster()
  cleanUp.defer(() => cluster.stop())
  const store = openStore(await cluster.createDatabase())
  cleanUp.defer(() => store.close())
  for (const id of ['north', 'south', 'east']) await createWorkspaces(store).create({ id, name: id })
  const quiet = (): void => {}
  const books = createConnectionBooks({
    store,
    vault: createVault(randomBytes(32)),
    registry: await createConnectorRegistry([entry], { dir: '/nowhere', config: { connectors: [] } }),
    clock: systemClock,
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    signal: new AbortController().signal,
    privateNetwork: (workspace) => (workspace === 'east' ? 'by-allow-list' : 'by-setting'),
  })
  cleanUp.defer(() => books.close())
  const { site } = await acmeServer(token)
  const settings = { site, token, network: 'private' }
  const { summary: north } = await books.of('north').add({ name: 'psa', connector: 'acme', settings })
  const { summary: south } = await books.of('south').add({ name: 'psa', connector: 'acme', settings: { ...settings, team: 'south' } })

  expect(books.of('north')).toBe(books.of('north'))
  expect(await books.of('north').list()).toEqual([north])
  expect((await (await books.source(south.id, 'south')).connection.check()).tenant).toBe('south')
  await expect(books.source(south.id, 'north')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(books.of('north').source(north.id, 'south')).rejects.toThrow('another workspace')
  await expect(books.of('east').add({ name: 'psa', connector: 'acme', settings })).rejects.toMatchObject({ code: 'BLOCKED_ADDRESS' })
  expect(await books.of('south').find(north.id)).toBeNull()
  await expect(books.of('default').open('psa')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})
