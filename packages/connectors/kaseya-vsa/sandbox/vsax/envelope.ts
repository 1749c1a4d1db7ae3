import { jsonReply, Refusal } from '@jackfield/sandbox'
import type { SandboxReply } from '@jackfield/sandbox'

/** `{ Data, Meta }` (FACTS 2.2). `total` is for lists alone. */
export function dataReply(data: unknown, total?: number): SandboxReply {
  return jsonReply(200, { Data: data, Meta: { ResponseCode: 200, ...(total === undefined ? {} : { TotalCount: total }) } })
}

/** A write that has nothing to tell. */
export function metaReply(): SandboxReply {
  return jsonReply(200, { Meta: { ResponseCode: 200 } })
}

export function errorReply(status: number, message: string, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  return jsonReply(status, { Data: null, Meta: { ResponseCode: status, ErrorMessage: message } }, headers)
}

export function notFound(): Refusal {
  return new Refusal(errorReply(404, 'Entity is not found.'))
}

export function badRequest(message: string): Refusal {
  return new Refusal(errorReply(400, message))
}

export function denied(): SandboxReply {
  return errorReply(403, 'Access denied.')
}

export function unauthorized(): SandboxReply {
  return errorReply(401, 'Unauthorized.')
}
