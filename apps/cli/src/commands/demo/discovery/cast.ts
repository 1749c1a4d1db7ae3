import type { DeclaredCapabilities } from '@jackfield/core'
import type { ConnectorRegistry } from '@jackfield/host'
import type { VendorSandbox } from '@jackfield/sandbox'
import { UsageError } from '../../../usage-error.ts'
import { demoSandboxes, sandboxOf } from '../../../vendor-sandboxes.ts'

/** Who plays in one scene: a source of devices and alarms, in one of its generations, and a PSA that keeps devices. */
export interface Cast {
  readonly source: VendorSandbox
  /** Null for a vendor that has just one. */
  readonly generation: string | null
  readonly psa: VendorSandbox
}

interface Player {
  readonly sandbox: VendorSandbox
  readonly capabilities: DeclaredCapabilities
}

/**
 * As few scenes as show every PSA and every generation of every source. Names narrow the side that they are of. Throws `UsageError` for a
 * connector that is of neither.
 */
export async function castOf(registry: ConnectorRegistry, names: readonly string[]): Promise<readonly Cast[]> {
  for (const id of names) await sandboxOf(registry, id)
  const players: Player[] = []
  for (const sandbox of await demoSandboxes(registry)) {
    players.push({ sandbox, capabilities: (await registry.get(sandbox.connector)).capabilities })
  }
  const sources = players.filter(({ capabilities }) => capabilities.alertSource)
  const psas = players.filter(({ capabilities }) => capabilities.deviceRegister)
  refuseStrangers(names, sources, psas)
  const from = named(sources, names).flatMap(({ sandbox }) =>
    (sandbox.variants['generation'] ?? [null]).map((generation) => ({ source: sandbox, generation })),
  )
  const to = named(psas, names)
  return Array.from({ length: Math.max(from.length, to.length) }, (_, index) => ({
    ...from[index % from.length]!,
    psa: to[index % to.length]!.sandbox,
  }))
}

function refuseStrangers(names: readonly string[], sources: readonly Player[], psas: readonly Player[]): void {
  const known = new Set(idsOf([...sources, ...psas]))
  const stranger = names.find((id) => !known.has(id))
  if (stranger === undefined) return
  throw new UsageError(
    `${stranger} has no part in the story “discovery”: it reports no alarms, and no devices can be brought into it.`,
    `Devices and alarms come from: ${idsOf(sources).join(', ')}. They go to: ${idsOf(psas).join(', ')}.`,
  )
}

/** Those that are named; all where none of this side is. */
function named(players: readonly Player[], names: readonly string[]): readonly Player[] {
  const chosen = players.filter(({ sandbox }) => names.includes(sandbox.connector))
  return chosen.length > 0 ? chosen : players
}

function idsOf(players: readonly Player[]): readonly string[] {
  return players.map(({ sandbox }) => sandbox.connector)
}
