import { everyFault } from '@jackfield/sandbox'
import { expect } from 'vitest'
import { runExactlyOnce } from './run.ts'
import type { ConnectorModules } from './run.ts'

/** 200 alerts of 40 conditions under every fault and five kills: 40 tickets, none lost, none doubled, and what a kill broke off goes on. */
export async function expectExactlyOnce(modules: ConnectorModules): Promise<void> {
  const faults = { ...everyFault(20_261_122), lateCommitSeconds: [1, 6] as const, slowSeconds: [0.1, 0.5] as const }
  const result = await runExactlyOnce({ modules, alerts: 200, conditions: 40, kills: 5, lateCommitWindow: 12, faults })
  const references = result.tickets.map((ticket) => ticket.reference)
  expect(new Set(references).size).toBe(40)
  expect(references).toHaveLength(40)
  expect(result.tickets.filter((ticket) => ticket.isClosed)).toEqual([])
  expect(result.lost).toBe(0)
  expect(result.steps['create-interrupted']).toBeGreaterThan(0)
  expect(result.takenUpAfter).toBeLessThan(30)
  expect(result.backlog).toMatchObject({ alerts: 0, windows: 0, sweepsDue: 0 })
}
