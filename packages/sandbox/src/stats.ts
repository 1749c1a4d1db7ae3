import type { FaultKind } from './fault-plan.ts'

/** Counters of what was served since the start or the last reset. */
export interface Counters {
  readonly requests: number
  readonly byOperation: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, number>>
  served(operation: string): void
  readonly dealt: (kind: FaultKind) => void
  clear(): void
}

export function createCounters(): Counters {
  let requests = 0
  let byOperation = new Map<string, number>()
  let faults = new Map<string, number>()
  const rise = (counts: Map<string, number>, name: string): Map<string, number> => counts.set(name, (counts.get(name) ?? 0) + 1)
  return {
    get requests() {
      return requests
    },
    get byOperation() {
      return Object.fromEntries(byOperation)
    },
    get faults() {
      return Object.fromEntries(faults)
    },
    served(operation) {
      requests += 1
      rise(byOperation, operation)
    },
    dealt: (kind) => void rise(faults, kind),
    clear() {
      requests = 0
      byOperation = new Map()
      faults = new Map()
    },
  }
}
