import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Workspaces apart in the database itself, and what a server needs: keys, audit, idempotency, events with their subscriptions, webhooks.
 *
 * The policies bind the tables' owner too. A later migration that changes rows must lift that for itself: `alter table … no force row level
 * security`, its changes, and `force` again, all in its one transaction.
 */
export const workspacesApart: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...changes, ...newTables, ...grants, ...policies]) await sql.raw(statement).execute(db)
  },
}

const changes = [
  `alter table desk.workspaces add check (id ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$')`,
  `alter table desk.connections add failing jsonb, add failing_since timestamptz`,
  `alter table desk.company_links add version integer not null default 1, add updated_at timestamptz not null default clock_timestamp()`,
  `update desk.company_links set updated_at = created_at`,
  `alter table desk.conditions add ticket_phase text, add ticket_seen_at timestamptz, add looks_wanted integer not null default 0`,
  `create index alerts_by_connection on desk.alerts (workspace_id, connection_id, id)`,
]

const newTables = [
  `create table desk.api_keys (
    workspace_id text not null references desk.workspaces,
    seq bigint generated always as identity,
    id text not null unique,
    name text not null,
    operations text[] not null,
    secret_hash text not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (workspace_id, id),
    unique (workspace_id, seq)
  )`,
  `create table desk.audit (
    workspace_id text not null references desk.workspaces,
    id bigint generated always as identity,
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    operation text not null,
    target text,
    outcome text not null check (outcome in ('done', 'refused', 'failed')),
    code text,
    request_id text,
    primary key (workspace_id, id)
  )`,
  `create table desk.idempotency (
    workspace_id text not null references desk.workspaces,
    key text not null,
    request_hash text not null,
    claim uuid not null,
    claimed_at timestamptz not null,
    reply jsonb,
    expires_at timestamptz not null,
    primary key (workspace_id, key)
  )`,
  `create index idempotency_expired on desk.idempotency (workspace_id, expires_at)`,
  `create table desk.subscriptions (
    workspace_id text not null references desk.workspaces,
    seq bigint generated always as identity,
    id uuid not null,
    url text not null,
    description text not null,
    event_types text[],
    sealed_secret text not null,
    sealed_previous_secret text,
    previous_until timestamptz,
    state text not null check (state in ('active', 'disabled')) default 'active',
    disabled_reason text,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, id),
    unique (workspace_id, seq)
  )`,
  `create table desk.events (
    workspace_id text not null references desk.workspaces,
    seq bigint generated always as identity,
    id text not null,
    type text not null,
    at timestamptz not null default clock_timestamp(),
    data jsonb not null,
    primary key (workspace_id, id),
    unique (workspace_id, seq)
  )`,
  `create index events_by_age on desk.events (workspace_id, at)`,
  `create table desk.event_deliveries (
    workspace_id text not null,
    id bigint generated always as identity,
    event_id text not null,
    subscription_id uuid not null,
    state text not null check (state in ('pending', 'delivered', 'failed')) default 'pending',
    tries integer not null default 0,
    next_try_at timestamptz default clock_timestamp(),
    created_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, id),
    foreign key (workspace_id, event_id) references desk.events on delete cascade,
    foreign key (workspace_id, subscription_id) references desk.subscriptions on delete cascade
  )`,
  `create index event_deliveries_by_event on desk.event_deliveries (workspace_id, event_id)`,
  `create index event_deliveries_by_subscription on desk.event_deliveries (workspace_id, subscription_id, id)`,
  `create table desk.delivery_attempts (
    workspace_id text not null,
    id bigint generated always as identity,
    delivery_id bigint not null,
    at timestamptz not null default clock_timestamp(),
    status integer,
    milliseconds integer not null,
    error text,
    primary key (workspace_id, id),
    foreign key (workspace_id, delivery_id) references desk.event_deliveries on delete cascade
  )`,
  `create index delivery_attempts_by_delivery on desk.delivery_attempts (workspace_id, delivery_id, id)`,
  `create table desk.hooks (
    workspace_id text not null,
    seq bigint generated always as identity,
    id uuid not null,
    connection_id uuid not null,
    topic text not null,
    token_hash text not null unique,
    sealed_token text not null,
    sealed_secret text,
    vendor_id text,
    state text not null check (state in ('registering', 'active', 'disabled', 'gone')) default 'registering',
    created_at timestamptz not null default clock_timestamp(),
    last_delivery_at timestamptz,
    received bigint not null default 0,
    refused bigint not null default 0,
    primary key (workspace_id, id),
    unique (workspace_id, seq),
    unique (workspace_id, connection_id, topic),
    foreign key (workspace_id, connection_id) references desk.connections on delete cascade
  )`,
  `create table desk.hook_deliveries (
    workspace_id text not null,
    hook_id uuid not null,
    digest text not null,
    at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, hook_id, digest),
    foreign key (workspace_id, hook_id) references desk.hooks on delete cascade
  )`,
  `create index hook_deliveries_by_age on desk.hook_deliveries (workspace_id, hook_id, at)`,
]

const grants = [
  `grant insert on desk.workspaces to jackfield_app`,
  `grant select, insert, update, delete on desk.idempotency, desk.subscriptions, desk.events, desk.event_deliveries, desk.hooks to jackfield_app`,
  // A key is revoked, never deleted: audit entries name it.
  `grant select, insert, update on desk.api_keys to jackfield_app`,
  `grant select, insert on desk.audit, desk.delivery_attempts to jackfield_app`,
  // `for update` asks for the right to update.
  `grant select, insert, update, delete on desk.hook_deliveries to jackfield_app`,
]

const tables = [
  ...['workspaces', 'connections', 'company_links', 'conditions', 'alerts', 'intents', 'sweeps', 'ledger'],
  ...['api_keys', 'audit', 'idempotency', 'subscriptions', 'events', 'event_deliveries', 'delivery_attempts', 'hooks', 'hook_deliveries'],
]

/** Settings are empty outside of their transaction, and no id is. */
const policies = [
  ...tables.flatMap((table) => [
    `alter table desk.${table} enable row level security`,
    `alter table desk.${table} force row level security`,
    `create policy own_workspace on desk.${table} to jackfield_app
      using (${table === 'workspaces' ? 'id' : 'workspace_id'} = current_setting('jackfield.workspace', true))`,
  ]),
  `create policy operator on desk.workspaces to jackfield_app using (current_setting('jackfield.operator', true) = 'on')`,
  `create policy named_key on desk.api_keys for select to jackfield_app using (id = current_setting('jackfield.api_key', true))`,
  `create policy named_hook on desk.hooks for select to jackfield_app using (token_hash = current_setting('jackfield.hook', true))`,
]
