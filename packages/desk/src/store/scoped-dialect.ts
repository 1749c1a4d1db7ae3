import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely'
import type { Pool, PoolClient, QueryResult as PgResult } from 'pg'
import { scopeStatement } from './scope.ts'
import type { Scope } from './scope.ts'

/**
 * Postgres as one scope sees it. The single way to the desk's tables: every statement runs in a transaction that began with the scope, one
 * of its own where the caller opened none, so that no query can forget whose rows it is about. The pool belongs to the caller and is
 * pipelined: statements are sent without waiting for the one before, so that a scope costs no round trip.
 */
export function scopedDialect(pool: Pool, scope: Scope): Dialect {
  return {
    createDriver: () => new ScopedDriver(pool, scopeStatement(scope)),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

class ScopedDriver implements Driver {
  readonly #pool: Pool
  readonly #scope: string

  constructor(pool: Pool, scope: string) {
    this.#pool = pool
    this.#scope = scope
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ScopedConnection> {
    return new ScopedConnection(await this.#pool.connect(), this.#scope)
  }

  async beginTransaction(connection: ScopedConnection, settings: TransactionSettings): Promise<void> {
    connection.begin(settings)
  }

  commitTransaction(connection: ScopedConnection): Promise<void> {
    return connection.commit()
  }

  rollbackTransaction(connection: ScopedConnection): Promise<void> {
    return connection.rollback()
  }

  async releaseConnection(connection: ScopedConnection): Promise<void> {
    connection.release()
  }

  /** The pool serves all scopes: the store ends it. */
  async destroy(): Promise<void> {}
}

class ScopedConnection implements DatabaseConnection {
  readonly #client: PoolClient
  readonly #scope: string
  /** The beginning of the caller's transaction. Null outside of one. */
  #begun: Promise<unknown> | null = null
  #isLost = false

  constructor(client: PoolClient, scope: string) {
    this.#client = client
    this.#scope = scope
  }

  begin({ isolationLevel, accessMode }: TransactionSettings): void {
    const words = ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean)
    this.#begun = this.#client.query(`${words.join(' ')}; ${this.#scope}`)
    // Whoever sends the next statement learns of it.
    this.#begun.catch(() => {})
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const isAlone = this.#begun === null
    const begun = this.#begun ?? this.#client.query(`begin; ${this.#scope}`)
    const result = this.#client.query(sql, [...parameters])
    const ended = isAlone ? this.#client.query('commit') : null
    // A session is not given back while something of it is on its way.
    await Promise.allSettled([begun, result, ended])
    await begun
    const found = resultOf<R>(await result)
    await ended
    return found
  }

  async commit(): Promise<void> {
    await this.#begun
    const { command } = await this.#client.query('commit')
    if (command === 'ROLLBACK') throw new Error('the transaction was rolled back: a statement in it had failed')
  }

  async rollback(): Promise<void> {
    await this.#client.query('rollback').catch((error: unknown) => {
      this.#isLost = true
      throw error
    })
  }

  /** A session that may still be inside a transaction goes to nobody else. */
  release(): void {
    this.#client.release(this.#isLost)
  }

  streamQuery(): never {
    throw new Error('a stream would hold the session between round trips, which its pipeline does not allow')
  }
}

function resultOf<R>({ command, rowCount, rows }: PgResult): QueryResult<R> {
  const isChange = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
  return { rows: rows as R[], ...(isChange ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
}
