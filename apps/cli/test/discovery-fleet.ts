import { setTimeout } from 'node:timers/promises'
import { AlreadyRunningError, IncompleteListingError } from '@jackfield/core'
import type { ConnectionV1, Device, Id } from '@jackfield/core'
import { companyKeyOf } from '@jackfield/desk'
import type { DiscoveredDevice, DiscoveryOptions, DiscoveryResult } from '@jackfield/desk'
import { twoSides } from '@jackfield/desk/two-sides'
import type { SideChoice, TwoSides } from '@jackfield/desk/two-sides'
import type { ThrowAwayCluster } from '@jackfield/host'
import type { FaultPlan, RunningSandbox, SandboxDevice, VendorSandbox } from '@jackfield/sandbox'
import { connectors } from '../src/generated/connectors.gen.ts'

/** Where devices come from and where they are brought, by the addresses of their modules. */
export interface Pair {
  readonly from: SideChoice
  readonly to: SideChoice
}

/** Every PSA of the registry that keeps devices; the RMMs, each in each of its generations, take turns. */
export async function pairs(): Promise<readonly (readonly [string, Pair])[]> {
  const sources: (readonly [string, SideChoice])[] = []
  const psas: (readonly [string, SideChoice])[] = []
  for (const [id, entry] of Object.entries(connectors)) {
    const { capabilities } = await entry.connector()
    const side = { connector: import.meta.resolve(entry.package), sandbox: import.meta.resolve(`${entry.package}/sandbox`) }
    if (capabilities.deviceRegister) psas.push([id, side])
    if (!capabilities.deviceInventory || !capabilities.alertSource) continue
    const { sandbox } = (await import(side.sandbox)) as { readonly sandbox: VendorSandbox }
    for (const generation of sandbox.variants['generation'] ?? [null])
      sources.push([`${id} ${generation ?? ''}`.trim(), generation === null ? side : { ...side, variants: { generation } }])
  }
  return psas.map(([psa, to], index) => {
    const [source, from] = sources[index % sources.length]!
    return [`${source} and ${psa}`, { from, to }] as const
  })
}

/** Seconds: no machine is so slow that a sandbox without faults would need them. */
export const replyTimeout = 3

/** A source with a fleet of devices at three customers, and a PSA that has none of them. */
export class Fleet {
  readonly sides: TwoSides
  readonly #pair: Pair
  readonly #found: Found
  readonly #before: ReadonlySet<Id>
  #added = 0

  private constructor(pair: Pair, sides: TwoSides, found: Found) {
    this.sides = sides
    this.#pair = pair
    this.#found = found
    this.#before = new Set(sides.to.sandbox.devices().map(({ id }) => id))
  }

  static async open(pair: Pair, cluster: ThrowAwayCluster): Promise<Fleet> {
    const sides = await twoSides(pair.from, pair.to, { cluster, replyTimeout })
    try {
      const found = await find(sides)
      // What stands on both sides already would be adopted: here every device is made.
      for (const { id } of sides.from.sandbox.devices()) sides.from.sandbox.happen('removeDevice', { deviceId: id })
      return new Fleet(pair, sides, found)
    } catch (error) {
      await sides.stop()
      throw error
    }
  }

  /** More devices at the source's customers, and `others` that are nobody's at the PSA. Their names stand in no order. */
  add(count: number, others = 0): void {
    const { customers, other } = this.#found
    for (let number = 0; number < count + others; number += 1) {
      const companyId = number < count ? customers[number % customers.length]!.id : other
      // Distinct below a thousand.
      const name = `PC-${String((377 * this.#added) % 1000).padStart(3, '0')}`
      this.sides.from.sandbox.happen('addDevice', { name, companyId })
      this.#added += 1
    }
  }

  /** Maps the customers by hand, and no others. */
  async map(): Promise<void> {
    const { desk, from, to } = this.sides
    for (const { id, company } of this.#found.customers) await desk.mapCompany(to.desk.id, companyKeyOf(from.desk.originName, id), company)
  }

  discover(options: DiscoveryOptions = {}): Promise<DiscoveryResult> {
    const { desk, from, to } = this.sides
    return desk.discover(from.desk.id, to.desk.id, { kindId: this.#found.kindId, ...options })
  }

  /** As soon as the place of a run that was killed is free. */
  async discoverOnceFree(): Promise<DiscoveryResult> {
    for (;;) {
      try {
        return await this.discover()
      } catch (error) {
        if (!AlreadyRunningError.isInstance(error)) throw error
        await setTimeout(250)
      }
    }
  }

  /** What another process needs to carry out the same. */
  orders() {
    const { url, from, to } = this.sides
    const side = ({ desk: { id, name }, settings }: TwoSides['from'], module: string) => ({ id, name, module, settings })
    return { url, from: side(from, this.#pair.from.connector), to: side(to, this.#pair.to.connector), kindId: this.#found.kindId }
  }

  /** Devices of the source whose company is mapped. */
  async wanted(): Promise<readonly SandboxDevice[]> {
    const { desk, from, to } = this.sides
    const keys = new Set((await desk.links(to.desk.id)).map(({ key }) => key))
    return from.sandbox.devices().filter(({ companyId }) => keys.has(companyKeyOf(from.desk.originName, companyId ?? '')))
  }

  async rows(): Promise<readonly DiscoveredDevice[]> {
    const { desk, from, to } = this.sides
    return (await desk.devices({ fromId: from.desk.id, toId: to.desk.id }, { limit: 500 })).items
  }

  /** How many devices the PSA has that it did not have. */
  made(): number {
    return this.sides.to.sandbox.devices().filter(({ id }) => !this.#before.has(id)).length
  }

  /** The same, with all that the vendor tells of each: links stand in the single record for some. */
  async atPsa(): Promise<readonly Device[]> {
    const inventory = this.sides.to.connection.capabilities.deviceInventory!
    const devices = (await inventory.list({}).all()).filter(({ id }) => !this.#before.has(id))
    return Promise.all(devices.map(({ id }) => inventory.get(id)))
  }

  /** Carries something out, and gives how many writes the PSA has carried out meanwhile: the answer to each of them is lost. */
  async writesIn(act: () => Promise<void>): Promise<number> {
    const { sandbox } = this.sides.to
    const lost = (): number => sandbox.stats().faults['error-after'] ?? 0
    const before = lost()
    sandbox.setFaults({ seed: 1, chances: { 'error-after': 1 } })
    try {
      await act()
    } finally {
      sandbox.setFaults(null)
    }
    return lost() - before
  }

  /** Faults under which the source's list ends early, and the devices that it tells all the same. */
  async lossInTheMiddle(): Promise<{ readonly faults: FaultPlan; readonly told: ReadonlySet<Id> }> {
    const { sandbox, connection } = this.sides.from
    const all = sandbox.devices().length
    for (const path of await listsReadFor(sandbox, connection)) {
      const faults: FaultPlan = { seed: 1, script: [{ kind: 'lost-page', path: `${path}$`, after: 1, times: 1000 }] }
      sandbox.setFaults(faults)
      const told = await toldDevices(connection)
      sandbox.setFaults(null)
      if (told.size > 0 && told.size < all) return { faults, told }
    }
    throw new Error('no lost page makes the list of devices end in the middle')
  }
}

/** A company of the source with devices to bring, and the PSA's. */
interface Customer {
  readonly id: Id
  readonly company: { readonly id: Id; readonly name: string }
}

interface Found {
  readonly kindId: Id
  readonly customers: readonly Customer[]
  readonly other: Id
}

/** So many customers get devices. */
const mostCustomers = 3

async function find({ desk, from, to }: TwoSides): Promise<Found> {
  const kinds = await to.connection.capabilities.deviceRegister!.kinds()
  const { id: kindId } = kinds.find(({ isActive }) => isActive)!
  const plan = await desk.discover(from.desk.id, to.desk.id, { kindId, dryRun: true })
  const prefix = companyKeyOf(from.desk.originName, '')
  const other = plan.unmappedCompanies.find(({ key }) => key.startsWith(prefix))!.key.slice(prefix.length)
  const ids = new Set(from.sandbox.devices().map(({ companyId }) => companyId ?? other))
  ids.delete(other)
  // Tickets are written for customers of today.
  const served = new Set(to.sandbox.tickets().map(({ companyId }) => companyId))
  const companies = (await to.connection.capabilities.companyDirectory!.list({}).all()).filter(({ id }) => served.has(id))
  const customers = [...ids]
    .slice(0, mostCustomers)
    .map((id, index) => ({ id, company: { id: companies[index]!.id, name: companies[index]!.name } }))
  if (customers.length < mostCustomers) throw new Error(`the source has ${customers.length} companies with devices`)
  return { kindId, customers, other }
}

/** Paths of lists of several pages that are read for the list of devices. */
async function listsReadFor(sandbox: RunningSandbox, connection: ConnectionV1): Promise<readonly string[]> {
  const before = sandbox.stats().byOperation
  await toldDevices(connection)
  const after = Object.entries(sandbox.stats().byOperation)
  return after.flatMap(([operation, count]) => (count - (before[operation] ?? 0) > 1 ? [operation.slice(operation.indexOf(' ') + 1)] : []))
}

async function toldDevices({ capabilities }: ConnectionV1): Promise<ReadonlySet<Id>> {
  const told = new Set<Id>()
  try {
    for await (const { id } of capabilities.deviceInventory!.list({})) told.add(id)
  } catch (error) {
    if (!IncompleteListingError.isInstance(error)) throw error
  }
  return told
}
