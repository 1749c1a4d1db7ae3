import { apiHost, webHost } from '../hosts.ts'

/** Which tenant a connection belongs to, as far as a delivery must agree with it. */
export interface Site {
  /** Where the API answers, without a slash at the end. */
  readonly origin: string
  /** The company of the log-in screen. */
  readonly companyId: string
}

/** Why an address is not asked for a key, to go on from “The delivery names a key address that …”. */
export interface AddressProblem {
  readonly problem: string
}

/**
 * The address of a delivery's key, where it may be asked. It stands in the body, which anybody can send: so it must be the one call that
 * gives keys, for this connection's own company (every tenant of a cloud host has a key of its own), on a host of this connection.
 */
export function keyAddress(text: string, site: Site): URL | AddressProblem {
  const url = URL.parse(text)
  if (url === null) return { problem: 'is no address' }
  if (url.username !== '' || url.password !== '') return { problem: 'holds a user name' }
  if (!isOwnHost(url, new URL(site.origin))) return { problem: 'is not on a host of this connection' }
  if (!/^(?:\/+\w+)?\/+system\/+callbackkey\/+index\.rails$/i.test(url.pathname)) return { problem: 'is not the one that gives keys' }
  if (!isForCompany(url.searchParams, site.companyId)) return { problem: "is not for this connection's company" }
  url.hash = ''
  return url
}

/**
 * Https on the API's host or the web interface's; of a self-hosted server, which may be reached over plain http and on any port, just its
 * own address. Hosts of other regions are left out: a company of the same name there is somebody else.
 */
function isOwnHost(url: URL, own: URL): boolean {
  if (url.origin === own.origin) return true
  if (url.protocol !== 'https:' || url.port !== '') return false
  return own.port === '' && ownHosts(own.hostname).includes(url.hostname)
}

function ownHosts(api: string): readonly string[] {
  // Sources name two hosts for Australia, and not which of them is the one.
  const twins = [api, api.replace(/^api-au\./, 'api-aus.'), api.replace(/^api-aus\./, 'api-au.')]
  return twins.flatMap((host) => [apiHost(host), webHost(host)])
}

/** One `companyName` and one `id`, and nothing that a server could take for another one of them. */
function isForCompany(query: URLSearchParams, companyId: string): boolean {
  const names = [...query.keys()].map((name) => name.toLowerCase()).sort()
  if (names.join() !== 'companyname,id') return false
  const values = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]))
  return isSameCompany(values.get('companyname') ?? '', companyId) && /^[\w{}-]+$/.test(values.get('id') ?? '')
}

/** People type the company of the log-in screen in any case. */
export function isSameCompany(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
