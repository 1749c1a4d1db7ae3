import type { Selectable, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DeskSchema, IntentTable } from '../store/schema.ts'
import type { Run } from './run.ts'

export type Intent = Selectable<IntentTable>

/** Somebody else works on this condition though the queue gives it to one: this process was slow and lost its claim. It steps back. */
export class LostClaimError extends Error {
  override readonly name = 'LostClaimError'
}

/** The intent of a reference, where there is one. */
export function intentOf(run: Run, reference: string): Promise<Intent | undefined> {
  return run.road.store
    .in(run.road.workspace)
    .selectFrom('intents')
    .selectAll()
    .where('workspace_id', '=', run.road.workspace)
    .where('connection_id', '=', run.desk.id)
    .where('reference', '=', reference)
    .executeTakeFirst()
}

interface NewIntent {
  readonly reference: string
  readonly bodyHash: string
  /** The intent that the caller saw. It must still be the same: two processes can't both send. */
  readonly earlier: Intent | null
}

/** Commits the will to create a ticket. Only after this may the request leave. */
export async function beginIntent(run: Run, { reference, bodyHash, earlier }: NewIntent): Promise<Intent> {
  const key = { workspace_id: run.road.workspace, connection_id: run.desk.id, reference }
  const values = { body_hash: bodyHash, attempt: (earlier?.attempt ?? 0) + 1, state: 'sending' as const }
  const db = run.road.store.in(run.road.workspace)
  const intent = earlier
    ? await db
        .updateTable('intents')
        .set({ ...values, sent_at: sql<Date>`clock_timestamp()`, ticket_id: null })
        .where('workspace_id', '=', key.workspace_id)
        .where('connection_id', '=', key.connection_id)
        .where('reference', '=', reference)
        .where('attempt', '=', earlier.attempt)
        .where('state', '=', earlier.state)
        .returningAll()
        .executeTakeFirst()
    : await db
        .insertInto('intents')
        .values({ ...key, ...values, condition_id: run.condition.id, generation: run.condition.generation, ticket_id: null })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst()
  if (!intent) throw new LostClaimError(`another process sends ${reference}`)
  return intent
}

/** The request ended without an answer, or nobody knows how it ended: its window begins now. */
export async function markUnknown(run: Run, intent: Intent): Promise<Intent> {
  const unknown = await run.road.store
    .in(run.road.workspace)
    .updateTable('intents')
    .set({ state: 'unknown', sent_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', intent.workspace_id)
    .where('connection_id', '=', intent.connection_id)
    .where('reference', '=', intent.reference)
    .where('attempt', '=', intent.attempt)
    .where('state', '=', 'sending')
    .returningAll()
    .executeTakeFirst()
  if (!unknown) throw new LostClaimError(`another process took over ${intent.reference}`)
  return unknown
}

export async function endIntent(
  run: Run,
  trx: Transaction<DeskSchema>,
  intent: Intent,
  state: 'done' | 'refused',
  ticketId: string | null,
): Promise<void> {
  await trx
    .updateTable('intents')
    .set({ state, ticket_id: ticketId })
    .where('workspace_id', '=', intent.workspace_id)
    .where('connection_id', '=', intent.connection_id)
    .where('reference', '=', intent.reference)
    .where('attempt', '=', intent.attempt)
    .execute()
}

/** A ticket was found at the vendor: whatever was intended, it is there. */
export async function insertDone(run: Run, trx: Transaction<DeskSchema>, reference: string, ticketId: string): Promise<void> {
  await trx
    .insertInto('intents')
    .values({
      workspace_id: run.road.workspace,
      connection_id: run.desk.id,
      reference,
      condition_id: run.condition.id,
      generation: run.condition.generation,
      body_hash: '',
      attempt: 0,
      state: 'done',
      ticket_id: ticketId,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'connection_id', 'reference']).doUpdateSet({ state: 'done', ticket_id: ticketId }),
    )
    .execute()
}
