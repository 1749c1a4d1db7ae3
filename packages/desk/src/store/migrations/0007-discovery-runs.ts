import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `alter table desk.discoveries
    add column created_at timestamptz not null default clock_timestamp(),
    add column is_queued boolean not null default false,
    add column is_dry_run boolean not null default false,
    add column kind_id text,
    add column most_inactivated double precision,
    add column claim uuid,
    add column is_cancel_wanted boolean not null default false,
    add column progress jsonb,
    add column counts jsonb,
    add column error jsonb,
    add column plan jsonb,
    alter column started_at drop not null,
    alter column started_at drop default,
    alter column alive_at drop not null,
    alter column alive_at drop default`,
  // Said once, by the database: no two columns can tell different things of one run.
  `alter table desk.discoveries add column state text not null generated always as (case
    when ended_at is null then case when claim is null then 'waiting' else 'running' end
    when result is not null then 'done'
    when error is null and is_cancel_wanted then 'cancelled'
    else 'failed'
  end) stored`,
]

/** What a run of discovery is to do, how far it is and what it ended in, for a worker that takes it up and for whoever asks. */
export const discoveryRuns: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
