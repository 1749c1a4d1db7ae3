import { expect, onTestFinished, test } from 'vitest'
import { createDesk } from '../src/index.ts'
import { alertOf } from './desk-on-sandbox.ts'
import { databases, insertConnection, quietLogger } from './store-on-database.ts'

const newDatabase = databases()
const nowhere = '00000000-0000-4000-8000-000000000000'

async function deskAndConnections() {
  const database = await newDatabase()
  const ids = [await insertConnection(database.store, 'default', 'one'), await insertConnection(database.store, 'default', 'two')] as const
  const desk = createDesk({
    store: database.store,
    workspace: 'default',
    logger: quietLogger,
    connections: () => Promise.reject(new Error('not asked')),
  })
  onTestFinished(() => desk.close())
  return { ...database, desk, ids }
}

test('many calls at once share transactions, and each gets its own alerts', async () => {
  const { desk, ids, asOwner } = await deskAndConnections()
  const calls = Array.from({ length: 60 }, (_, call) => {
    const alerts = Array.from({ length: 1 + (call % 3) }, (_, at) =>
      alertOf({ conditionKey: `key-${(call * 7 + at) % 11}`, title: `${call}.${at}` }),
    )
    return { alerts, accepted: desk.accept(ids[call % 2]!, alerts) }
  })
  const accepted = await Promise.all(calls.map((call) => call.accepted))
  expect(accepted.map((some) => some.map(({ title }) => title))).toEqual(calls.map(({ alerts }) => alerts.map(({ title }) => title)))
  const all = await asOwner<{ id: string; title: string; key: string; connection: string }>(`
    select a.id, a.title, c.condition_key as key, a.connection_id as connection
    from desk.alerts a join desk.conditions c on c.workspace_id = a.workspace_id and c.id = a.condition_id`)
  const stored = new Map(all.map((row) => [row.id, row]))
  for (const [call, some] of accepted.entries())
    for (const { id, title, conditionKey } of some)
      expect(stored.get(id)).toEqual({ id, title, key: conditionKey, connection: ids[call % 2] })
  expect(all).toHaveLength(120)
  const [{ transactions }] = (await asOwner<{ transactions: number }>(`
    select count(distinct xmin::text)::int as transactions from desk.alerts`)) as [{ transactions: number }]
  expect(transactions).toBeLessThan(20)
})

test('the fault of one call is no other’s', async () => {
  const { desk, ids, asOwner } = await deskAndConnections()
  const own = new Error('the caller’s own')
  const results = await Promise.allSettled([
    desk.accept(ids[0], [alertOf({ title: 'first' })]),
    desk.accept(ids[0], [alertOf({ title: 'second' })]),
    desk.accept(nowhere, [alertOf({ title: 'nowhere' })]),
    desk.accept(ids[1], [alertOf({ title: 'refused' })], { within: () => Promise.reject(own) }),
    desk.accept(ids[1], [alertOf({ title: 'third' })]),
    desk.accept(ids[1], []),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled', 'fulfilled'])
  expect((results[2] as PromiseRejectedResult).reason).toMatchObject({ code: 'INVALID_INPUT' })
  expect((results[3] as PromiseRejectedResult).reason).toBe(own)
  const titles = await asOwner<{ title: string }>('select title from desk.alerts order by title')
  expect(titles.map(({ title }) => title)).toEqual(['first', 'second', 'third'])
})

test('alerts are kept as they came, in order, each with its condition, its first line and its job', async () => {
  const { desk, ids, asOwner } = await deskAndConnections()
  const odd = { title: 'a\0b', text: '“quoted”, back\\slash, {brace}, NULL', raw: { nul: '\0', quote: '"', deep: [null, 1.5] } }
  const alerts = [
    alertOf({ ...odd, companyKey: 'Müller, "Söhne"', conditionKey: 'k', user: 'u', at: null }),
    alertOf({ ...odd, companyKey: null, conditionKey: 'k', device: null, state: 'cleared', severity: 'low' }),
    ...Array.from({ length: 600 }, (_, at) => alertOf({ conditionKey: `many-${at % 50}`, title: `many ${at}` })),
  ]
  const accepted = await desk.accept(ids[0], alerts)
  expect(accepted.map(({ id }) => id)).toEqual(accepted.map(({ id }) => id).toSorted((left, right) => Number(left) - Number(right)))
  const [first, second] = await asOwner(`
    select a.title, a.text, a.raw, a.company_key, a.device, a.user_name, a.state, a.severity, a.at, c.condition_key, c.company_key as of,
      l.step, l.detail
    from desk.alerts a
    join desk.conditions c on c.workspace_id = a.workspace_id and c.id = a.condition_id
    join desk.ledger l on l.workspace_id = a.workspace_id and l.alert_id = a.id
    order by a.id limit 2`)
  const kept = { title: 'ab', text: odd.text, raw: { nul: '', quote: '"', deep: [null, 1.5] }, step: 'accepted' }
  expect(first).toEqual({
    ...kept,
    company_key: 'Müller, "Söhne"',
    of: 'Müller, "Söhne"',
    condition_key: 'Müller, "Söhne"/k',
    detail: { state: 'raised', companyKey: 'Müller, "Söhne"', conditionKey: 'k' },
    ...{ device: 'server-1', user_name: 'u', at: null, state: 'raised', severity: 'high' },
  })
  expect(second).toMatchObject({ ...kept, company_key: null, device: null, state: 'cleared', severity: 'low', condition_key: 'k' })
  expect(await asOwner('select count(*)::int as jobs from queue.job')).toEqual([{ jobs: 52 }])
})

test('alerts are listed page by page, newest first, of a connection and in a state', async () => {
  const { desk, ids } = await deskAndConnections()
  for (let at = 0; at < 5; at++) await desk.accept(ids[at % 2]!, [alertOf({ conditionKey: `c${at}`, title: `alert ${at}` })])
  const first = await desk.pageAlerts({ limit: 2 })
  await desk.accept(ids[0], [alertOf({ title: 'late' })])
  const second = await desk.pageAlerts({ limit: 2, cursor: first.next })
  const third = await desk.pageAlerts({ limit: 2, cursor: second.next })
  expect([first, second, third].flatMap(({ items }) => items.map(({ title }) => title))).toEqual([4, 3, 2, 1, 0].map((at) => `alert ${at}`))
  expect(third.next).toBeNull()
  expect((await desk.pageAlerts({ connectionId: ids[1] })).items.map(({ title }) => title)).toEqual(['alert 3', 'alert 1'])
  expect((await desk.pageAlerts({ state: 'settled' })).items).toEqual([])
  expect((await desk.pageAlerts({ connectionId: 'no id' })).items).toEqual([])
})
