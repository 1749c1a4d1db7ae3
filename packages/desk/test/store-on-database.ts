import { randomUUID } from 'node:crypto'
import { throwAwayCluster } from '@jackfield/host'
import { Client } from 'pg'
import { afterAll, onTestFinished } from 'vitest'
import { createWorkspaces, openStore } from '../src/index.ts'
import type { Store } from '../src/index.ts'

/** A database of a test's own. */
export interface StoreOnDatabase {
  readonly store: Store
  readonly url: string
  /** The same database as another process has it. */
  readonly another: () => Store
  /** One statement as the database's superuser, whom no policy binds: for what time or an operator would do. */
  readonly asOwner: <R extends object>(statement: string, values?: readonly unknown[]) => Promise<readonly R[]>
}

/** Databases for the tests of one file, on a cluster that ends with it. Call it at the top of the file. */
export function databases(): (workspaces?: readonly string[]) => Promise<StoreOnDatabase> {
  let starting: ReturnType<typeof throwAwayCluster> | null = null
  afterAll(async () => (await starting)?.stop())
  return async (workspaces = []) => {
    const cluster = await (starting ??= throwAwayCluster())
    const url = await cluster.createDatabase()
    const another = (): Store => {
      const store = openStore(url, { max: 6 })
      onTestFinished(() => store.close())
      return store
    }
    const store = another()
    for (const id of workspaces) await createWorkspaces(store).create({ id, name: id })
    return {
      store,
      url,
      another,
      async asOwner<R extends object>(statement: string, values: readonly unknown[] = []): Promise<readonly R[]> {
        const owner = new Client({ connectionString: url })
        await owner.connect()
        try {
          return (await owner.query<R>(statement, [...values])).rows
        } finally {
          await owner.end()
        }
      },
    }
  }
}

/** A connection of a workspace that nobody opens. Gives its id. */
export async function insertConnection(store: Store, workspace: string, name = 'psa'): Promise<string> {
  const id = randomUUID()
  await store
    .in(workspace)
    .insertInto('connections')
    .values({
      workspace_id: workspace,
      id,
      name,
      origin_name: name,
      connector: 'acme',
      sealed_settings: '',
      choices: '{}',
      catch_all: null,
      late_commit_window: 120,
    })
    .execute()
  return id
}

/** Seals nothing, and lets nothing be opened that was sealed for something else. */
export const openSealer = {
  seal: (plain: string, about: string) => JSON.stringify({ about, plain }),
  open(sealed: string, about: string) {
    const parsed = JSON.parse(sealed) as { about: string; plain: string }
    if (parsed.about !== about) throw new Error(`sealed for ${parsed.about}, not for ${about}`)
    return parsed.plain
  },
}

const quiet = (): void => {}
export const quietLogger = { debug: quiet, info: quiet, warn: quiet, error: quiet }
