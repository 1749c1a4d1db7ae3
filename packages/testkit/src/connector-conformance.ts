import type { AnyConnector, TicketChoices } from '@jackfield/core'
import type { VendorSandbox } from '@jackfield/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { Bench } from './bench/bench.ts'
import type { Through } from './bench/passage.ts'
import { planChecks, runCheck, variantsOf } from './plan.ts'
import { emptyTally, noteUnder, reportOf } from './report.ts'
import type { Tally } from './report.ts'
import { requirements } from './requirements.ts'
import { Skip } from './skip.ts'

export interface ConformanceOptions {
  readonly connector: AnyConnector
  /** The vendor's sandbox, as the connector's package exports it from `./sandbox`. */
  readonly sandbox: VendorSandbox
  /** What the tenant's technicians chose. Left out: a board, statuses and priorities from the demo tenant's own catalog. */
  readonly choices?: TicketChoices
  /**
   * `standard`: the standard variant only, for a quick look while writing; or one combination of values, what is left out standard. Default
   * `all`: a connector that passes only one variant fails.
   */
  readonly variants?: 'all' | 'standard' | Readonly<Record<string, string>>
  /**
   * Sends all vendor traffic through a proxy, such as one that checks it against the vendor's own document. In the standard variant where
   * no other is named, and without the checks that deal out faults: a proxy would count and answer those in its own way.
   */
  readonly through?: Through
}

/**
 * Defines the tests of the whole contract for one connector, in the test file that calls it: each requirement once for each variant of
 * the sandbox. What the connector does not declare is skipped, with its reason in the report at the end.
 */
export function connectorConformance(options: ConformanceOptions): void {
  const { connector, through } = options
  const variants = chosenVariants(options)
  describe(`conformance of ${connector.id}${through ? ' through a proxy' : ''}`, () => {
    const tally = emptyTally()
    for (const variant of variants) describeVariant(options, variant, tally)
    afterAll(() => {
      // The report belongs to whoever runs the tests, so it goes where test output goes.
      console.log(reportOf(connector.id, tally))
    })
  })
}

function chosenVariants({ sandbox, variants = 'all', through }: ConformanceOptions): readonly Readonly<Record<string, string>>[] {
  if (typeof variants === 'object') return [variants]
  return variants === 'standard' || through ? [{}] : variantsOf(sandbox)
}

function describeVariant(options: ConformanceOptions, variant: Readonly<Record<string, string>>, tally: Tally): void {
  const { connector, sandbox, choices = null, through } = options
  const chosen = through ? requirements.filter((requirement) => !requirement.faults) : requirements
  const changed = Object.entries(variant).map(([name, value]) => `${name} = ${value}`)
  describe(changed.join(', ') || 'standard', () => {
    let bench: Bench
    beforeAll(async () => {
      bench = await Bench.start({ connector, sandbox, variant, choices, ...(through ? { through } : {}) })
      tally.variants += 1
    })
    afterAll(async () => {
      for (const [remark, names] of bench.remarks) for (const name of names) noteUnder(tally.remarks, remark, name)
      await bench.stop()
    })
    for (const check of planChecks(connector, variant, chosen)) {
      const { id } = check.requirement
      const label = check.subject ? `${id} (${check.subject})` : id
      test(check.name, async (context) => {
        if (check.skipped !== null) {
          noteUnder(tally.skipped, check.skipped, label)
          context.skip(check.skipped)
        }
        try {
          await runCheck(bench, check)
          tally.runs += 1
          tally.checked.add(id)
        } catch (error) {
          if (!(error instanceof Skip)) throw error
          noteUnder(tally.skipped, error.message, label)
          context.skip(error.message)
        }
      })
    }
  })
}
