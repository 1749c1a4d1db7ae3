import { Refusal } from '@jackfield/sandbox'
import { denied } from './envelope.ts'
import type { Vsa9 } from './server.ts'

const scoped = new WeakMap<readonly object[], { readonly scope: ReadonlySet<string>; readonly rows: readonly object[] }>()

/** The rows of organizations that the integration's scope holds: the same list until one of both changes. */
export function inScope<Row extends object>(server: Vsa9, rows: readonly Row[], orgIdOf: (row: Row) => string | null): readonly Row[] {
  const scope = server.rights.scope()
  if (scope === null) return rows
  const known = scoped.get(rows)
  if (known?.scope === scope) return known.rows as readonly Row[]
  const held = rows.filter((row) => holdsOrg(server, orgIdOf(row)))
  scoped.set(rows, { scope, rows: held })
  return held
}

/** Throws a 403 for one record outside the scope: it can't be told from a right that is missing (FACTS 1.10). */
export function requireScope(server: Vsa9, orgId: string | null): void {
  if (!holdsOrg(server, orgId)) throw new Refusal(denied(server))
}

/** What belongs to no organization is in every scope. */
function holdsOrg(server: Vsa9, orgId: string | null): boolean {
  const scope = server.rights.scope()
  const org = orgId === null ? undefined : server.orgs.get(orgId)
  return scope === null || !org || scope.has(org.reference)
}
