import type { FetchInit } from '@jackfield/core'

/** What vendors call the size of a page: ConnectWise and BMS `pageSize`, Autotask `MaxRecords`, VSA `$top`, and their like. */
const pageSizeName = /^(\$?top|page_?size|max_?records|limit|per_?page|take)$/i

/**
 * The same request with a lower page size, or null where it names none. A sandbox has a few dozen records where a tenant has thousands;
 * small pages make each list long enough to go wrong. They are also what a vendor does that gives less than it was asked for.
 */
export function shrinkPages(url: string, init: FetchInit | undefined, cap: number): { url: string; init: FetchInit | undefined } | null {
  const shrunkUrl = shrinkQuery(url, cap)
  const shrunkBody = typeof init?.body === 'string' ? shrinkBody(init.body, cap) : null
  if (shrunkUrl === null && shrunkBody === null) return null
  return { url: shrunkUrl ?? url, init: shrunkBody === null ? init : { ...init, body: shrunkBody } }
}

/** Only the figure is replaced: how the rest of the query is escaped belongs to the connector. */
function shrinkQuery(url: string, cap: number): string | null {
  const start = url.indexOf('?')
  if (start < 0) return null
  let found = false
  const query = url
    .slice(start + 1)
    .split('&')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      if (!pageSizeName.test(decodeURIComponent(name)) || !(Number(value) > cap)) return pair
      found = true
      return `${name}=${cap}`
    })
  return found ? `${url.slice(0, start)}?${query.join('&')}` : null
}

function shrinkBody(body: string, cap: number): string | null {
  let found = false
  const shrunk = body.replace(/("([^"\\]+)"\s*:\s*)(\d+)/g, (whole, head: string, name: string, size: string) => {
    if (!pageSizeName.test(name) || !(Number(size) > cap)) return whole
    found = true
    return `${head}${cap}`
  })
  return found ? shrunk : null
}
