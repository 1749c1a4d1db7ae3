/** Why an address can't be used, to go on from the name of the setting. */
export interface AddressProblem {
  readonly problem: string
}

/**
 * The base of the zone look-up, without a slash at the end, of whatever was given: the host, `…/ATServicesRest` or the call itself.
 */
export function lookUpBase(text: string): URL | AddressProblem {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (url === null || text === '') return { problem: 'is no web address' }
  if (url.username !== '' || url.password !== '') return { problem: 'holds a user name: give the address alone' }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1\.0(\/zoneinformation)?$/i, '')
  url.pathname = path === '' ? '/ATServicesRest' : path
  url.search = ''
  url.hash = ''
  return url
}

/**
 * The base of a tenant's zone, without a slash at the end, where it may be used. The address came in a reply, and the log-in goes there: so it
 * must be https on the vendor's own domain; of a look-up elsewhere (a sandbox, a proxy) just the same host and scheme.
 */
export function zoneBase(text: string, lookUp: URL): string | AddressProblem {
  const url = URL.parse(text)
  if (url === null) return { problem: 'is no address' }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return { problem: 'holds more than host and path' }
  const isOwn = isVendorHost(lookUp.hostname)
    ? url.protocol === 'https:' && url.port === '' && isVendorHost(url.hostname)
    : url.protocol === lookUp.protocol && url.hostname === lookUp.hostname
  return isOwn ? `${url.origin}${url.pathname.replace(/\/+$/, '')}` : { problem: 'is not on a host of Autotask' }
}

function isVendorHost(host: string): boolean {
  return /(?:^|\.)autotask\.net$/i.test(host)
}
