import { requireCapability } from '@jackfield/core'
import type { Company, Id } from '@jackfield/core'
import { companyLinks, mapCompanies } from '../companies.ts'
import { certainFrom, suggestCompanies } from '../company-suggestions.ts'
import type { DeskConnection } from '../desk-connection.ts'
import type { Road } from '../road/road.ts'
import type { DiscoveryResult } from './discovery.ts'

/** The key under which a source's company is mapped, for its devices and for the alerts that come from it. */
export function companyKeyOf(originName: string, companyId: Id): string {
  return `${originName}/${companyId}`
}

/** Which of the PSA's companies each of the source's is, by the source's company id. */
export interface CompanyPairs {
  readonly byId: ReadonlyMap<Id, Id>
  readonly mapped: DiscoveryResult['mappedCompanies']
  /** What the source calls its companies. */
  readonly names: ReadonlyMap<Id, string>
  /** Why a company is not mapped, by its id. */
  readonly sentences: ReadonlyMap<Id, string>
}

/**
 * Customers first: what a person or an earlier run mapped stays, of the rest what is certain is mapped, and what fits several or none is left to a
 * person. Several of the source's companies may be one of the PSA's.
 */
export async function pairCompanies(road: Road, from: DeskConnection, to: DeskConnection, isDryRun: boolean): Promise<CompanyPairs> {
  const sources = await allCompanies(from)
  const known = new Map((await companyLinks(road, to.id)).map((link) => [link.key, link.companyId]))
  const keyOf = (company: Company): string => companyKeyOf(from.originName, company.id)
  const byId = new Map<Id, Id>()
  for (const company of sources) {
    const companyId = known.get(keyOf(company))
    if (companyId !== undefined) byId.set(company.id, companyId)
  }
  const names = new Map(sources.map((company) => [company.id, company.name]))
  const open = sources.filter((company) => !byId.has(company.id))
  if (open.length === 0) return { byId, mapped: [], names, sentences: new Map() }

  const idByKey = new Map(open.map((company) => [keyOf(company), company.id]))
  const found = suggestCompanies(
    open.map((company) => ({ key: keyOf(company), names: [company.name], domains: company.domain === null ? [] : [company.domain] })),
    await allCompanies(to),
  )
  const certain = found.suggestions.filter(({ confidence }) => confidence >= certainFrom)
  if (!isDryRun && certain.length > 0) {
    await mapCompanies(
      road,
      to.id,
      certain.map(({ key, companyId, companyName }) => ({ key, companyId, companyName })),
    )
  }
  const idOf = (key: string): Id => idByKey.get(key) ?? ''
  for (const { key, companyId } of certain) byId.set(idOf(key), companyId)
  const doubtful = found.suggestions.filter(({ confidence }) => confidence < certainFrom)
  return {
    byId,
    mapped: certain.map(({ key, companyName, sentence }) => ({ key, companyName, sentence })),
    names,
    // The key says nothing to a person, the name does.
    sentences: new Map(
      [...doubtful, ...found.ambiguous, ...found.unmatched].map(({ key, sentence }) => [
        idOf(key),
        sentence.replaceAll(key, names.get(idOf(key)) ?? key),
      ]),
    ),
  }
}

async function allCompanies({ connection }: DeskConnection): Promise<readonly Company[]> {
  return requireCapability(connection, 'companyDirectory').list({}).all()
}
