import type { Absence, CapabilityMap } from './capability.ts'
import { UnsupportedError } from './errors/unsupported-error.ts'
import type { Reference } from './id.ts'
import type { CapabilityName } from './operation.ts'

/** Who we are at the vendor and what it runs. What the vendor does not tell is null. */
export interface ConnectionCheck {
  /** The API user. */
  readonly user: Reference | null
  /** The tenant's name for people. */
  readonly tenant: string | null
  /** The vendor's own words for its version, such as `v2025.1`. */
  readonly version: string | null
  /** For a vendor with several products behind one connector: VSA `9` or `X`. */
  readonly generation: string | null
  /** The zone or region that was found. */
  readonly zone: string | null
  /** The tenant's time zone in the vendor's own words. */
  readonly timeZone: string | null
}

/** One tenant at one vendor, ready for use. Made by a connector's `connect`. */
export interface ConnectionV1 {
  readonly specificationVersion: 'v1'
  readonly connector: string
  /** What this tenant has: a subset of what the connector declares. */
  readonly capabilities: Readonly<Partial<CapabilityMap>>
  /** Each declared capability that is not there, with its reason. */
  readonly absences: readonly Absence[]
  /** Logs in with the least call there is. Throws `AuthenticationError`, `UnreachableError` and their like. */
  check(): Promise<ConnectionCheck>
  /** Frees what the connection holds. Safe to call twice. */
  close(): Promise<void>
}

/** The capability, or an `UnsupportedError` with the reason why this connection lacks it. */
export function requireCapability<N extends CapabilityName>(connection: ConnectionV1, name: N): CapabilityMap[N] {
  const capability = connection.capabilities[name]
  if (capability) return capability
  const absence = connection.absences.find((candidate) => candidate.capability === name)
  throw new UnsupportedError({
    connector: connection.connector,
    message: absence ? absence.reason.en : `${connection.connector} has no ${name}.`,
    nextStep: 'Use a connection that has it: `jackfield connectors list` shows what each connector can do.',
  })
}
