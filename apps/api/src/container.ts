import { bindValue, closing, bind } from '@jackfield/app-kit'
import type { Closing } from '@jackfield/app-kit'
import { systemClock } from '@jackfield/connector-kit'
import type { Logger } from '@jackfield/core'
import { createApiKeys, createAudit, createDesks, createIdempotency, createWorkspaces, openStore } from '@jackfield/desk'
import type { Backlog, Desks, Store, Workspaces } from '@jackfield/desk'
import { createConnectionBooks, createConnectorRegistry, createVault, masterKey, openDatabase, openHome, openWayOut } from '@jackfield/host'
import type { Database, Environment } from '@jackfield/host'
import { container as root } from 'tsyringe'
import type { DependencyContainer } from 'tsyringe'
import { builtInConnectors } from './built-in-connectors.ts'
import * as tokens from './http/tokens.ts'
import { WalksUnderWay } from './http/vendor-pages.ts'
import { operations } from './operations.ts'
import { createMetrics } from './telemetry/metrics.ts'

export interface CompositionOptions {
  /** Null: the environment's, else the user's. */
  readonly home: string | null
  readonly env: Environment
  readonly logger: Logger
  /** Aborts every vendor call. */
  readonly signal: AbortSignal
  /** Where vendors reach this server. Null: no webhook can be registered. */
  readonly publicUrl: string | null
  /** Takes a line for a person before what takes time. */
  readonly onProgress: (line: string) => void
}

/** The server's container, with what must be closed after it. */
export interface Composition {
  readonly container: DependencyContainer
  readonly database: Database
  readonly store: Store
  readonly desks: Desks
  readonly closing: Closing
}

/** Opens what takes time, then wires the server: the only place that knows what everything is made of. */
export async function compose(options: CompositionOptions): Promise<Composition> {
  const { env, logger, signal, publicUrl, onProgress } = options
  const all = closing()
  try {
    const home = await openHome(options.home, env)
    // The key first: a wrong one should say so before a database is made.
    const { key, isNew, file } = await masterKey(home, env)
    if (isNew && file !== null) onProgress(`Settings will rest encrypted. Their key is the new file ${file}: keep a copy of it.`)
    const registry = await createConnectorRegistry(builtInConnectors(), home)
    const database = await openDatabase({ home, env, onProgress })
    all.add(() => database.close())
    const store = openStore(database.url)
    all.add(() => store.close())

    const vault = createVault(key)
    const { allowHosts } = home.config
    const wayOut = openWayOut({ allowHosts })
    all.add(() => wayOut.close())
    const privateNetwork = 'by-allow-list' as const
    const books = createConnectionBooks({ store, vault, registry, clock: systemClock, logger, signal, allowHosts, privateNetwork })
    all.add(() => books.close())
    const desks = createDesks({
      store,
      connections: books.source,
      logger,
      sealer: vault,
      fetch: wayOut.fetch,
      ...(publicUrl === null ? {} : { hookAddress: (token, purpose) => hookAddress(publicUrl, token, purpose) }),
    })
    all.add(() => desks.close())

    const container = root.createChildContainer()
    bindValue(container, tokens.ServerLogger, logger)
    bindValue(container, tokens.Registry, registry)
    bindValue(container, tokens.AllBooks, books)
    bindValue(container, tokens.AllDesks, desks)
    bindValue(
      container,
      tokens.KnownOperations,
      operations.map(({ shape }) => shape),
    )
    bind(container, tokens.Keys, () => createApiKeys(store))
    bind(container, tokens.AuditTrail, () => createAudit(store))
    bind(container, tokens.IdempotencyStore, () => createIdempotency(store, vault))
    const workspaces = createWorkspaces(store)
    bindValue(container, tokens.AllWorkspaces, workspaces)
    bind(container, tokens.ServerMetrics, () => createMetrics(() => backlogOfAll(workspaces, desks)))
    const walks = new WalksUnderWay()
    bindValue(container, tokens.Walks, walks)
    all.add(async () => walks.close())
    return { container, database, store, desks, closing: all }
  } catch (error) {
    await all.closeAll().catch(() => {})
    throw error
  }
}

function hookAddress(publicUrl: string, token: string, purpose: 'delivery' | 'deactivation'): string {
  return `${publicUrl}/v1/hooks/${token}${purpose === 'deactivation' ? '?deactivated' : ''}`
}

async function backlogOfAll(workspaces: Workspaces, desks: Desks): Promise<Pick<Backlog, 'alerts' | 'kept'>> {
  const sum = { alerts: 0, kept: 0 }
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<Workspaces['list']>> = await workspaces.list({ cursor, limit: 500 })
    for (const { id } of page.items) {
      const { alerts, kept } = await desks.of(id).backlog()
      sum.alerts += alerts
      sum.kept += kept
    }
    cursor = page.next
  } while (cursor !== null)
  return sum
}
