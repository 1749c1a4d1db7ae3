import { randomBytes } from 'node:crypto'
import { systemClock } from '@jackfield/connector-kit'
import type { Logger } from '@jackfield/core'
import { defaultWorkspace, openStore } from '@jackfield/desk'
import type { Store } from '@jackfield/desk'
import { onTestFinished } from 'vitest'
import { createConnectionBook, createConnectorRegistry, createVault } from '../src/index.ts'
import type { ConnectionBook, ConnectionBookOptions, ConnectorEntry, ThrowAwayCluster } from '../src/index.ts'

export interface BookOnDatabase {
  readonly book: ConnectionBook
  readonly store: Store
  readonly url: string
  /** All that was logged, as JSON. */
  readonly log: string[]
  /** Another book on the same database, as another process has it. */
  readonly another: (options?: AnotherBook) => Promise<ConnectionBook>
}

interface AnotherBook extends Pick<ConnectionBookOptions, 'allowHosts' | 'privateNetwork'> {
  readonly key?: Uint8Array
  readonly entries?: readonly ConnectorEntry[]
}

/** A book on a new database of the cluster, closed when the test is over. */
export async function bookOnDatabase(
  cluster: Pick<ThrowAwayCluster, 'createDatabase'>,
  entries: readonly ConnectorEntry[],
): Promise<BookOnDatabase> {
  const url = await cluster.createDatabase()
  const store = openStore(url, { max: 4 })
  onTestFinished(() => store.close())
  const log: string[] = []
  const write = (message: string, fields?: Readonly<Record<string, unknown>>): void => void log.push(JSON.stringify({ message, fields }))
  const logger: Logger = { debug: write, info: write, warn: write, error: write }
  const ownKey = new Uint8Array(randomBytes(32))
  const another: BookOnDatabase['another'] = async ({ key, entries: others, ...reach } = {}) => {
    const registry = await createConnectorRegistry(others ?? entries, { dir: '/nowhere', config: { connectors: [] } })
    const vault = createVault(key ?? ownKey)
    const signal = new AbortController().signal
    const book = createConnectionBook({ store, workspace: defaultWorkspace, vault, registry, clock: systemClock, logger, signal, ...reach })
    onTestFinished(() => book.close())
    return book
  }
  return { book: await another(), store, url, log, another }
}
