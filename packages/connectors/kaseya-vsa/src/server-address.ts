/** Why a pasted address can't be used, in words for the person who pasted it. */
export type AddressProblem = { readonly problem: string }

/**
 * The origin of a VSA server, of whatever a person pastes as its address: a bare host, an address from the browser, the address of its API.
 * Every path is the server's own and is dropped (`/vsapres/web20/…`, `/app/…`, `/api/v1.0`). No slash at the end.
 */
export function serverOrigin(server: string): string | AddressProblem {
  const text = server.trim()
  if (text === '') return { problem: 'is empty: give the address where you log in to VSA, such as vsa.example.com' }
  if (/\s/.test(text)) return { problem: 'holds a space: give one address, such as vsa.example.com' }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/^https?:\/\//i.test(text))
    return { problem: 'is no web address: it must start with https://' }
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  if (url === null || url.hostname === '') return { problem: `is no address: “${text}”` }
  if (url.username !== '' || url.password !== '') return { problem: 'holds a user name or password: give the address alone' }
  return url.origin
}

/** The API of VSA X: Pulseway's own cloud serves it without `/api` (fact sheet 2.1). */
export function vsaxBaseUrl(origin: string): string {
  return new URL(origin).hostname === 'api.pulseway.com' ? `${origin}/v3` : `${origin}/api/v3`
}
