import { randomUUID } from 'node:crypto'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import { connectwise } from '@jackfield/connectwise'
import { sandbox as connectwiseSandbox } from '@jackfield/connectwise/sandbox'
import type { TicketChoices } from '@jackfield/core'
import { throwAwayCluster } from '@jackfield/host'
import type { RunningSandbox, SandboxTicket } from '@jackfield/sandbox'
import { createDesk, openStore, recordVendorCalls } from '../src/index.ts'
import type { Alert, Desk, DeskConnection, SettledAlert, Store, WaitState } from '../src/index.ts'

const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/** A desk that works in this process, on a database of its own, with one connection to a ConnectWise sandbox. */
export interface DeskOnSandbox {
  readonly desk: Desk
  readonly store: Store
  readonly sandbox: RunningSandbox
  readonly connectionId: string
  /** What the seed already held is left out. */
  tickets(): readonly SandboxTicket[]
  /** Accepts alerts and waits until each is settled or kept. */
  push(...alerts: readonly Alert[]): Promise<WaitState>
  /** The same for one alert that must be settled. */
  settle(alert: Alert): Promise<SettledAlert>
  /** Throws the store away and begins with an empty one, as after a lost disk. */
  loseStore(): Promise<void>
  setCatchAll(company: { id: string; name: string } | null): void
  stop(): Promise<void>
}

export async function deskOnSandbox(options: { lateCommitWindow?: number; choices?: TicketChoices } = {}): Promise<DeskOnSandbox> {
  const cleanUp = new AsyncDisposableStack()
  const cluster = await throwAwayCluster()
  cleanUp.defer(() => cluster.stop())
  const sandbox = await connectwiseSandbox.start({ seed: 'demo' })
  cleanUp.defer(() => sandbox.stop())
  const settings = connectwise.settings.parse({ ...sandbox.settings, lateCommitWindow: options.lateCommitWindow ?? 2, replyTimeout: 0.5 })
  const transport = createTransport({ network: 'private', replyTimeout: settings.replyTimeout })
  cleanUp.defer(() => transport.close())
  const before = new Set(sandbox.tickets().map((ticket) => ticket.id))
  const choices = options.choices ?? {}
  const connection = await connectwise.connect(settings, {
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
  const deskConnection = () => ({
    id: connectionId,
    name: 'psa',
    originName: 'psa',
    connection,
    choices,
    catchAll,
    lateCommitWindow: settings.lateCommitWindow * 1000,
  })

  const begin = async () => {
    const store = openStore(await cluster.createDatabase())
    await insertConnection(store, connectionId)
    const desk = createDesk({ store, workspace: 'default', logger, connections: async () => deskConnection() })
    const work = await desk.startWork()
    const end = async () => {
      await work.stop()
      await desk.close()
      await store.close()
    }
    return { store, desk, end }
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
    get store() {
      return running.store
    },
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
  await store.db
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
