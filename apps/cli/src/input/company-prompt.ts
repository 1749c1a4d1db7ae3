import type { Choice, Company, CompanyDirectory } from '@jackfield/core'
import type { App } from '../app.ts'
import { findCompany } from './company.ts'
import type { Prompts } from './prompts.ts'

/** More companies than this are not shown: one of them is named instead. */
const mostShown = 2000

export interface CompanyQuestion {
  readonly question: string
  readonly current: Choice | null
  /** The words for choosing none; left out: one must be chosen. */
  readonly none?: string
}

/** Asks for one of the tenant's companies, from the list where it is not too long. Null: none. */
export async function askForCompany(
  app: App,
  prompts: Prompts,
  directory: CompanyDirectory,
  { question, current, none }: CompanyQuestion,
): Promise<Choice | null> {
  const companies = await app.screen.during('Reading companies', () => firstOf(directory, mostShown + 1))
  const shown = companies.filter((company) => company.active !== false)
  if (companies.length > mostShown || shown.length === 0)
    return askByName(prompts, directory, { question, current, ...(none ? { none } : {}) })
  const options = shown.map(({ id, name, identifier }) => ({ value: id, label: name, ...(identifier ? { hint: identifier } : {}) }))
  const known = shown.find((company) => company.id === current?.id) ?? shown.find(looksMadeForIt)
  // No customer stands there to be taken by mistake.
  const all = [{ value: '', label: none ?? '(choose one below)' }, ...options]
  for (;;) {
    const chosen = await prompts.choose(question, all, known?.id ?? '')
    const company = shown.find(({ id }) => id === chosen)
    if (company) return { id: company.id, name: company.name }
    if (none !== undefined) return null
  }
}

/** Some tenants have a company for just this. */
export function looksMadeForIt({ name, identifier }: Company): boolean {
  return /catch.?all/i.test(`${name} ${identifier ?? ''}`)
}

async function askByName(
  prompts: Prompts,
  directory: CompanyDirectory,
  { question, current, none }: CompanyQuestion,
): Promise<Choice | null> {
  const how = none === undefined ? 'name, short name or id' : `name, short name or id; empty: ${none}`
  const answer = await prompts.text(`${question} (${how})`, { initial: current?.name ?? '', isRequired: none === undefined })
  if (answer === '') return null
  if (current && answer === current.name) return current
  const { id, name } = await findCompany(directory, answer, 'this question')
  return { id, name }
}

async function firstOf(directory: CompanyDirectory, limit: number): Promise<readonly Company[]> {
  const companies: Company[] = []
  for await (const company of directory.list({})) {
    companies.push(company)
    if (companies.length === limit) break
  }
  return companies.toSorted((left, right) => left.name.localeCompare(right.name, 'en'))
}
