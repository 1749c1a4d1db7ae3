import type { Id } from '@jackfield/core'
import type { MatchedBy } from './device-matching.ts'

/** What a run did, or on a dry run would do, by number of devices. */
export interface DiscoveryCounts {
  readonly seen: number
  readonly added: number
  readonly updated: number
  /** Linked and as they should be: nothing was written. */
  readonly same: number
  readonly reactivated: number
  readonly inactivated: number
  /** A person decided: not now, or never. */
  readonly deferred: number
  readonly ignored: number
  /** Their company is not mapped. */
  readonly unmapped: number
  /** Several of the PSA's devices fit: a person decides. */
  readonly ambiguous: number
  readonly failed: number
}

/** Why a run inactivated nothing though devices were gone. */
export type NotInactivated = 'incomplete' | 'guard' | null

export interface DiscoveryResult {
  readonly counts: DiscoveryCounts
  /** Whether the source's list was complete. One that was not is used as far as it goes. */
  readonly isComplete: boolean
  /** Linked devices that the source has no more. */
  readonly vanished: number
  readonly notInactivated: NotInactivated
  /** Source companies that nobody mapped, with how many devices each has. */
  readonly unmappedCompanies: readonly {
    readonly key: string
    readonly name: string
    readonly devices: number
    readonly sentence: string
  }[]
  /** Companies that this run mapped by itself, on a dry run would map. */
  readonly mappedCompanies: readonly { readonly key: string; readonly companyName: string; readonly sentence: string }[]
  /** The first failures, for a person. */
  readonly failures: readonly { readonly deviceId: Id; readonly name: string; readonly message: string }[]
}

/** What is to be done with one device. On a dry run these are the plan. */
export type DeviceStep =
  | { readonly kind: 'add' | 'deferred' | 'ignored' | 'unmapped'; readonly deviceId: Id; readonly name: string }
  | {
      readonly kind: 'update' | 'same' | 'reactivate'
      readonly deviceId: Id
      readonly name: string
      readonly targetId: Id
      readonly by: MatchedBy
    }
  | { readonly kind: 'inactivate'; readonly deviceId: Id; readonly name: string; readonly targetId: Id }
  | { readonly kind: 'ambiguous'; readonly deviceId: Id; readonly name: string; readonly targets: readonly { id: Id; name: string }[] }

/** The steps of a dry run. */
export interface DiscoveryPlan {
  readonly total: number
  /** The first 1,000 of them, in the order of the source. */
  readonly steps: readonly DeviceStep[]
}

export interface DiscoveryProgress {
  readonly stage: 'companies' | 'targets' | 'links' | 'devices' | 'settling' | 'vanished'
  /** Devices done in this stage. */
  readonly done: number
  /** Null where nobody knows. */
  readonly total: number | null
}

export interface DiscoveryOptions {
  /** What new devices become, by an id of `deviceRegister.kinds`. Left out: the default, or the only one there is. */
  readonly kindId?: Id
  /** Plans and writes nothing, neither at the PSA nor of its devices and customers here: the run alone is kept, with its plan. */
  readonly dryRun?: boolean
  /** Of the linked devices, the share that may be made inactive at once. Default 0.2; 1 switches the guard off. */
  readonly mostInactivated?: number
  readonly onProgress?: (progress: DiscoveryProgress) => void
  /** Each step as it is decided, in the order of the source. */
  readonly onStep?: (step: DeviceStep) => void
  readonly signal?: AbortSignal
}
