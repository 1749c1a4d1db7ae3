import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Every row belongs to a workspace: it is the first column of every key, and every reference between tables carries it, so that no row
 * can point into another workspace.
 */
export const firstMigration: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}

const statements = [
  `create table desk.workspaces (
    id text primary key,
    name text not null,
    created_at timestamptz not null default clock_timestamp()
  )`,
  `insert into desk.workspaces (id, name) values ('default', 'Default')`,
  `create table desk.connections (
    workspace_id text not null references desk.workspaces,
    id uuid not null,
    name text not null,
    origin_name text not null,
    connector text not null,
    sealed_settings text not null,
    choices jsonb not null default '{}',
    catch_all jsonb,
    late_commit_window integer not null,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, id),
    unique (workspace_id, name)
  )`,
  `create table desk.company_links (
    workspace_id text not null,
    connection_id uuid not null,
    company_key text not null,
    company_id text not null,
    company_name text not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, connection_id, company_key),
    foreign key (workspace_id, connection_id) references desk.connections on delete cascade
  )`,
  `create table desk.conditions (
    workspace_id text not null,
    id bigint generated always as identity,
    connection_id uuid not null,
    condition_key text not null,
    company_key text,
    generation integer not null default 0,
    ticket_id text,
    ticket_number text,
    company_name text,
    repeats integer not null default 0,
    mark jsonb,
    note_sending jsonb,
    note_sent_at timestamptz,
    held jsonb,
    failures integer not null default 0,
    wake_at timestamptz,
    created_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, id),
    unique (workspace_id, connection_id, condition_key),
    foreign key (workspace_id, connection_id) references desk.connections on delete cascade
  )`,
  `create index conditions_by_ticket on desk.conditions (workspace_id, ticket_id)`,
  `create table desk.alerts (
    workspace_id text not null,
    id bigint generated always as identity,
    connection_id uuid not null,
    condition_id bigint not null,
    company_key text,
    state text not null check (state in ('raised', 'cleared')),
    severity text not null check (severity in ('critical', 'high', 'medium', 'low')),
    title text not null,
    text text not null,
    device text,
    user_name text,
    at text,
    raw jsonb not null,
    received_at timestamptz not null default clock_timestamp(),
    outcome text,
    settled_at timestamptz,
    ticket_id text,
    primary key (workspace_id, id),
    foreign key (workspace_id, condition_id) references desk.conditions on delete cascade
  )`,
  `create index alerts_unsettled on desk.alerts (workspace_id, condition_id, id) where settled_at is null`,
  `create table desk.intents (
    workspace_id text not null,
    connection_id uuid not null,
    reference text not null,
    condition_id bigint not null,
    generation integer not null,
    body_hash text not null,
    attempt integer not null,
    state text not null check (state in ('sending', 'unknown', 'refused', 'done')),
    sent_at timestamptz not null default clock_timestamp(),
    ticket_id text,
    primary key (workspace_id, connection_id, reference),
    foreign key (workspace_id, condition_id) references desk.conditions on delete cascade
  )`,
  `create index intents_by_condition on desk.intents (workspace_id, condition_id)`,
  `create table desk.sweeps (
    workspace_id text not null,
    id bigint generated always as identity,
    connection_id uuid not null,
    condition_id bigint not null,
    reference text not null,
    due_at timestamptz not null,
    done_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, condition_id) references desk.conditions on delete cascade
  )`,
  `create index sweeps_open on desk.sweeps (workspace_id, due_at) where done_at is null`,
  `create table desk.ledger (
    workspace_id text not null,
    id bigint generated always as identity,
    condition_id bigint not null,
    alert_id bigint,
    at timestamptz not null default clock_timestamp(),
    step text not null,
    detail jsonb not null,
    vendor_calls jsonb not null,
    primary key (workspace_id, id),
    foreign key (workspace_id, condition_id) references desk.conditions on delete cascade
  )`,
  `create index ledger_by_condition on desk.ledger (workspace_id, condition_id, id)`,
  `grant usage on schema desk to jackfield_app`,
  `grant select on desk.workspaces to jackfield_app`,
  `grant select, insert, update, delete on desk.connections, desk.company_links, desk.conditions, desk.alerts, desk.intents, desk.sweeps
    to jackfield_app`,
  `grant select, insert on desk.ledger to jackfield_app`,
]
