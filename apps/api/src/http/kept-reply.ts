import type { WorkspaceTransaction } from '@jackfield/desk'
import type { Asked } from './operation.ts'
import { IdempotencyStore } from './tokens.ts'

/**
 * Keeps the reply of a request with an Idempotency-Key in the transaction of what it does, so that who repeats it after a crash is told the same. Null
 * where no key was given.
 */
export function keptReply(
  { idempotency, key, use }: Pick<Asked, 'idempotency' | 'key' | 'use'>,
  status: number,
): ((trx: WorkspaceTransaction, body: unknown) => Promise<void>) | null {
  if (!idempotency) return null
  const headers = { 'content-type': 'application/json' }
  return (trx, body) =>
    use(IdempotencyStore).finishWithin(trx, key.workspace, idempotency.claim, { status, headers, body: JSON.stringify(body) })
}
