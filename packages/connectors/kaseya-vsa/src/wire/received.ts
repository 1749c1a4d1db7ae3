import { parseReply } from '@jackfield/connector-kit'
import type { OperationId } from '@jackfield/core'
import type { z } from 'zod'

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
  return { wire: parseReply(schema, value, { connector: 'kaseya-vsa', ...call }), raw: value }
}
