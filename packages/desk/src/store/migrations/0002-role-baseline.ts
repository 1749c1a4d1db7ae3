import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a technician taught of an API user's rights stays with the connection. */
export const roleBaselineMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table desk.connections add column role_baseline jsonb`.execute(db)
  },
}
