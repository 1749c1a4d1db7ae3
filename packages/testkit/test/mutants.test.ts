import { describe, expect, test } from 'vitest'
import { Bench } from '../src/bench/bench.ts'
import { requirements } from '../src/index.ts'
import { planChecks, runCheck } from '../src/plan.ts'
import { Skip } from '../src/skip.ts'
import { acmeConnector } from './sample/acme-connector.ts'
import { acmeSandbox } from './sample/acme-sandbox.ts'
import { connectionMutants } from './mutants/connection.ts'
import { attachmentMutants } from './mutants/attachments.ts'
import { definitionMutants } from './mutants/definition.ts'
import { learnerMutants, monitoringMutants, registerMutants } from './mutants/monitoring.ts'
import type { Mutant } from './mutants/mutant.ts'
import { ticketMutants } from './mutants/tickets.ts'
import { webhookMutants } from './mutants/webhooks.ts'
import { workMutants } from './mutants/work-notes-lists.ts'

const mutants: readonly Mutant[] = [
  ...definitionMutants,
  ...connectionMutants,
  ...ticketMutants,
  ...workMutants,
  ...attachmentMutants,
  ...webhookMutants,
  ...monitoringMutants,
  ...registerMutants,
  ...learnerMutants,
]

/** The messages of the checks of one requirement that a connector fails. */
async function failuresOf({ connector, variant = {} }: Pick<Mutant, 'connector' | 'variant'>, id: string): Promise<string[]> {
  const chosen = requirements.filter((requirement) => requirement.id === id)
  const bench = await Bench.start({ connector, sandbox: acmeSandbox, variant, choices: null })
  const failures: string[] = []
  try {
    for (const check of planChecks(connector, variant, chosen)) {
      try {
        if (check.skipped === null) await runCheck(bench, check)
      } catch (error) {
        if (!(error instanceof Skip)) failures.push(String(error))
      }
    }
  } finally {
    await bench.stop()
  }
  return failures
}

describe('a connector with one thing wrong is found out', () => {
  for (const mutant of mutants) {
    for (const id of mutant.found) {
      test(`${mutant.wrong}: ${id}`, async () => {
        expect(await failuresOf(mutant, id)).not.toEqual([])
      })
    }
  }
})

describe('the same requirements pass the right connector', () => {
  const variants = new Map(
    mutants.flatMap(({ found, variant = {} }) => found.map((id) => [`${id} ${JSON.stringify(variant)}`, { id, variant }])),
  )
  for (const [name, { id, variant }] of variants) {
    test(name, async () => {
      expect(await failuresOf({ connector: acmeConnector(), variant }, id)).toEqual([])
    })
  }
})

test('each requirement finds at least one of these connectors out', () => {
  const proven = new Set(mutants.flatMap((mutant) => mutant.found))
  expect(requirements.map((requirement) => requirement.id).filter((id) => !proven.has(id))).toEqual([])
})

test('each requirement has an id of its own', () => {
  const ids = requirements.map((requirement) => requirement.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { id, sentence, source } of requirements) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$/)
    expect(sentence).toMatch(/\.$/)
    expect(source).not.toBe('')
  }
})
