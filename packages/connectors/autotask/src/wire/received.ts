import { parseReply } from '@jackfield/connector-kit'
import type { OperationId } from '@jackfield/core'
import { z } from 'zod'
import { id } from './fields.ts'

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

export function receive<T>(schema: z.ZodType<T>, value: unknown, call: Call): Received<T> {
  return { wire: parseReply(schema, value, { connector: 'autotask', ...call }), raw: value }
}

const page = z.object({ items: z.array(z.unknown()) })

/** The rows of one page. */
export function receiveItems<T>(schema: z.ZodType<T>, value: unknown, call: Call): readonly Received<T>[] {
  return receive(page, value, call).wire.items.map((record) => receive(schema, record, call))
}

const single = z.object({ item: z.unknown().optional(), items: z.array(z.unknown()).nullish() })

/** The record of a get by id; null where there is none. Files answer with a list of one where all others have `item`. */
export function receiveItem<T>(schema: z.ZodType<T>, value: unknown, call: Call): Received<T> | null {
  const { item, items } = receive(single, value ?? {}, call).wire
  const found = item ?? items?.[0] ?? null
  return found === null ? null : receive(schema, found, call)
}

const written = z.object({ itemId: id })

/** The id that every write is answered with. */
export function receiveWritten(value: unknown, call: Omit<Call, 'isWrite'>): string {
  return receive(written, value, { ...call, isWrite: true }).wire.itemId
}
