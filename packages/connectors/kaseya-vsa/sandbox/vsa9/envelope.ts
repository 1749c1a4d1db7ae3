import { jsonReply } from '@jackfield/sandbox'
import type { SandboxReply } from '@jackfield/sandbox'
import { Refusal } from '@jackfield/sandbox'
import { variantOf } from './server.ts'
import type { Vsa9 } from './server.ts'

/** Success: the text of no error is “None” (FACTS 1.3). `total` is for lists alone. */
export function resultReply(result: unknown, total?: number): SandboxReply {
  return jsonReply(200, {
    ...(total === undefined ? {} : { TotalRecords: total }),
    Result: result,
    ResponseCode: 0,
    Status: 'OK',
    Error: 'None',
  })
}

/** A write without a record of its own. */
export function writeReply(server: Vsa9): SandboxReply {
  switch (variantOf(server, 'writeReply')) {
    case 'true':
      return resultReply(true)
    case 'empty':
      return { status: 200, body: '' }
    default:
      return { status: 204 }
  }
}

const failures = {
  badRequest: { status: 400, code: 4_000_001, word: 'BadRequest' },
  denied: { status: 403, code: 4_030_001, word: 'Forbidden' },
  notFound: { status: 404, code: 4_040_001, word: 'NotFound' },
  failed: { status: 500, code: 5_000_001, word: 'InternalServerError' },
} as const

/** A failure: on its HTTP status, or inside a 200 (FACTS 1.3). Only the code of a refusal is known; the others are of its kind. */
export function failureReply(server: Vsa9, kind: keyof typeof failures, text: string): SandboxReply {
  const { status, code, word } = failures[kind]
  const httpStatus = variantOf(server, 'refusals') === 'inside-200' ? 200 : status
  return jsonReply(httpStatus, { Result: null, ResponseCode: code, Status: word, Error: text })
}

export function refused(server: Vsa9, kind: keyof typeof failures, text: string): Refusal {
  return new Refusal(failureReply(server, kind, text))
}

/** FACTS 1.10. */
export function denied(server: Vsa9): SandboxReply {
  return failureReply(server, 'denied', 'Access denied')
}

export function notFound(server: Vsa9, what: string): Refusal {
  return refused(server, 'notFound', `${what} not found`)
}

/** A session that has ended, or none at all: always on the status. */
export function unauthorized(server: Vsa9): SandboxReply {
  if (variantOf(server, 'badLogin') === 'empty') return { status: 401, body: '' }
  return jsonReply(401, { Result: null, ResponseCode: 4_010_001, Status: 'Unauthorized', Error: 'Authentication failed' })
}
