import { sql } from 'kysely'
import { emit } from '../events/emit.ts'
import type { Hold } from '../store/hold.ts'
import type { WorkspaceTransaction } from '../store/store.ts'
import type { Road } from './road.ts'

/** What says that the whole connection can't be used, whatever is asked of it. */
const wholeConnection: ReadonlySet<string> = new Set(['AUTHENTICATION', 'UNREACHABLE', 'TIMEOUT', 'BLOCKED_ADDRESS'])

/** Notes that a connection can't be used, and tells so once, until it works again. Its version stays: nobody changed it. */
export async function connectionFails(
  road: Road,
  trx: WorkspaceTransaction,
  connectionId: string,
  { code, message, nextStep, isRetryable }: Hold,
): Promise<void> {
  if (!wholeConnection.has(code)) return
  const failing = JSON.stringify({ code, message, nextStep, isRetryable })
  const row = await trx
    .updateTable('connections')
    .set({ failing, failing_since: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', road.workspace)
    .where('id', '=', connectionId)
    .where('failing_since', 'is', null)
    .returning(['name', 'failing_since'])
    .executeTakeFirst()
  if (!row) return
  const since = row.failing_since!.toISOString()
  await emit(road, trx, [
    { type: 'connection.failing', data: { connectionId, connectionName: row.name, error: { code, message, nextStep }, since } },
  ])
}

/** The vendor answered: a connection that failed works again, which is told once. */
export async function connectionWorks(road: Road, trx: WorkspaceTransaction, connectionId: string): Promise<void> {
  const { rows } = await sql<{ name: string; since: Date }>`
    update desk.connections now set failing = null, failing_since = null
    from desk.connections before
    where now.workspace_id = ${road.workspace} and now.id = ${connectionId} and now.failing_since is not null
      and before.workspace_id = now.workspace_id and before.id = now.id
    returning now.name, before.failing_since as since`.execute(trx)
  await emit(
    road,
    trx,
    rows.map(({ name, since }) => ({
      type: 'connection.recovered',
      data: { connectionId, connectionName: name, since: since.toISOString() },
    })),
  )
}
