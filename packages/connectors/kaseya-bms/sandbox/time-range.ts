import type { Given } from './body.ts'
import { invalid } from './envelope.ts'
import type { Tenant } from './tenant.ts'
import { timeIn } from './wire/times.ts'

/**
 * Whether a time is within `NameFrom` and `NameTo` of a filter, both included; null where it has neither. No time at all is outside.
 */
export function timeRange(tenant: Tenant, filter: Given, name: string): ((time: number | null) => boolean) | null {
  const from = bound(tenant, filter, `${name}From`)
  const to = bound(tenant, filter, `${name}To`)
  if (from === null && to === null) return null
  return (time) => time !== null && time >= (from ?? -Infinity) && time <= (to ?? Infinity)
}

function bound(tenant: Tenant, filter: Given, name: string): number | null {
  const given = filter[name.toLowerCase()]
  if (given === undefined || given === null || given === '') return null
  const time = timeIn(tenant, given)
  if (time === null) throw invalid(tenant, [`The value ${JSON.stringify(given)} is not valid for ${name}.`])
  return time
}
