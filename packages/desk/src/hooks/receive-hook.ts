import { createHash } from 'node:crypto'
import { requireCapability, UnverifiedDeliveryError } from '@jackfield/core'
import type { DeliveredEvent, Delivery } from '@jackfield/core'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { emit } from '../events/emit.ts'
import { wakeLinksFrom } from '../links/wake.ts'
import type { Office } from '../office.ts'
import { enqueue } from '../road/road.ts'
import type { HookTable } from '../store/service-schema.ts'
import type { WorkspaceTransaction } from '../store/store.ts'
import type { ReceivedDelivery } from './hook.ts'
import { aboutHook, hashOfToken, isHookToken } from './hook-token.ts'

type HookRow = Selectable<HookTable>

/**
 * Takes a delivery to the address of a token. The vendor's connector judges it before anything is stored; then, in one transaction, it is
 * marked as seen and the tickets that it names are to be read again. What it says of them is not used.
 */
export async function receiveHook(office: Office, token: string, delivery: Delivery): Promise<ReceivedDelivery | null> {
  const hook = isHookToken(token) ? await hookOf(office, token) : undefined
  if (!hook) return null
  const events = await judge(office, hook, delivery).catch(async (error: unknown) => {
    if (UnverifiedDeliveryError.isInstance(error)) await countRefused(office, hook)
    throw error
  })
  await office.ready()
  const tickets = await office.store
    .in(hook.workspace_id)
    .transaction()
    .execute((trx) => keep(office, trx, hook, delivery, events))
  if (tickets !== null) return { workspace: hook.workspace_id, hookId: hook.id, tickets }
  await countRefused(office, hook)
  throw new UnverifiedDeliveryError({
    operation: 'webhookReceiver.verify',
    message: 'A delivery came before.',
    nextStep:
      'Nothing of it was used again. If it goes on, somebody else may know the address of the webhook: remove it and register it anew.',
  })
}

function hookOf(office: Office, token: string): Promise<HookRow | undefined> {
  const id = hashOfToken(token)
  return office.store.under({ kind: 'hook', id }).selectFrom('hooks').selectAll().where('token_hash', '=', id).executeTakeFirst()
}

async function judge(office: Office, hook: HookRow, delivery: Delivery): Promise<readonly DeliveredEvent[]> {
  const desk = await office.connections(hook.connection_id, hook.workspace_id)
  const secret =
    hook.sealed_secret === null ? null : (office.sealer?.open(hook.sealed_secret, aboutHook(hook.workspace_id, hook.id)) ?? null)
  return requireCapability(desk.connection, 'webhookReceiver').verify(delivery, secret)
}

/** The number of tickets to be read again. Null: the vendor signed just this before, so somebody plays it again. */
async function keep(
  office: Office,
  trx: WorkspaceTransaction,
  hook: HookRow,
  delivery: Delivery,
  events: readonly DeliveredEvent[],
): Promise<number | null> {
  // A hint proves nothing and changes nothing but when we look, and the same hint may come of another change: only what is signed is told apart.
  const isSigned = events.some((event) => event.trust === 'signed')
  if (isSigned && !(await isNew(trx, hook, delivery))) return null
  const isDisabled = events.some((event) => event.kind === 'deactivated')
  await trx
    .updateTable('hooks')
    .set((set) => ({
      received: set('received', '+', '1'),
      last_delivery_at: sql<Date>`clock_timestamp()`,
      ...(isDisabled ? { state: 'disabled' as const } : {}),
    }))
    .where('workspace_id', '=', hook.workspace_id)
    .where('id', '=', hook.id)
    .execute()
  const road = { boss: office.boss, workspace: hook.workspace_id }
  if (isDisabled && hook.state === 'active') {
    const data = { hookId: hook.id, connectionId: hook.connection_id, topic: hook.topic }
    await emit(road, trx, [{ type: 'webhook.disabled', data }])
  }
  const told = events.filter((event) => event.kind === 'changed' || event.kind === 'deleted')
  const { alarms = [], others = [] } = Object.groupBy(told, ({ topic }) => (topic === 'alarms' ? 'alarms' : 'others'))
  if (alarms.length > 0) await wakeLinksFrom(road, trx, hook.connection_id)
  const conditions = await wantLooks(trx, hook, others)
  // Of others a look is planned already.
  const idle = conditions.filter(({ looks_wanted: looks }) => looks === 1).map(({ id }) => id)
  if (idle.length > 0) await enqueue(road, trx, idle)
  return conditions.length
}

/** Days. A vendor's own repeats end long before; what is played again later makes us read a ticket once more, and nothing else. */
const remembered = 30

async function isNew(trx: WorkspaceTransaction, { workspace_id, id }: HookRow, { body }: Delivery): Promise<boolean> {
  const digest = createHash('sha256').update(body).digest('hex')
  const { rows } = await sql`
    with removed as (
      delete from desk.hook_deliveries where workspace_id = ${workspace_id} and hook_id = ${id} and digest in (
        select digest from desk.hook_deliveries
        where workspace_id = ${workspace_id} and hook_id = ${id} and digest <> ${digest}
          and at < clock_timestamp() - make_interval(days => ${remembered})
        order by at limit 2 for update skip locked
      )
    )
    insert into desk.hook_deliveries (workspace_id, hook_id, digest) values (${workspace_id}, ${id}, ${digest})
    on conflict do nothing
    returning digest`.execute(trx)
  return rows.length > 0
}

/** Open tickets that one event without an id makes us read again: those that were not seen for the longest time. */
const mostLooks = 200

/** Wants a look at each ticket of ours that the events name. An id that is none of ours costs nothing and leads nowhere. */
async function wantLooks(
  trx: WorkspaceTransaction,
  { workspace_id, connection_id }: HookRow,
  events: readonly DeliveredEvent[],
): Promise<readonly { readonly id: string; readonly looks_wanted: number }[]> {
  if (events.length === 0) return []
  const ids = events.flatMap((event) => (event.id === null ? [] : [event.id]))
  const isAny = events.some((event) => event.id === null)
  const { rows } = await sql<{ id: string; looks_wanted: number }>`
    update desk.conditions set looks_wanted = looks_wanted + 1
    where workspace_id = ${workspace_id} and id in (
      select id from desk.conditions
      where workspace_id = ${workspace_id} and connection_id = ${connection_id} and ticket_id = any(${ids}::text[])
      union
      (
        select id from desk.conditions
        where ${isAny} and workspace_id = ${workspace_id} and connection_id = ${connection_id}
          and ticket_id is not null and ticket_phase is distinct from 'closed'
        order by ticket_seen_at nulls first limit ${mostLooks}
      )
    )
    returning id, looks_wanted`.execute(trx)
  return rows
}

async function countRefused({ store }: Office, { workspace_id, id }: HookRow): Promise<void> {
  await store
    .in(workspace_id)
    .updateTable('hooks')
    .set((set) => ({ refused: set('refused', '+', '1') }))
    .where('workspace_id', '=', workspace_id)
    .where('id', '=', id)
    .execute()
}
