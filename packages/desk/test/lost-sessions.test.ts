import { throwAwayCluster } from '@jackfield/host'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { createDesk, defaultWorkspace, openStore } from '../src/index.ts'
import { alertOf } from './desk-on-sandbox.ts'

const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }

// An error that nobody listens for ends a process; vitest fails the run for it.
test('a server that ends all idle sessions ends no process, and the next call goes through', async () => {
  await using cleanUp = new AsyncDisposableStack()
  const cluster = await throwAwayCluster()
  cleanUp.defer(() => cluster.stop())
  const url = await cluster.createDatabase()
  const store = openStore(url)
  cleanUp.defer(() => store.close())
  const connectionId = '00000000-0000-4000-8000-000000000001'
  await store
    .in(defaultWorkspace)
    .insertInto('connections')
    .values({
      workspace_id: 'default',
      id: connectionId,
      name: 'psa',
      origin_name: 'psa',
      connector: 'acme',
      sealed_settings: '',
      choices: '{}',
      catch_all: null,
      late_commit_window: 120,
    })
    .execute()
  const desk = createDesk({ store, workspace: 'default', logger, connections: () => Promise.reject(new Error('not asked')) })
  cleanUp.defer(() => desk.close())
  await desk.accept(connectionId, [alertOf()])

  const owner = new Client({ connectionString: url })
  await owner.connect()
  cleanUp.defer(() => owner.end())
  const { rows } = await owner.query<{ ended: number }>(`
    select count(*)::int as ended from (
      select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    ) sessions`)
  expect(rows[0]!.ended).toBeGreaterThan(1)
  await desk.accept(connectionId, [alertOf({ title: 'again' })])
  expect(await desk.listAlerts({})).toHaveLength(2)
})
