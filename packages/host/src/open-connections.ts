import { InvalidInputError } from '@jackfield/core'
import type { AnyConnector, Clock, ConnectionCheck, ConnectionSettings, Logger, Quota, RoleBaseline, TicketChoices } from '@jackfield/core'
import { connect } from './connecting.ts'
import type { Connected, Reach } from './connecting.ts'
import type { GivenSettings } from './connection-settings.ts'

/** All that connecting takes. */
export interface ConnectionPlan {
  readonly connector: AnyConnector
  /** The schema's input. */
  readonly given: GivenSettings
  /** The schema's output. */
  readonly settings: ConnectionSettings
  readonly choices: TicketChoices
  readonly baseline: RoleBaseline | null
}

export interface KeptConnection extends Connected {
  readonly connector: AnyConnector
}

interface Kept {
  readonly version: number
  readonly connected: Promise<KeptConnection>
}

/** What every connection of this process is opened with. */
export interface World {
  readonly clock: Clock
  readonly logger: Logger
  readonly signal: AbortSignal
  readonly reach: Reach
  /** The broker of a connection's limits, by its id. */
  readonly quotaOf: (connectionId: string) => Quota
}

/** The connections of this process that are open, one for each id, each in its latest version. */
export class OpenConnections {
  readonly #world: World
  readonly #open = new Map<string, Kept>()
  /** Of an earlier version. Calls may still be under way on them, so they stay until all is closed; idle sockets end by themselves. */
  readonly #replaced: Kept[] = []
  /** One for a connection, whatever its version: the vendor counts on. */
  readonly #quotas = new Map<string, Quota>()
  #isClosed = false

  constructor(world: World) {
    this.#world = world
  }

  /** The open connection of this version or a later one; made by `plan` where there is none. */
  get(id: string, version: number, plan: () => Promise<ConnectionPlan>): Promise<KeptConnection> {
    if (this.#isClosed) throw new InvalidInputError({ message: 'The connections are closed.', nextStep: 'Start anew.' })
    const known = this.#open.get(id)
    if (known && known.version >= version) return known.connected
    this.replace(id)
    const kept: Kept = { version, connected: this.#make(id, plan) }
    this.#open.set(id, kept)
    // A failure is not kept: the next who asks tries anew.
    kept.connected.catch(() => {
      if (this.#open.get(id) === kept) this.#open.delete(id)
    })
    return kept.connected
  }

  /** Connects, logs in and closes again. */
  async test(id: string, plan: ConnectionPlan): Promise<ConnectionCheck> {
    const connected = await this.#connect(id, plan)
    try {
      return await connected.connection.check()
    } finally {
      await connected.close()
    }
  }

  /** Hands it out no more. */
  replace(id: string): void {
    const known = this.#open.get(id)
    if (!known) return
    this.#open.delete(id)
    this.#replaced.push(known)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const id of this.#open.keys()) this.replace(id)
    await Promise.all(this.#replaced.splice(0).map(async ({ connected }) => (await connected.catch(() => null))?.close()))
  }

  async #make(id: string, plan: () => Promise<ConnectionPlan>): Promise<KeptConnection> {
    const made = await plan()
    for (const { code, message } of made.connector.notices(made.settings, this.#world.clock.now())) {
      this.#world.logger.warn(message.en, { connector: made.connector.id, code })
    }
    return { ...(await this.#connect(id, made)), connector: made.connector }
  }

  #connect(id: string, plan: ConnectionPlan): Promise<Connected> {
    const quota = this.#quotas.get(id) ?? this.#world.quotaOf(id)
    this.#quotas.set(id, quota)
    return connect({ ...plan, ...this.#world, quota })
  }
}
