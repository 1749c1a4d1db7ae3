import type { SandboxTicket } from '@jackfield/sandbox'
import { expect, test } from 'vitest'
import { runExactlyOnce } from './run.ts'

test('late commits after the window make duplicates, and the sweep mends every one', { timeout: 240_000 }, async () => {
  const faults = { seed: 7, chances: { 'late-commit': 0.25 }, lateCommitSeconds: [13, 20] as const, atMost: 12 }
  const modules = {
    connector: import.meta.resolve('@jackfield/connectwise'),
    sandbox: import.meta.resolve('@jackfield/connectwise/sandbox'),
  }
  const result = await runExactlyOnce({ modules, alerts: 40, conditions: 40, kills: 0, lateCommitWindow: 12, faults })
  const open = result.tickets.filter((ticket) => !ticket.isClosed)
  const younger = result.tickets.filter((ticket) => ticket.isClosed)
  const references = (tickets: readonly SandboxTicket[]) => tickets.map((ticket) => ticket.reference ?? '').toSorted()
  expect(references(open)).toEqual([...new Set(references(result.tickets))])
  expect(open).toHaveLength(40)
  expect(younger.length).toBeGreaterThan(0)
  expect(result.steps['duplicate-mended']).toBe(younger.length)
  for (const ticket of younger) expect(ticket.notes.at(-1)).toMatchObject({ visibility: 'internal' })
  expect(result.lost).toBe(0)
})
