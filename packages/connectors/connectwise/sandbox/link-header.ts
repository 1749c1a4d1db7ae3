import type { SandboxRequest } from '@jackfield/sandbox'
import type { Tenant } from './tenant.ts'

/** RFC 5988 links of navigable paging: first and last always, prev and next where there is such a page (FACTS 2). */
export function linkHeader(tenant: Tenant, request: SandboxRequest, page: number, pages: number): string {
  const last = Math.max(1, pages)
  const links: (readonly [string, number])[] = [
    ['first', 1],
    ['prev', Math.min(page - 1, last)],
    ['next', page + 1],
    ['last', last],
  ]
  return links
    .filter(([, target]) => target >= 1 && target <= last)
    .map(([rel, target]) => `<${address(tenant, request, 'page', target)}>; rel="${rel}"`)
    .join(', ')
}

/** Forward-only paging: the next page by id. At the end the header is there and empty (FACTS 2). */
export function nextByKey(tenant: Tenant, request: SandboxRequest, lastId: number | null): string {
  return lastId === null ? '' : `<${address(tenant, request, 'pageId', lastId)}>; rel="next"`
}

/** The request's own address with its place in the list changed, escaped as the vendor does: lower-case hex, `+` for a space. */
function address(tenant: Tenant, request: SandboxRequest, place: 'page' | 'pageId', value: number): string {
  const kept = [...request.query].filter(([name]) => !['page', 'pageid'].includes(name.toLowerCase()))
  const query = [...kept, [place, String(value)] as const].map(([name, text]) => `${escaped(name)}=${escaped(text)}`).join('&')
  return `${tenant.context.publicUrl}${request.path}?${query}`
}

function escaped(text: string): string {
  return encodeURIComponent(text)
    .replace(/['*~]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    .replaceAll('%20', '+')
    .replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
}
