import { RateLimitedError } from '@jackfield/core'
import type { FetchInit, FetchResponse, JackfieldError, Lane, Logger, OperationId, QuotaLease } from '@jackfield/core'
import { attributed } from './attribution.ts'
import { inCallSpan } from './call-span.ts'
import { parseJson } from './json.ts'
import type { ReadAs, ReadReply } from './light-request.ts'
import { redactingLogger } from './redacting-logger.ts'
import { unreadable } from './reply.ts'
import { isAbsolute, requestAddress } from './request-address.ts'
import { delayAfter, longestRetryAfter, mayRepeat, mostTries, retryAfterOf } from './retry.ts'
import type { ErrorReply, QuotaShare, VendorClientOptions } from './vendor-client-options.ts'

/** One request of a connector, before it has a host and a log-in. */
export interface Call {
  readonly operation: OperationId
  readonly lane: Lane
  readonly method: string
  /** Relative to the base address, or absolute; with its query. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: FetchInit['body']
  readonly signal: AbortSignal | undefined
  readonly readAs: ReadAs
  /** Whether the log-in headers go with it. */
  readonly auth: boolean
}

export type Exchange = (call: Call) => Promise<ReadReply>

/** How one try ended: read, answered with something else than 2xx, or failed. */
type Tried =
  | { readonly reply: ReadReply }
  | { readonly refusal: ErrorReply; readonly shares: readonly QuotaShare[] }
  | { readonly failure: JackfieldError; readonly isWrite: boolean }

/** Makes what carries out one call: quota, sending, reading, and sending again where that is safe. */
export function createExchange(options: VendorClientOptions): Exchange {
  const { context } = options
  const logger = redactingLogger(context.logger, options.secrets)

  return async (call) => {
    const signal = call.signal ? AbortSignal.any([context.signal, call.signal]) : context.signal
    let mayRenew = options.renew !== undefined
    let waited = 0
    for (let tries = 1; ;) {
      const tried = await tryOnce(options, logger, call, signal)
      if ('reply' in tried) return tried.reply
      if ('refusal' in tried && mayRenew && (tried.refusal.status === 401 || tried.refusal.status === 404)) {
        mayRenew = false
        if (await options.renew?.(tried.refusal)) continue
      }
      const { error, status, isWrite, retryAfter, limit } = judged(options, tried)
      const delay = limit ? (retryAfter ?? limit.wait) : delayAfter(tries, retryAfter)
      const isPatient = limit ? waited + delay <= limit.patience : retryAfter === null || retryAfter <= longestRetryAfter
      if ('refusal' in tried && isPatient && (retryAfter !== null || status === 429 || limit)) {
        const notBefore = context.clock.now() + delay
        for (const share of tried.shares) {
          if (limit?.concerns?.(share) ?? true) context.quota.observe({ bucket: share.bucket, notBefore })
        }
      }
      if (!isPatient || (!limit && (tries >= mostTries || !mayRepeat({ error, status, isWrite })))) throw error
      await context.clock.sleep(delay, signal)
      // A limit that is waited out is no failure, so it uses up none of the tries.
      if (limit) waited += delay
      else tries += 1
    }
  }
}

async function tryOnce(options: VendorClientOptions, logger: Logger, call: Call, signal: AbortSignal): Promise<Tried> {
  const { connector, context } = options
  const { operation, method, lane } = call
  signal.throwIfAborted()
  // Both may send requests of their own, so no leave is held meanwhile: with one call at a time they would wait for each other.
  const { url, path } = requestAddress(isAbsolute(call.target) ? null : await options.baseUrl(), call.target)
  const login = call.auth ? await options.headers() : {}
  const shares = options.quota({ method, path, size: sizeOf(call.body) })
  const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(method) && !options.isRead?.(method, path)
  const about = { connector, operation, isWrite, secrets: [...options.secrets, ...credentialsIn(login)] }

  const leases = await takeAll(options, shares, lane, signal)
  const startedAt = context.clock.now()
  const host = URL.parse(url)?.host ?? 'the vendor'
  let status: number | null = null
  const attempt = async (): Promise<Tried> => {
    const headers = mergedHeaders(call.readAs === 'json' ? { accept: 'application/json' } : {}, login, call.headers)
    const response = await context.fetch(url, { method, headers, signal, ...(call.body === undefined ? {} : { body: call.body }) })
    status = response.status
    if (response.ok) return await read(response, call.readAs, about)
    const text = await response.text()
    return { shares, refusal: { ...about, status, headers: response.headers, text, body: parsedOrUndefined(text), method, url } }
  }
  try {
    return await inCallSpan({ connector, operation, method, path, host }, attempt, () => status)
  } catch (error) {
    const failure = attributed(error, { ...about, host })
    // Whoever gave up a read, or a write that had not left, gets the own reason back; a write under way may have been carried out.
    if (signal.aborted && failure.outcome !== 'unknown') throw signal.reason
    return { failure, isWrite }
  } finally {
    giveBackAll(leases)
    logger.debug('request', { operation, method, path, status, milliseconds: context.clock.now() - startedAt })
  }
}

/** Takes leave of each share in turn. Where one is refused, those before it are given back. */
async function takeAll(
  { context }: VendorClientOptions,
  shares: readonly QuotaShare[],
  lane: Lane,
  signal: AbortSignal,
): Promise<readonly QuotaLease[]> {
  const leases: QuotaLease[] = []
  try {
    for (const share of shares) leases.push(await context.quota.take({ ...share, lane, signal }))
    return leases
  } catch (error) {
    giveBackAll(leases)
    throw error
  }
}

function giveBackAll(leases: readonly QuotaLease[]): void {
  for (const lease of leases) lease.giveBack()
}

function sizeOf(body: Call['body']): number {
  if (typeof body === 'string') return new TextEncoder().encode(body).length
  return body instanceof Uint8Array ? body.byteLength : 0
}

async function read(
  response: FetchResponse,
  readAs: ReadAs,
  about: { connector: string; operation: OperationId; isWrite: boolean; secrets: readonly string[] },
): Promise<Tried> {
  const { status, headers } = response
  if (readAs === 'bytes') {
    const data = await response.arrayBuffer()
    return { reply: { status, headers, data, size: data.byteLength } }
  }
  const text = await response.text()
  if (readAs === 'text' || text.trim() === '')
    return { reply: { status, headers, data: text.trim() === '' ? undefined : text, size: text.length } }
  try {
    return { reply: { status, headers, data: parseJson(text), size: text.length } }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // The parser's message quotes the text, which may hold anything; its kind says enough.
    const kind = headers.get('content-type')?.split(';', 1)[0] ?? 'no content type'
    return {
      failure: unreadable(`is no readable JSON (${kind}, ${text.length} characters)`, about, { secrets: about.secrets }),
      isWrite: about.isWrite,
    }
  }
}

function judged(options: VendorClientOptions, tried: Exclude<Tried, { readonly reply: ReadReply }>) {
  if ('failure' in tried) return { error: tried.failure, status: null, isWrite: tried.isWrite, retryAfter: null, limit: null }
  const { refusal } = tried
  const { status, isWrite } = refusal
  const retryAfter = retryAfterOf(refusal.headers.get('retry-after'), options.context.clock.now())
  const limit = options.limitOf?.(refusal) ?? null
  const error = status === 429 || limit ? rateLimited(refusal, retryAfter ?? limit?.wait ?? null) : options.errorOf(refusal)
  const mayWait = status === 429 || status >= 500 || limit !== null
  return { error, status, isWrite, retryAfter: mayWait ? retryAfter : null, limit }
}

function rateLimited(reply: ErrorReply, retryAfter: number | null): RateLimitedError {
  const body = reply.body as { readonly message?: unknown; readonly errors?: unknown } | null | undefined
  const said = body?.message ?? (Array.isArray(body?.errors) ? body.errors[0] : undefined)
  const wait = retryAfter === null ? 'a few minutes' : `${Math.ceil(retryAfter / 1000)} seconds`
  return new RateLimitedError({
    message: `The vendor takes no more requests for now (${reply.operation}).`,
    nextStep: `Try again in ${wait}; if it happens often, let fewer jobs run at the same time.`,
    outcome: 'rejected',
    isRetryable: true,
    retryAfter,
    connector: reply.connector,
    operation: reply.operation,
    vendor: { status: reply.status, code: null, message: typeof said === 'string' ? said : null },
    secrets: reply.secrets,
  })
}

/** Later ones win, in any case of letters. */
function mergedHeaders(...sources: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const merged: Record<string, string> = {}
  for (const source of sources) for (const [name, value] of Object.entries(source)) merged[name.toLowerCase()] = value
  return merged
}

/** What the log-in headers hold must not stand in an error either, should the vendor send it back: the whole, and without its scheme. */
function credentialsIn(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers)
    .filter(([name]) => /authorization|cookie|token|secret|key|password/i.test(name))
    .flatMap(([, value]) => [value, value.replace(/^\w+ /, '')])
    .filter((value) => value !== '')
}

function parsedOrUndefined(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
