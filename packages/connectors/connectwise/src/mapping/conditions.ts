import type { Company, Id, TicketQuery } from '@jackfield/core'
import { recordId } from './ids.ts'
import { timeLiteral } from './times.ts'

/** A text in the vendor's filter grammar. */
export type Conditions = string | null

/** A text literal: quotes inside are escaped by a backslash. Percent-encoding is the HTTP client's. */
export function textLiteral(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** All of the given conditions together; null where there is none. */
export function allOf(...conditions: readonly Conditions[]): Conditions {
  const given = conditions.filter((condition) => condition !== null)
  if (given.length < 2) return given[0] ?? null
  return given.map((condition) => (/ or /i.test(condition) ? `(${condition})` : condition)).join(' and ')
}

export function idAfter(after: Id | null): Conditions {
  return after === null ? null : `id > ${after}`
}

/**
 * Companies that are not deleted and may have `name` in the name or the short name. How the filter takes brackets and backslashes inside a
 * text is not settled (one guide doubles brackets), so the longest part without them narrows, and {@link isNamed} decides.
 */
export function companyConditions(name: string | undefined): Conditions {
  const parts = (name ?? '').split(/[[\]\\]/).map((part) => part.trim())
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '')
  const part = longest === '' ? null : textLiteral(longest)
  return allOf('deletedFlag=false', part && `name contains ${part} or identifier contains ${part}`)
}

/** Whether the wanted part stands in the name or the short name, in any case. */
export function isNamed(company: Pick<Company, 'name' | 'identifier'>, wanted: string | undefined): boolean {
  const part = (wanted ?? '').trim().toLowerCase()
  return company.name.toLowerCase().includes(part) || (company.identifier?.toLowerCase().includes(part) ?? false)
}

/**
 * `createdSince` has no filter that is known to work, so it is narrowed by the time of change, which is never earlier; the caller drops
 * what was created before.
 */
export function ticketConditions(query: TicketQuery): Conditions {
  const since = [query.changedSince, query.createdSince]
    .filter((time) => time !== undefined)
    .map((time) => timeLiteral(time, 'ticketDesk.list'))
  return allOf(
    query.companyId === undefined ? null : `company/id=${recordId(query.companyId, 'companyId', 'ticketDesk.list')}`,
    query.boardId === undefined ? null : `board/id=${recordId(query.boardId, 'boardId', 'ticketDesk.list')}`,
    query.phase === undefined ? null : `closedFlag=${query.phase === 'closed'}`,
    // Both literals have one form, so the later time is the greater text.
    since.length === 0 ? null : `lastUpdated >= ${since.sort().at(-1)}`,
  )
}

export function referenceConditions(reference: string): Conditions {
  return `externalXRef=${textLiteral(reference)}`
}
