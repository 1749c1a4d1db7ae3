import { randomUUID } from 'node:crypto'
import { UnsupportedError, VersionConflictError } from '@jackfield/core'
import { sql } from 'kysely'
import type { UpdateObject } from 'kysely'
import type { Office } from '../office.ts'
import { numberedRange, pageOf } from '../page.ts'
import type { VersionCondition } from '../page.ts'
import type { Sealer } from '../sealer.ts'
import type { DeskSchema } from '../store/schema.ts'
import { isUuid } from '../uuid.ts'
import { deliveryLog } from './delivery-log.ts'
import { newSigningSecret } from './signature.ts'
import { columnsOf, subscriptionOf } from './subscription-rows.ts'
import { aboutSecret } from './subscription-secret.ts'
import type { Subscription, Subscriptions } from './subscription.ts'

/** The subscriptions of a workspace, in the store. */
export function subscriptionsOf(office: Office, workspace: string): Subscriptions {
  const db = office.store.in(workspace)
  const rows = () => db.selectFrom('subscriptions').selectAll().where('workspace_id', '=', workspace)

  const get = async (id: string): Promise<Subscription | null> => {
    const row = isUuid(id) ? await rows().where('id', '=', id).executeTakeFirst() : undefined
    return row ? subscriptionOf(row) : null
  }

  /** Null where there is none. */
  const change = async (id: string, columns: UpdateObject<DeskSchema, 'subscriptions'>, { ifVersion }: VersionCondition) => {
    if (!isUuid(id)) return null
    let changing = db
      .updateTable('subscriptions')
      .set((set) => ({ ...columns, version: set('version', '+', 1), updated_at: sql<Date>`clock_timestamp()` }))
      .where('workspace_id', '=', workspace)
      .where('id', '=', id)
    if (ifVersion !== undefined) changing = changing.where('version', '=', ifVersion)
    const row = await changing.returningAll().executeTakeFirst()
    if (row) return subscriptionOf(row)
    if (ifVersion !== undefined && (await get(id))) throw changedMeanwhile()
    return null
  }

  return {
    ...deliveryLog(office, workspace),
    get,
    async create(wanted) {
      const sealer = sealerOf(office)
      const columns = columnsOf({ description: '', ...wanted })
      const id = randomUUID()
      const secret = newSigningSecret()
      const row = await db
        .insertInto('subscriptions')
        .values({
          workspace_id: workspace,
          id,
          url: columns.url!,
          description: columns.description!,
          event_types: columns.event_types!,
          sealed_secret: sealer.seal(secret, aboutSecret(workspace, id)),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { subscription: subscriptionOf(row), secret }
    },
    async list(query = {}) {
      const range = numberedRange(query)
      let page = rows()
        .orderBy('seq', 'desc')
        .limit(range.limit + 1)
      if (range.after !== null) page = page.where('seq', '<', range.after)
      return pageOf(await page.execute(), range, (row) => row.seq, subscriptionOf)
    },
    update(id, { state, ...changes }, condition = {}) {
      const stateColumns = state && { state, disabled_reason: state === 'active' ? null : 'Disabled by hand.' }
      return change(id, { ...columnsOf(changes), ...stateColumns }, condition)
    },
    async rotateSecret(id) {
      const secret = newSigningSecret()
      const subscription = await change(
        id,
        {
          sealed_secret: sealerOf(office).seal(secret, aboutSecret(workspace, id)),
          sealed_previous_secret: sql<string>`sealed_secret`,
          previous_until: sql<Date>`clock_timestamp() + interval '1 day'`,
        },
        {},
      )
      return subscription && { subscription, secret }
    },
    async remove(id, { ifVersion } = {}) {
      if (!isUuid(id)) return false
      let removing = db.deleteFrom('subscriptions').where('workspace_id', '=', workspace).where('id', '=', id)
      if (ifVersion !== undefined) removing = removing.where('version', '=', ifVersion)
      const { numDeletedRows } = await removing.executeTakeFirst()
      if (numDeletedRows === 0n && ifVersion !== undefined && (await get(id))) throw changedMeanwhile()
      return numDeletedRows > 0n
    },
  }
}

function sealerOf({ sealer }: Office): Sealer {
  if (sealer) return sealer
  throw new UnsupportedError({
    message: 'This process can’t keep the secrets of subscriptions.',
    nextStep: 'Give `createDesks` a sealer, such as the vault of the host.',
  })
}

function changedMeanwhile(): VersionConflictError {
  return new VersionConflictError({
    message: 'The subscription was changed by somebody else in the meantime; this change was not made.',
    nextStep: 'Read it again, then change it by its new version.',
  })
}
