import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { BlockedAddressError, InvalidInputError } from '@jackfield/core'
import ipaddr from 'ipaddr.js'
import { allowList } from './allow-list.ts'
import type { AllowList } from './allow-list.ts'

/** `public`: https to public addresses only. `private`: also plain http and addresses of the user's own network. */
export type Network = 'public' | 'private'

/** The prefix under which an IPv6-only network reaches IPv4 hosts (RFC 6052): what counts is the IPv4 address inside. */
const nat64 = ipaddr.IPv6.parse('64:ff9b::')

/** Addresses that are public by range and yet answer for the machine's own platform: Azure's wire server. */
const platformAddresses = new Set(['168.63.129.16'])

/** Whether an IP address belongs to the public internet: none of private, loopback, link-local, CGNAT, multicast, reserved. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast' && !platformAddresses.has(parsed.toString())
  if (parsed.match(nat64, 96)) return isPublicAddress(parsed.toByteArray().slice(-4).join('.'))
  // Outside 2000::/3 nothing is global unicast, whatever has no range of its own (::127.0.0.1).
  return parsed.range() === 'unicast' && (parsed.toByteArray()[0] ?? 0) >> 5 === 1
}

/**
 * The address of a request, if the network setting allows it as it is written; names are judged when they are resolved ({@link guardedLookup}).
 * Throws `BlockedAddressError`, and `InvalidInputError` for what is no web address.
 */
export function allowedUrl(address: string, network: Network, allowed: AllowList = nothing): URL {
  const url = URL.parse(address)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') {
    throw new InvalidInputError({
      message: 'The address of a request must be http or https, without a user name in it.',
      nextStep: "Correct the address in the connection's settings.",
    })
  }
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (network === 'private' || allowed.hasHost(literal)) return url
  if (url.protocol === 'http:') throw blocked(`${url.host} would be reached over plain http.`)
  if (ipaddr.isValid(literal) && !isPublicAddress(literal)) throw blocked(`${url.host} is not a public address.`)
  return url
}

/**
 * Resolves a name for a socket and refuses it where any of its addresses is neither public nor allowed. The socket connects to just the
 * addresses that were checked, so a name can't point elsewhere a moment later.
 */
export function guardedLookup(allowed: AllowList): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const first = addresses?.[0]
      if (error || !first) return callback(error ?? new Error(`No address for ${hostname}`), '', 4)
      const hidden = addresses.find(({ address }) => !isPublicAddress(address) && !allowed.hasAddress(address))
      if (hidden && !allowed.hasHost(hostname)) {
        return callback(blocked(`${hostname} resolves to ${hidden.address}, which is not a public address.`), '', 4)
      }
      if (options.all) return callback(null, addresses)
      callback(null, first.address, first.family)
    })
  }
}

const nothing = allowList([])

function blocked(message: string): BlockedAddressError {
  return new BlockedAddressError({
    message,
    nextStep:
      'If this is a server of your own network, set `network: private` in the connection, or have the operator add it to `allowHosts`; else correct the address.',
    outcome: 'not-sent',
  })
}
