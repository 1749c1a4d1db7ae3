import type { z } from '@hono/zod-openapi'
import type { Token } from '@jackfield/app-kit'
import type { ApiKey, IdempotencyClaim } from '@jackfield/desk'

/** What an operation is, as data: the document, the checks and the key's scope all come from it. */
export interface OperationShape {
  /** Permanent: `alerts.push`. It is the operation's id in the document, the word of an API key, and what the audit calls it. */
  readonly id: string
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With parameters in braces. */
  readonly path: `/${string}`
  readonly tag: string
  /** One line. */
  readonly summary: string
  readonly description?: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** JSON that is checked before the operation runs. */
  readonly body?: z.ZodType
  /** A body that the operation reads by itself, by media type: the name of its schema in the document. */
  readonly rawBody?: Readonly<Record<string, { readonly schema: object }>>
  /** Null: 204. */
  readonly reply: z.ZodType | null
  readonly status?: 200 | 201 | 202
  /** `read`: the reply has an ETag. `write`: it has one, and If-Match is honoured. */
  readonly version?: 'read' | 'write'
  /** It calls the vendor, so the vendor can fail. After an unknown outcome the reply is kept for the same Idempotency-Key. */
  readonly callsVendor?: boolean
  /** Left out of the audit, since it has a ledger of its own. */
  readonly hasLedger?: boolean
  /** The handler keeps the reply for the same Idempotency-Key itself, in the transaction of what it did. */
  readonly keepsReply?: boolean
}

type Checked<S, K extends keyof OperationShape> = S extends { readonly [P in K]: infer T extends z.ZodType } ? z.output<T> : undefined

/** One request of an operation. */
export interface Asked<S extends OperationShape = OperationShape> {
  readonly params: Checked<S, 'params'>
  readonly query: Checked<S, 'query'>
  readonly body: Checked<S, 'body'>
  /** The body's bytes, as they came. */
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>
  /** Whose request it is. */
  readonly key: ApiKey
  /** What the container of this request has. */
  readonly use: <T>(token: Token<T>) => T
  /** The version that must still hold by If-Match; undefined where any will do. Throws `VersionConflictError` where `current` is none of those given. */
  readonly ifVersion: (current: number) => number | undefined
  /** Whether `If-None-Match: *` says that it must not be there yet. */
  readonly mustBeNew: boolean
  /** Null where no Idempotency-Key was given. */
  readonly idempotency: IdempotentRun | null
}

/** A request that is carried out once. */
export interface IdempotentRun {
  readonly key: string
  readonly claim: IdempotencyClaim
  /** An earlier process began and did not end: what it did is not known. */
  readonly isTakeover: boolean
}

/** What an operation answers. */
export interface Answer<T> {
  readonly body: T
  /** Of the record that is answered: becomes the ETag. */
  readonly version?: number
  readonly location?: string
  /** What the audit names; left out: the last parameter of the path. */
  readonly target?: string
}

type DeepReadonly<T> = T extends readonly (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

type ReplyBody<S extends OperationShape> = S['reply'] extends z.ZodType ? DeepReadonly<z.input<S['reply']>> : null

export type Handler<S extends OperationShape> = (asked: Asked<S>) => Promise<Answer<ReplyBody<S>>>

/** An operation with what carries it out. */
export interface Operation {
  readonly shape: OperationShape
  readonly handle: (asked: Asked) => Promise<Answer<unknown>>
}

/** Ties a handler to its shape, by type; from here on all operations are alike. */
export function operation<const S extends OperationShape>(shape: S, handle: Handler<S>): Operation {
  return { shape, handle: handle as unknown as Operation['handle'] }
}

/** What changes nothing. */
export function isReading({ method }: OperationShape): boolean {
  return method === 'get'
}
