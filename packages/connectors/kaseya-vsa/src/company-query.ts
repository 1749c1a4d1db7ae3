import type { Company, Id } from '@jackfield/core'

/** Whether a part of the name or of the short name is what was looked for, in any case. */
export function isNamed(company: Company, part: string | undefined): boolean {
  if (part === undefined) return true
  const wanted = part.toLowerCase()
  return company.name.toLowerCase().includes(wanted) || (company.identifier?.toLowerCase().includes(wanted) ?? false)
}

/** VSA 9 has no other ids; anything else in a path would be another address of its API. */
export function isDigits(id: Id): boolean {
  return /^\d+$/.test(id)
}
