import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool } from 'pg'
import { installQueue } from '../queue.ts'
import { firstMigration } from './first-migration.ts'
import { roleBaselineMigration } from './role-baseline-migration.ts'
import { appRole } from './store.ts'

/**
 * Brings the database to this version: the role `jackfield_app`, the schema `desk` with its tables, the schema `queue` with pg-boss.
 * `ownerUrl` must log in as somebody who may create roles and schemas. Runs any number of times, from several processes at once.
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: ownerUrl, max: 2, application_name: 'jackfield migrations' })
  pool.on('error', () => {})
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await db.connection().execute(async (session) => {
      await sql`select pg_advisory_lock(${lockNumber})`.execute(session)
      try {
        await createRoleAndSchemas(session)
        const migrator = new Migrator({
          db: session,
          provider: { getMigrations: async () => migrations },
          migrationTableSchema: 'desk',
        })
        const { error } = await migrator.migrateToLatest()
        if (error) throw error
        await installQueue(ownerUrl)
      } finally {
        await sql`select pg_advisory_unlock(${lockNumber})`.execute(session)
      }
    })
  } finally {
    await db.destroy()
  }
}

/** In the order of their names. One that was released never changes. */
const migrations = { '0001-first': firstMigration, '0002-role-baseline': roleBaselineMigration }

/** Any number, the same in every process: it holds the migrations of one database apart. */
const lockNumber = 7_052_211

async function createRoleAndSchemas(session: Kysely<unknown>): Promise<void> {
  // Roles belong to the whole cluster: another database's migration may create this one at the same moment.
  await sql
    .raw(
      `do $$ begin
        if not exists (select from pg_roles where rolname = '${appRole}') then
          create role ${appRole} nologin nosuperuser nocreatedb nocreaterole;
        end if;
      exception when duplicate_object or unique_violation then null;
      end $$`,
    )
    .execute(session)
  await sql
    .raw(`do $$ begin execute format('grant ${appRole} to %I', current_user); exception when others then
    if not pg_has_role(current_user, '${appRole}', 'member') then raise; end if; end $$`)
    .execute(session)
  await sql.raw('create schema if not exists desk').execute(session)
  await sql.raw(`create schema if not exists queue authorization ${appRole}`).execute(session)
}
