import { UnreadableReplyError } from '@jackfield/core'
import type { OperationId } from '@jackfield/core'
import type { z } from 'zod'

/** Whose reply is read, and whether the request may have changed something. */
export interface ReplyOrigin {
  readonly connector: string
  readonly operation: OperationId
  readonly isWrite: boolean
}

/**
 * A reply in the shape of `schema`. Throws `UnreadableReplyError` that names the fields, never their values: a reply may hold what must not
 * reach a log.
 */
export function parseReply<T>(schema: z.ZodType<T>, value: unknown, about: ReplyOrigin): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = new Set(parsed.error.issues.map(({ path }) => (path.length > 0 ? path.map(String).join('.') : 'the reply as a whole')))
  const named = [...fields].slice(0, 3).join(', ')
  throw unreadable(`does not have the expected shape: ${named}${fields.size > 3 ? ' and others' : ''}`, about)
}

/** `what` goes on from “The reply …”. */
export function unreadable(
  what: string,
  about: ReplyOrigin,
  options: { secrets?: readonly string[]; cause?: unknown } = {},
): UnreadableReplyError {
  return new UnreadableReplyError({
    message: `The reply to ${about.operation} ${what}.`,
    nextStep: about.isWrite
      ? 'Look whether the change was carried out before you try it again.'
      : 'Try again; if it stays, the vendor has changed its replies: look for a newer version of the connector.',
    outcome: about.isWrite ? 'unknown' : 'not-sent',
    isRetryable: !about.isWrite,
    connector: about.connector,
    operation: about.operation,
    ...options,
  })
}
