import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { throwAwayCluster } from '@jackfield/host'
import { Client, Pool } from 'pg'
import { expect, test } from 'vitest'
import { createDesk, migrateDatabase, openStore } from '../src/index.ts'
import { migrations } from '../src/store/migrations.ts'
import { alertOf } from './desk-on-sandbox.ts'
import { insertConnection, quietLogger } from './store-on-database.ts'

const connectionId = '00000000-0000-4000-8000-000000000001'

/** A database as the first release left it, with an alert that became a ticket and one that waits. */
async function firstDatabase(cluster: Awaited<ReturnType<typeof throwAwayCluster>>): Promise<string> {
  const owner = new Client({ connectionString: cluster.url('postgres') })
  await owner.connect()
  await owner.query('create database first')
  await owner.query('create role jackfield_app nologin')
  await owner.end()
  const url = cluster.url('first')
  const pool = new Pool({ connectionString: url, max: 1 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  await pool.query('create schema desk')
  const provider = { getMigrations: async () => ({ '0001-first': migrations['0001-first']! }) }
  const { error } = await new Migrator({ db, provider, migrationTableSchema: 'desk' }).migrateToLatest()
  if (error) throw error
  await pool.query(`
    insert into desk.connections (workspace_id, id, name, origin_name, connector, sealed_settings, late_commit_window)
      values ('default', '${connectionId}', 'psa', 'psa', 'acme', 'sealed', 120);
    insert into desk.company_links (workspace_id, connection_id, company_key, company_id, company_name)
      values ('default', '${connectionId}', 'key', '0', 'Zero Ltd');
    insert into desk.conditions (workspace_id, connection_id, condition_key, ticket_id, ticket_number)
      values ('default', '${connectionId}', 'old', '12345678901234567890123456', 'T1'), ('default', '${connectionId}', 'new', null, null);
    insert into desk.alerts (workspace_id, connection_id, condition_id, state, severity, title, text, raw, outcome, settled_at, ticket_id)
      values ('default', '${connectionId}', 1, 'raised', 'high', 'old', '', '{}', 'ticket-created', now(), '12345678901234567890123456'),
        ('default', '${connectionId}', 2, 'raised', 'high', 'new', '', '{}', null, null, null);
    insert into desk.ledger (workspace_id, condition_id, alert_id, step, detail, vendor_calls)
      values ('default', 1, 1, 'ticket-created', '{}', '[]')`)
  await db.destroy()
  return url
}

test('a database of the first release keeps its rows, and goes on', async () => {
  await using cleanUp = new AsyncDisposableStack()
  const cluster = await throwAwayCluster()
  cleanUp.defer(() => cluster.stop())
  const url = await firstDatabase(cluster)
  await migrateDatabase(url)
  await migrateDatabase(url)
  const store = openStore(url)
  cleanUp.defer(() => store.close())
  const desk = createDesk({ store, workspace: 'default', logger: quietLogger, connections: () => Promise.reject(new Error('not asked')) })
  cleanUp.defer(() => desk.close())
  expect((await desk.listAlerts({})).map(({ title, outcome }) => ({ title, outcome }))).toEqual([
    { title: 'new', outcome: null },
    { title: 'old', outcome: 'ticket-created' },
  ])
  expect((await desk.trace('old'))?.steps.map(({ step }) => step)).toEqual(['ticket-created'])
  expect((await desk.linkedTickets()).items).toMatchObject([{ ticketId: '12345678901234567890123456', ticketNumber: 'T1', phase: null }])
  expect(await desk.link(connectionId, 'key')).toMatchObject({ companyId: '0', companyName: 'Zero Ltd', version: 1 })
  await desk.accept(connectionId, [alertOf()])
  expect((await desk.backlog()).alerts).toBe(2)
})

test('a role that may bypass the policies is refused', async () => {
  await using cleanUp = new AsyncDisposableStack()
  const cluster = await throwAwayCluster()
  cleanUp.defer(() => cluster.stop())
  const owner = new Client({ connectionString: cluster.url('postgres') })
  await owner.connect()
  cleanUp.defer(() => owner.end())
  await owner.query('create role jackfield_app nologin bypassrls')
  await expect(migrateDatabase(cluster.url('postgres'))).rejects.toThrow('alter role jackfield_app nosuperuser nobypassrls')
  await owner.query('alter role jackfield_app nobypassrls')
  await migrateDatabase(cluster.url('postgres'))
})

test('an owner who is no superuser migrates, and is bound by the policies himself', async () => {
  await using cleanUp = new AsyncDisposableStack()
  const cluster = await throwAwayCluster()
  cleanUp.defer(() => cluster.stop())
  const superuser = new Client({ connectionString: cluster.url('postgres') })
  await superuser.connect()
  cleanUp.defer(() => superuser.end())
  await superuser.query(`create role landlord login createrole password 'rent'`)
  await superuser.query('create database house owner landlord')
  const url = Object.assign(new URL(cluster.url('house')), { username: 'landlord', password: 'rent' }).href
  await migrateDatabase(url)
  const store = openStore(url)
  cleanUp.defer(() => store.close())
  expect(await store.in('default').selectFrom('workspaces').select('id').execute()).toEqual([{ id: 'default' }])
  const landlord = new Client({ connectionString: url })
  await landlord.connect()
  cleanUp.defer(() => landlord.end())
  expect((await landlord.query('select * from desk.workspaces')).rows).toEqual([])
  // Foreign keys are checked and followed by the owner's right, and see what they must.
  const connection = await insertConnection(store, 'default')
  const desk = createDesk({ store, workspace: 'default', logger: quietLogger, connections: () => Promise.reject(new Error('not asked')) })
  cleanUp.defer(() => desk.close())
  await desk.accept(connection, [alertOf()])
  await store.in('default').deleteFrom('connections').execute()
  expect(await desk.listAlerts({})).toEqual([])
})
