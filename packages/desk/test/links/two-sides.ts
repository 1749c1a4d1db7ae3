import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import type { AnyConnector, ConnectionSettings, ConnectionV1, TicketChoices } from '@jackfield/core'
import { suggestChoices, throwAwayCluster } from '@jackfield/host'
import type { ThrowAwayCluster } from '@jackfield/host'
import type { RunningSandbox, VendorSandbox } from '@jackfield/sandbox'
import { sql } from 'kysely'
import { createDesk, defaultWorkspace, openStore, recordVendorCalls } from '../../src/index.ts'
import type { AlertLink, Desk, DeskConnection, NewAlertLink, Store } from '../../src/index.ts'

const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** A connector with its sandbox, by the addresses of their modules. */
export interface SideChoice {
  readonly connector: string
  readonly sandbox: string
  readonly variants?: Readonly<Record<string, string>>
}

export interface Side {
  readonly sandbox: RunningSandbox
  /** As the connector's schema takes them, for another process that connects to the same sandbox. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly connection: ConnectionV1
  readonly desk: DeskConnection
}

/** A source and a PSA, each a vendor's sandbox, with a desk between them that works in this process. */
export interface TwoSides {
  readonly from: Side
  readonly to: Side
  readonly store: Store
  /** The address of the store. */
  readonly url: string
  readonly desk: Desk
  link(wanted?: Partial<NewAlertLink>): Promise<AlertLink>
  /** Looks at the link now, and goes on until there is nothing more to do. */
  look(): Promise<AlertLink>
  /** Another process on the same store. */
  restart(): Promise<void>
  /** Another process on a new store, which knows the two connections and nothing else. */
  loseStore(): Promise<void>
  stop(): Promise<void>
}

/** Milliseconds until a look that does not come to rest counts as failed. */
const patience = 60_000
/** Looks that a sandbox with faults may break off. */
const mostTries = 30

export interface SidesOptions {
  /** The Postgres of several tests, each with a database of its own. Left out: one that ends with the sides. */
  readonly cluster?: ThrowAwayCluster
  /** Seconds, of both connections. Default 1. */
  readonly replyTimeout?: number
}

export async function twoSides(source: SideChoice, psa: SideChoice, options: SidesOptions = {}): Promise<TwoSides> {
  const cleanUp = new AsyncDisposableStack()
  const cluster = options.cluster ?? (await throwAwayCluster())
  if (!options.cluster) cleanUp.defer(() => cluster.stop())
  const open = (name: string, choice: SideChoice) => openSide(name, choice, options.replyTimeout ?? 1, cleanUp)
  const [from, to] = await Promise.all([open('rmm', source), open('psa', psa)])

  const newStore = async (): Promise<string> => {
    const address = await cluster.createDatabase()
    const store = openStore(address, { max: 1 })
    for (const side of [from, to]) await insertConnection(store, side.desk)
    await store.close()
    return address
  }
  let url = await newStore()
  const begin = async () => {
    const store = openStore(url)
    const connections = async (id: string) => (id === from.desk.id ? from.desk : to.desk)
    const desk = createDesk({ store, workspace: defaultWorkspace, logger, connections })
    const work = await desk.startWork({ retryKept: true })
    const end = async () => {
      await work.stop()
      await desk.close()
      await store.close()
    }
    return { store, desk, end }
  }
  let running = await begin()
  cleanUp.defer(() => running.end())

  const link = (wanted: Partial<NewAlertLink> = {}) =>
    running.desk.alertLinks.create({ fromId: from.desk.id, toId: to.desk.id, pollSeconds: 10, ...wanted })
  return {
    from,
    to,
    link,
    get store() {
      return running.store
    },
    get url() {
      return url
    },
    get desk() {
      return running.desk
    },
    async look() {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const [known] = await running.desk.alertLinks.list()
        const since = new Date().toISOString()
        // Making a link again makes its next look due at once.
        await link(known && { removesAlerts: known.removesAlerts })
        await untilAtRest(running, since)
        const [seen] = await running.desk.alertLinks.list()
        if (seen?.failing === null) return seen
      }
      throw new Error(`still failing: ${JSON.stringify(await running.desk.alertLinks.list())}`)
    },
    async restart() {
      await running.end()
      running = await begin()
    },
    async loseStore() {
      await running.end()
      url = await newStore()
      running = await begin()
    },
    stop: () => cleanUp.disposeAsync(),
  }
}

/**
 * Alerts on their way may make a ticket or close one, which the source is then told: both must rest at the same time. A job goes on a little after its
 * alert is settled, for the ticket's mark is read then.
 */
async function untilAtRest({ desk, store }: { readonly desk: Desk; readonly store: Store }, since: string): Promise<void> {
  const end = performance.now() + patience
  const isAtRest = async (): Promise<boolean> =>
    (await desk.listAlerts({ state: 'open' })).length === 0 && (await desk.alertLinks.isIdle(since)) && !(await isWorking(store))
  while (!((await isAtRest()) && (await isAtRest()))) {
    if (performance.now() > end) {
      const state = [await desk.listAlerts({ state: 'open' }), await desk.alertLinks.list()]
      throw new Error(`no rest: ${JSON.stringify(state)}`)
    }
    await setTimeout(100)
  }
}

async function isWorking(store: Store): Promise<boolean> {
  const { rows } = await sql`select 1 from queue.job where name = 'conditions' and state = 'active' limit 1`.execute(
    store.in(defaultWorkspace),
  )
  return rows.length > 0
}

async function openSide(name: string, choice: SideChoice, replyTimeout: number, cleanUp: AsyncDisposableStack): Promise<Side> {
  const { connector } = (await import(choice.connector)) as { readonly connector: AnyConnector }
  const { sandbox: vendor } = (await import(choice.sandbox)) as { readonly sandbox: VendorSandbox }
  const { variants = {} } = choice
  const sandbox = await vendor.start({ seed: 'demo', variants })
  cleanUp.defer(() => sandbox.stop())
  const given = { ...sandbox.settings, lateCommitWindow: 2, replyTimeout }
  const settings: ConnectionSettings = connector.settings.parse(given)
  const transport = createTransport({ network: 'private', replyTimeout: settings.replyTimeout })
  cleanUp.defer(() => transport.close())
  const connect = (choices: TicketChoices) =>
    connector.connect(settings, {
      fetch: recordVendorCalls(transport.fetch),
      clock: systemClock,
      logger,
      signal: new AbortController().signal,
      quota: memoryQuota(systemClock),
      choices,
      baseline: null,
    })
  const first = await connect({})
  const choices = first.capabilities.catalog ? await suggestChoices(first.capabilities.catalog) : {}
  await first.close()
  const connection = await connect(choices)
  const catchAll = sandbox.tickets()[0] ? { id: sandbox.tickets()[0]!.companyId, name: 'Catch-all' } : null
  const desk = {
    id: randomUUID(),
    name,
    originName: name,
    connection,
    choices,
    catchAll,
    lateCommitWindow: settings.lateCommitWindow * 1000,
  }
  return { sandbox, settings: given, connection, desk }
}

async function insertConnection(store: Store, { id, name, connection, lateCommitWindow }: DeskConnection): Promise<void> {
  await store
    .in(defaultWorkspace)
    .insertInto('connections')
    .values({
      workspace_id: defaultWorkspace,
      id,
      name,
      origin_name: name,
      connector: connection.connector,
      sealed_settings: '',
      choices: '{}',
      catch_all: null,
      late_commit_window: lateCommitWindow / 1000,
    })
    .execute()
}
