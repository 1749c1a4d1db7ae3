import { UnsupportedError } from '@jackfield/core'
import type { AnyConnector } from '@jackfield/core'
import { describe, expect, test } from 'vitest'
import { Bench } from '../src/bench/bench.ts'
import { requirements } from '../src/index.ts'
import { planChecks, runCheck, variantsOf } from '../src/plan.ts'
import { emptyTally, noteUnder, reportOf } from '../src/report.ts'
import { Skip } from '../src/skip.ts'
import { connected, defined } from './mutants/mutant.ts'
import { acmeConnector } from './sample/acme-connector.ts'
import { acmeRole } from './sample/acme-role.ts'
import { acmeSandbox } from './sample/acme-sandbox.ts'

/** What becomes of each check of the standard variant. */
async function outcomesOf(connector: AnyConnector): Promise<{ failed: string[]; passed: string[]; skipped: Map<string, string> }> {
  const outcomes = { failed: [] as string[], passed: [] as string[], skipped: new Map<string, string>() }
  const bench = await Bench.start({ connector, sandbox: acmeSandbox, variant: {}, choices: null })
  try {
    for (const check of planChecks(connector, {})) {
      const { id } = check.requirement
      if (check.skipped !== null) {
        outcomes.skipped.set(id, check.skipped)
        continue
      }
      try {
        await runCheck(bench, check)
        outcomes.passed.push(id)
      } catch (error) {
        if (error instanceof Skip) outcomes.skipped.set(id, error.message)
        else outcomes.failed.push(`${check.name}: ${String(error)}`)
      }
    }
  } finally {
    await bench.stop()
  }
  return outcomes
}

describe('a connector that has less', () => {
  test('passes what it declares, and the rest is skipped with the reason', async () => {
    const { failed, passed, skipped } = await outcomesOf({
      ...connected(({ capabilities: { companyDirectory }, ...connection }) => ({
        ...connection,
        capabilities: companyDirectory ? { companyDirectory } : {},
      })),
      capabilities: { companyDirectory: { level: 'full' } },
      reference: null,
      role: { ...acmeRole, needs: acmeRole.needs.filter((need) => need.operation.startsWith('companyDirectory')) },
    })
    expect(failed).toEqual([])
    expect(passed).toContain('company-directory.list.complete')
    expect(passed).toContain('role.all-needed')
    expect(skipped.get('ticket-desk.close.closed')).toBe('acme does not declare ticketDesk')
  })

  test('is skipped where this tenant lacks a capability, with the reason of the absence', async () => {
    const { failed, skipped } = await outcomesOf(
      connected((connection) => {
        const { catalog: _, ...capabilities } = connection.capabilities
        const absences = [{ capability: 'catalog', reason: { en: 'The set-up is switched off here.' } }] as const
        return { ...connection, capabilities, absences }
      }),
    )
    expect(failed).toEqual([])
    expect(skipped.get('catalog.lists')).toBe('The set-up is switched off here.')
    expect(skipped.get('ticket-desk.update.choices')).toBe('The set-up is switched off here.')
  })

  test('is not asked for a field that it declares unsupported', () => {
    const unsupportedFields = [{ field: 'ticketDesk.create.priority', reason: { en: 'There is one only.' }, source: 'x' }] as const
    const connector = defined({ capabilities: { ...acmeConnector().capabilities, ticketDesk: { level: 'partial', unsupportedFields } } })
    const planned = planChecks(connector, {}).filter(({ requirement }) => requirement.id === 'ticket-desk.create.priority')
    expect(planned.map(({ skipped }) => skipped)).toEqual(['ticketDesk.create.priority is declared unsupported: There is one only.'])
  })
})

test('a vendor that signs nothing passes too, as long as it is called a hint', async () => {
  const { failed, passed } = await outcomesOf(acmeConnector({ hooks: 'hints' }))
  expect(failed).toEqual([])
  expect(passed).toContain('webhook-receiver.verify.altered-body')
})

describe('the plan', () => {
  test('holds the standard variant first, then each other value of each variant', () => {
    expect(variantsOf(acmeSandbox)).toEqual([{}, { ids: 'big' }, { refusal: '400' }, { hookKeys: 'told-once' }, { rights: 'marks' }])
  })

  test('runs a variant beside the values of others that it needs to show', () => {
    const sandbox = { ...acmeSandbox, variantNeeds: { hookKeys: { ids: 'big' } } }
    expect(variantsOf(sandbox)).toContainEqual({ ids: 'big', hookKeys: 'told-once' })
  })

  test('leaves out in other variants what no variant can change', () => {
    const ids = new Set(planChecks(acmeConnector(), { ids: 'big' }).map(({ requirement }) => requirement.id))
    for (const { id, runs } of requirements) expect(ids.has(id)).toBe(runs !== 'once')
  })

  test('names each check by id, subject and sentence, each once', () => {
    const names = planChecks(acmeConnector(), {}).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('connection.check: A check logs in and tells who and what it met, null for what the vendor does not tell.')
  })
})

test('the report names what was skipped, once for each reason', () => {
  const tally = emptyTally()
  tally.checked.add('a.b').add('c.d')
  tally.runs = 5
  tally.variants = 2
  noteUnder(tally.skipped, 'acme does not declare catalog', 'catalog.lists')
  noteUnder(tally.skipped, 'acme does not declare catalog', 'catalog.statuses')
  expect(reportOf('acme', tally)).toBe(
    'Conformance of acme: 2 requirements checked in 5 runs, 2 variants of its sandbox.\n' +
      '  skipped: acme does not declare catalog: catalog.lists, catalog.statuses',
  )
})

test('a connection that throws in place of answering is an error of the connector, not a skip', async () => {
  const refuse = (): never => {
    throw new UnsupportedError({ message: 'No.', nextStep: 'None.', connector: 'acme' })
  }
  const { failed } = await outcomesOf(
    connected((connection) => ({ ...connection, capabilities: { companyDirectory: { list: refuse, get: refuse, listContacts: refuse } } })),
  )
  expect(failed.length).toBeGreaterThan(0)
})
