import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createAudit } from '../src/index.ts'
import { databases } from './store-on-database.ts'

const newDatabase = databases()

test('entries are listed newest first, by actor, operation and target', async () => {
  const { store } = await newDatabase(['north'])
  const audit = createAudit(store)
  await audit.record('north', { actor: 'cli', operation: 'keys.create', target: 'k1', outcome: 'done' })
  await audit.record('north', {
    actor: 'k1',
    operation: 'connections.remove',
    target: 'c1',
    outcome: 'refused',
    code: 'INVALID_INPUT',
    requestId: 'r1',
  })
  await audit.record('default', { actor: 'cli', operation: 'keys.create', outcome: 'done' })
  expect((await audit.list('north')).items).toMatchObject([
    { actor: 'k1', operation: 'connections.remove', target: 'c1', outcome: 'refused', code: 'INVALID_INPUT', requestId: 'r1' },
    { actor: 'cli', operation: 'keys.create', target: 'k1', outcome: 'done', code: null, requestId: null },
  ])
  expect((await audit.list('north', { actor: 'cli' })).items).toHaveLength(1)
  expect((await audit.list('north', { operation: 'connections.remove', target: 'c1' })).items).toHaveLength(1)
  expect((await audit.list('north', { target: 'c2' })).items).toEqual([])
  const first = await audit.list('north', { limit: 1 })
  expect((await audit.list('north', { limit: 1, cursor: first.next })).items).toMatchObject([{ actor: 'cli' }])
})

test.each([
  ['changed', sql`update desk.audit set outcome = 'done'`],
  ['deleted', sql`delete from desk.audit`],
  ['emptied', sql`truncate desk.audit`],
])('an entry can’t be %s by anything that runs as the desk', async (_, statement) => {
  const { store } = await newDatabase()
  await createAudit(store).record('default', { actor: 'cli', operation: 'keys.create', outcome: 'failed' })
  await expect(statement.execute(store.in('default'))).rejects.toThrow('permission denied')
})
