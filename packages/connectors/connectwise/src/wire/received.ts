import { parseReply } from '@jackfield/connector-kit'
import type { OperationId } from '@jackfield/core'
import { z } from 'zod'

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
  return { wire: parseReply(schema, value, { connector: 'connectwise', ...call }), raw: value }
}

const list = z.array(z.unknown())

export function receiveList<T>(schema: z.ZodType<T>, value: unknown, call: Call): readonly Received<T>[] {
  return receive(list, value, call).wire.map((record) => receive(schema, record, call))
}
