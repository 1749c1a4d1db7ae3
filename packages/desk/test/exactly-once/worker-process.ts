/**
 * One working process of the exactly-once runs: what `jackfield work` does, without the CLI around it. Reads its orders as JSON from its
 * first argument, prints `ready` when it works, and lives until it is killed.
 */
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import type { AnyConnector, ConnectionSettings, TicketChoices } from '@jackfield/core'
import { createDesk, openStore, recordVendorCalls } from '../../src/index.ts'
import type { DeskConnection } from '../../src/index.ts'

export interface WorkerOrders {
  readonly url: string
  /** The address of the connector's module. */
  readonly module: string
  readonly connectionId: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly choices: TicketChoices
  readonly catchAll: { readonly id: string; readonly name: string }
}

const orders = JSON.parse(process.argv[2]!) as WorkerOrders
const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }
const { connector } = (await import(orders.module)) as { readonly connector: AnyConnector }
const settings: ConnectionSettings = connector.settings.parse(orders.settings)
const transport = createTransport({ network: settings.network, replyTimeout: settings.replyTimeout })
const connection = await connector.connect(settings, {
  fetch: recordVendorCalls(transport.fetch),
  clock: systemClock,
  logger,
  signal: new AbortController().signal,
  quota: memoryQuota(systemClock),
  choices: orders.choices,
  baseline: null,
})
const deskConnection: DeskConnection = {
  id: orders.connectionId,
  name: 'exactly-once',
  originName: 'exactly-once',
  connection,
  choices: orders.choices,
  catchAll: orders.catchAll,
  lateCommitWindow: settings.lateCommitWindow * 1000,
}
const store = openStore(orders.url)
const desk = createDesk({ store, workspace: 'default', logger, connections: async () => deskConnection })
await desk.startWork({ retryKept: true })
process.stdout.write('ready\n')
