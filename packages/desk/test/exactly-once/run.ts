import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { createTransport, memoryQuota, systemClock } from '@jackfield/connector-kit'
import type { AnyConnector, TicketChoices } from '@jackfield/core'
import { suggestChoices, throwAwayCluster } from '@jackfield/host'
import type { FaultPlan, RunningSandbox, SandboxTicket, VendorSandbox } from '@jackfield/sandbox'
import { createDesk, defaultWorkspace, openStore } from '../../src/index.ts'
import type { Alert, Backlog, Desk, Store } from '../../src/index.ts'
import type { WorkerOrders } from './worker-process.ts'

/** A connector's package, by the addresses of its modules: working processes load it by them. */
export interface ConnectorModules {
  readonly connector: string
  readonly sandbox: string
}

export interface ExactlyOncePlan {
  readonly modules: ConnectorModules
  readonly alerts: number
  readonly conditions: number
  readonly kills: number
  /** Seconds. */
  readonly lateCommitWindow: number
  readonly faults: FaultPlan
}

export interface ExactlyOnceResult {
  readonly tickets: readonly SandboxTicket[]
  readonly lost: number
  readonly backlog: Backlog
  readonly faults: Readonly<Record<string, number>>
  /** Lines of the ledger by step. */
  readonly steps: Readonly<Record<string, number>>
  /** Seconds from the last kill until the last of what a kill had interrupted was taken up again. 0 where nothing was. */
  readonly takenUpAfter: number
}

const quiet = () => {}
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/**
 * Two processes work on alerts through a sandbox that fails in every way it can, while they are killed one after the other. Ends when
 * every alert is settled, every late commit has happened and the sweeps of one window are done.
 */
export async function runExactlyOnce(plan: ExactlyOncePlan): Promise<ExactlyOnceResult> {
  await using cleanUp = new AsyncDisposableStack()
  const cluster = await throwAwayCluster()
  cleanUp.defer(() => cluster.stop())
  const { connector } = (await import(plan.modules.connector)) as { readonly connector: AnyConnector }
  const { sandbox: vendor } = (await import(plan.modules.sandbox)) as { readonly sandbox: VendorSandbox }
  const sandbox = await vendor.start({ seed: 'demo' })
  cleanUp.defer(() => sandbox.stop())
  const before = new Set(sandbox.tickets().map((ticket) => ticket.id))
  const company = sandbox.tickets()[0]!.companyId

  const url = await cluster.createDatabase()
  const store = openStore(url)
  cleanUp.defer(() => store.close())
  const settings = { ...sandbox.settings, lateCommitWindow: plan.lateCommitWindow, replyTimeout: 1 }
  const connectionId = await insertConnection(store, connector.id, plan)
  const choices = await choicesOf(connector, settings)
  const orders: WorkerOrders = {
    url,
    module: plan.modules.connector,
    connectionId,
    settings,
    choices,
    catchAll: { id: company, name: 'Catch-all' },
  }
  const desk = createDesk({
    store,
    workspace: 'default',
    logger,
    connections: () => Promise.reject(new Error('this process does not work')),
  })
  cleanUp.defer(() => desk.close())

  const workers = new Workers(orders)
  cleanUp.defer(() => workers.killAll())
  await workers.start(2)
  sandbox.setFaults(plan.faults)
  const { ids, lastKill } = await acceptWhileKilling({ desk, store }, sandbox, workers, connectionId, plan)
  await workUntilDone(desk, ids)
  await sandbox.settled()
  await untilSwept(store, plan)

  const alerts = await desk.listAlerts({ ids })
  return {
    tickets: sandbox.tickets().filter((ticket) => !before.has(ticket.id)),
    lost: alerts.filter((alert) => alert.outcome === null).length + (plan.alerts - alerts.length),
    backlog: await desk.backlog(),
    faults: sandbox.stats().faults,
    steps: await countSteps(store),
    takenUpAfter: await secondsUntilTakenUp(store, lastKill),
  }
}

/** What a new connection is told: sensible entries of the tenant's own lists. */
async function choicesOf(connector: AnyConnector, given: unknown): Promise<TicketChoices> {
  const settings: unknown = connector.settings.parse(given)
  const transport = createTransport({ network: 'private', replyTimeout: 10 })
  const connection = await connector.connect(settings, {
    fetch: transport.fetch,
    clock: systemClock,
    logger,
    signal: new AbortController().signal,
    quota: memoryQuota(systemClock),
    choices: {},
    baseline: null,
  })
  try {
    return connection.capabilities.catalog ? await suggestChoices(connection.capabilities.catalog) : {}
  } finally {
    await connection.close()
    await transport.close()
  }
}

/**
 * Accepts the alerts in parts; in the middle of the work on each, a process is killed and another one started. In the first part, which brings the
 * tickets, it happens to both processes while a create is under way: how long a create takes is the vendor's matter, and one is to be broken off.
 */
async function acceptWhileKilling(
  { desk, store }: { readonly desk: Desk; readonly store: Store },
  sandbox: RunningSandbox,
  workers: Workers,
  connectionId: string,
  plan: ExactlyOncePlan,
) {
  const ids: string[] = []
  let lastKill = 0
  const first = Math.min(workers.count, plan.kills)
  const parts = Math.max(1, plan.kills - first + 1)
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((part * plan.alerts) / parts)
    const to = Math.floor(((part + 1) * plan.alerts) / parts)
    const requests = sandbox.stats().requests
    const alerts = Array.from({ length: to - from }, (_, at) => alertNumber(from + at, plan.conditions))
    ids.push(...(await desk.accept(connectionId, alerts)).map((alert) => alert.id))
    if (plan.kills === 0) continue
    await until(() => sandbox.stats().requests >= requests + 25)
    if (part === 0) await untilCreating(store)
    else await until(async () => (await isCreating(store)) || (await isSettled(desk, ids)))
    const killed = part === 0 ? first : 1
    await Promise.all(Array.from({ length: killed }, () => workers.killOne()))
    lastKill = Date.now()
    await workers.start(killed)
  }
  return { ids, lastKill }
}

/** Until a create is under way, looked for without a pause: it may take milliseconds only. */
async function untilCreating(store: Store): Promise<void> {
  while (!(await isCreating(store)));
}

function alertNumber(number: number, conditions: number): Alert {
  const condition = number % conditions
  return {
    conditionKey: `condition-${condition}`,
    companyKey: null,
    state: 'raised',
    severity: 'high',
    title: `Condition ${condition}`,
    text: `Alert ${number} of condition ${condition}`,
    device: null,
    user: null,
    at: null,
    raw: { number },
  }
}

async function insertConnection(store: Store, connector: string, plan: ExactlyOncePlan): Promise<string> {
  const id = randomUUID()
  await store
    .in(defaultWorkspace)
    .insertInto('connections')
    .values({
      workspace_id: 'default',
      id,
      name: 'exactly-once',
      origin_name: 'exactly-once',
      connector,
      sealed_settings: '',
      choices: '{}',
      catch_all: null,
      late_commit_window: plan.lateCommitWindow,
    })
    .execute()
  return id
}

/** What is kept for a later try is still open: the run is over only when each alert is settled. */
async function workUntilDone(desk: Desk, ids: readonly string[]): Promise<void> {
  await until(() => isSettled(desk, ids))
}

async function isSettled(desk: Desk, ids: readonly string[]): Promise<boolean> {
  return (await desk.waitFor(ids, { timeout: 0 })).settled.length === ids.length
}

/** A kill is to break something off: with a vendor that makes its clients wait, a process is mostly between two creates. */
async function isCreating(store: Store): Promise<boolean> {
  const { count } = await store
    .in(defaultWorkspace)
    .selectFrom('intents')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', 'sending')
    .executeTakeFirstOrThrow()
  return count !== '0'
}

/** Until the sweeps that come one window after a second create are done; those of an hour and a day later stay. */
async function untilSwept(store: Store, plan: ExactlyOncePlan): Promise<void> {
  await until(async () => {
    const { open } = await store
      .in(defaultWorkspace)
      .selectFrom('sweeps')
      .select(({ fn }) => fn.countAll<string>().as('open'))
      .where('done_at', 'is', null)
      .where('due_at', '<', new Date(Date.now() + (plan.lateCommitWindow + 60) * 1000))
      .executeTakeFirstOrThrow()
    return open === '0'
  })
}

async function secondsUntilTakenUp(store: Store, lastKill: number): Promise<number> {
  const { last } = await store
    .in(defaultWorkspace)
    .selectFrom('ledger')
    .select(({ fn }) => fn.max('at').as('last'))
    .where('step', '=', 'create-interrupted')
    .executeTakeFirstOrThrow()
  return last === null ? 0 : Math.max(0, (last.getTime() - lastKill) / 1000)
}

async function countSteps(store: Store): Promise<Record<string, number>> {
  const rows = await store
    .in(defaultWorkspace)
    .selectFrom('ledger')
    .select(['step', ({ fn }) => fn.countAll<string>().as('lines')])
    .groupBy('step')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.step, Number(row.lines)]))
}

/** Looks every 100 ms; the test's own time-out ends it. */
async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 100))
}

class Workers {
  readonly #orders: WorkerOrders
  readonly #running: ChildProcess[] = []

  constructor(orders: WorkerOrders) {
    this.#orders = orders
  }

  async start(count: number): Promise<void> {
    for (let at = 0; at < count; at++) {
      const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url))
      const worker = spawn(process.execPath, [script, JSON.stringify(this.#orders)], { stdio: ['ignore', 'pipe', 'inherit'] })
      this.#running.push(worker)
      await once(worker.stdout!, 'data')
    }
  }

  get count(): number {
    return this.#running.length
  }

  async killOne(): Promise<void> {
    const worker = this.#running.shift()!
    const gone = once(worker, 'exit')
    worker.kill('SIGKILL')
    await gone
  }

  async killAll(): Promise<void> {
    while (this.#running.length > 0) await this.killOne()
  }
}
