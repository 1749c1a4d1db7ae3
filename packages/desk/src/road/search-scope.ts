import type { ReferenceScope } from '@jackfield/core'
import { sql } from 'kysely'
import type { Run } from './run.ts'

/** Vendors count whole seconds, by a clock of their own. */
const marginHours = 24

/**
 * Bounds a search for what creates of this store may have left at the vendor: nothing of it is older than the generation that the reference
 * stands for. That no earlier store left anything was made sure of, without a bound, before the first of them was sent. Never by the
 * company: its key may have been mapped anew since, and a technician may have moved the ticket.
 */
export async function scopeOfOwnCreates(run: Run, reference: string): Promise<ReferenceScope> {
  const { workspace, store } = run.road
  const { rows } = await sql<{ since: Date }>`
    select coalesce(min(l.at), c.created_at) - make_interval(hours => ${marginHours}) as since
    from desk.conditions c
    left join desk.intents i on i.workspace_id = c.workspace_id and i.connection_id = c.connection_id and i.reference = ${reference}
    left join desk.ledger l on l.workspace_id = c.workspace_id and l.condition_id = c.id
      and l.step = 'next-generation' and l.detail->>'generation' = i.generation::text
    where c.workspace_id = ${workspace} and c.id = ${run.condition.id}
    group by c.created_at`.execute(store.in(workspace))
  return { createdSince: rows[0]!.since.toISOString() }
}
