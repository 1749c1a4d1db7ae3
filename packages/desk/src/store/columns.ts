import type { ColumnType } from 'kysely'

/** `timestamptz` filled by the database: its clock is the one that all processes share. */
export type Now = ColumnType<Date, Date | undefined, Date>

/** A time that is null until something happens. */
export type Later = ColumnType<Date | null, Date | null | undefined, Date | null>

/** `jsonb`. Written as JSON text, for `pg` would make an array of SQL out of a list. */
export type Json<T> = ColumnType<T, null extends T ? string | null : string, null extends T ? string | null : string>
