import { connectwise } from '@jackfield/connectwise'
import { sandbox } from '@jackfield/connectwise/sandbox'
import { requireCapability } from '@jackfield/core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { suggestChoices, throwAwayCluster } from '../src/index.ts'
import type { ConnectorEntry, ThrowAwayCluster } from '../src/index.ts'
import { bookOnDatabase } from './book-on-database.ts'

const entry: ConnectorEntry = {
  id: 'connectwise',
  package: '@jackfield/connectwise',
  from: 'built-in',
  load: async () => connectwise,
  loadSandbox: async () => sandbox,
}

let cluster: ThrowAwayCluster
beforeAll(async () => {
  cluster = await throwAwayCluster()
})
afterAll(() => cluster.stop())

it('a ConnectWise tenant is added, gets its defaults from its own lists and is used', async () => {
  const vendor = await sandbox.start({ seed: 'demo' })
  onTestFinished(() => vendor.stop())
  const { book, log } = await bookOnDatabase(cluster, [entry])
  const { check, summary } = await book.add({ name: 'psa', connector: 'connectwise', settings: vendor.settings })
  expect(check.version).not.toBeNull()
  const privateKey = String(vendor.settings['privateKey'])
  expect(summary.settings).toEqual({ ...vendor.settings, privateKey: '••••' })

  const open = await book.open('psa')
  const catalog = requireCapability(open.connection, 'catalog')
  const choices = await suggestChoices(catalog)
  await book.setDefaults('psa', { choices })
  const after = await book.open('psa')
  expect(after.summary.choices).toEqual(choices)
  if (choices.board && choices.closeStatus) {
    const statuses = await requireCapability(after.connection, 'catalog').statuses(choices.board.id)
    expect(statuses.find(({ id }) => id === choices.closeStatus?.id)?.phase).toBe('closed')
  }
  const companies = await requireCapability(after.connection, 'companyDirectory').list({}).all()
  expect(companies.length).toBeGreaterThan(0)
  expect(log.join()).not.toContain(privateKey)
})

it('a wrong key is the vendor’s refusal with the next step, and stores nothing', async () => {
  const vendor = await sandbox.start({ seed: 'demo' })
  onTestFinished(() => vendor.stop())
  const { book } = await bookOnDatabase(cluster, [entry])
  const settings = { ...vendor.settings, privateKey: 'not-the-key-9d2f' }
  const failure = await book.add({ name: 'psa', connector: 'connectwise', settings }).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'AUTHENTICATION', connector: 'connectwise' })
  expect(JSON.stringify(failure)).not.toContain('not-the-key-9d2f')
  expect(await book.list()).toEqual([])
})
