import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table desk.alert_links (
    workspace_id text not null,
    id uuid not null default gen_random_uuid(),
    from_connection_id uuid not null,
    to_connection_id uuid not null,
    removes_alerts boolean not null,
    since timestamptz not null,
    poll_seconds integer not null,
    tickets_changed_at timestamptz,
    first_read_at timestamptz,
    polled_at timestamptz,
    next_poll_at timestamptz,
    failures integer not null default 0,
    failing jsonb,
    unlinked_at timestamptz,
    created_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, id),
    unique (workspace_id, from_connection_id, to_connection_id),
    foreign key (workspace_id, from_connection_id) references desk.connections on delete cascade,
    foreign key (workspace_id, to_connection_id) references desk.connections on delete cascade
  )`,
  `create table desk.linked_alerts (
    workspace_id text not null,
    link_id uuid not null,
    alert_id text not null,
    state text not null check (state in ('left', 'open', 'ended', 'closed', 'removed', 'marked')),
    was_raised boolean not null,
    desk_alert_id bigint,
    condition_id bigint,
    device_id text,
    source_ticket_id text,
    source_note text,
    source_note_sent_at timestamptz,
    source_told_at timestamptz,
    reason text,
    retry_at timestamptz,
    updated_at timestamptz not null default clock_timestamp(),
    primary key (workspace_id, link_id, alert_id),
    foreign key (workspace_id, link_id) references desk.alert_links on delete cascade
  )`,
  `create index linked_alerts_open on desk.linked_alerts (workspace_id, link_id) where state = 'open'`,
  `create index linked_alerts_by_condition on desk.linked_alerts (workspace_id, condition_id)`,
  `create index linked_alerts_by_desk_alert on desk.linked_alerts (workspace_id, desk_alert_id)`,
  `create index linked_alerts_untold on desk.linked_alerts (workspace_id, link_id) where source_ticket_id is not null and source_told_at is null`,
  `grant select, insert, update on desk.alert_links, desk.linked_alerts to jackfield_app`,
  ...['alert_links', 'linked_alerts'].flatMap((table) => [
    `alter table desk.${table} enable row level security`,
    `alter table desk.${table} force row level security`,
    `create policy own_workspace on desk.${table} to jackfield_app using (workspace_id = current_setting('jackfield.workspace', true))`,
  ]),
]

/** Alerts that come from a connection and end with their tickets. */
export const alertLinks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
