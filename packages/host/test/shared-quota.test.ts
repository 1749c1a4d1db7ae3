import { defaultWorkspace } from '@jackfield/desk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { throwAwayCluster } from '../src/index.ts'
import type { ConnectorEntry, ThrowAwayCluster } from '../src/index.ts'
import { acme, acmeServer, connects } from './acme-connector.ts'
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

it('the books of two processes share a connection’s limits, and forget them with it', async () => {
  const { book, another, store } = await bookOnDatabase(cluster, [entry])
  const { site } = await acmeServer(token)
  const settings = { site, token, network: 'private' }
  await book.add({ name: 'psa', connector: 'acme', settings })
  const other = await another()
  const quotas = []
  for (const each of [book, other]) {
    await each.open('psa')
    quotas.push(connects.at(-1)!.context.quota)
  }
  for (const quota of quotas) quota.limit({ bucket: 'tenant', concurrent: 1 })
  const lease = await quotas[0]!.take({ bucket: 'tenant', lane: 'sync' })
  const next = quotas[1]!.take({ bucket: 'tenant', lane: 'sync' })
  const waiters = () => store.in(defaultWorkspace).selectFrom('quota_waiters').selectAll().execute()
  while ((await waiters()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  lease.giveBack()
  ;(await next).giveBack()
  await book.remove('psa')
  expect(await store.in(defaultWorkspace).selectFrom('quota_buckets').selectAll().execute()).toEqual([])
})
