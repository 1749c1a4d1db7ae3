import type { ApiKey } from '@jackfield/desk'
import type { DependencyContainer } from 'tsyringe'
import type { IdempotentRun, OperationShape } from './operation.ts'

/** What travels with one request through Hono. */
export interface RequestEnvironment {
  readonly Variables: {
    requestId: string
    operation?: OperationShape
    key?: ApiKey
    container?: DependencyContainer
    idempotency?: IdempotentRun
    /** What the audit names. */
    target?: string
  }
  readonly Bindings: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
}
