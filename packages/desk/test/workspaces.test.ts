import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rememberSeen } from '../src/discovery/device-rows.ts'
import { createApiKeys, createAudit, createDesks, createIdempotency, createWorkspaces } from '../src/index.ts'
import type { DevicePair, Store } from '../src/index.ts'
import type { Road } from '../src/road/road.ts'
import { alertOf } from './desk-on-sandbox.ts'
import { databases, insertConnection, openSealer, quietLogger } from './store-on-database.ts'
import { withoutFilter } from './without-filter.ts'

const newDatabase = databases()

test('workspaces are made and listed by their operator, each with an id of its own', async () => {
  const { store } = await newDatabase(['north'])
  const workspaces = createWorkspaces(store)
  expect(await workspaces.create({ id: 'south', name: ' South Ltd ' })).toMatchObject({ id: 'south', name: 'South Ltd' })
  expect((await workspaces.list({ limit: 2 })).items.map(({ id }) => id)).toEqual(['default', 'north'])
  const { next } = await workspaces.list({ limit: 2 })
  expect((await workspaces.list({ limit: 2, cursor: next })).items.map(({ id }) => id)).toEqual(['south'])
  expect(await workspaces.get('south')).toMatchObject({ name: 'South Ltd' })
  expect(await workspaces.get('nowhere')).toBeNull()
  for (const id of ['', 'South', '-south', 'south-', 'so uth', 's'.repeat(64), 'north'])
    await expect(workspaces.create({ id, name: 'x' }), id).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(workspaces.create({ id: 'east', name: '  ' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

describe('the database keeps workspaces apart', () => {
  test('in every table that the desk may touch, for its owner too', async () => {
    const { asOwner } = await newDatabase()
    const tables = await asOwner<{ name: string; apart: boolean }>(`
      select relname as name, relrowsecurity and relforcerowsecurity as apart from pg_class
      where relnamespace = 'desk'::regnamespace and relkind in ('r', 'p') and has_table_privilege('jackfield_app', oid, 'select')`)
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter(({ apart }) => !apart)).toEqual([])
    expect(await asOwner(`select rolsuper, rolbypassrls from pg_roles where rolname = 'jackfield_app'`)).toEqual([
      { rolsuper: false, rolbypassrls: false },
    ])
  })

  test('for statements without any filter', async () => {
    const { store } = await newDatabase(['north', 'south'])
    const id = await insertConnection(store, 'north')
    const north = store.in('north')
    const south = store.in('south')
    expect(await south.selectFrom('connections').selectAll().execute()).toEqual([])
    expect(await south.selectFrom('workspaces').select('id').execute()).toEqual([{ id: 'south' }])
    expect((await south.updateTable('connections').set({ name: 'taken' }).executeTakeFirst()).numUpdatedRows).toBe(0n)
    expect((await south.deleteFrom('connections').executeTakeFirst()).numDeletedRows).toBe(0n)
    await expect(insertConnection({ ...store, in: () => south }, 'north', 'planted')).rejects.toThrow('row-level security')
    await expect(north.updateTable('connections').set({ workspace_id: 'south' }).execute()).rejects.toThrow('row-level security')
    expect(await north.selectFrom('connections').select(['id', 'name']).execute()).toEqual([{ id, name: 'psa' }])
  })

  test('for whoever names no workspace, and for whoever tries to switch it off', async () => {
    const { store, asOwner } = await newDatabase(['north'])
    await insertConnection(store, 'north')
    const session = store.under({ kind: 'api_key', id: 'none' })
    expect(await session.selectFrom('connections').selectAll().execute()).toEqual([])
    expect(await session.selectFrom('workspaces').selectAll().execute()).toEqual([])
    await expect(
      store
        .in('north')
        .transaction()
        .execute(async (trx) => {
          await sql`set local row_security = off`.execute(trx)
          await trx.selectFrom('connections').selectAll().execute()
        }),
    ).rejects.toThrow('row-level security')
    // The setting ends with its transaction, and the next user of the session has none of it.
    expect(await asOwner(`select count(*)::int as rows from desk.connections`)).toEqual([{ rows: 1 }])
    expect(await store.under({ kind: 'hook', id: 'none' }).selectFrom('connections').selectAll().execute()).toEqual([])
  })

  test('a key or a webhook is seen by whoever names it in full, and nothing else of its workspace is', async () => {
    const { store } = await newDatabase(['north'])
    const { key } = await createApiKeys(store).create('north', { name: 'one', operations: ['*'] })
    await createApiKeys(store).create('north', { name: 'two', operations: ['*'] })
    const named = store.under({ kind: 'api_key', id: key.id })
    expect((await named.selectFrom('api_keys').select('name').execute()).map(({ name }) => name)).toEqual(['one'])
    expect((await named.updateTable('api_keys').set({ name: 'mine' }).executeTakeFirst()).numUpdatedRows).toBe(0n)
    expect(await named.selectFrom('audit').selectAll().execute()).toEqual([])
  })
})

describe.each([
  ['with the filters of the code', (store: Store) => ({ store, isFiltered: true, removed: { count: 0 } })],
  [
    'with the filters of the code removed',
    (store: Store) => {
      const removed = { count: 0 }
      return { store: withoutFilter(store, removed), isFiltered: false, removed }
    },
  ],
])('two workspaces with random operations never see each other’s rows, %s', (_, prepare) => {
  test.each([1, 2, 3])('seed %i', async (seed) => {
    const { store: whole } = await newDatabase(['north', 'south'])
    const { store, isFiltered, removed } = prepare(whole)
    const desks = createDesks({
      store,
      logger: quietLogger,
      connections: () => Promise.reject(new Error('not asked')),
      sealer: openSealer,
      hookAddress: (token) => `https://example.com/${token}`,
    })
    onTestFinished(() => desks.close())
    const services = { keys: createApiKeys(store), audit: createAudit(store), idempotency: createIdempotency(store, openSealer) }
    const tenants = { north: await tenantOf('north'), south: await tenantOf('south') }
    const random = randomOf(seed)
    for (let step = 0; step < 40; step++) {
      const workspace = random(2) === 0 ? 'north' : 'south'
      await tenants[workspace].act(random, step)
      for (const seeing of ['north', 'south'] as const) {
        const other = seeing === 'north' ? 'south' : 'north'
        const seen = await tenants[seeing].see()
        expect(JSON.stringify(seen), `step ${step}: ${seeing} sees ${other}`).not.toContain(other)
        expect(seen.map((page) => page.length)).toEqual(tenants[seeing].made)
      }
    }
    if (!isFiltered) expect(removed.count).toBeGreaterThan(400)

    /** All that a tenant makes has its name in it. `made` counts what there is of each kind. */
    async function tenantOf(workspace: 'north' | 'south') {
      const desk = desks.of(workspace)
      const connectionId = await insertConnection(whole, workspace, `${workspace}-psa`)
      const pair = { fromId: await insertConnection(whole, workspace, `${workspace}-rmm`), toId: connectionId }
      const made = [0, 0, 0, 0, 0, 0, 0, 0, 0]
      const seenDevices = new Set<string>()
      const actions: readonly ((random: Random, step: number) => Promise<void>)[] = [
        async (pick, step) => {
          const count = 1 + pick(3)
          const alerts = Array.from({ length: count }, (_, at) =>
            alertOf({ conditionKey: `same-key-${pick(3)}`, companyKey: `same-company-${pick(2)}`, title: `${workspace} ${step}.${at}` }),
          )
          await desk.accept(connectionId, alerts)
          made[0]! += count
        },
        async (pick) => {
          const key = `${workspace}-${pick(4)}`
          const isNew = (await desk.link(connectionId, key)) === null
          await desk.mapCompany(connectionId, key, { id: '1', name: workspace })
          if (isNew) made[1]! += 1
        },
        async (pick) => {
          if (await desk.unmapCompany(connectionId, `${workspace}-${pick(4)}`)) made[1]! -= 1
        },
        async (_pick, step) => {
          await services.keys.create(workspace, { name: `${workspace} ${step}`, operations: ['*'] })
          made[2]! += 1
        },
        async (_pick, step) => {
          await services.audit.record(workspace, { actor: 'cli', operation: 'x.y', target: `${workspace} ${step}`, outcome: 'done' })
          made[3]! += 1
        },
        async (_pick, step) => {
          await desk.subscriptions.create({ url: `https://example.com/${workspace}/${step}`, eventTypes: 'all' })
          made[4]! += 1
        },
        async () => {
          const { items } = await desk.subscriptions.list()
          if (!items[0]) return
          await desk.subscriptions.test(items[0].id)
          made[5]! += 1
        },
        async () => {
          const { items } = await desk.subscriptions.list()
          if (!items[0]) return
          const removedDeliveries = (await desk.subscriptions.deliveries({ subscriptionId: items[0].id })).items.length
          await desk.subscriptions.remove(items[0].id)
          made[4]! -= 1
          made[5]! -= removedDeliveries
        },
        async () => {
          const { items } = await desk.discoveries.list()
          const waiting = items.find(({ state }) => state === 'waiting')
          if (waiting) {
            expect(await desks.of(workspace === 'north' ? 'south' : 'north').discoveries.cancel(waiting.id)).toBeNull()
            await desk.discoveries.cancel(waiting.id)
            // Its end is told to each subscription.
            made[5]! += (await desk.subscriptions.list()).items.length
            return
          }
          await desk.discoveries.start(pair, { kindId: workspace })
          made[6]! += 1
        },
        async (pick) => {
          const deviceId = `same-device-${pick(3)}`
          const seen = { deviceId, link: `${workspace} ${deviceId}`, name: workspace, companyId: null, companyName: null }
          await rememberSeen({ store, workspace } as Road, pair, '1', [seen])
          await desk.decideOnDevice(pair, deviceId, 'ignored')
          seenDevices.add(deviceId)
          made[7] = seenDevices.size
        },
        async () => {
          const [link] = await desk.alertLinks.list()
          if (!link) {
            await insertAlertLink(store, workspace, pair)
            made[8]! += 1
            return
          }
          const { alertLinks } = desks.of(workspace === 'north' ? 'south' : 'north')
          expect([await alertLinks.get(link.id), await alertLinks.remove(pair.fromId, pair.toId)]).toEqual([null, false])
          expect(await desk.alertLinks.get(link.id)).toEqual(link)
          expect(await desk.alertLinks.remove(pair.fromId, pair.toId)).toBe(true)
          made[8]! -= 1
        },
        async (pick) => {
          const started = await services.idempotency.begin(workspace, { key: `same-${pick(3)}`, requestHash: workspace }).catch(() => null)
          if (started?.kind !== 'begun') return
          await services.idempotency.finish(workspace, started.claim, { status: 200, headers: {}, body: workspace })
        },
      ]
      return {
        made,
        act: (pick: Random, step: number) => actions[pick(actions.length)]!(pick, step),
        see: async () => [
          (await desk.pageAlerts()).items,
          (await desk.pageLinks(connectionId)).items,
          (await services.keys.list(workspace)).items,
          (await services.audit.list(workspace)).items,
          (await desk.subscriptions.list()).items,
          (await desk.subscriptions.deliveries()).items,
          (await desk.discoveries.list()).items,
          (await desk.devices(pair)).items,
          await desk.alertLinks.list(),
        ],
      }
    }
  })
})

/** As `create` leaves it, which would ask the connections; one that failed, so that the tenant's name is in it. */
async function insertAlertLink(store: Store, workspace: string, { fromId, toId }: DevicePair): Promise<void> {
  const failing = JSON.stringify({ code: 'UNREACHABLE', message: workspace, nextStep: 'Wait.', isRetryable: true })
  const pair = { workspace_id: workspace, from_connection_id: fromId, to_connection_id: toId }
  await store
    .in(workspace)
    .insertInto('alert_links')
    .values({ ...pair, removes_alerts: false, since: new Date(0), poll_seconds: 60, failing })
    .onConflict((link) =>
      link.columns(['workspace_id', 'from_connection_id', 'to_connection_id']).doUpdateSet({ unlinked_at: null, failing }),
    )
    .execute()
}

type Random = (below: number) => number

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
