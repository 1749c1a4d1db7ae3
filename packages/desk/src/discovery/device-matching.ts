import type { Id } from '@jackfield/core'
import { comparableName, comparableSerial, tellingMacs } from './device-facts.ts'
import type { DeviceFacts } from './device-facts.ts'

/** What told that two devices are one, the surest first. */
export type MatchedBy = 'store' | 'link' | 'serial' | 'mac' | 'name'

/** Which of the PSA's devices a device is. */
export type DeviceMatch =
  | { readonly kind: 'one'; readonly device: DeviceFacts; readonly by: MatchedBy }
  /** Several fit as well as each other: a person decides. */
  | { readonly kind: 'several'; readonly devices: readonly DeviceFacts[]; readonly by: MatchedBy }
  | { readonly kind: 'none' }

/**
 * The PSA's devices by all that they are found by. A link finds a device anywhere; serial number, address and name only within the company: the
 * same name stands at many customers, and a wrong match files one customer's device under another.
 */
export class DeviceMatching {
  readonly #byId = new Map<Id, DeviceFacts>()
  readonly #byLink = new Map<string, Id | readonly Id[]>()
  readonly #bySerial = new Map<string, Id | readonly Id[]>()
  readonly #byMac = new Map<string, Id | readonly Id[]>()
  readonly #byName = new Map<string, Id | readonly Id[]>()

  constructor(devices: Iterable<DeviceFacts>) {
    for (const device of devices) this.add(device)
  }

  /** A device that is there already is known better from now on: its own record may tell more than the list did. */
  add({ id, ...facts }: DeviceFacts): void {
    this.#byId.set(id, { id, ...facts })
    if (facts.link !== null) put(this.#byLink, facts.link, id)
    if (facts.companyId === null) return
    const serial = comparableSerial(facts.serialNumber)
    if (serial !== null) put(this.#bySerial, keyOf(facts.companyId, serial), id)
    for (const mac of tellingMacs(facts.macAddresses)) put(this.#byMac, keyOf(facts.companyId, mac), id)
    put(this.#byName, keyOf(facts.companyId, comparableName(facts.name)), id)
  }

  ofCompany(companyId: Id): readonly DeviceFacts[] {
    return [...this.#byId.values()].filter((device) => device.companyId === companyId)
  }

  ids(): Iterable<Id> {
    return this.#byId.keys()
  }

  get(id: Id): DeviceFacts | null {
    return this.#byId.get(id) ?? null
  }

  /** `stored` is the device that our store has for it; `taken` are devices that other sources' devices are. */
  match(source: DeviceFacts, wanted: { link: string; companyId: Id; stored: Id | null; taken: ReadonlySet<Id> }): DeviceMatch {
    const stored = wanted.stored === null ? null : this.get(wanted.stored)
    if (stored) return { kind: 'one', device: stored, by: 'store' }
    const { companyId, link } = wanted
    const serial = comparableSerial(source.serialNumber)
    const ways: readonly (readonly [MatchedBy, Id | readonly Id[]])[] = [
      ['link', this.#byLink.get(link) ?? []],
      ['serial', serial === null ? [] : (this.#bySerial.get(keyOf(companyId, serial)) ?? [])],
      ['mac', tellingMacs(source.macAddresses).flatMap((mac) => this.#byMac.get(keyOf(companyId, mac)) ?? [])],
      ['name', this.#named(source, companyId)],
    ]
    for (const [by, ids] of ways) {
      const found = [...new Set([ids].flat())].flatMap((id) => this.get(id) ?? [])
      const free = found.filter((device) => by === 'link' || isFree(device, link, wanted.taken))
      const [device, ...others] = by === 'link' ? free : withoutContradiction(free, serial, by)
      if (device) return others.length === 0 ? { kind: 'one', device, by } : { kind: 'several', devices: [device, ...others], by }
    }
    return { kind: 'none' }
  }

  #named(source: DeviceFacts, companyId: Id): readonly Id[] {
    const names = new Set([source.name, source.hostName ?? source.name].map(comparableName))
    return [...names].flatMap((name) => this.#byName.get(keyOf(companyId, name)) ?? [])
  }
}

/** It is nobody else's: neither is it matched already, nor does it carry another link of ours. */
function isFree(device: DeviceFacts, link: string, taken: ReadonlySet<Id>): boolean {
  return !taken.has(device.id) && (device.link === null || device.link === link)
}

/** A machine that was replaced keeps its name and has another serial number: that is another device. */
function withoutContradiction(devices: readonly DeviceFacts[], serial: string | null, by: MatchedBy): readonly DeviceFacts[] {
  if (by === 'serial' || serial === null) return devices
  return devices.filter((device) => (comparableSerial(device.serialNumber) ?? serial) === serial)
}

function keyOf(companyId: Id, text: string): string {
  return `${companyId}\n${text}`
}

/** Nearly every key has one id, which then stands there by itself: a list for each would be most of what twenty thousand devices take. */
function put(map: Map<string, Id | readonly Id[]>, key: string, id: Id): void {
  const known = map.get(key)
  if (known === undefined) return void map.set(key, id)
  const ids = [known].flat()
  if (!ids.includes(id)) map.set(key, [...ids, id])
}
