import type { Choice } from '@jackfield/core'
import { sql } from 'kysely'
import { enqueue } from './road/road.ts'
import type { Road } from './road/road.ts'

/** Which of the vendor's companies a source's customer is. Several sources may name one company. */
export interface CompanyLink {
  readonly key: string
  readonly companyId: string
  readonly companyName: string
}

export async function companyLinks(road: Road, connectionId: string): Promise<readonly CompanyLink[]> {
  const rows = await road.store.db
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
    order by max(a.received_at) desc`.execute(road.store.db)
  return rows.map((row) => ({ key: row.key, alerts: Number(row.alerts), lastAt: row.last_at.toISOString(), title: row.title }))
}

/** Links a key to a company, in place of an earlier link. What was kept for want of it goes on at once. */
export async function mapCompany(road: Road, connectionId: string, key: string, company: Choice): Promise<void> {
  await road.store.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('company_links')
      .values({
        workspace_id: road.workspace,
        connection_id: connectionId,
        company_key: key,
        company_id: company.id,
        company_name: company.name,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['workspace_id', 'connection_id', 'company_key'])
          .doUpdateSet({ company_id: company.id, company_name: company.name }),
      )
      .execute()
    const kept = await trx
      .updateTable('conditions')
      .set({ held: null, failures: 0 })
      .where('workspace_id', '=', road.workspace)
      .where('connection_id', '=', connectionId)
      .where('company_key', '=', key)
      .where('held', 'is not', null)
      .returning('id')
      .execute()
    await enqueue(
      road,
      trx,
      kept.map((row) => row.id),
    )
  })
}
