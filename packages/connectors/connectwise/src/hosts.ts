/** Why a pasted site can't be used, in words for the person who pasted it. */
export type SiteProblem = { readonly problem: string }

/**
 * The origin that the API answers on, of whatever a person pastes as their ConnectWise address: a bare host, an address from the browser,
 * the `api-` host itself or a server of their own. No slash at the end.
 *
 * Cloud sites are served under a host of their own with the prefix `api-`; the web interface's host answers API calls with HTML or with a
 * refusal. Self-hosted servers have one host for both (vendor's Developer Guide, “Cloud URLs”).
 */
export function apiOrigin(site: string): string | SiteProblem {
  const text = site.trim()
  if (text === '') return { problem: 'is empty: give the address you log in to, such as na.myconnectwise.net' }
  if (/\s/.test(text)) return { problem: 'holds a space: give one address, such as na.myconnectwise.net' }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/^https?:\/\//i.test(text))
    return { problem: 'is no web address: it must start with https://' }
  let url: URL
  try {
    url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  } catch {
    return { problem: `is no address: “${text}”` }
  }
  if (url.username || url.password) return { problem: 'holds a user name or password: give the address alone' }
  if (isForeignPath(url.pathname)) {
    return { problem: `holds the path “${url.pathname}”: give the host alone, such as ${url.host}` }
  }
  return `${url.protocol}//${apiHost(url.hostname)}${url.port ? `:${url.port}` : ''}`
}

/** The web interface's host in the cloud to the host of its API; every other host stays. Regions as the Developer Guide lists them. */
export function apiHost(host: string): string {
  // `sandbox-na.myconnectwise.net` and other hosts with a prefix answer under their own name (seen in recorded Link headers).
  return /^[a-z]+\.myconnectwise\.net$/.test(host) || host === 'staging.connectwisedev.com' ? `api-${host}` : host
}

/** The host of the web interface, of the API's host in the cloud; every other host is both. The way back of {@link apiHost}. */
export function webHost(host: string): string {
  return /^api-[a-z]+\.myconnectwise\.net$/.test(host) || host === 'api-staging.connectwisedev.com' ? host.slice('api-'.length) : host
}

/** A path is dropped where it is one of the web interface's own (`/v2025_1/…`, `/login`, a lone `.aspx` page). */
function isForeignPath(path: string): boolean {
  return path !== '/' && !/^\/(?:v\d+_\d+(?:_release)?|login|connectwise\.aspx)(?:\/|$)/i.test(path)
}
