/** What a vendor allows: so many requests in so much time, of all or of each endpoint by itself. From the vendors' texts, as their fact sheets have them. */
interface VendorLimit {
  readonly requests: number
  readonly milliseconds: number
  readonly of: 'all' | 'endpoint'
}

export const vendorLimits: Readonly<Record<string, VendorLimit>> = {
  // “Over 1,000 requests per minute” is likely to be limited.
  connectwise: { requests: 1000, milliseconds: 60_000, of: 'all' },
  // Rolling, of all integrations of the tenant.
  autotask: { requests: 10_000, milliseconds: 3_600_000, of: 'all' },
  'kaseya-bms': { requests: 1500, milliseconds: 3_600_000, of: 'endpoint' },
}

/** The least time in which these requests can be made: those of the first window come at once, and replies take none. */
export function boundOf(psa: string, byOperation: Readonly<Record<string, number>>): number {
  const vendor = vendorLimits[psa]
  if (!vendor) throw new Error(`No limits are known of ${psa}.`)
  const counts = Object.values(byOperation)
  const most = vendor.of === 'all' ? counts.reduce((sum, count) => sum + count, 0) : Math.max(...counts)
  return (Math.max(0, most - vendor.requests) / vendor.requests) * vendor.milliseconds
}
