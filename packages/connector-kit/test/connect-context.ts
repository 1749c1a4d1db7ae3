import { NotFoundError, RejectedError, VendorFaultError } from '@jackfield/core'
import type { ConnectContext, JackfieldError, Logger } from '@jackfield/core'
import { onTestFinished } from 'vitest'
import { createTransport, createVendorClient, memoryQuota } from '../src/index.ts'
import type { ErrorReply, VendorClient, VendorClientOptions } from '../src/index.ts'
import { virtualClock } from './virtual-clock.ts'
import type { VirtualClock } from './virtual-clock.ts'

export interface Line {
  readonly level: keyof Logger
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>> | undefined
}

/** A logger that keeps its lines. */
export function keepingLogger(): Logger & { readonly lines: readonly Line[] } {
  const lines: Line[] = []
  const keep =
    (level: keyof Logger): Logger[keyof Logger] =>
    (message, fields) =>
      lines.push({ level, message, fields })
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') }
}

export interface TestContext extends ConnectContext {
  readonly clock: VirtualClock
  readonly logger: ReturnType<typeof keepingLogger>
}

/** A context over a real transport, whose back-off takes no time. */
export function connectContext(given: { replyTimeout?: number; signal?: AbortSignal } = {}): TestContext {
  const transport = createTransport({ network: 'private', replyTimeout: given.replyTimeout ?? 20 })
  onTestFinished(() => transport.close())
  const clock = virtualClock({ skips: true })
  return {
    fetch: transport.fetch,
    clock,
    logger: keepingLogger(),
    signal: given.signal ?? new AbortController().signal,
    quota: memoryQuota(clock),
    choices: {},
    baseline: null,
  }
}

/** Errors as a connector makes them: the vendor's text, and its code where a body has one. */
export function errorOf(reply: ErrorReply): JackfieldError {
  const said = reply.body as { readonly code?: string; readonly message?: string } | undefined
  const options = {
    message: `${reply.method} ${reply.url} was answered ${reply.status}: ${said?.message ?? reply.text}`,
    nextStep: 'Read the vendor’s text.',
    connector: reply.connector,
    operation: reply.operation,
    vendor: { status: reply.status, code: said?.code ?? null, message: said?.message ?? null },
    secrets: reply.secrets,
  }
  if (reply.status === 404) return new NotFoundError({ ...options, outcome: 'rejected' })
  if (reply.status >= 500) return new VendorFaultError({ ...options, outcome: reply.isWrite ? 'unknown' : 'rejected' })
  return new RejectedError({ ...options, couldBe: [] })
}

/** The paths of a small vendor, in the shape of openapi-typescript's output. */
export interface Paths {
  '/tickets/{id}': {
    parameters: { path: { id: string } }
    get: { parameters: { path: { id: string } }; responses: { 200: { content: { 'application/json': Ticket } } } }
    delete: { parameters: { path: { id: string } }; responses: { 204: { content?: never } } }
  }
  '/tickets': {
    get: { parameters: { query?: { page?: number } }; responses: { 200: { content: { 'application/json': Ticket[] } } } }
    post: {
      requestBody: { content: { 'application/json': { title: string } } }
      responses: { 201: { content: { 'application/json': Ticket } } }
    }
  }
}

interface Ticket {
  readonly id: number
  readonly title: string
}

export function vendorClient(context: ConnectContext, baseUrl: string, more: Partial<VendorClientOptions> = {}): VendorClient<Paths> {
  return createVendorClient<Paths>({
    connector: 'acme',
    context,
    baseUrl: async () => baseUrl,
    headers: async () => ({ Authorization: 'Basic bG9naW46aHVudGVyMg==' }),
    quota: () => [{ bucket: 'tenant' }],
    secrets: ['hunter2-private-key'],
    errorOf,
    ...more,
  })
}

/** The error that a call ends in. Fails the test where it ends well. */
export async function errorFrom(call: Promise<unknown>): Promise<JackfieldError> {
  return call.then(
    (value) => {
      throw new Error(`Expected an error, got ${JSON.stringify(value)}`)
    },
    (error: JackfieldError) => error,
  )
}
