import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * What processes must know of each other's calls to a vendor. None of it is worth a wait for the disk, and after a crash of the server it may
 * be gone: so the tables are unlogged. The functions do in one round trip what must be done under one lock.
 */
export const quotaOfProcesses: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...tables, takeQuota, learnQuota, ...policies]) await sql.raw(statement).execute(db)
  },
}

const bucketKey = 'workspace_id, connection_id, bucket'
const bucketColumns = 'workspace_id text not null, connection_id uuid not null, bucket text not null'
const ofBucket = 'workspace_id = its_workspace and connection_id = its_connection and bucket = its_bucket'

const tables = [
  // A row for each bucket: whoever holds its lock decides.
  `create unlogged table desk.quota_buckets (
    ${bucketColumns}, not_before timestamptz not null default 'epoch', primary key (${bucketKey})
  )`,
  // What was counted, in sixtieths of a window: so many rows at the most, however many calls.
  `create unlogged table desk.quota_slots (
    ${bucketColumns}, per_ms bigint not null, slot bigint not null, units bigint not null, primary key (${bucketKey}, per_ms, slot)
  )`,
  `create unlogged table desk.quota_leases (
    ${bucketColumns}, id uuid not null, until timestamptz not null, primary key (${bucketKey}, id)
  )`,
  // Who waits in which process, so that a lane passes those below it in every other process.
  `create unlogged table desk.quota_waiters (
    ${bucketColumns}, holder uuid not null, lane integer not null, until timestamptz not null, primary key (${bucketKey}, holder, lane)
  )`,
]

/**
 * Leave for one call, where all limits allow it now: then it is counted and, where calls at the same time are limited, leased. Else how
 * long to wait; `is_for_place`: for somebody's call to end, which may be any moment. The oldest sixtieth of a window counts whole.
 */
const takeQuota = `
  create function desk.take_quota(
    its_workspace text, its_connection uuid, its_bucket text, its_lane integer, its_units bigint, its_concurrent integer, its_windows jsonb,
    its_holder uuid, its_lease uuid, lease_ms double precision
  ) returns table (is_granted boolean, wait_ms double precision, is_for_place boolean) language plpgsql as $$
  declare
    now_at timestamptz;
    now_ms double precision;
    opens_after double precision;
    over_by bigint;
    one record;
  begin
    insert into desk.quota_buckets (${bucketKey}) values (its_workspace, its_connection, its_bucket) on conflict do nothing;
    perform from desk.quota_buckets where ${ofBucket} for update;
    now_at := clock_timestamp();
    now_ms := extract(epoch from now_at) * 1000;
    is_for_place := false;
    select greatest(0, extract(epoch from not_before - now_at) * 1000) into wait_ms from desk.quota_buckets where ${ofBucket};
    delete from desk.quota_waiters where ${ofBucket} and until <= now_at;
    if exists (select from desk.quota_waiters where ${ofBucket} and lane < its_lane and holder <> its_holder) then
      wait_ms := greatest(wait_ms, 1);
      is_for_place := true;
    end if;
    if its_concurrent is not null then
      delete from desk.quota_leases where ${ofBucket} and until <= now_at;
      if (select count(*) from desk.quota_leases where ${ofBucket}) >= its_concurrent then
        wait_ms := greatest(wait_ms, 1);
        is_for_place := true;
      end if;
    end if;
    for one in select x.calls, x.per_ms, greatest(1, ceil(x.per_ms / 60.0)) as slot_ms
      from jsonb_to_recordset(its_windows) as x (calls bigint, per_ms bigint)
    loop
      delete from desk.quota_slots s where ${ofBucket} and s.per_ms = one.per_ms and (s.slot + 1) * one.slot_ms <= now_ms - one.per_ms;
      select coalesce(sum(s.units), 0) + least(its_units, one.calls) - one.calls into over_by
        from desk.quota_slots s where ${ofBucket} and s.per_ms = one.per_ms;
      if over_by > 0 then
        select (gone.slot + 1) * one.slot_ms + one.per_ms - now_ms into opens_after from (
          select s.slot, sum(s.units) over (order by s.slot) as units
          from desk.quota_slots s where ${ofBucket} and s.per_ms = one.per_ms
        ) gone where gone.units >= over_by order by gone.slot limit 1;
        wait_ms := greatest(wait_ms, opens_after, 1);
      end if;
    end loop;
    is_granted := wait_ms = 0;
    if not is_granted then
      insert into desk.quota_waiters (${bucketKey}, holder, lane, until)
        values (its_workspace, its_connection, its_bucket, its_holder, its_lane, now_at + interval '3 seconds')
        on conflict (${bucketKey}, holder, lane) do update set until = excluded.until;
      return next;
      return;
    end if;
    delete from desk.quota_waiters where ${ofBucket} and holder = its_holder and lane = its_lane;
    insert into desk.quota_slots (${bucketKey}, per_ms, slot, units)
      select its_workspace, its_connection, its_bucket, x.per_ms, floor(now_ms / greatest(1, ceil(x.per_ms / 60.0))), least(its_units, x.calls)
      from jsonb_to_recordset(its_windows) as x (calls bigint, per_ms bigint)
      on conflict (${bucketKey}, per_ms, slot) do update set units = quota_slots.units + excluded.units;
    if its_concurrent is not null then
      insert into desk.quota_leases (${bucketKey}, id, until)
        values (its_workspace, its_connection, its_bucket, its_lease, now_at + make_interval(secs => lease_ms / 1000));
    end if;
    return next;
  end $$`

/** What a vendor's reply told. Calls of others came at times that nobody knows: they are spread over the window. */
const learnQuota = `
  create function desk.learn_quota(
    its_workspace text, its_connection uuid, its_bucket text, pause_ms double precision, its_used bigint, its_windows jsonb
  ) returns void language plpgsql as $$
  declare
    now_ms double precision;
    others bigint;
    one record;
  begin
    insert into desk.quota_buckets (${bucketKey}) values (its_workspace, its_connection, its_bucket) on conflict do nothing;
    perform from desk.quota_buckets where ${ofBucket} for update;
    now_ms := extract(epoch from clock_timestamp()) * 1000;
    if pause_ms is not null then
      update desk.quota_buckets set not_before = greatest(not_before, clock_timestamp() + make_interval(secs => pause_ms / 1000))
        where ${ofBucket};
    end if;
    if its_used is null then
      return;
    end if;
    for one in select x.calls, x.per_ms, greatest(1, ceil(x.per_ms / 60.0)) as slot_ms
      from jsonb_to_recordset(its_windows) as x (calls bigint, per_ms bigint)
    loop
      select least(its_used, one.calls) - coalesce(sum(s.units), 0) into others
        from desk.quota_slots s
        where ${ofBucket} and s.per_ms = one.per_ms and (s.slot + 1) * one.slot_ms > now_ms - one.per_ms;
      insert into desk.quota_slots (${bucketKey}, per_ms, slot, units)
        select its_workspace, its_connection, its_bucket, one.per_ms, floor(now_ms / one.slot_ms) - 60 + part,
          others * part / 60 - others * (part - 1) / 60
        from generate_series(1, 60) as part
        where others * part / 60 > others * (part - 1) / 60
        on conflict (${bucketKey}, per_ms, slot) do update set units = quota_slots.units + excluded.units;
    end loop;
  end $$`

const names = ['quota_buckets', 'quota_slots', 'quota_leases', 'quota_waiters']

const policies = [
  ...names.flatMap((name) => [
    `alter table desk.${name} enable row level security`,
    `alter table desk.${name} force row level security`,
    `create policy own_workspace on desk.${name} to jackfield_app using (workspace_id = current_setting('jackfield.workspace', true))`,
  ]),
  `grant select, insert, update, delete on ${names.map((name) => `desk.${name}`).join(', ')} to jackfield_app`,
]
