import { VersionConflictError } from '@jackfield/core'
import type { Choice } from '@jackfield/core'
import { sql } from 'kysely'
import type { Selectable, Transaction } from 'kysely'
import { pageOf, rangeOf } from './page.ts'
import type { Page, PageQuery, VersionCondition } from './page.ts'
import { enqueue } from './road/road.ts'
import type { Road } from './road/road.ts'
import type { CompanyLinkTable, DeskSchema } from './store/schema.ts'
import { isUuid } from './uuid.ts'

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

/** By key. */
export async function pageLinks(road: Road, connectionId: string, query: PageQuery): Promise<Page<StoredCompanyLink>> {
  const range = rangeOf(query)
  if (!isUuid(connectionId)) return { items: [], next: null }
  let rows = linkRows(road, connectionId)
    .orderBy('company_key')
    .limit(range.limit + 1)
  if (range.after !== null) rows = rows.where('company_key', '>', range.after)
  return pageOf(await rows.execute(), range, (row) => row.company_key, storedLink)
}

export async function companyLink(road: Road, connectionId: string, key: string): Promise<StoredCompanyLink | null> {
  if (!isUuid(connectionId)) return null
  const row = await linkRows(road, connectionId).where('company_key', '=', key).executeTakeFirst()
  return row ? storedLink(row) : null
}

function linkRows({ store, workspace }: Road, connectionId: string) {
  return store
    .in(workspace)
    .selectFrom('company_links')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('connection_id', '=', connectionId)
}

function storedLink(row: Selectable<CompanyLinkTable>): StoredCompanyLink {
  return {
    key: row.company_key,
    companyId: row.company_id,
    companyName: row.company_name,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  }
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
            conflict.columns(['workspace_id', 'connection_id', 'company_key']).doUpdateSet((row) => ({
              company_id: row.ref('excluded.company_id'),
              company_name: row.ref('excluded.company_name'),
              version: row('company_links.version', '+', 1),
              updated_at: sql<Date>`clock_timestamp()`,
            })),
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

/** One link, where it still has the version that the caller saw; 0: where there is none yet. */
export async function mapCompany(
  road: Road,
  connectionId: string,
  key: string,
  company: Choice,
  { ifVersion }: VersionCondition = {},
): Promise<StoredCompanyLink> {
  return road.store
    .in(road.workspace)
    .transaction()
    .execute(async (trx) => {
      const { rows } = await sql<Selectable<CompanyLinkTable>>`
        insert into desk.company_links as known (workspace_id, connection_id, company_key, company_id, company_name)
        select ${road.workspace}, ${connectionId}, ${key}, ${company.id}, ${company.name}
        where ${ifVersion ?? 0} = 0 or exists (
          select from desk.company_links
          where workspace_id = ${road.workspace} and connection_id = ${connectionId} and company_key = ${key}
        )
        on conflict (workspace_id, connection_id, company_key) do update set
          company_id = excluded.company_id, company_name = excluded.company_name, version = known.version + 1, updated_at = clock_timestamp()
        where ${ifVersion ?? null}::integer is null or known.version = ${ifVersion ?? null}
        returning *`.execute(trx)
      const [row] = rows
      if (!row) throw linkChanged(key)
      await takeUpKept(road, trx, connectionId, [key])
      return storedLink(row)
    })
}

/** False where there was none. */
export async function unmapCompany(road: Road, connectionId: string, key: string, { ifVersion }: VersionCondition = {}): Promise<boolean> {
  if (!isUuid(connectionId)) return false
  let removing = road.store
    .in(road.workspace)
    .deleteFrom('company_links')
    .where('workspace_id', '=', road.workspace)
    .where('connection_id', '=', connectionId)
    .where('company_key', '=', key)
  if (ifVersion !== undefined) removing = removing.where('version', '=', ifVersion)
  const { numDeletedRows } = await removing.executeTakeFirst()
  if (numDeletedRows === 0n && ifVersion !== undefined && (await companyLink(road, connectionId, key))) throw linkChanged(key)
  return numDeletedRows > 0n
}

function linkChanged(key: string): VersionConflictError {
  return new VersionConflictError({
    message: `The link of “${key}” was changed by somebody else in the meantime; this change was not made.`,
    nextStep: 'Read it again, then change it by its new version.',
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
