import type { SandboxAlarms, SandboxDefinition, SandboxWebhooks } from './definition.ts'
import { controlPrefix, serveControlCall } from './control-calls.ts'
import { createDeliveries } from './deliveries.ts'
import { deliver } from './delivery.ts'
import { createFaultDealer } from './fault-dealer.ts'
import type { FaultDealer } from './fault-dealer.ts'
import type { FaultPlan } from './fault-plan.ts'
import { listen } from './http-server.ts'
import type { Incoming } from './http-server.ts'
import { SandboxInputError } from './input-error.ts'
import { createLateCommits } from './late-commits.ts'
import type { OutgoingDelivery } from './outgoing-delivery.ts'
import { createPageSender } from './page-faults.ts'
import type { PageSender } from './page-faults.ts'
import { seededRandom } from './random.ts'
import { realClock } from './real-clock.ts'
import { createRouter } from './route.ts'
import { createCounters } from './stats.ts'
import { serveExchange } from './vendor-exchange.ts'
import type { RunningSandbox, SandboxOptions, VendorSandbox } from './vendor-sandbox.ts'

/** A vendor's sandbox from its definition, as a connector exports it from `./sandbox`. */
export function defineSandbox<World>(definition: SandboxDefinition<World>): VendorSandbox {
  return {
    connector: definition.connector,
    seeds: definition.seeds,
    variants: definition.variants,
    variantNeeds: definition.variantNeeds ?? {},
    start: (options = {}) => serveSandbox(definition, options),
  }
}

/** Starts a sandbox. Throws `SandboxInputError` for a seed, variant or port that can't be. */
export async function serveSandbox<World>(definition: SandboxDefinition<World>, options: SandboxOptions = {}): Promise<RunningSandbox> {
  const variants = chosenVariants(definition, options.variants ?? {})
  const firstSeed = knownSeed(definition, options.seed ?? definition.seeds[0])
  const clock = options.clock ?? realClock()
  const router = createRouter(definition.routes, definition.ignoreCase ?? false)
  const counters = createCounters()
  const lateCommits = createLateCommits(clock)
  const deliveries = createDeliveries(clock)
  const stop = new AbortController()
  let state: State<World>
  let plan: FaultPlan | null = options.faults ?? null

  const server = await listen(options.port ?? 0, async (incoming, outgoing) => {
    const path = incoming.url.pathname
    if (path.startsWith(controlPrefix)) {
      deliver(outgoing, await serveControlCall({ sandbox: running, faults: () => plan }, incoming.method, path, incoming.body))
    } else {
      const asked = { ...splitBase(definition.base, path), ...requestOf(incoming) }
      await serveExchange({ definition, router, clock, counters, lateCommits, stopped: stop.signal, state }, asked, outgoing)
    }
  })
  const url = (options.publicUrl ?? `http://127.0.0.1:${server.port}`).replace(/\/+$/, '')

  const begin = (seed: string): void => {
    const random = seededRandom(`${definition.connector} ${seed}`)
    const variant = (name: string): string => valueOf(definition, variants, name)
    const deliverThis = (delivery: OutgoingDelivery): void => deliveries.send(delivery)
    const world = definition.createWorld({ seed, clock, publicUrl: url, random, variant, deliver: deliverThis })
    state = { world, faults: createFaultDealer(plan, counters.dealt), pages: createPageSender() }
  }
  begin(firstSeed)
  const webhooks = (): SandboxWebhooks => definition.webhooks?.(state.world) ?? noWebhooks(definition.connector)
  const alarms = (): SandboxAlarms => definition.alarms?.(state.world) ?? noAlarms(definition.connector)

  const running: RunningSandbox = {
    connector: definition.connector,
    url,
    clock,
    get settings() {
      return definition.settings(state.world)
    },
    stats: () => ({
      requests: counters.requests,
      byOperation: counters.byOperation,
      faults: counters.faults,
      pendingCommits: lateCommits.pending,
      pendingDeliveries: deliveries.pending,
    }),
    async reset(seed) {
      const next = knownSeed(definition, seed ?? firstSeed)
      lateCommits.cancel()
      deliveries.cancel()
      counters.clear()
      plan = options.faults ?? null
      begin(next)
    },
    setFaults(next) {
      plan = next
      state = { ...state, faults: createFaultDealer(plan, counters.dealt) }
    },
    setRights: (rights) => definition.setRights(state.world, rights),
    tickets: () => definition.tickets(state.world),
    technician: {
      addNote: async (ticketId, text) => definition.technician(state.world).addNote(ticketId, text),
      logTime: async (ticketId, hours) => definition.technician(state.world).logTime(ticketId, hours),
      assign: async (ticketId) => definition.technician(state.world).assign(ticketId),
      closeTicket: async (ticketId) => definition.technician(state.world).closeTicket(ticketId),
      putBackWhenClosed: async (ticketId) => definition.technician(state.world).putBackWhenClosed(ticketId),
    },
    devices: () => definition.devices?.(state.world) ?? [],
    alarms: () => alarms().list(),
    raiseAlarm: (alarm) => alarms().raise(alarm),
    closeAlarm: (alarmId) => alarms().close(alarmId),
    webhooks: () => webhooks().list(),
    deliveryOf: (webhookId, recordId) => webhooks().deliveryOf(webhookId, recordId),
    disableWebhook: (webhookId) => webhooks().disable(webhookId),
    async settled() {
      // What is committed late may be delivered then.
      while (lateCommits.pending > 0 || deliveries.pending > 0) {
        await lateCommits.settled()
        await deliveries.settled()
      }
    },
    async stop() {
      stop.abort()
      lateCommits.cancel()
      deliveries.cancel()
      await server.stop()
    },
  }
  return running
}

interface State<World> {
  readonly world: World
  readonly faults: FaultDealer
  readonly pages: PageSender
}

function noWebhooks(connector: string): SandboxWebhooks {
  const refuse = (): never => {
    throw new SandboxInputError(`${connector} has no webhooks.`, 404)
  }
  return { list: () => [], deliveryOf: refuse, disable: refuse }
}

function noAlarms(connector: string): SandboxAlarms {
  const refuse = (): never => {
    throw new SandboxInputError(`${connector} has no alarms.`, 404)
  }
  return { list: () => [], raise: refuse, close: refuse }
}

function knownSeed<World>(definition: SandboxDefinition<World>, seed: string): string {
  if (definition.seeds.includes(seed)) return seed
  throw new SandboxInputError(`${definition.connector} has no seed “${seed}”. There are: ${definition.seeds.join(', ')}.`)
}

function chosenVariants<World>(
  definition: SandboxDefinition<World>,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(given)) {
    const values = definition.variants[name]
    if (!values) {
      throw new SandboxInputError(
        `${definition.connector} has no variant “${name}”. There are: ${Object.keys(definition.variants).join(', ')}.`,
      )
    }
    if (!values.includes(value)) throw new SandboxInputError(`Variant ${name} has no value “${value}”. There are: ${values.join(', ')}.`)
  }
  return given
}

function valueOf<World>(definition: SandboxDefinition<World>, chosen: Readonly<Record<string, string>>, name: string): string {
  const value = chosen[name] ?? definition.variants[name]?.[0]
  if (value === undefined) throw new Error(`${definition.connector}: no variant ${name}`)
  return value
}

function splitBase(base: RegExp | undefined, path: string): { base: string; localPath: string } {
  const found = base?.exec(path)
  if (!found || found.index !== 0) return { base: '', localPath: path }
  const rest = path.slice(found[0].length)
  return { base: found[0], localPath: rest.startsWith('/') ? rest : `/${rest}` }
}

function requestOf(incoming: Incoming): {
  method: string
  path: string
  query: URLSearchParams
  headers: Readonly<Record<string, string>>
  body: Uint8Array
} {
  return {
    method: incoming.method,
    path: incoming.url.pathname,
    query: incoming.url.searchParams,
    headers: incoming.headers,
    body: incoming.body,
  }
}
