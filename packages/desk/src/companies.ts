import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import { enqueue } from './road/road.ts'
import type { Road } from './road/road.ts'
import type { DeskSchema } from './store/schema.ts'

/** Which of the vendor's companies a source's customer is. Several sources may name one company. */
export interface CompanyLink {
  readonly key: string
  readonly companyId: string
  readonly companyName: string
}

/** A link as it is stored. */
export interface StoredCompanyLink extends CompanyLink {
  /** Rises with each change. */
  readonly version: number
  readonly updatedAt: string
}

export async function companyLinks(road: Road, connectionId: string): Promise<readonly CompanyLink[]> {
  const rows = await road.store
    .in(road.workspace)
    .selectFrom('company_links')
    .select(['company_key as key', 'company_id as companyId', 'company_name as companyName'])
    .where('workspace_id', '=', road.workspace)
    .where('connection_id', '=', connectionId)
    .orderBy('company_key')
    .execute()
  return rows
}

/** A customer of a source that no link knows: its alerts went to the catch-all, or are kept. */
export interface UnmappedCompany {
  readonly key: string
  readonly alerts: number
  readonly lastAt: string
  /** Of the latest alert, so that a person recognises the customer. */
  readonly title: string
}

export async function unmappedCompanies(road: Road, connectionId: string): Promise<readonly UnmappedCompany[]> {
  const { rows } = await sql<{ key: string; alerts: string; last_at: Date; title: string }>`
    select a.company_key as key, count(*) as alerts, max(a.received_at) as last_at, (array_agg(a.title order by a.id desc))[1] as title
    from desk.alerts a
    where a.workspace_id = ${road.workspace} and a.connection_id = ${connectionId} and a.company_key is not null
      and not exists (
        select from desk.company_links l
        where l.workspace_id = a.workspace_id and l.connection_id = a.connection_id and l.company_key = a.company_key
      )
    group by a.company_key
    order by max(a.received_at) desc`.execute(road.store.in(road.workspace))
  return rows.map((row) => ({ key: row.key, alerts: Number(row.alerts), lastAt: row.last_at.toISOString(), title: row.title }))
}

/** Links keys to companies, in place of earlier links, all or none. What was kept for want of one goes on at once. Other links stay. */
export async function mapCompanies(road: Road, connectionId: string, links: readonly CompanyLink[]): Promise<void> {
  await road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      // Sorted, so that two who map the same keys at once lock them in the same order.
      const sorted = links.toSorted((left, right) => (left.key < right.key ? -1 : 1))
      for (let from = 0; from < sorted.length; from += linksAtOnce) {
        const part = sorted.slice(from, from + linksAtOnce)
        await trx
          .insertInto('company_links')
          .values(
            part.map((link) => ({
              workspace_id: road.workspace,
              connection_id: connectionId,
              company_key: link.key,
              company_id: link.companyId,
              company_name: link.companyName,
            })),
          )
          .onConflict((conflict) =>
            conflict
              .columns(['workspace_id', 'connection_id', 'company_key'])
              .doUpdateSet((row) => ({ company_id: row.ref('excluded.company_id'), company_name: row.ref('excluded.company_name') })),
          )
          .execute()
        await takeUpKept(
          road,
          trx,
          connectionId,
          part.map((link) => link.key),
        )
      }
    })
}

/** Of one statement: each takes five of the 65,535 parameters that Postgres allows. */
const linksAtOnce = 1000

async function takeUpKept(road: Road, trx: Transaction<DeskSchema>, connectionId: string, keys: readonly string[]): Promise<void> {
  const kept = await trx
    .updateTable('conditions')
    .set({ held: null, failures: 0 })
    .where('workspace_id', '=', road.workspace)
    .where('connection_id', '=', connectionId)
    .where('company_key', 'in', keys)
    .where('held', 'is not', null)
    .returning('id')
    .execute()
  await enqueue(
    road,
    trx,
    kept.map((row) => row.id),
  )
}
