import { InvalidInputError, NotFoundError } from '@jackfield/core'
import type { Company, CompanyDirectory } from '@jackfield/core'
import { fold } from './one-of.ts'

const shownCandidates = 8

/**
 * The company that a person means: by exact short name or name in any case, else by id. A part of a name is no match, but what holds it
 * is offered in the error.
 */
export async function findCompany(directory: CompanyDirectory, text: string, option: string): Promise<Company> {
  const wanted = fold(text)
  const similar = wanted === '' ? [] : await directory.list({ name: text.trim() }).all()
  const exact = [
    similar.filter((company) => company.identifier !== null && fold(company.identifier) === wanted),
    similar.filter((company) => fold(company.name) === wanted),
  ].find((matches) => matches.length > 0)
  if (exact?.length === 1 && exact[0]) return exact[0]
  if (exact) throw refuse(`There are ${exact.length} companies of the name “${text}”.`, exact, option)
  const byId = await companyById(directory, text.trim())
  if (byId) return byId
  if (similar.length > 0) throw refuse(`No company has just the name “${text}”.`, similar, option)
  throw new InvalidInputError({
    message: `There is no company “${text}” that this API user sees.`,
    nextStep: `Give ${option} an exact name, short name or id: \`jackfield companies list\` shows them.`,
  })
}

async function companyById(directory: CompanyDirectory, id: string): Promise<Company | null> {
  // Every vendor's ids known here are digits or hexadecimal groups; a sentence is no id and would be a strange path.
  if (!/^[\w-]{1,64}$/.test(id) || !/\d/.test(id)) return null
  try {
    return await directory.get(id)
  } catch (error) {
    if (NotFoundError.isInstance(error)) return null
    throw error
  }
}

function refuse(message: string, candidates: readonly Company[], option: string): InvalidInputError {
  const shown = candidates
    .slice(0, shownCandidates)
    .map((company) => `${company.name} (${company.identifier ?? company.id}, id ${company.id})`)
  const rest = candidates.length > shown.length ? ` and ${candidates.length - shown.length} more` : ''
  return new InvalidInputError({ message, nextStep: `Give ${option} one of: ${shown.join('; ')}${rest}.` })
}
