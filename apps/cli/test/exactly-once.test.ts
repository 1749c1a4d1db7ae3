import { expectExactlyOnce } from '@jackfield/desk/exactly-once/outcome'
import { describe, test } from 'vitest'
import { connectors } from '../src/generated/connectors.gen.ts'

/** ConnectWise has its run in the desk's own tests. */
const others = Object.entries(connectors).filter(([id]) => id !== 'connectwise')

describe('200 alerts of 40 conditions, every fault and 5 kills: 40 tickets, none lost, none doubled', () => {
  test.concurrent.each(others)('%s', { timeout: 600_000 }, async (_id, entry) => {
    if (!(await entry.connector()).capabilities.ticketDesk) return
    await expectExactlyOnce({ connector: import.meta.resolve(entry.package), sandbox: import.meta.resolve(`${entry.package}/sandbox`) })
  })
  // Vitest refuses a group without a test, which this is while there is one connector.
  test.runIf(others.length === 0)('there is no other connector', () => {})
})
