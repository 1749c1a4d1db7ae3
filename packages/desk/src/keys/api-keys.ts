import { createHash } from 'node:crypto'
import { InvalidInputError } from '@jackfield/core'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { numberedRange, pageOf } from '../page.ts'
import type { Page, PageQuery } from '../page.ts'
import type { ApiKeyTable } from '../store/service-schema.ts'
import type { Store } from '../store/store.ts'
import { assertNewKey } from './api-key.ts'
import type { ApiKey, NewApiKey } from './api-key.ts'
import { hashOfSecret, isSecretOf, newKeyText, readKeyText, writeKeyText } from './key-text.ts'
import { RecentKeys } from './recent-keys.ts'

/** A key at the only moment when its text is known. */
export interface IssuedApiKey {
  readonly key: ApiKey
  /** `jf_<id>_<secret>`: 256 random bits. Shown once and stored nowhere: the database holds its SHA-256. */
  readonly text: string
}

/** The keys of all workspaces; each belongs to one. */
export interface ApiKeys {
  /** Throws `InvalidInputError` for an empty name, no operations, a word that is no operation, or an expiry that is past. */
  create(workspace: string, key: NewApiKey): Promise<IssuedApiKey>
  /** Newest first, the revoked ones among them. */
  list(workspace: string, query?: PageQuery): Promise<Page<ApiKey>>
  get(workspace: string, id: string): Promise<ApiKey | null>
  /** Null where there is none. Revoking twice keeps the first time. In this process it counts at once, in others within 5 s. */
  revoke(workspace: string, id: string): Promise<ApiKey | null>
  /**
   * Whose key a text is. Null for a text that is no key, an unknown, expired or revoked one: nobody learns which. Notes the use, to the
   * minute. A key that was right is not looked up again for 5 s.
   */
  authenticate(text: string): Promise<ApiKey | null>
}

export function createApiKeys(store: Store): ApiKeys {
  const recent = new RecentKeys()
  const rows = (workspace: string) => store.in(workspace).selectFrom('api_keys').selectAll().where('workspace_id', '=', workspace)
  return {
    async create(workspace, wanted) {
      assertNewKey(wanted)
      const { id, secret } = newKeyText()
      const { name, operations, expiresAt = null } = wanted
      const { rows: made } = await sql<Selectable<ApiKeyTable>>`
        insert into desk.api_keys (workspace_id, id, name, operations, secret_hash, expires_at)
        select ${workspace}, ${id}, ${name.trim()}, ${[...new Set(operations)]}::text[], ${hashOfSecret(secret)}, ${expiresAt}::timestamptz
        where ${expiresAt}::timestamptz is null or ${expiresAt}::timestamptz > clock_timestamp()
        returning *`.execute(store.in(workspace))
      const [row] = made
      if (!row) {
        throw new InvalidInputError({ message: `The key would have expired at ${expiresAt}.`, nextStep: 'Give a time that is to come.' })
      }
      return { key: keyOf(row), text: writeKeyText({ id, secret }) }
    },
    async list(workspace, query = {}) {
      const range = numberedRange(query)
      let page = rows(workspace)
        .orderBy('seq', 'desc')
        .limit(range.limit + 1)
      if (range.after !== null) page = page.where('seq', '<', range.after)
      return pageOf(await page.execute(), range, (row) => row.seq, keyOf)
    },
    async get(workspace, id) {
      const row = await rows(workspace).where('id', '=', id).executeTakeFirst()
      return row ? keyOf(row) : null
    },
    async revoke(workspace, id) {
      const row = await store
        .in(workspace)
        .updateTable('api_keys')
        .set({ revoked_at: sql<Date>`coalesce(revoked_at, clock_timestamp())` })
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst()
      await recent.forget(id)
      return row ? keyOf(row) : null
    },
    authenticate(text) {
      const digest = createHash('sha256').update(text).digest('base64')
      return recent.remember(digest, () => provedKey(store, text))
    },
  }
}

/** The key that a text proves, and for how many seconds more it will do so. */
async function provedKey(store: Store, text: string): Promise<{ readonly key: ApiKey; readonly seconds: number } | null> {
  const given = readKeyText(text)
  if (given === null) return null
  const row = await store
    .under({ kind: 'api_key', id: given.id })
    .selectFrom('api_keys')
    .selectAll()
    .select([
      sql<string | null>`extract(epoch from expires_at - clock_timestamp())`.as('seconds_left'),
      sql<boolean>`coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)`.as('is_use_to_note'),
    ])
    .where('id', '=', given.id)
    .executeTakeFirst()
  const isProved = isSecretOf(given.secret, row?.secret_hash ?? null)
  const seconds = Number(row?.seconds_left ?? Infinity)
  if (!row || !isProved || row.revoked_at !== null || seconds <= 0) return null
  if (row.is_use_to_note) await noteUse(store, row)
  return { key: keyOf(row), seconds }
}

async function noteUse(store: Store, { workspace_id, id }: Pick<Selectable<ApiKeyTable>, 'workspace_id' | 'id'>): Promise<void> {
  await store
    .in(workspace_id)
    .updateTable('api_keys')
    .set({ last_used_at: sql<Date>`clock_timestamp()` })
    .where('workspace_id', '=', workspace_id)
    .where('id', '=', id)
    .execute()
}

function keyOf(row: Selectable<ApiKeyTable>): ApiKey {
  return {
    id: row.id,
    workspace: row.workspace_id,
    name: row.name,
    operations: row.operations,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}
