/** Every public name of @jackfield/host. */
export type { PrivateNetwork } from './connecting.ts'
export { createConnectionBook } from './connection-book.ts'
export type {
  ConnectionBook,
  ConnectionBookOptions,
  ConnectionChanges,
  ConnectionSummary,
  DefaultChanges,
  NewConnection,
  OpenConnection,
} from './connection-book.ts'
export { createConnectionBooks } from './connection-books.ts'
export type { ConnectionBooks, ConnectionBooksOptions } from './connection-books.ts'
export { createConnectorRegistry } from './connector-registry.ts'
export type { ConnectorEntry, ConnectorRegistry } from './connector-registry.ts'
export { openHome } from './home.ts'
export type { Environment, Home, HomeConfig } from './home.ts'
export { masterKey } from './master-key.ts'
export type { MasterKey } from './master-key.ts'
export { openWayOut } from './way-out.ts'
export { startCluster } from './postgres/cluster.ts'
export type { Cluster, ClusterOptions } from './postgres/cluster.ts'
export { openDatabase, removeCluster } from './postgres/database.ts'
export type { Database, DatabaseOptions } from './postgres/database.ts'
export { throwAwayCluster } from './postgres/throw-away.ts'
export type { ThrowAwayCluster } from './postgres/throw-away.ts'
export { suggestChoices } from './suggested-choices.ts'
export { createVault } from './vault.ts'
export type { Vault } from './vault.ts'
