import { roleFor, secretValues } from '@jackfield/core'
import type {
  AnyConnector,
  CapabilityMap,
  CapabilityName,
  ConnectionV1,
  RoleBaseline,
  RoleDefinition,
  TicketChoices,
} from '@jackfield/core'
import { createTransport, memoryQuota } from '@jackfield/connector-kit'
import type { Transport } from '@jackfield/connector-kit'
import { virtualClock } from '@jackfield/sandbox'
import type { RunningSandbox, SandboxOptions, VendorSandbox } from '@jackfield/sandbox'
import { Skip } from '../skip.ts'
import { countingQuota } from './counting-quota.ts'
import type { CountingQuota } from './counting-quota.ts'
import { surveyGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { freePort } from './passage.ts'
import type { Passage, Through } from './passage.ts'
import { Traffic } from './traffic.ts'
import { watchConnection } from './watched-connection.ts'
import { Watch } from './watch.ts'
import { webhookSecret } from './webhook-secret.ts'

export interface BenchOptions {
  readonly connector: AnyConnector
  readonly sandbox: VendorSandbox
  /** Values of the sandbox's variants; what is left out is standard. */
  readonly variant: Readonly<Record<string, string>>
  /** The tenant's choices; left out: taken from its catalog. */
  readonly choices: TicketChoices | null
  readonly through?: Through
}

export interface ConnectOptions {
  /** Replaces single settings of the sandbox's. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Left out: those of the ground. */
  readonly choices?: TicketChoices
  readonly baseline?: RoleBaseline
  readonly signal?: AbortSignal
}

/** Seconds after which a request counts as hung. */
const patience = 20

/** One running sandbox and all that checks need around it: connections to it, the traffic, what the connector let out. */
export class Bench {
  readonly connector: AnyConnector
  readonly vendor: VendorSandbox
  readonly sandbox: RunningSandbox
  /** Whether no variant of the sandbox was changed. */
  readonly isStandard: boolean
  readonly traffic: Traffic
  readonly watch: Watch
  /** What the checks of this variant found worth telling though it is no failure. */
  readonly remarks = new Map<string, Set<string>>()
  quota: CountingQuota
  readonly #transport: Transport
  readonly #chosen: TicketChoices | null
  readonly #passage: Passage | null
  /** Requests that the sandbox served before its counters were last set back. */
  #served = 0
  #open: ConnectionV1[] = []
  #ground: Ground | null = null

  private constructor(options: BenchOptions, sandbox: RunningSandbox, transport: Transport, passage: Passage | null = null) {
    this.#passage = passage
    this.connector = options.connector
    this.vendor = options.sandbox
    this.sandbox = sandbox
    this.isStandard = Object.keys(options.variant).length === 0
    this.#chosen = options.choices
    this.#transport = transport
    this.traffic = new Traffic(transport.fetch)
    this.watch = new Watch(this.connector, () => [...this.secrets, ...this.traffic.credentials, webhookSecret])
    this.quota = countingQuota(memoryQuota(sandbox.clock))
  }

  static async start(options: BenchOptions): Promise<Bench> {
    const transport = createTransport({ network: 'private', replyTimeout: patience })
    const start: SandboxOptions = { seed: 'demo', variants: options.variant, clock: virtualClock() }
    if (!options.through) return new Bench(options, await options.sandbox.start(start), transport)
    const port = await freePort()
    const passage = await options.through(`http://127.0.0.1:${port}`)
    const sandbox = await options.sandbox.start({ ...start, port, publicUrl: passage.publicUrl })
    return new Bench(options, sandbox, transport, passage)
  }

  get secrets(): readonly string[] {
    return secretValues(this.connector.settings, this.sandbox.settings)
  }

  /** The part of the role that holds for the sandbox's tenant. */
  get role(): RoleDefinition {
    return roleFor(this.connector.role, this.sandbox.settings)
  }

  /** The state before each check: the demo tenant, all rights, no faults, no connection. */
  async reset(): Promise<void> {
    await this.#closeConnections()
    this.traffic.reset()
    this.sandbox.setFaults(null)
    this.#served += this.sandbox.stats().requests
    await this.sandbox.reset('demo')
    this.quota = countingQuota(memoryQuota(this.sandbox.clock))
  }

  async stop(): Promise<void> {
    await this.#closeConnections()
    await this.#passage?.close(this.#served + this.sandbox.stats().requests)
    await this.sandbox.stop()
    await this.#transport.close()
  }

  /** A connection as a host would make it, closed at the end of the check. */
  async connect(options: ConnectOptions = {}): Promise<ConnectionV1> {
    const settings: unknown = this.connector.settings.parse({ ...this.sandbox.settings, ...options.settings })
    const signal = options.signal ?? new AbortController().signal
    const connection: ConnectionV1 = await this.connector.connect(settings, {
      fetch: this.traffic.fetch,
      clock: this.sandbox.clock,
      logger: this.watch.logger,
      signal,
      quota: this.quota,
      choices: options.choices ?? (await this.ground()).choices,
      baseline: options.baseline ?? null,
    })
    this.#open.push(connection)
    return watchConnection(connection, (error, operation) => this.watch.seeError(error, operation, signal.aborted))
  }

  /** One capability of a new connection. Ends the check as skipped where this tenant doesn't have it. */
  async capability<N extends CapabilityName>(name: N, options: ConnectOptions = {}): Promise<CapabilityMap[N]> {
    return this.capabilityOf(await this.connect(options), name)
  }

  capabilityOf<N extends CapabilityName>(connection: ConnectionV1, name: N): CapabilityMap[N] {
    const capability = connection.capabilities[name]
    if (capability) return capability
    const absence = connection.absences.find((candidate) => candidate.capability === name)
    return this.skip(absence ? absence.reason.en : `${this.connector.id} has no ${name}`)
  }

  /** What the demo tenant offers to work with: a company, a board, statuses. Found once, with all rights. */
  async ground(): Promise<Ground> {
    this.#ground ??= await surveyGround(await this.connect({ choices: {} }), this.sandbox.tickets(), this.#chosen)
    return this.#ground
  }

  /** Moves the shared time on. On real time nothing can be moved, and the check is skipped. */
  async advance(milliseconds: number): Promise<void> {
    if (!this.sandbox.clock.isVirtual) this.skip('the sandbox runs on real time')
    await this.sandbox.clock.advance(milliseconds)
  }

  skip(reason: string): never {
    throw new Skip(reason)
  }

  /** Adds to the report: `subject` is one more of which `text` holds. */
  remark(text: string, subject: string): void {
    this.remarks.set(text, (this.remarks.get(text) ?? new Set()).add(subject))
  }

  async #closeConnections(): Promise<void> {
    const open = this.#open
    this.#open = []
    // A close that fails is a matter of its own requirement.
    await Promise.allSettled(open.map((connection) => connection.close()))
  }
}
