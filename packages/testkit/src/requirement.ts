import type { AnyConnector, CapabilityName } from '@jackfield/core'
import type { Bench } from './bench/bench.ts'

/** What a requirement is about: one capability, the connector as a value, a connection as a whole, or its role. */
export type RequirementArea = CapabilityName | 'connector' | 'connection' | 'role'

/** One thing that a connector must do. Plain data with the check bound to it. */
export interface Requirement {
  /** Permanent, dotted: `ticket-desk.create.reference`. */
  readonly id: string
  readonly area: RequirementArea
  /** What holds where the requirement is met, in one sentence. */
  readonly sentence: string
  /** Where it comes from: a part of the contract, or a failure that people met. */
  readonly source: string
  /** Capabilities beside its own area that the check uses. Without them it is skipped. */
  readonly also?: readonly CapabilityName[]
  /** Fields that the check depends on, named as in `unsupportedFields`. With one of them unsupported it is skipped. */
  readonly fields?: readonly string[]
  /** `once`: in the standard variant only, for what no variant can change. Left out: in every variant. */
  readonly runs?: 'once'
  /** Whether it lets the sandbox deal out faults: such checks are left out where the traffic goes through a proxy. */
  readonly faults?: true
  /** Several runs of the check, one a subject: an operation, a kind of fault. Left out: one run, with an empty subject. */
  readonly subjects?: (connector: AnyConnector) => readonly string[]
  /** Rejects where the requirement is not met. Ends by `bench.skip(reason)` where it can't be judged here. */
  readonly check: (bench: Bench, subject: string) => Promise<void>
}
