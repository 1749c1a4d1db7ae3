import { expect, test } from 'vitest'
import { everyFault } from '@jackfield/sandbox'
import { runExactlyOnce } from './run.ts'

test.each(['connectwise', 'autotask'] as const)(
  '%s: 200 alerts of 40 conditions, every fault and 5 kills: 40 tickets, none lost, none doubled',
  { timeout: 240_000 },
  async (vendor) => {
    const faults = { ...everyFault(20_261_122), lateCommitSeconds: [1, 6] as const, slowSeconds: [0.1, 0.5] as const }
    const result = await runExactlyOnce({ vendor, alerts: 200, conditions: 40, kills: 5, lateCommitWindow: 12, faults })
    const references = result.tickets.map((ticket) => ticket.reference)
    expect(new Set(references).size).toBe(40)
    expect(references).toHaveLength(40)
    expect(result.tickets.filter((ticket) => ticket.isClosed)).toEqual([])
    expect(result.lost).toBe(0)
    expect(result.steps['create-interrupted']).toBeGreaterThan(0)
    expect(result.takenUpAfter).toBeLessThan(30)
    expect(result.backlog).toMatchObject({ alerts: 0, windows: 0, sweepsDue: 0 })
  },
)
