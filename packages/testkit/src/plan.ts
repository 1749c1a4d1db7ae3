import type { AnyConnector, CapabilityName } from '@jackfield/core'
import type { VendorSandbox } from '@jackfield/sandbox'
import type { Bench } from './bench/bench.ts'
import { requirements } from './requirements.ts'
import type { Requirement } from './requirement.ts'

/** One run of one check: a requirement on one of its subjects. */
export interface PlannedCheck {
  readonly requirement: Requirement
  readonly subject: string
  /** `id: sentence`, with the subject in brackets behind the id. */
  readonly name: string
  /** Why it is skipped by what the connector declares; null where it runs. */
  readonly skipped: string | null
}

/**
 * What the sandbox's facts leave open, one combination a run: the standard one, then each other value of each variant by itself, beside the
 * values of others that it needs to show.
 */
export function variantsOf(sandbox: VendorSandbox): readonly Readonly<Record<string, string>>[] {
  const others = Object.entries(sandbox.variants).flatMap(([name, [, ...values]]) =>
    values.map((value) => ({ ...sandbox.variantNeeds[name], [name]: value })),
  )
  return [{}, ...others]
}

/** All checks of one variant. `chosen` narrows them to some requirements. */
export function planChecks(
  connector: AnyConnector,
  variant: Readonly<Record<string, string>>,
  chosen: readonly Requirement[] = requirements,
): readonly PlannedCheck[] {
  const isStandard = Object.keys(variant).length === 0
  return chosen
    .filter((requirement) => isStandard || requirement.runs !== 'once')
    .flatMap((requirement) => {
      const skipped = skippedBy(connector, requirement)
      const subjects = requirement.subjects && skipped === null ? requirement.subjects(connector) : ['']
      return subjects.map((subject) => ({
        requirement,
        subject,
        name: `${requirement.id}${subject ? ` (${subject})` : ''}: ${requirement.sentence}`,
        skipped,
      }))
    })
}

/** Runs one check from the demo tenant on. What is absent on this tenant ends it as skipped. */
export async function runCheck(bench: Bench, { requirement, subject }: PlannedCheck): Promise<void> {
  await bench.reset()
  const used = [requirement.area, ...(requirement.also ?? [])].filter(isCapabilityName)
  if (used.length > 0) {
    const connection = await bench.connect()
    for (const name of used) bench.capabilityOf(connection, name)
    await bench.reset()
  }
  await requirement.check(bench, subject)
}

function skippedBy(connector: AnyConnector, requirement: Requirement): string | null {
  const used = [requirement.area, ...(requirement.also ?? [])]
  const undeclared = used.find((area) => isCapabilityName(area) && !isDeclared(connector, area))
  if (undeclared !== undefined) return `${connector.id} does not declare ${undeclared}`
  for (const support of Object.values(connector.capabilities)) {
    if (support?.level !== 'partial') continue
    const hit = support.unsupportedFields.find(({ field }) => requirement.fields?.includes(field))
    if (hit) return `${hit.field} is declared unsupported: ${hit.reason.en}`
  }
  return null
}

function isCapabilityName(area: Requirement['area']): area is CapabilityName {
  return area !== 'connector' && area !== 'connection' && area !== 'role'
}

function isDeclared(connector: AnyConnector, area: Requirement['area']): boolean {
  return isCapabilityName(area) && connector.capabilities[area] !== undefined
}
