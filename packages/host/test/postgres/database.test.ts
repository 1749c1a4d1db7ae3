import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultWorkspace, openStore } from '@jackfield/desk'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase, openHome, removeCluster, throwAwayCluster } from '../../src/index.ts'
import type { Home, ThrowAwayCluster } from '../../src/index.ts'
import { possiblePlaces } from '../../src/postgres/place.ts'
import { serverUser } from '../../src/postgres/server-user.ts'

async function newHome(): Promise<Home> {
  const base = await mkdtemp(join(tmpdir(), 'jackfield-home-'))
  const home = await openHome(join(base, 'home'), {})
  onTestFinished(async () => {
    await removeCluster(home)
    await rm(base, { recursive: true })
  })
  return home
}

/** The folders of this home's database that exist. */
async function foldersOf(home: Home): Promise<readonly string[]> {
  const places = await possiblePlaces(home.dir, await serverUser())
  const found = await Promise.all(places.map(async (dir) => ((await stat(dir).catch(() => null)) ? [dir] : [])))
  return found.flat()
}

describe('the built-in database of a home', () => {
  it('is made, migrated, shared, kept, and removed with everything', async () => {
    const home = await newHome()
    const lines: string[] = []
    const options = { home, env: {}, onProgress: (line: string) => void lines.push(line) }
    const first = await openDatabase(options)
    expect(first.isEmbedded).toBe(true)
    expect(lines).toEqual([expect.stringContaining('Setting up the built-in database')])
    const store = openStore(first.url)
    expect((await store.in(defaultWorkspace).selectFrom('workspaces').select('id').execute()).length).toBe(1)
    const second = await openDatabase(options)
    expect(second.url).toBe(first.url)
    await second.close()
    await store.in(defaultWorkspace).insertInto('connections').values(row).execute()
    await store.close()
    await first.close()

    const third = await openDatabase(options)
    const again = openStore(third.url)
    expect(await again.in(defaultWorkspace).selectFrom('connections').select('name').execute()).toEqual([{ name: 'kept' }])
    await again.close()
    expect((await foldersOf(home)).length).toBe(1)
    await third.close({ remove: true })
    await third.close()
    expect(await foldersOf(home)).toEqual([])
    expect(await readdir(home.dir)).toEqual([])
  })

  it('is removed also while somebody uses it', async () => {
    const home = await newHome()
    const database = await openDatabase({ home, env: {} })
    const store = openStore(database.url)
    await store.in(defaultWorkspace).selectFrom('workspaces').select('id').execute()
    await removeCluster(home)
    expect(await foldersOf(home)).toEqual([])
    await store.close()
    await database.close()
    expect(await foldersOf(home)).toEqual([])
  })
})

describe('DATABASE_URL', () => {
  let cluster: ThrowAwayCluster
  beforeAll(async () => {
    cluster = await throwAwayCluster()
  })
  afterAll(() => cluster.stop())

  it('is used and migrated, and nothing is made in the home', async () => {
    const home = await newHome()
    const given = cluster.url('postgres')
    const database = await openDatabase({ home, env: { DATABASE_URL: ` ${given}\n` } })
    expect(database).toMatchObject({ url: given, isEmbedded: false })
    const store = openStore(database.url)
    expect((await store.in(defaultWorkspace).selectFrom('workspaces').select('id').execute()).length).toBe(1)
    await store.close()
    await database.close({ remove: true })
    expect(await readdir(home.dir)).toEqual([])
    expect(await foldersOf(home)).toEqual([])
  })

  it.each([
    ['mysql://root:hunter2secret@localhost/x', 'INVALID_INPUT', 'It starts with'],
    ['not an address', 'INVALID_INPUT', 'It starts with'],
    ['postgres://jackfield:hunter2secret@127.0.0.1:1/x', 'UNREACHABLE', 'Check that it runs'],
  ])('%s is refused with %s', async (url, code, nextStep) => {
    const failure = await openDatabase({ home: await newHome(), env: { DATABASE_URL: url } }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code, nextStep: expect.stringContaining(nextStep) as string })
    expect(JSON.stringify(failure) + String((failure as Error).stack) + String((failure as Error).cause)).not.toContain('hunter2secret')
  })

  it('with a wrong password or database says so, without the password', async () => {
    const home = await newHome()
    for (const [url, detail] of [
      [cluster.url('postgres').replace(/:[^:@]+@/, ':hunter2secret@'), 'password authentication failed'],
      [cluster.url('no_such_database'), 'does not exist'],
    ] as const) {
      const failure = await openDatabase({ home, env: { DATABASE_URL: url } }).catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining(detail) as string })
      expect(JSON.stringify(failure)).not.toContain('hunter2secret')
      expect(JSON.stringify(failure)).not.toContain(new URL(cluster.url('postgres')).password)
    }
  })

  it('of an account that may not migrate names the grants', async () => {
    const store = openStore(await cluster.createDatabase())
    await store.close()
    const { Client } = await import('pg')
    const owner = new Client({ connectionString: cluster.url('postgres') })
    await owner.connect()
    await owner.query(`create role poor login password 'hunter2secret'`)
    await owner.query('create database empty')
    await owner.end()
    const url = cluster.url('empty').replace(/\/\/[^@]+@/, '//poor:hunter2secret@')
    await expect(openDatabase({ home: await newHome(), env: { DATABASE_URL: url } })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      nextStep: expect.stringContaining('createrole') as string,
    })
  })
})

const row = {
  workspace_id: 'default',
  id: '7d0c8f0e-3f8e-4c7c-9f5e-0f2f6d3f9a11',
  name: 'kept',
  origin_name: 'kept',
  connector: 'acme',
  sealed_settings: '',
  choices: '{}',
  catch_all: null,
  late_commit_window: 120,
}
