import type { SandboxRequest } from '@jackfield/sandbox'
import { isObject, member, parameter, readJson } from '../body.ts'
import { badRequest } from '../replies.ts'
import { variantOf, zoneUrl } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

/** Pages that the vendor keeps (FACTS 2, Paging). */
const pagesKept = 50

/**
 * Where a page is in its walk. `starts` are the ids after which the pages so far began, this one's the last; -1 is before every id. That is
 * what the captured links say: after the first page `previousIds` is [-1] and `nextIds` the last id of it. Only the position is in a link.
 */
export interface Position {
  readonly size: number
  readonly starts: readonly [number, ...number[]]
}

export function firstPosition(size: number): Position {
  return { size, starts: [-1] }
}

/** The position that a link leads to. Throws for one that can't be read. */
export function linkedPosition(tenant: Tenant, request: SandboxRequest, way: 'next' | 'previous'): Position {
  const sent = parameter(request, 'paging')
  const paging = sent === null ? null : readJson(tenant, sent)
  const list = (name: string): readonly number[] => {
    const value = isObject(paging) ? member(paging, name) : null
    return Array.isArray(value) ? value.filter((id): id is number => Number.isInteger(id)) : []
  }
  const size = isObject(paging) ? member(paging, 'pageSize') : null
  const [first, ...rest] = way === 'next' ? [...list('previousIds'), ...list('nextIds').slice(0, 1)] : list('previousIds')
  if (typeof size !== 'number' || first === undefined) throw badRequest(tenant, 'Value cannot be null. Parameter name: paging')
  return { size: Math.min(500, Math.max(1, size)), starts: [first, ...rest] }
}

/** After which id a page begins. */
export function startOf({ starts }: Position): number {
  return starts.at(-1) ?? -1
}

/** The links of a page. `lastId` is that of its last row, null where nothing follows. */
export function pageLinks(
  tenant: Tenant,
  entity: string,
  position: Position,
  lastId: number | null,
  search: string | null,
): { readonly prevPageUrl: string | null; readonly nextPageUrl: string | null } {
  const link = (way: 'next' | 'previous', previousIds: readonly number[], nextId: number): string => {
    const paging = JSON.stringify({ pageSize: position.size, previousIds, nextIds: [nextId] })
    const query = `paging=${escaped(paging)}${search === null ? '' : `&search=${escaped(search)}`}`
    return `${zoneUrl(tenant)}V1.0/${entity}/query/${way}?${query}`
  }
  const isOver = variantOf(tenant, 'pagesKept') === 'all' && position.starts.length >= pagesKept
  const before = position.starts.slice(0, -1)
  return {
    prevPageUrl: before.length ? link('previous', before, startOf(position)) : null,
    nextPageUrl: lastId === null || isOver ? null : link('next', position.starts.slice(-pagesKept), lastId),
  }
}

/** Percent escapes in lower case, as they were captured. */
function escaped(text: string): string {
  return encodeURIComponent(text)
    .replace(/'/g, '%27')
    .replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())
}
