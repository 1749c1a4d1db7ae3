import { bind, bindValue, get, token } from '@jackfield/app-kit'
import type { Logger } from '@jackfield/core'
import type { ApiKey, ApiKeys, Audit, Desk, Desks, Idempotency, Workspaces } from '@jackfield/desk'
import type { ConnectionBook, ConnectionBooks, ConnectorRegistry } from '@jackfield/host'
import type { DependencyContainer } from 'tsyringe'
import type { Metrics } from '../telemetry/metrics.ts'
import type { OperationShape } from './operation.ts'
import type { WalksUnderWay } from './vendor-pages.ts'

/** What the whole server has. */
export const ServerLogger = token<Logger>('ServerLogger')
export const ServerMetrics = token<Metrics>('ServerMetrics')
export const Registry = token<ConnectorRegistry>('Registry')
export const AllBooks = token<ConnectionBooks>('AllBooks')
export const AllDesks = token<Desks>('AllDesks')
export const Keys = token<ApiKeys>('Keys')
export const AuditTrail = token<Audit>('AuditTrail')
export const IdempotencyStore = token<Idempotency>('IdempotencyStore')
export const AllWorkspaces = token<Workspaces>('AllWorkspaces')
export const KnownOperations = token<readonly OperationShape[]>('KnownOperations')
export const Walks = token<WalksUnderWay>('Walks')

/** What one request has: all of its own workspace. */
export const CurrentKey = token<ApiKey>('CurrentKey')
export const CurrentDesk = token<Desk>('CurrentDesk')
export const CurrentBook = token<ConnectionBook>('CurrentBook')

/** The container of one request, below the server's. */
export function requestContainer(server: DependencyContainer, key: ApiKey): DependencyContainer {
  const container = server.createChildContainer()
  bindValue(container, CurrentKey, key)
  bind(container, CurrentDesk, () => get(server, AllDesks).of(key.workspace))
  bind(container, CurrentBook, () => get(server, AllBooks).of(key.workspace))
  return container
}
