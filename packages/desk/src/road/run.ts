import { requireCapability } from '@jackfield/core'
import type { Phase, TicketDesk, TicketNotes } from '@jackfield/core'
import type { Selectable, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DeskConnection } from '../desk-connection.ts'
import { emit } from '../events/emit.ts'
import type { NewEvent } from '../events/emit.ts'
import type { EventData, EventType } from '../events/event.ts'
import { wakeLinksOfCondition } from '../links/wake.ts'
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
  /** Events of the transaction under way: stored when it ends. */
  readonly events: NewEvent[]
  /** Whether the connection was thought to fail when this look began. */
  readonly isConnectionFailing: boolean
  /** Whether the vendor answered a call of this look as it should. */
  hasVendorAnswered: boolean
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

/** What the source of a linked alert is told of a ticket. */
const toldToSource: ReadonlySet<EventType> = new Set(['ticket.created', 'ticket.closed'])

/** Everything that belongs together is committed together. */
export function inTransaction<T>(run: Run, work: (trx: Transaction<DeskSchema>) => Promise<T>): Promise<T> {
  run.events.splice(0)
  return run.road.store
    .in(run.road.workspace)
    .transaction()
    .execute(async (trx) => {
      const result = await work(trx)
      const events = run.events.splice(0)
      await emit(run.road, trx, events)
      if (events.some(({ type }) => toldToSource.has(type))) await wakeLinksOfCondition(run.road, trx, run.condition.id)
      return result
    })
}

/** Tells a fact to whoever subscribed, when the transaction that makes it true commits. */
export function tell<T extends EventType>(run: Run, type: T, data: EventData<T>): void {
  run.events.push({ type, data } as NewEvent)
}

/** What every event about a ticket says of it. */
export function ticketFacts(run: Run, ticketId: string): EventData<'ticket.gone'> {
  const { condition_key: conditionKey, ticket_id, ticket_number } = run.condition
  return { connectionId: run.desk.id, conditionKey, ticketId, ticketNumber: ticketId === ticket_id ? ticket_number : null }
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
  ticket_phase: Phase | null
  ticket_seen_at: Date | ReturnType<typeof sql<Date>> | null
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
  const { ticket_id: ticketId, ticket_number: ticketNumber, condition_key: conditionKey } = run.condition
  const settled = await trx
    .updateTable('alerts')
    .set({ outcome, settled_at: sql<Date>`clock_timestamp()`, ticket_id: ticketId })
    .where('workspace_id', '=', run.road.workspace)
    .where(
      'id',
      'in',
      alerts.map((alert) => alert.id),
    )
    .where('settled_at', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of settled) {
    tell(run, 'alert.settled', { alertId: id, connectionId: run.desk.id, conditionKey, outcome, ticketId, ticketNumber })
  }
}

/** Writes a line of the ledger, with the vendor calls made since the last one. */
export async function record(
  run: Run,
  trx: Transaction<DeskSchema>,
  step: LedgerStep,
  detail: Readonly<Record<string, unknown>>,
  alertId: string | null = null,
): Promise<void> {
  const calls = run.calls.splice(0)
  run.hasVendorAnswered ||= calls.some(({ status }) => status !== null && status < 400)
  await trx
    .insertInto('ledger')
    .values({
      workspace_id: run.road.workspace,
      condition_id: run.condition.id,
      alert_id: alertId,
      step,
      detail: JSON.stringify(detail),
      vendor_calls: JSON.stringify(calls),
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
