import { randomUUID } from 'node:crypto'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import { connectwise } from '@jackfield/connectwise'
import { sandbox as connectwiseSandbox } from '@jackfield/connectwise/sandbox'
import type { ConnectionV1, TicketChoices } from '@jackfield/core'
import { throwAwayCluster } from '@jackfield/host'
import type { RunningSandbox, SandboxTicket } from '@jackfield/sandbox'
import { createDesks, defaultWorkspace, openStore, recordVendorCalls } from '../src/index.ts'
import type { Alert, Desk, DeskConnection, Desks, DesksOptions, SettledAlert, Store, WaitState } from '../src/index.ts'

const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** A desk that works in this process, on a database of its own, with one connection to a ConnectWise sandbox. */
export interface DeskOnSandbox {
  readonly desk: Desk
  readonly desks: Desks
  readonly store: Store
  readonly url: string
  readonly sandbox: RunningSandbox
  readonly connectionId: string
  /** A connection beside that of the jobs, to this sandbox or to another tenant. */
  connection(other?: RunningSandbox['settings']): Promise<ConnectionV1>
  /** What the seed already held is left out. */
  tickets(): readonly SandboxTicket[]
  /** Accepts alerts and waits until each is settled or kept. */
  push(...alerts: readonly Alert[]): Promise<WaitState>
  /** The same for one alert that must be settled. */
  settle(alert: Alert): Promise<SettledAlert>
  /** Throws the store away and begins with an empty one, as after a lost disk. */
  loseStore(): Promise<void>
  /** Another process on the same store: nothing in memory outlives it. */
  restart(): Promise<void>
  setCatchAll(company: { id: string; name: string } | null): void
  stop(): Promise<void>
}

export interface DeskOnSandboxOptions extends Pick<DesksOptions, 'sealer' | 'fetch' | 'hookAddress'> {
  readonly lateCommitWindow?: number
  readonly choices?: TicketChoices
  /** What a job gets in place of the connection, each time that it asks for one. */
  readonly through?: (connection: ConnectionV1) => ConnectionV1
}

export async function deskOnSandbox(options: DeskOnSandboxOptions = {}): Promise<DeskOnSandbox> {
  const { lateCommitWindow = 2, choices = {}, through = (connection: ConnectionV1) => connection, ...given } = options
  const cleanUp = new AsyncDisposableStack()
  const cluster = await throwAwayCluster()
  cleanUp.defer(() => cluster.stop())
  const sandbox = await connectwiseSandbox.start({ seed: 'demo' })
  cleanUp.defer(() => sandbox.stop())
  const settings = connectwise.settings.parse({ ...sandbox.settings, lateCommitWindow, replyTimeout: 0.5 })
  const transport = createTransport({ network: 'private', replyTimeout: settings.replyTimeout })
  cleanUp.defer(() => transport.close())
  const before = new Set(sandbox.tickets().map((ticket) => ticket.id))
  const connect = (to = settings) =>
    connectwise.connect(to, {
      fetch: recordVendorCalls(transport.fetch),
      clock: systemClock,
      logger,
      signal: new AbortController().signal,
      quota: memoryQuota(systemClock),
      choices,
      baseline: null,
    })
  const connectionId = randomUUID()
  let catchAll: DeskConnection['catchAll'] = { id: sandbox.tickets()[0]!.companyId, name: 'Catch-all' }
  const deskConnection = (connection: ConnectionV1) => ({
    id: connectionId,
    name: 'psa',
    originName: 'psa',
    connection: through(connection),
    choices,
    catchAll,
    lateCommitWindow: settings.lateCommitWindow * 1000,
  })

  const beginOn = async (url: string) => {
    const store = openStore(url)
    const connection = await connect()
    const desks = createDesks({ ...given, store, logger, connections: async () => deskConnection(connection) })
    const work = await desks.startWork()
    const end = async () => {
      await work.stop()
      await desks.close()
      await store.close()
    }
    return { url, store, desks, desk: desks.of(defaultWorkspace), end }
  }
  const begin = async () => {
    const url = await cluster.createDatabase()
    const store = openStore(url, { max: 1 })
    await insertConnection(store, connectionId)
    await store.close()
    return beginOn(url)
  }
  let running = await begin()
  cleanUp.defer(() => running.end())

  const push = async (...alerts: readonly Alert[]) => {
    const accepted = await running.desk.accept(connectionId, alerts)
    return running.desk.waitFor(
      accepted.map((alert) => alert.id),
      { timeout: 20_000 },
    )
  }
  return {
    sandbox,
    connectionId,
    get desk() {
      return running.desk
    },
    get desks() {
      return running.desks
    },
    get url() {
      return running.url
    },
    get store() {
      return running.store
    },
    connection: (other) => connect(other && connectwise.settings.parse(other)),
    tickets: () => sandbox.tickets().filter((ticket) => !before.has(ticket.id)),
    push,
    async settle(alert) {
      const state = await push(alert)
      if (!state.settled[0]) throw new Error(`not settled: ${JSON.stringify(state)}`)
      return state.settled[0]
    },
    async loseStore() {
      await running.end()
      running = await begin()
    },
    async restart() {
      await running.end()
      running = await beginOn(running.url)
    },
    setCatchAll(company) {
      catchAll = company
    },
    stop: () => cleanUp.disposeAsync(),
  }
}

/** A raised alert of one condition, with what a test wants different. */
export function alertOf(changes: Partial<Alert> = {}): Alert {
  return {
    conditionKey: 'disk-full/server-1',
    companyKey: null,
    state: 'raised',
    severity: 'high',
    title: 'Disk is full on server-1',
    text: 'C: has 0 bytes left.',
    device: 'server-1',
    user: null,
    at: '2026-11-22T05:00:00Z',
    raw: {},
    ...changes,
  }
}

async function insertConnection(store: Store, id: string): Promise<void> {
  await store
    .in(defaultWorkspace)
    .insertInto('connections')
    .values({
      workspace_id: 'default',
      id,
      name: 'psa',
      origin_name: 'psa',
      connector: 'connectwise',
      sealed_settings: '',
      choices: '{}',
      catch_all: null,
      late_commit_window: 2,
    })
    .execute()
}
