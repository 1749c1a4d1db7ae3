import { parseReply } from '@jackfield/connector-kit'
import type { OperationId } from '@jackfield/core'
import { z } from 'zod'
import { optionalNumber, record } from './fields.ts'

/** A record as it came, beside what is read of it. */
export interface Received<T> {
  readonly wire: T
  readonly raw: unknown
}

/** What a reply is the answer to, for errors. */
export interface Call {
  readonly operation: OperationId
  readonly isWrite: boolean
}

/** One page of a list. `total` is null where the reply tells none. */
export interface ReceivedPage<T> {
  readonly records: readonly Received<T>[]
  readonly total: number | null
}

/** The result of a reply, in the given shape. */
export function receive<T>(schema: z.ZodType<T>, reply: unknown, call: Call): Received<T> {
  return received(schema, resultOf(reply), call)
}

/** The same where the vendor may answer success with nothing inside, as it does for a record that is not there. */
export function receiveOrNull<T>(schema: z.ZodType<T>, reply: unknown, call: Call): Received<T> | null {
  const result = resultOf(reply)
  return result === null || result === undefined ? null : received(schema, result, call)
}

export function receiveList<T>(schema: z.ZodType<T>, reply: unknown, call: Call): readonly Received<T>[] {
  // A list with nothing in it has come as null from vendors of this kind; a missing reply is another thing.
  const result = resultOf(reply)
  if (result === null) return []
  return parseReply(z.array(z.unknown()), result, { connector: 'kaseya-bms', ...call }).map((row) => received(schema, row, call))
}

const totals = record({ totalRecords: optionalNumber })

export function receivePage<T>(schema: z.ZodType<T>, reply: unknown, call: Call): ReceivedPage<T> {
  return { records: receiveList(schema, reply, call), total: totals.safeParse(reply).data?.totalRecords ?? null }
}

/** What stands in the envelope. By the vendor's document some calls answer without one, and whether live ones do is not settled. */
export function resultOf(reply: unknown): unknown {
  if (typeof reply !== 'object' || reply === null || Array.isArray(reply)) return reply
  const member = Object.entries(reply).find(([name]) => name.toLowerCase() === 'result')
  if (member) return member[1]
  return Object.keys(reply).some((name) => name.toLowerCase() === 'success') ? null : reply
}

function received<T>(schema: z.ZodType<T>, value: unknown, call: Call): Received<T> {
  return { wire: parseReply(schema, value, { connector: 'kaseya-bms', ...call }), raw: value }
}
