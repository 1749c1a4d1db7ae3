import { test } from 'vitest'
import { expectExactlyOnce } from './outcome.ts'

test('200 alerts of 40 conditions, every fault and 5 kills: 40 tickets, none lost, none doubled', { timeout: 240_000 }, () =>
  expectExactlyOnce({
    connector: import.meta.resolve('@jackfield/connectwise'),
    sandbox: import.meta.resolve('@jackfield/connectwise/sandbox'),
  }),
)
