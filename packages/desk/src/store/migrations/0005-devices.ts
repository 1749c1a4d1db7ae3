import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table desk.device_links (
    workspace_id text not null,
    from_connection_id uuid not null,
    device_id text not null,
    to_connection_id uuid not null,
    link text not null,
    name text not null,
    company_id text,
    company_name text,
    state text not null check (state in ('found', 'creating', 'linked', 'vanished')),
    decision text check (decision in ('deferred', 'ignored')),
    target_id text,
    matched_by text,
    sent_hash text,
    sent_at timestamptz,
    reason text,
    seen_in bigint,
    updated_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, from_connection_id, device_id, to_connection_id),
    unique (workspace_id, to_connection_id, link),
    foreign key (workspace_id, from_connection_id) references desk.connections on delete cascade,
    foreign key (workspace_id, to_connection_id) references desk.connections on delete cascade
  )`,
  `create index device_links_by_target on desk.device_links (workspace_id, to_connection_id, target_id)`,
  `create table desk.discoveries (
    workspace_id text not null,
    id bigint generated always as identity,
    from_connection_id uuid not null,
    to_connection_id uuid not null,
    started_at timestamptz not null default clock_timestamp(),
    alive_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    result jsonb,
    primary key (workspace_id, id),
    foreign key (workspace_id, from_connection_id) references desk.connections on delete cascade,
    foreign key (workspace_id, to_connection_id) references desk.connections on delete cascade
  )`,
  `create unique index one_discovery_at_a_time on desk.discoveries (workspace_id, from_connection_id, to_connection_id) where ended_at is null`,
  `grant select, insert, update, delete on desk.device_links to jackfield_app`,
  `grant select, insert, update on desk.discoveries to jackfield_app`,
  ...['device_links', 'discoveries'].flatMap((table) => [
    `alter table desk.${table} enable row level security`,
    `alter table desk.${table} force row level security`,
    `create policy own_workspace on desk.${table} to jackfield_app using (workspace_id = current_setting('jackfield.workspace', true))`,
  ]),
]

/** Which of a PSA's devices an RMM's device is, and the runs that found out. */
export const devices: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
