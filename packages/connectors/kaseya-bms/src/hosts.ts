/** Why a given server can't be used, in words for the person who gave it. */
export type ServerProblem = { readonly problem: string }

/** Where each region's API answers, by the name that people call it (vendor's help, “BMS REST APIs”). */
const regions: Readonly<Record<string, string>> = {
  US: 'api.bms.kaseya.com',
  EMEA: 'api.bmsemea.kaseya.com',
  APAC: 'api.bmsapac.kaseya.com',
  Vorex: 'api.vorexlogin.com',
}

/** The names of the regions, for people. */
export const regionNames: readonly string[] = Object.keys(regions)

/**
 * The origin that the API answers on, of a region's name or whatever a person pastes: the address of the browser, the API's own host, or a
 * server elsewhere. No slash at the end. The web interface and the API have different hosts (`bms.kaseya.com`, `api.bms.kaseya.com`).
 */
export function apiOrigin(server: string): string | ServerProblem {
  const text = server.trim()
  if (text === '') return { problem: `is empty: give ${regionNames.join(', ')} or the address where you log in` }
  const region = regionNames.find((name) => name.toLowerCase() === text.toLowerCase())
  if (region) return `https://${regions[region]}`
  if (/^[a-z]+$/i.test(text) && text.toLowerCase() !== 'localhost') {
    return { problem: `“${text}” is no region: give ${regionNames.join(', ')} or the address where you log in` }
  }
  if (/\s/.test(text)) return { problem: 'holds a space: give one address, such as bms.kaseya.com' }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/^https?:\/\//i.test(text))
    return { problem: 'is no web address: it must start with https://' }
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (url === null) return { problem: 'is no address: give one such as bms.kaseya.com' }
  if (url.username || url.password) return { problem: 'holds a user name or password: give the address alone' }
  return `${url.protocol}//${apiHost(url.hostname)}${url.port ? `:${url.port}` : ''}`
}

/** The web interface's host to the host of its API; every other host stays. */
function apiHost(host: string): string {
  if (/^(?:www\.)?vorexlogin\.com$/.test(host)) return 'api.vorexlogin.com'
  return /^bms[a-z]*\.kaseya\.com$/.test(host) ? `api.${host}` : host
}

/** The region whose API answers at this origin; null for a server elsewhere. */
export function regionOf(origin: string): string | null {
  return regionNames.find((name) => origin === `https://${regions[name]}`) ?? null
}
