import type { Selectable } from 'kysely'
import { emit } from '../events/emit.ts'
import type { Road } from '../road/road.ts'
import type { DiscoveryTable } from '../store/device-schema.ts'
import type { WorkspaceTransaction } from '../store/store.ts'

/** Tells that a run ended, in the transaction that ends it. */
export async function tellFinished(road: Road, trx: WorkspaceTransaction, run: Selectable<DiscoveryTable>): Promise<void> {
  const { state, error } = run
  if (state === 'waiting' || state === 'running') return
  const data = {
    discoveryId: run.id,
    fromConnectionId: run.from_connection_id,
    toConnectionId: run.to_connection_id,
    isDryRun: run.is_dry_run,
    state,
    counts: run.counts,
    error: error && { code: error.code, message: error.message, nextStep: error.nextStep },
  }
  await emit(road, trx, [{ type: 'discovery.finished', data }])
}
