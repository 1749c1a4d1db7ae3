import { randomUUID } from 'node:crypto'
import { requireCapability, UnsupportedError } from '@jackfield/core'
import type { RegisteredWebhook, WebhookReceiver, WebhookTarget } from '@jackfield/core'
import type { Selectable, Updateable } from 'kysely'
import type { Office } from '../office.ts'
import { numberedRange, pageOf } from '../page.ts'
import type { HookTable } from '../store/service-schema.ts'
import { isUuid } from '../uuid.ts'
import type { ChangedHook, Hook, Hooks } from './hook.ts'
import { aboutHook, hashOfToken, newHookToken } from './hook-token.ts'
import { newSecretOf } from './vendor-secret.ts'

type HookRow = Selectable<HookTable>

/** The webhooks of a workspace at its vendors, in the store. */
export function hooksOf(office: Office, workspace: string): Hooks {
  const db = office.store.in(workspace)
  const rows = () => db.selectFrom('hooks').selectAll().where('workspace_id', '=', workspace)
  const rowOf = async (id: string): Promise<HookRow | undefined> =>
    isUuid(id) ? rows().where('id', '=', id).executeTakeFirst() : undefined

  const change = (id: string, columns: Updateable<HookTable>): Promise<HookRow> =>
    db.updateTable('hooks').set(columns).where('workspace_id', '=', workspace).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

  const receiverOf = async (connectionId: string): Promise<WebhookReceiver> =>
    requireCapability((await office.connections(connectionId, workspace)).connection, 'webhookReceiver')

  /** The row is there before the vendor is asked, so that a registration that breaks off is found and mended. */
  const ensureRow = async (connectionId: string, topic: HookRow['topic']): Promise<HookRow> => {
    const { sealer } = meansOf(office)
    const id = randomUUID()
    const token = newHookToken()
    await db
      .insertInto('hooks')
      .values({
        workspace_id: workspace,
        id,
        connection_id: connectionId,
        topic,
        token_hash: hashOfToken(token),
        sealed_token: sealer.seal(token, aboutHook(workspace, id)),
      })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'connection_id', 'topic']).doNothing())
      .execute()
    return rows().where('connection_id', '=', connectionId).where('topic', '=', topic).executeTakeFirstOrThrow()
  }

  const targetOf = (row: HookRow): WebhookTarget => {
    const { sealer, hookAddress } = meansOf(office)
    const about = aboutHook(workspace, row.id)
    const token = sealer.open(row.sealed_token, about)
    return {
      topic: row.topic,
      url: hookAddress(token, 'delivery'),
      deactivationUrl: hookAddress(token, 'deactivation'),
      secret: row.sealed_secret === null ? newSecretOf(token) : sealer.open(row.sealed_secret, about),
    }
  }

  const keep = async (row: HookRow, { webhook, secret, warnings }: RegisteredWebhook): Promise<ChangedHook> => {
    const sealed = secret === null ? null : meansOf(office).sealer.seal(secret, aboutHook(workspace, row.id))
    const kept = await change(row.id, {
      vendor_id: webhook.id,
      sealed_secret: sealed,
      state: webhook.state === 'disabled' ? 'disabled' : 'active',
    })
    return { hook: hookOf(kept), warnings }
  }

  const mend = async (row: HookRow): Promise<ChangedHook> => {
    const receiver = await receiverOf(row.connection_id)
    const target = targetOf(row)
    return keep(row, await (row.vendor_id === null ? receiver.register(target) : receiver.repair(row.vendor_id, target)))
  }

  return {
    async register(connectionId, topic) {
      meansOf(office)
      // Before anything is stored: a connection without webhooks is to leave no trace.
      await receiverOf(connectionId)
      return mend(await ensureRow(connectionId, topic))
    },
    async get(id) {
      const row = await rowOf(id)
      return row ? hookOf(row) : null
    },
    async list({ connectionId, ...query } = {}) {
      const range = numberedRange(query)
      if (connectionId !== undefined && !isUuid(connectionId)) return { items: [], next: null }
      let page = rows()
        .orderBy('seq', 'desc')
        .limit(range.limit + 1)
      if (range.after !== null) page = page.where('seq', '<', range.after)
      if (connectionId !== undefined) page = page.where('connection_id', '=', connectionId)
      return pageOf(await page.execute(), range, (row) => row.seq, hookOf)
    },
    async refresh(connectionId) {
      const ours = await rows().where('connection_id', '=', connectionId).orderBy('seq', 'desc').execute()
      if (ours.length === 0) return []
      const there = new Map((await (await receiverOf(connectionId)).list().all()).map((webhook) => [webhook.id, webhook.state]))
      return Promise.all(
        ours.map(async (row) => {
          const state = row.vendor_id === null ? row.state : stateOf(row, there.get(row.vendor_id))
          return hookOf(state === row.state ? row : await change(row.id, { state }))
        }),
      )
    },
    async repair(id) {
      const row = await rowOf(id)
      return row ? mend(row) : null
    },
    async remove(id, { force = false } = {}) {
      const row = await rowOf(id)
      if (!row) return false
      if (row.vendor_id !== null) {
        const removing = receiverOf(row.connection_id).then((receiver) => receiver.remove(row.vendor_id!))
        await (force ? removing.catch((error: unknown) => left(office, row, error)) : removing)
      }
      await db.deleteFrom('hooks').where('workspace_id', '=', workspace).where('id', '=', id).execute()
      return true
    },
  }
}

function stateOf(row: HookRow, atVendor: 'active' | 'disabled' | 'unknown' | undefined): HookRow['state'] {
  if (atVendor === undefined) return 'gone'
  return atVendor === 'unknown' ? row.state : atVendor
}

function left(office: Office, { id, vendor_id }: HookRow, error: unknown): void {
  office.logger.warn('a webhook is left at the vendor', { hookId: id, vendorId: vendor_id, error: String(error) })
}

function meansOf({
  sealer,
  hookAddress,
}: Office): Pick<Required<{ [K in keyof Office]: NonNullable<Office[K]> }>, 'sealer' | 'hookAddress'> {
  if (sealer && hookAddress) return { sealer, hookAddress }
  throw new UnsupportedError({
    message: 'This process does not know the address at which a vendor reaches it.',
    nextStep: 'Register webhooks where Jackfield serves its HTTP API under a public address.',
  })
}

function hookOf(row: HookRow): Hook {
  return {
    id: row.id,
    connectionId: row.connection_id,
    topic: row.topic,
    state: row.state,
    vendorId: row.vendor_id,
    createdAt: row.created_at.toISOString(),
    lastDeliveryAt: row.last_delivery_at?.toISOString() ?? null,
    received: Number(row.received),
    refused: Number(row.refused),
  }
}
