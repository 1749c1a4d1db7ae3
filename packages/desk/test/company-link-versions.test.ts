import { expect, onTestFinished, test } from 'vitest'
import { createDesk } from '../src/index.ts'
import { databases, insertConnection, quietLogger } from './store-on-database.ts'

const newDatabase = databases()

async function deskWithConnection() {
  const { store } = await newDatabase()
  const connectionId = await insertConnection(store, 'default')
  const desk = createDesk({ store, workspace: 'default', logger: quietLogger, connections: () => Promise.reject(new Error('not asked')) })
  onTestFinished(() => desk.close())
  return { desk, connectionId }
}

const zero = { id: '0', name: 'Zero Ltd' }
const one = { id: '1', name: 'One Ltd' }

test('a link is changed and taken away by the version that was seen', async () => {
  const { desk, connectionId } = await deskWithConnection()
  expect(await desk.link(connectionId, 'key')).toBeNull()
  const made = await desk.mapCompany(connectionId, 'key', zero, { ifVersion: 0 })
  expect(made).toMatchObject({ key: 'key', companyId: '0', companyName: 'Zero Ltd', version: 1 })
  expect(await desk.mapCompany(connectionId, 'key', one, { ifVersion: 1 })).toMatchObject({ companyId: '1', version: 2 })
  for (const stale of [0, 1, 3]) {
    const call = desk.mapCompany(connectionId, 'key', zero, { ifVersion: stale })
    await expect(call, `version ${stale}`).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  }
  await expect(desk.mapCompany(connectionId, 'other', zero, { ifVersion: 1 })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  await expect(desk.unmapCompany(connectionId, 'key', { ifVersion: 1 })).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
  expect(await desk.link(connectionId, 'key')).toMatchObject({ companyId: '1', version: 2 })
  await desk.mapCompanies(connectionId, [{ key: 'key', companyId: '0', companyName: 'Zero Ltd' }])
  expect(await desk.mapCompany(connectionId, 'key', one)).toMatchObject({ version: 4 })
  expect(await desk.unmapCompany(connectionId, 'key', { ifVersion: 4 })).toBe(true)
  expect(await desk.unmapCompany(connectionId, 'key')).toBe(false)
})

test('of many who change a link by one version, one does', async () => {
  const { desk, connectionId } = await deskWithConnection()
  await desk.mapCompany(connectionId, 'key', zero)
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => desk.mapCompany(connectionId, 'key', one, { ifVersion: 1 })))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await desk.link(connectionId, 'key')).toMatchObject({ version: 2 })
})

test('links are listed by key, page by page', async () => {
  const { desk, connectionId } = await deskWithConnection()
  const keys = ['a', 'b', 'c', 'ä/ö', '“d”']
  for (const key of keys) await desk.mapCompany(connectionId, key, zero)
  const seen: string[] = []
  for (let cursor: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof desk.pageLinks>> = await desk.pageLinks(connectionId, { limit: 2, cursor })
    seen.push(...page.items.map(({ key }) => key))
    if (page.next === null) break
    cursor = page.next
  }
  expect(seen.toSorted()).toEqual(keys.toSorted())
  expect((await desk.pageLinks('no id')).items).toEqual([])
})
