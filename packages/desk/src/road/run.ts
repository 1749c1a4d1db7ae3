import { requireCapability } from '@jackfield/core'
import type { TicketDesk, TicketNotes } from '@jackfield/core'
import type { Selectable, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DeskConnection } from '../desk-connection.ts'
import { referenceOf } from '../reference.ts'
import type { AlertOutcome, AlertTable, ConditionTable, DeskSchema, VendorCall } from '../store/schema.ts'
import type { Road } from './road.ts'

export type Condition = Selectable<ConditionTable>
export type PendingAlert = Selectable<AlertTable>

/** One job's look at one condition. `condition` is refreshed by `changeCondition`. */
export interface Run {
  readonly road: Road
  readonly desk: DeskConnection
  condition: Condition
  /** Vendor calls since the last line of the ledger. */
  readonly calls: VendorCall[]
}

/** Nothing can be done before: a request without an answer may still be carried out. */
export interface Waiting {
  readonly seconds: number
}

export function ticketsOf(run: Run): TicketDesk {
  return requireCapability(run.desk.connection, 'ticketDesk')
}

/** Null for a vendor without notes: repeats are counted then, and a clear closes without a word. */
export function notesOf(run: Run): TicketNotes | null {
  return run.desk.connection.capabilities.ticketNotes ?? null
}

/** The reference of the condition's ticket in its present generation. */
export function currentReference(run: Run): string {
  return referenceAt(run, run.condition.generation)
}

export function referenceAt(run: Run, generation: number): string {
  const { workspace } = run.road
  return referenceOf({ workspace, origin: run.desk.originName, conditionKey: run.condition.condition_key, generation })
}

/** Everything that belongs together is committed together. */
export function inTransaction<T>(run: Run, work: (trx: Transaction<DeskSchema>) => Promise<T>): Promise<T> {
  return run.road.store.in(run.road.workspace).transaction().execute(work)
}

export async function changeCondition(run: Run, trx: Transaction<DeskSchema>, change: ConditionChange): Promise<void> {
  run.condition = await trx
    .updateTable('conditions')
    .set(change)
    .where('workspace_id', '=', run.road.workspace)
    .where('id', '=', run.condition.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

type ConditionChange = Partial<{
  generation: number
  ticket_id: string | null
  ticket_number: string | null
  company_name: string | null
  repeats: number
  mark: string | null
  note_sending: string | null
  note_sent_at: Date | ReturnType<typeof sql<Date>> | null
  held: string | null
  failures: number
  wake_at: Date | ReturnType<typeof sql<Date>> | null
}>

/** Says how alerts ended. An alert that is settled stays so. */
export async function settleAlerts(
  run: Run,
  trx: Transaction<DeskSchema>,
  alerts: readonly PendingAlert[],
  outcome: AlertOutcome,
): Promise<void> {
  if (alerts.length === 0) return
  await trx
    .updateTable('alerts')
    .set({ outcome, settled_at: sql<Date>`clock_timestamp()`, ticket_id: run.condition.ticket_id })
    .where('workspace_id', '=', run.road.workspace)
    .where(
      'id',
      'in',
      alerts.map((alert) => alert.id),
    )
    .where('settled_at', 'is', null)
    .execute()
}

/** Writes a line of the ledger, with the vendor calls made since the last one. */
export async function record(
  run: Run,
  trx: Transaction<DeskSchema>,
  step: LedgerStep,
  detail: Readonly<Record<string, unknown>>,
  alertId: string | null = null,
): Promise<void> {
  await trx
    .insertInto('ledger')
    .values({
      workspace_id: run.road.workspace,
      condition_id: run.condition.id,
      alert_id: alertId,
      step,
      detail: JSON.stringify(detail),
      vendor_calls: JSON.stringify(run.calls.splice(0)),
    })
    .execute()
}

/** What a line of the ledger can say. Permanent: reports read them. */
export type LedgerStep =
  | 'accepted'
  | 'company-mapped'
  | 'company-catch-all'
  | 'ticket-created'
  | 'ticket-found'
  | 'ticket-gone'
  | 'create-unknown'
  | 'create-interrupted'
  | 'create-refused'
  | 'searched'
  | 'note-added'
  | 'note-unknown'
  | 'reopened'
  | 'reopen-refused'
  | 'next-generation'
  | 'closed'
  | 'left-open'
  | 'no-ticket'
  | 'mark-unread'
  | 'swept'
  | 'duplicate-mended'
  | 'held'
