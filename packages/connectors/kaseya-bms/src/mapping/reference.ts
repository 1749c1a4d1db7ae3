import { isReference } from '@jackfield/core'

/**
 * BMS has no field for another system's key, so the reference stands twice where people see it: at the tail of the title and as the last
 * line of the details. Either is enough to know the ticket by, should somebody edit the other.
 */
const tail = /(?:^|\s+)(JF-[A-Z2-7]{26})\s*$/

export function titleWith(title: string, reference: string | null): string {
  return reference === null ? title : `${title} ${reference}`.trim()
}

export function titleWithout(title: string): string {
  return title.replace(tail, '')
}

export function detailsWith(details: string, reference: string | null): string {
  if (reference === null) return details
  return details === '' ? reference : `${details}\n\n${reference}`
}

export function detailsWithout(details: string): string {
  const end = lastLine(details)
  if (!isReference(end)) return details
  return details.slice(0, details.lastIndexOf(end)).trimEnd()
}

/** The reference of a ticket: one that only stands somewhere inside a text is a mention. */
export function referenceOf({ title, details }: { readonly title: string | null; readonly details: string | null }): string | null {
  const inTitle = tail.exec(title ?? '')?.[1] ?? null
  if (inTitle !== null) return inTitle
  const end = lastLine(details ?? '')
  return isReference(end) ? end : null
}

/** Whether either place holds just this reference. */
export function carries(ticket: { readonly title: string | null; readonly details: string | null }, reference: string): boolean {
  return tail.exec(ticket.title ?? '')?.[1] === reference || lastLine(ticket.details ?? '') === reference
}

/** Details may come back as the markup of an editor. */
function lastLine(details: string): string {
  const text = details.replaceAll(/<br\s*\/?>|<\/(?:p|div|li)>/gi, '\n').replaceAll(/<[^<>]*>|&nbsp;/gi, ' ')
  return text.trimEnd().split(/\r?\n/).at(-1)?.trim() ?? ''
}
