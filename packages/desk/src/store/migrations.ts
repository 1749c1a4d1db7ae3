import type { Migration } from 'kysely/migration'
import { firstMigration } from './migrations/0001-first.ts'
import { roleBaselineMigration } from './migrations/0002-role-baseline.ts'
import { quotaOfProcesses } from './migrations/0004-quota.ts'
import { workspacesApart } from './migrations/0003-workspaces-apart.ts'
import { devices } from './migrations/0005-devices.ts'
import { alertLinks } from './migrations/0006-alert-links.ts'
import { discoveryRuns } from './migrations/0007-discovery-runs.ts'

/** All migrations in their order. One that was released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': firstMigration,
  '0002-role-baseline': roleBaselineMigration,
  '0003-workspaces-apart': workspacesApart,
  '0004-quota': quotaOfProcesses,
  '0005-devices': devices,
  '0006-alert-links': alertLinks,
  '0007-discovery-runs': discoveryRuns,
}
