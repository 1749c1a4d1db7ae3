import { escapeIdentifier } from 'pg'
import type { Client } from 'pg'
import { systemClock } from '@jackfield/connector-kit'
import type { Clock } from '@jackfield/core'
import { Attendance } from './attendance.ts'
import { findBinaries } from './binaries.ts'
import { ownerName } from './initialise.ts'
import { removeClusterFolder } from './remove-cluster.ts'
import { serverUser } from './server-user.ts'

export interface ClusterOptions {
  /** The cluster's folder, made where it is missing. */
  readonly dir: string
  /** Waits until data is on the disk. False only where losing it does no harm: tests. */
  readonly durable: boolean
  /** Where binaries are copied to when the server's user can't reach npm's. Default: `dir`. */
  readonly copies?: string
  /** Measures the waiting. Default: the machine's. */
  readonly clock?: Clock
  /** Milliseconds to wait for a server that starts, recovers or ends. Default: 60000. */
  readonly patience?: number
  /** Takes a line for a person before what takes time. */
  readonly onProgress?: (line: string) => void
}

/** A running Postgres of ours, shared with every other process that uses the same folder. */
export interface Cluster {
  /** The address of the database `jackfield` as the server's superuser. It holds the password. */
  readonly url: string
  urlOf(database: string): string
  /** Makes the database unless it is there. */
  ensureDatabase(name: string): Promise<void>
  /** Runs one statement as superuser in the database `postgres`. */
  execute(statement: string): Promise<void>
  /** Leaves. The last process to leave stops the server and waits for its end. Safe to call twice. */
  stop(): Promise<void>
  /** Stops the server whoever uses it and removes the folder. */
  remove(): Promise<void>
}

/** Joins the server of this folder, or sets it up and starts it. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const attendance = new Attendance({
    dir: options.dir,
    copies: options.copies ?? options.dir,
    durable: options.durable,
    clock: options.clock ?? systemClock,
    patience: options.patience ?? 60_000,
    onProgress: options.onProgress ?? (() => {}),
    binaries: findBinaries(),
    user: await serverUser(),
  })
  await attendance.enter()
  try {
    await ensureDatabase(attendance.session, ownerName)
  } catch (error) {
    await attendance.leave()
    throw error
  }
  const { port, password } = attendance.login
  // `sslmode` keeps a PGSSLMODE of the caller's environment away: the server has no TLS and listens to this machine only.
  const urlOf = (database: string): string =>
    `postgres://${ownerName}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}?sslmode=disable`
  let leaving: Promise<void> | null = null
  return {
    url: urlOf(ownerName),
    urlOf,
    ensureDatabase: (name) => ensureDatabase(attendance.session, name),
    execute: async (statement) => void (await attendance.session.query(statement)),
    stop: () => (leaving ??= attendance.leave()),
    remove: async () => {
      leaving ??= attendance.abandon()
      await leaving
      await removeClusterFolder(options.dir)
    },
  }
}

async function ensureDatabase(session: Client, name: string): Promise<void> {
  const { rowCount } = await session.query('select from pg_database where datname = $1', [name])
  if (rowCount) return
  await session.query(`create database ${escapeIdentifier(name)}`).catch((error: { code?: string }) => {
    // Another process made it in this moment: duplicate_database, or the unique index of the catalog.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}
