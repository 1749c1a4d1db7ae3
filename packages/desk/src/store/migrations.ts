import type { Migration } from 'kysely/migration'
import { firstMigration } from './migrations/0001-first.ts'
import { workspacesApart } from './migrations/0002-workspaces-apart.ts'
import { roleBaseline } from './migrations/0003-role-baseline.ts'
import { devices } from './migrations/0004-devices.ts'

/** All migrations in their order. One that was released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': firstMigration,
  '0002-workspaces-apart': workspacesApart,
  '0003-role-baseline': roleBaseline,
  '0004-devices': devices,
}
