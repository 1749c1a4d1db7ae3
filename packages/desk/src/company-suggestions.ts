import type { Company } from '@jackfield/core'
import { domainIn, domainsAbove } from './company-domain.ts'
import { comparableNames, plainName } from './company-name.ts'

/** A source's customer, and what is known of it. */
export interface CompanySource {
  /** The `companyKey` of its alerts. It is looked at as an id, as a name and as a domain too. */
  readonly key: string
  readonly names?: readonly string[]
  /** Domains, host names, e-mail or web addresses. Those that anybody can use are passed over. */
  readonly domains?: readonly string[]
}

/** What a suggestion rests on. */
export type SuggestionReason = 'exact-id' | 'exact' | 'normalised' | 'domain'

/** From this confidence on a suggestion may be taken without a person looking at it. */
export const certainFrom = 0.9

export interface CompanySuggestion {
  readonly key: string
  readonly companyId: string
  readonly companyName: string
  /**
   * From 0 to 1. 1: the vendor's own id or short name. 0.95: the same name. 0.9: the same name spelled otherwise. 0.85: the domain. 0.8: the
   * same name, but only one of the two has a legal form. 0.5: the same short number. 0.4: the same name with another legal form.
   */
  readonly confidence: number
  readonly reason: SuggestionReason
  /** Why, for a person. */
  readonly sentence: string
}

/** A key that fits several companies, each as well as the other: a person decides. */
export interface AmbiguousCompany {
  readonly key: string
  readonly candidates: readonly Omit<CompanySuggestion, 'key'>[]
  readonly sentence: string
}

/** Every key is in one of the three lists. */
export interface CompanySuggestions {
  readonly suggestions: readonly CompanySuggestion[]
  readonly ambiguous: readonly AmbiguousCompany[]
  readonly unmatched: readonly { readonly key: string; readonly sentence: string }[]
}

type Match = Omit<CompanySuggestion, 'key'>

/**
 * Which of the vendor's companies each key is, where something says so. Inactive companies are passed over. Nothing is guessed: names that are
 * only alike don't count, `&` is never left out, and what speaks for two companies is `ambiguous`.
 */
export function suggestCompanies(sources: readonly CompanySource[], companies: readonly Company[]): CompanySuggestions {
  const register = new Register(companies.filter((company) => company.active !== false))
  const suggestions: CompanySuggestion[] = []
  const ambiguous: AmbiguousCompany[] = []
  const unmatched: { key: string; sentence: string }[] = []
  for (const source of sources) {
    const { key } = source
    const [match, ...others] = bestMatches(register, source)
    if (!match) unmatched.push({ key, sentence: `No active company has the id, the name or the domain of “${key}”.` })
    else if (others.length === 0) suggestions.push({ key, ...match })
    else ambiguous.push({ key, candidates: [match, ...others], sentence: ambiguity(key, [match, ...others]) })
  }
  return { suggestions, ambiguous, unmatched }
}

/**
 * The id, each name, and the domains are witnesses, each of whom names a set of companies. What all of them name goes before what only some
 * name; where they contradict each other all that they name is left. Weak matches count only where there is no other.
 */
function bestMatches(register: Register, source: CompanySource): readonly Match[] {
  const names = [source.key, ...(source.names ?? [])].filter((name) => name.trim() !== '')
  const witnesses = [
    register.byId(source.key),
    ...names.map((name) => register.byName(name)),
    register.byDomain([source.key, ...(source.domains ?? [])]),
  ]
  const strong = witnesses
    .map((matches) => matches.filter((match) => match.confidence >= weakBelow))
    .filter((matches) => matches.length > 0)
  if (strong.length === 0) return inOrder(witnesses.flat())
  const agreed = strong.flat().filter(({ companyId }) => strong.every((matches) => matches.some((match) => match.companyId === companyId)))
  return inOrder(agreed.length > 0 ? agreed : strong.flat())
}

const weakBelow = 0.6

/** Each company once, by the best that speaks for it, the best first. */
function inOrder(matches: readonly Match[]): readonly Match[] {
  const best = new Map<string, Match>()
  for (const match of matches) if (match.confidence > (best.get(match.companyId)?.confidence ?? 0)) best.set(match.companyId, match)
  return [...best.values()].toSorted((left, right) => right.confidence - left.confidence)
}

function ambiguity(key: string, matches: readonly Match[]): string {
  const named = matches.slice(0, 3).map(({ companyName, companyId }) => `“${companyName}” (id ${companyId})`)
  const more = matches.length > named.length ? ` and ${matches.length - named.length} more` : ''
  return `“${key}” fits ${matches.length} companies: ${named.join(', ')}${more}.`
}

interface Named {
  readonly company: Company
  readonly form: string | null
}

/** Companies by all that they can be found by. */
class Register {
  readonly #byId = new Map<string, Company[]>()
  readonly #byName = new Map<string, Company[]>()
  readonly #byStem = new Map<string, Named[]>()
  readonly #byDomain = new Map<string, Company[]>()

  constructor(companies: readonly Company[]) {
    for (const company of companies) {
      for (const id of new Set([company.id, company.identifier?.trim().toLowerCase()])) if (id) add(this.#byId, id, company)
      add(this.#byName, plainName(company.name), company)
      for (const { stem, form } of comparableNames(company.name)) add(this.#byStem, stem, { company, form })
      const domain = company.domain === null ? null : domainIn(company.domain)
      if (domain !== null) add(this.#byDomain, domain, company)
    }
  }

  byId(key: string): readonly Match[] {
    const id = key.trim()
    // A short number is the same by chance: every system counts its customers from 1.
    const isTelling = /\p{L}/u.test(id) || id.length >= 8
    const confidence = isTelling ? 1 : 0.5
    const found = new Set([...(this.#byId.get(id) ?? []), ...(this.#byId.get(id.toLowerCase()) ?? [])])
    return [...found].map((company) => {
      const what = company.id === id ? 'id' : 'short name'
      const doubt = isTelling ? '' : ', which may be chance: it is a short number'
      return match(company, confidence, 'exact-id', `“${id}” is the ${what} of “${company.name}”${doubt}.`)
    })
  }

  /** The matches of the best kind that there are. */
  byName(name: string): readonly Match[] {
    const matches = [...this.#sameName(name), ...this.#sameStem(name)]
    const best = Math.max(...matches.map(({ confidence }) => confidence))
    return matches.filter(({ confidence }) => confidence === best)
  }

  #sameName(name: string): readonly Match[] {
    const found = this.#byName.get(plainName(name)) ?? []
    return found.map((company) => match(company, 0.95, 'exact', `“${company.name}” is its name, letter for letter.`))
  }

  #sameStem(name: string): readonly Match[] {
    return comparableNames(name).flatMap(({ stem, form }) =>
      (this.#byStem.get(stem) ?? []).map(({ company, form: other }) => {
        const start = `“${plainName(name)}” is “${company.name}”`
        if (form === other) return match(company, 0.9, 'normalised', `${start} in another spelling.`)
        if (form === null || other === null)
          return match(company, 0.8, 'normalised', `${start}, but for the legal form (${form ?? other}).`)
        return match(company, 0.4, 'normalised', `${start}, but the legal forms differ (${form}, ${other}): it may be a sister company.`)
      }),
    )
  }

  /** Of each domain the company with the longest that is it or stands above it. */
  byDomain(domains: readonly string[]): readonly Match[] {
    return domains.flatMap((text) => {
      const domain = domainIn(text)
      const found = (domain === null ? [] : domainsAbove(domain)).find((candidate) => this.#byDomain.has(candidate))
      if (domain === null || found === undefined) return []
      const sentence = (company: Company): string =>
        `“${company.name}” has the domain ${found}${domain === found ? '' : `, to which ${domain} belongs`}.`
      return this.#byDomain.get(found)!.map((company) => match(company, 0.85, 'domain', sentence(company)))
    })
  }
}

function match(company: Company, confidence: number, reason: SuggestionReason, sentence: string): Match {
  return { companyId: company.id, companyName: company.name, confidence, reason, sentence }
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
