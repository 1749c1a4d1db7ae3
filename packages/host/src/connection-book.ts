import { randomUUID } from 'node:crypto'
import { InvalidInputError, roleFor } from '@jackfield/core'
import type {
  AnyConnector,
  Choice,
  Clock,
  ConnectionCheck,
  ConnectionSettings,
  ConnectionV1,
  Logger,
  Notice,
  RoleBaseline,
  RoleDefinition,
  SettingsSchema,
  TicketChoices,
  Timestamp,
} from '@jackfield/core'
import { pageOf, postgresQuota, rangeOf } from '@jackfield/desk'
import type { DeskConnection, Page, PageQuery, Store, VersionCondition } from '@jackfield/desk'
import type { PrivateNetwork } from './connecting.ts'
import { changedMeanwhile, connectionRows, nameTaken } from './connection-rows.ts'
import type { StoredChange, StoredConnection } from './connection-rows.ts'
import { changedSettings, parseSettings, shownSettings } from './connection-settings.ts'
import type { GivenSettings } from './connection-settings.ts'
import type { ConnectorRegistry } from './connector-registry.ts'
import { OpenConnections } from './open-connections.ts'
import type { ConnectionPlan, KeptConnection } from './open-connections.ts'
import type { Vault } from './vault.ts'

/** A connection as people see it. */
export interface ConnectionSummary {
  readonly id: string
  readonly name: string
  /** The connector's id. */
  readonly connector: string
  readonly createdAt: Timestamp
  readonly updatedAt: Timestamp
  readonly choices: TicketChoices
  /** Where alerts go whose company nobody mapped. */
  readonly catchAll: Choice | null
  /** Seconds. */
  readonly lateCommitWindow: number
  /** As they were given; secrets are `••••`. */
  readonly settings: Readonly<Record<string, unknown>>
  /** What a person should know of the settings today: a log-in that ends soon, a rule of the vendor's that they break. */
  readonly notices: readonly Notice[]
  /** What a technician taught of the API user's rights; null where nobody did. */
  readonly baseline: RoleBaseline | null
  /** Rises with each change. */
  readonly version: number
  /** Since when it can't be used, and why, as the desk first met it. Null where it works or nobody tried. */
  readonly failing: { readonly since: Timestamp; readonly code: string; readonly message: string; readonly nextStep: string } | null
}

export interface OpenConnection {
  readonly summary: ConnectionSummary
  readonly connector: AnyConnector
  /** The part of the connector's role that holds for these settings. */
  readonly role: RoleDefinition
  readonly connection: ConnectionV1
}

export interface NewConnection {
  /** Letters, digits and hyphens. */
  readonly name: string
  /** The connector's id. */
  readonly connector: string
  readonly settings: unknown
}

/** The connections of one workspace: their settings sealed in the store, and those in use open. */
export interface ConnectionBook {
  /**
   * Logs in with the settings, then stores them. Throws `InvalidInputError` that names the field and what belongs there, or whatever the
   * log-in ends in; nothing is stored then. `test: false` stores without a log-in, and `check` is null.
   */
  add(input: NewConnection & { readonly test?: true }): Promise<{ summary: ConnectionSummary; check: ConnectionCheck }>
  add(input: NewConnection & { readonly test: boolean }): Promise<{ summary: ConnectionSummary; check: ConnectionCheck | null }>
  /** Changes the given settings alone; null takes one away. The whole is tested before it replaces the old. */
  update(name: string, changes: Readonly<Record<string, unknown>>): Promise<{ summary: ConnectionSummary; check: ConnectionCheck }>
  /** Changes the given choices alone; `catchAll: null` takes it away. */
  setDefaults(name: string, changes: DefaultChanges): Promise<ConnectionSummary>
  /** Keeps what a technician taught; null forgets it. The connection is opened anew with it. */
  setBaseline(name: string, baseline: RoleBaseline | null): Promise<ConnectionSummary>
  /** Both in one: what is given changes, or nothing does. Logs in where settings are given, else `check` is null. */
  change(
    name: string,
    changes: ConnectionChanges,
    condition?: VersionCondition,
  ): Promise<{ summary: ConnectionSummary; check: ConnectionCheck | null }>
  list(): Promise<readonly ConnectionSummary[]>
  /** By name, page by page. */
  page(query?: PageQuery): Promise<Page<ConnectionSummary>>
  /** By id. Null where there is none. */
  find(id: string): Promise<ConnectionSummary | null>
  /** Throws `InvalidInputError` with the known names. */
  get(name: string): Promise<ConnectionSummary>
  /** Deletes it with its mappings and alerts. Refused while alerts of it are not settled, unless `force`. */
  remove(name: string, options?: { readonly force?: boolean } & VersionCondition): Promise<void>
  /** The open connection; opened on first use and again after each change. The book closes it. */
  open(name: string): Promise<OpenConnection>
  /** The same by id, as the desk asks for it. */
  readonly source: (connectionId: string, workspace?: string) => Promise<DeskConnection>
  /** Closes every connection. Safe to call twice. */
  close(): Promise<void>
}

export interface DefaultChanges {
  readonly choices?: Partial<TicketChoices>
  readonly catchAll?: Choice | null
}

export interface ConnectionChanges extends DefaultChanges {
  /** Null takes a setting away. */
  readonly settings?: Readonly<Record<string, unknown>>
}

export interface ConnectionBookOptions {
  readonly store: Store
  readonly workspace: string
  readonly vault: Vault
  readonly registry: ConnectorRegistry
  readonly clock: Clock
  readonly logger: Logger
  /** Aborts every call of every connection. */
  readonly signal: AbortSignal
  /** Hosts of the operator's own network that connections may reach: names, addresses or CIDR ranges. Default none. */
  readonly allowHosts?: readonly string[]
  /** Default `by-setting`. */
  readonly privateNetwork?: PrivateNetwork
}

export function createConnectionBook(options: ConnectionBookOptions): ConnectionBook {
  return new StoredBook(options)
}

class StoredBook implements ConnectionBook {
  readonly #options: ConnectionBookOptions
  readonly #rows: ReturnType<typeof connectionRows>
  readonly #open: OpenConnections

  constructor(options: ConnectionBookOptions) {
    this.#options = options
    this.#rows = connectionRows(options.store, options.workspace)
    const { store, workspace, clock, logger, signal, allowHosts = [], privateNetwork = 'by-setting' } = options
    const quotaOf = (connectionId: string) => postgresQuota({ store, workspace, connectionId, clock, logger })
    this.#open = new OpenConnections({ clock, logger, signal, reach: { allowHosts, privateNetwork }, quotaOf })
  }

  readonly source: ConnectionBook['source'] = async (id, workspace = this.#options.workspace) => {
    if (workspace !== this.#options.workspace) throw new Error(`asked for a connection of ${workspace} in the book of another workspace`)
    const row = await this.#rows.byId(id)
    if (!row) {
      throw new InvalidInputError({
        message: 'The connection that this belongs to was removed.',
        nextStep: 'Send it to another connection: `jackfield connections list` shows them.',
      })
    }
    const { connection } = await this.#opened(row)
    const { name, originName, choices, catchAll } = row
    return { id, name, originName, connection, choices, catchAll, lateCommitWindow: row.lateCommitWindow * 1000 }
  }

  add(input: NewConnection & { readonly test?: true }): Promise<{ summary: ConnectionSummary; check: ConnectionCheck }>
  add(input: NewConnection & { readonly test: boolean }): Promise<{ summary: ConnectionSummary; check: ConnectionCheck | null }>
  async add({ name, connector: connectorId, settings, test = true }: NewConnection & { readonly test?: boolean }): Promise<{
    summary: ConnectionSummary
    check: ConnectionCheck | null
  }> {
    if (!/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(name)) {
      throw new InvalidInputError({
        message: `“${name}” can't be the name of a connection.`,
        nextStep: 'Use letters, digits and hyphens between them, 63 at the most, such as `acme-psa`.',
      })
    }
    // Acme beside acme would only be mistaken for it.
    const namesake = (await this.#rows.all()).find((row) => row.name.toLowerCase() === name.toLowerCase())
    if (namesake) throw nameTaken(namesake.name)
    const connector = await this.#options.registry.get(connectorId)
    const parsed = parseSettings(connector, settings)
    const id = randomUUID()
    const check = test ? await this.#testNew(id, { connector, ...parsed, choices: {}, baseline: null }) : null
    const row = await this.#rows.insert({
      id,
      name,
      connector: connector.id,
      sealedSettings: this.#seal(id, parsed.given),
      lateCommitWindow: parsed.settings.lateCommitWindow,
    })
    return { summary: this.#summaryOf(row, connector, parsed.given), check }
  }

  async update(name: string, settings: Readonly<Record<string, unknown>>): Promise<{ summary: ConnectionSummary; check: ConnectionCheck }> {
    return this.#changeSettings(await this.#row(name), { settings })
  }

  async setDefaults(name: string, changes: DefaultChanges): Promise<ConnectionSummary> {
    return this.#changeDefaults(await this.#row(name), changes)
  }

  async change(
    name: string,
    { settings, ...defaults }: ConnectionChanges,
    { ifVersion }: VersionCondition = {},
  ): Promise<{ summary: ConnectionSummary; check: ConnectionCheck | null }> {
    const row = await this.#row(name)
    // Before the log-in: nobody's account is to be tried for a change that can't be made.
    if (ifVersion !== undefined && ifVersion !== row.version) throw changedMeanwhile(name)
    if (settings !== undefined) return this.#changeSettings(row, { settings, ...defaults })
    return { summary: await this.#changeDefaults(row, defaults), check: null }
  }

  async #changeSettings(
    row: StoredConnection,
    { settings, ...defaults }: DefaultChanges & { readonly settings: Readonly<Record<string, unknown>> },
  ): Promise<{ summary: ConnectionSummary; check: ConnectionCheck }> {
    const connector = await this.#options.registry.get(row.connector)
    const parsed = parseSettings(connector, changedSettings(connector, this.#given(row), settings))
    const change = defaultChange(row, defaults)
    const check = await this.#open.test(row.id, { connector, ...parsed, choices: change.choices ?? row.choices, baseline: row.baseline })
    const sealedSettings = this.#seal(row.id, parsed.given)
    const changed = await this.#rows.update(row, { ...change, sealedSettings, lateCommitWindow: parsed.settings.lateCommitWindow })
    return { summary: this.#summaryOf(changed, connector, parsed.given), check }
  }

  async #changeDefaults(row: StoredConnection, changes: DefaultChanges): Promise<ConnectionSummary> {
    return this.#summary(await this.#rows.update(row, defaultChange(row, changes)))
  }

  async page(query: PageQuery = {}): Promise<Page<ConnectionSummary>> {
    const range = rangeOf(query)
    const page = pageOf(
      await this.#rows.some({ ...range, limit: range.limit + 1 }),
      range,
      (row) => row.name,
      (row) => row,
    )
    return { ...page, items: await Promise.all(page.items.map((row) => this.#summary(row))) }
  }

  async find(id: string): Promise<ConnectionSummary | null> {
    const row = await this.#rows.byId(id)
    return row && this.#summary(row)
  }

  async setBaseline(name: string, baseline: RoleBaseline | null): Promise<ConnectionSummary> {
    return this.#summary(await this.#rows.update(await this.#row(name), { baseline }))
  }

  async list(): Promise<readonly ConnectionSummary[]> {
    return Promise.all((await this.#rows.all()).map((row) => this.#summary(row)))
  }

  async get(name: string): Promise<ConnectionSummary> {
    return this.#summary(await this.#row(name))
  }

  async remove(name: string, { force = false, ifVersion }: { readonly force?: boolean } & VersionCondition = {}): Promise<void> {
    const row = await this.#row(name)
    const unsettled = await this.#rows.delete(row, { force, version: ifVersion ?? null })
    if (unsettled > 0) {
      throw new InvalidInputError({
        message: `${unsettled} ${unsettled === 1 ? 'alert' : 'alerts'} for ${name} ${unsettled === 1 ? 'is' : 'are'} not settled yet, and would be lost with it.`,
        nextStep:
          'Let them end with `jackfield work`, look at them with `jackfield alerts list`, or remove it all the same with `--force`.',
      })
    }
    this.#open.replace(row.id)
  }

  async open(name: string): Promise<OpenConnection> {
    const row = await this.#row(name)
    const { connection, connector } = await this.#opened(row)
    const given = this.#given(row)
    return { summary: this.#summaryOf(row, connector, given), connector, role: roleFor(connector.role, given), connection }
  }

  close(): Promise<void> {
    return this.#open.close()
  }

  /** What was counted of its calls stays with a connection that is stored, and with no other. */
  async #testNew(id: string, plan: ConnectionPlan): Promise<ConnectionCheck> {
    try {
      return await this.#open.test(id, plan)
    } catch (error) {
      await this.#rows.forgetCalls(id)
      throw error
    }
  }

  async #row(name: string): Promise<StoredConnection> {
    const row = await this.#rows.byName(name)
    if (row) return row
    const names = (await this.#rows.all()).map((known) => known.name)
    throw new InvalidInputError({
      message: `There is no connection called ${name}.`,
      nextStep:
        names.length > 0
          ? `Known are: ${names.join(', ')}.`
          : 'There is none yet: add one with `jackfield connections add CONNECTOR --name NAME`.',
    })
  }

  #opened(row: StoredConnection): Promise<KeptConnection> {
    return this.#open.get(row.id, row.version, async () => {
      const connector = await this.#options.registry.get(row.connector)
      return { connector, ...parseSettings(connector, this.#given(row)), choices: row.choices, baseline: row.baseline }
    })
  }

  #seal(id: string, given: GivenSettings): string {
    return this.#options.vault.seal(JSON.stringify(given), this.#about(id))
  }

  #given(row: StoredConnection): GivenSettings {
    return JSON.parse(this.#options.vault.open(row.sealedSettings, this.#about(row.id))) as GivenSettings
  }

  #about(id: string): string {
    return `${this.#options.workspace}/${id}`
  }

  async #summary(row: StoredConnection): Promise<ConnectionSummary> {
    // A connector whose package is gone must not hide the connection.
    const connector = await this.#options.registry.get(row.connector).catch(() => null)
    return this.#summaryOf(row, connector, this.#given(row))
  }

  #summaryOf(row: StoredConnection, connector: AnyConnector | null, given: GivenSettings): ConnectionSummary {
    return { ...summaryOf(row, connector, given), notices: connector ? noticesOf(connector, given, this.#options.clock.now()) : [] }
  }
}

/** Settings that fit the schema no more, after an update of their connector, have no notices: using them says what is wrong. */
function noticesOf(connector: AnyConnector, given: GivenSettings, now: number): readonly Notice[] {
  const schema: SettingsSchema = connector.settings
  const parsed = schema.safeParse(given)
  return parsed.success ? connector.notices(parsed.data satisfies ConnectionSettings, now) : []
}

function summaryOf(row: StoredConnection, connector: AnyConnector | null, given: GivenSettings): Omit<ConnectionSummary, 'notices'> {
  return {
    id: row.id,
    name: row.name,
    connector: row.connector,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    choices: row.choices,
    catchAll: row.catchAll,
    lateCommitWindow: row.lateCommitWindow,
    settings: shownSettings(connector, given),
    baseline: row.baseline,
    version: row.version,
    failing: failingOf(row),
  }
}

function failingOf({ failing, failingSince }: StoredConnection): ConnectionSummary['failing'] {
  if (!failing || !failingSince) return null
  const { code, message, nextStep } = failing
  return { since: failingSince.toISOString(), code, message, nextStep }
}

/** What is given changes; choices one by one. */
function defaultChange(row: StoredConnection, { choices, catchAll }: DefaultChanges): StoredChange {
  return {
    ...(choices === undefined ? {} : { choices: { ...row.choices, ...choices } }),
    ...(catchAll === undefined ? {} : { catchAll }),
  }
}
