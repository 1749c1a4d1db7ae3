/**
 * A process that discovers devices as `jackfield devices discover` does, without the CLI around it, to be killed in the middle. Reads its orders as
 * JSON from its first argument; its end says nothing that is looked at.
 */
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import type { AnyConnector, ConnectionSettings } from '@jackfield/core'
import { createDesk, defaultWorkspace, openStore } from '@jackfield/desk'
import type { DeskConnection } from '@jackfield/desk'

export interface DiscoveryOrders {
  /** The address of the store. */
  readonly url: string
  readonly from: SideOrders
  readonly to: SideOrders
  readonly kindId: string
}

export interface SideOrders {
  readonly id: string
  readonly name: string
  /** The address of the connector's module. */
  readonly module: string
  readonly settings: Readonly<Record<string, unknown>>
}

const orders = JSON.parse(process.argv[2]!) as DiscoveryOrders
const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }

async function connected({ id, name, module, settings: given }: SideOrders): Promise<DeskConnection> {
  const { connector } = (await import(module)) as { readonly connector: AnyConnector }
  const settings: ConnectionSettings = connector.settings.parse(given)
  const transport = createTransport({ network: settings.network, replyTimeout: settings.replyTimeout })
  const connection = await connector.connect(settings, {
    fetch: transport.fetch,
    clock: systemClock,
    logger,
    signal: new AbortController().signal,
    quota: memoryQuota(systemClock),
    choices: {},
    baseline: null,
  })
  return { id, name, originName: name, connection, choices: {}, catchAll: null, lateCommitWindow: settings.lateCommitWindow * 1000 }
}

const [from, to] = await Promise.all([connected(orders.from), connected(orders.to)])
const connections = async (id: string) => (id === from.id ? from : to)
const desk = createDesk({ store: openStore(orders.url), workspace: defaultWorkspace, logger, connections })
await desk.discover(from.id, to.id, { kindId: orders.kindId })
