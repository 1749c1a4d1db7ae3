import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { defaultWorkspace, migrateDatabase } from '@jackfield/desk'
import { expect, it } from 'vitest'
import { startCluster } from '../src/index.ts'
import type { ConnectorEntry } from '../src/index.ts'
import { acme, acmeServer } from './acme-connector.ts'
import { bookOnDatabase } from './book-on-database.ts'
import { clusterFolder } from './postgres/folder.ts'

const canaries = ['canary-one-5f0e7c', 'canary-two-91ab3d', 'canary-three-team']
const entry: ConnectorEntry = {
  id: 'acme',
  package: '@jackfield/acme',
  from: 'built-in',
  load: async () => acme,
  loadSandbox: async () => ({}),
}

/** Every row of every table of the database as text. */
async function everything(url: string): Promise<string> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const parts: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`)
      parts.push(...rows.map(({ text }) => text))
    }
    return parts.join('\n')
  } finally {
    await client.end()
  }
}

/** The files below a folder that hold one of the texts in clear. */
async function filesWith(dir: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    if (texts.some((text) => bytes.includes(text))) found.push(entry.name)
  }
  return found
}

it('no setting stands in clear anywhere in the database or its files', async () => {
  const dir = await clusterFolder()
  const cluster = await startCluster({ dir, durable: true })
  const createDatabase = async (): Promise<string> => {
    await migrateDatabase(cluster.url)
    return cluster.url
  }
  const { book, store, url, log } = await bookOnDatabase({ createDatabase }, [entry])
  const [one, two, team] = canaries
  const { site } = await acmeServer(two!)
  await book.add({ name: 'visible-canary', connector: 'acme', settings: { site, token: one, team, network: 'private' }, test: false })
  await book.update('visible-canary', { token: two })
  await book.setDefaults('visible-canary', { catchAll: { id: '0', name: 'visible-catch-all' } })
  // What fails writes to the server's log.
  await expect(
    store
      .in(defaultWorkspace)
      .selectFrom('connections')
      .select('no_such_column' as 'name')
      .execute(),
  ).rejects.toThrow()
  await cluster.execute('checkpoint')

  const rows = await everything(url)
  const shown = `${log.join()}${JSON.stringify(await book.list())}`
  // The search itself works: what is no setting is found.
  expect(rows).toContain('visible-canary')
  expect((await filesWith(dir, ['visible-catch-all'])).length).toBeGreaterThan(0)
  for (const canary of [...canaries, site]) expect(rows).not.toContain(canary)
  for (const secret of [one!, two!]) expect(shown).not.toContain(secret)
  expect(await filesWith(dir, [...canaries, site])).toEqual([])
  await book.close()
  await store.close()
  await cluster.stop()
})
