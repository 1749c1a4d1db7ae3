/** Who goes first when a vendor's limit is near: `alert` before `interactive` before `sync`. */
export type Lane = 'alert' | 'interactive' | 'sync'

/** What a call asks of the vendor's limit. */
export interface QuotaRequest {
  /** The vendor's own unit of counting: one per tenant (ConnectWise), per endpoint (Autotask, BMS). */
  readonly bucket: string
  readonly lane: Lane
  /** What the call counts for, in the unit of the bucket's limit: 1 where left out. Some limits count bytes. */
  readonly units?: number
  readonly signal?: AbortSignal
}

/** Leave to make one call. */
export interface QuotaLease {
  /** Says that the call ended, so that the next may start. Calling it twice is harmless. */
  giveBack(): void
}

/** What a vendor's reply told about its limit. */
export interface QuotaObservation {
  readonly bucket: string
  /** No call of this bucket before this time, in milliseconds since 1970: from `Retry-After`. */
  readonly notBefore?: number
  /** Calls used and allowed in the vendor's window, where the vendor tells. */
  readonly used?: number
  readonly allowed?: number
}

/** What a vendor allows, as its connector declares it. */
export interface QuotaLimit {
  readonly bucket: string
  /** Calls at the same time. */
  readonly concurrent?: number
  /** Calls, or other units, in any window of `perMilliseconds`. A call of more units than that counts as a whole window. */
  readonly calls?: number
  readonly perMilliseconds?: number
}

/**
 * The broker of a tenant's limits. One serves all jobs of a tenant; connector-kit has one in memory, the desk will have one on Postgres
 * for several processes.
 */
export interface Quota {
  /** Makes a bucket's limits known. The same bucket twice keeps the stricter figures. */
  limit(limit: QuotaLimit): void
  /** Waits until a call is allowed. Rejects with the signal's reason when that aborts first. */
  take(request: QuotaRequest): Promise<QuotaLease>
  observe(observation: QuotaObservation): void
}
