import { chmod, lstat, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { isAlive } from './postmaster-file.ts'
import { removeClusterFolder } from './remove-cluster.ts'
import { serverUser } from './server-user.ts'

/** A Postgres for the tests of desk, host and apps (devDependency on this package). It writes nothing to the disk for good. */
export interface ThrowAwayCluster {
  /** The address of this database as superuser. */
  url(databaseName: string): string
  /** The address of a new database, migrated: a copy of a template, some 50 ms. */
  createDatabase(): Promise<string>
  /** Stops the server and removes its folder. */
  stop(): Promise<void>
}

const prefix = 'jackfield-test-'
const template = 'template_migrated'

/** Starts a cluster of this process's own. Clusters of test runs that were killed are stopped and removed first. */
export async function throwAwayCluster(): Promise<ThrowAwayCluster> {
  const user = await serverUser()
  // Under root TMPDIR may be closed to the server's user.
  const temporary = user ? '/tmp' : tmpdir()
  await removeOrphans(temporary)
  // The owner stands in the name, so that no moment is without one.
  const dir = await mkdtemp(join(temporary, `${prefix}${process.pid}-`))
  let cluster: Cluster
  try {
    await chmod(dir, user ? 0o755 : 0o700)
    cluster = await startCluster({ dir, durable: false })
  } catch (error) {
    await removeClusterFolder(dir)
    throw error
  }
  let preparing: Promise<void> | null = null
  let last = 0
  /** A connection carries out one statement at a time, and several tests may want a database at once. */
  let turn: Promise<void> = Promise.resolve()
  let stopping: Promise<void> | null = null
  return {
    url: (databaseName) => cluster.urlOf(databaseName),
    async createDatabase() {
      await (preparing ??= makeTemplate(cluster))
      const name = `test_${++last}`
      const made = turn.then(() => cluster.execute(`create database ${name} template ${template}`))
      turn = made.then(undefined, () => {})
      await made
      return cluster.urlOf(name)
    },
    stop: () => (stopping ??= cluster.remove()),
  }
}

async function makeTemplate(cluster: Cluster): Promise<void> {
  const { migrateDatabase } = await import('@jackfield/desk')
  await cluster.ensureDatabase(template)
  await migrateDatabase(cluster.urlOf(template))
  // Sessions that the migration has closed may still be ending, and Postgres copies no database that has one.
  await cluster.execute(`alter database ${template} with allow_connections false`)
  await cluster.execute(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${template}'`)
}

async function removeOrphans(temporary: string): Promise<void> {
  for (const name of await readdir(temporary)) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (!owner || isAlive(Number(owner))) continue
    const folder = join(temporary, name)
    const info = await lstat(folder).catch(() => null)
    // Another user's folder is not ours to tidy, nor to believe.
    if (info?.isDirectory() && info.uid === (process.getuid?.() ?? info.uid)) await removeClusterFolder(folder).catch(() => {})
  }
}
