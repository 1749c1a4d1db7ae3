import { sql } from 'kysely'
import { unmappedCompanies } from './companies.ts'
import type { CompanySource } from './company-suggestions.ts'
import type { Road } from './road/road.ts'

/** Of each customer, the latest ones: enough to know its domains, few enough for any number of alerts. */
const alertsLookedAt = 200

/**
 * What the alerts of each unmapped customer tell of it: the names that OCSF events give to their organization and account, the host names
 * of devices and the addresses of users. Titles and texts are left aside: they name attackers as often as customers.
 */
export async function unmappedSources(road: Road, connectionId: string): Promise<readonly CompanySource[]> {
  const unmapped = await unmappedCompanies(road, connectionId)
  const keys = unmapped.map(({ key }) => key)
  const { rows } = await sql<{ key: string; names: readonly (string | null)[]; places: readonly (string | null)[] }>`
    with latest as (
      select a.company_key as key, a.device, a.user_name, a.raw, row_number() over (partition by a.company_key order by a.id desc) as age
      from desk.alerts a
      where a.workspace_id = ${road.workspace} and a.connection_id = ${connectionId} and a.company_key = any(${keys}::text[])
    )
    select l.key, array_agg(distinct said.name) as names, array_agg(distinct said.place) as places
    from latest l
    cross join lateral (
      values (l.raw #>> '{device,org,name}', l.device), (l.raw #>> '{cloud,account,name}', l.user_name)
    ) said (name, place)
    where l.age <= ${alertsLookedAt}
    group by l.key`.execute(road.store.in(road.workspace))
  const told = new Map(rows.map((row) => [row.key, row]))
  return keys.map((key) => ({ key, names: given(told.get(key)?.names), domains: given(told.get(key)?.places) }))
}

function given(values: readonly (string | null)[] = []): readonly string[] {
  return values.filter((value) => value !== null && value.trim() !== '') as readonly string[]
}
