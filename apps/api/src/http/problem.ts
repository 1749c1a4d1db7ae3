import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { JackfieldError } from '@jackfield/core'
import { statusOf } from './status.ts'

const grantPlaces = z.array(z.object({ permission: z.string(), path: z.array(z.string()), levels: z.array(z.string()) }))

/** One part of a request that can't be used. */
export const flaw = z
  .object({
    field: z.string().openapi({ description: 'Such as `body.settings.site`, `query.limit` or `alerts[3].title`.' }),
    message: z.string(),
    nextStep: z.string(),
  })
  .openapi('Flaw')

/** RFC 9457, with the permanent code and the next step that every error of Jackfield has. */
export const problem = z
  .object({
    type: z.string().openapi({ example: 'urn:jackfield:error:INVALID_INPUT' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: 'What happened, in one sentence for a person.' }),
    instance: z.string().openapi({ description: 'The request: `urn:jackfield:request:` and its id.' }),
    code: z.string().openapi({ description: 'Permanent: compare this one.', example: 'INVALID_INPUT' }),
    nextStep: z.string().openapi({ description: 'What a person does now.' }),
    outcome: z.enum(['not-sent', 'rejected', 'unknown']).openapi({
      description: '`unknown`: a write may have been carried out, now or in the late-commit window. Search before you repeat it.',
    }),
    isRetryable: z.boolean(),
    retryAfter: z.number().nullable().openapi({ description: 'Seconds.' }),
    connector: z.string().nullable(),
    operation: z.string().nullable().openapi({ description: 'Of the connector, such as `ticketDesk.close`.' }),
    vendor: z.object({ status: z.int().nullable(), code: z.string().nullable(), message: z.string().nullable() }).nullable(),
    errors: z.array(flaw).optional(),
    needed: grantPlaces.optional().openapi({ description: 'The permissions that the vendor wants, and where each is granted.' }),
    couldBe: grantPlaces.optional().openapi({ description: 'Permissions whose lack may hide behind the refusal.' }),
    collected: z.int().optional(),
    expected: z.int().nullable().optional(),
  })
  .openapi('Problem')

export type Problem = z.output<typeof problem>
export type Flaw = z.output<typeof flaw>

/** An error of HTTP itself: it has no code of core. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly code: string
  readonly status: number
  readonly nextStep: string
  readonly errors: readonly Flaw[] | null
  readonly headers: Readonly<Record<string, string>>
  readonly isRetryable: boolean

  constructor(options: {
    readonly code: string
    readonly status: number
    readonly message: string
    readonly nextStep: string
    readonly errors?: readonly Flaw[]
    readonly headers?: Readonly<Record<string, string>>
    readonly isRetryable?: boolean
  }) {
    super(options.message)
    this.code = options.code
    this.status = options.status
    this.nextStep = options.nextStep
    this.errors = options.errors ?? null
    this.headers = options.headers ?? {}
    this.isRetryable = options.isRetryable ?? false
  }
}

/** Answers with an error. Whatever is no error of ours tells nothing of itself: the log has it. */
export function answerProblem(c: Context, error: unknown): Response {
  const told = problemOf(error, c.get('requestId') as string)
  const headers: Record<string, string> = { ...(error instanceof RequestError ? error.headers : {}) }
  if (told.retryAfter !== null) headers['Retry-After'] = String(Math.max(1, Math.ceil(told.retryAfter)))
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  c.header('Content-Type', 'application/problem+json')
  return c.body(JSON.stringify(told), told.status as 500)
}

/** An error as the document that tells it. */
export function problemOf(error: unknown, requestId: string): Problem {
  const instance = `urn:jackfield:request:${requestId}`
  if (JackfieldError.isInstance(error)) return { ...ofJackfield(error), instance }
  const known = error instanceof RequestError ? error : internal
  return {
    ...wordsOf(known.code, known.status),
    detail: known.message,
    instance,
    nextStep: known.nextStep,
    outcome: 'not-sent',
    isRetryable: known.isRetryable,
    retryAfter: known.headers['Retry-After'] === undefined ? null : Number(known.headers['Retry-After']),
    connector: null,
    operation: null,
    vendor: null,
    ...(known.errors ? { errors: [...known.errors] } : {}),
  }
}

function ofJackfield(error: JackfieldError): Omit<Problem, 'instance'> {
  const { needed, couldBe, collected, expected } = error.toJSON() as Partial<Problem>
  return {
    ...wordsOf(error.code, statusOf(error)),
    detail: error.message,
    nextStep: error.nextStep,
    outcome: error.outcome,
    isRetryable: error.isRetryable,
    retryAfter: error.retryAfter === null ? null : error.retryAfter / 1000,
    connector: error.connector,
    operation: error.operation,
    vendor: error.vendor === null ? null : { ...error.vendor },
    ...(needed ? { needed } : {}),
    ...(couldBe ? { couldBe } : {}),
    ...(collected === undefined ? {} : { collected }),
    ...(expected === undefined ? {} : { expected }),
  }
}

/** `VERSION_CONFLICT` is titled “Version conflict”. */
function wordsOf(code: string, status: number) {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return { type: `urn:jackfield:error:${code}`, title: words.charAt(0).toUpperCase() + words.slice(1), status, code }
}

const internal = new RequestError({
  code: 'INTERNAL',
  status: 500,
  message: 'Something went wrong here.',
  nextStep: 'Try again; if it happens again, give the operator of this server the request id.',
  isRetryable: true,
})
