import { InvalidInputError } from '@jackfield/core'
import ipaddr from 'ipaddr.js'

/** Hosts of the operator's own network that may be reached all the same. */
export interface AllowList {
  /** A host name, or an address as it stands in a URL, without brackets. */
  hasHost(host: string): boolean
  hasAddress(address: string): boolean
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

/**
 * Host names (`psa.office.local`, compared whole), addresses (`10.1.2.3`) and ranges (`10.1.0.0/16`, `fd00::/8`). Throws `InvalidInputError`
 * for an entry that is none of them, for it would silently allow nothing.
 */
export function allowList(entries: readonly string[]): AllowList {
  const names = new Set<string>()
  const ranges: Range[] = []
  for (const entry of entries) {
    const range = rangeIn(entry)
    if (range) ranges.push(range)
    else if (isHostName(entry)) names.add(entry.toLowerCase())
    else throw unusable(entry)
  }
  const hasAddress = (address: string): boolean => {
    if (!ipaddr.isValid(address)) return false
    const given = ipaddr.process(address)
    return ranges.some(([base, bits]) => given.kind() === base.kind() && given.match(base, bits))
  }
  return { hasAddress, hasHost: (host) => names.has(host.toLowerCase()) || hasAddress(host) }
}

/** An address alone is a range of one. */
function rangeIn(entry: string): Range | null {
  if (ipaddr.isValid(entry) && isWhole(entry)) {
    const address = ipaddr.process(entry)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  }
  if (!ipaddr.isValidCIDR(entry)) return null
  const [base, bits] = ipaddr.parseCIDR(entry)
  return isWhole(entry.slice(0, entry.lastIndexOf('/'))) ? [base, bits] : null
}

/** `10.1` and `0x7f.1` are addresses to old programs, and slips of the pen to people. */
function isWhole(address: string): boolean {
  return address.includes(':') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)
}

function isHostName(entry: string): boolean {
  return entry.length <= 253 && /^(?=.*[a-z])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i.test(entry)
}

function unusable(entry: string): InvalidInputError {
  return new InvalidInputError({
    message: `“${entry}” is no host that could be allowed.`,
    nextStep: 'Give host names (psa.office.local), addresses (10.1.2.3) or ranges (10.1.0.0/16), without scheme and port.',
  })
}
