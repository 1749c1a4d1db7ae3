import { rateLimiter } from 'hono-rate-limiter'
import type { MiddlewareHandler } from 'hono'
import { answerProblem, RequestError } from './problem.ts'
import type { RequestEnvironment } from './variables.ts'

const windowMs = 60_000

/**
 * So many requests a minute for each API key in this process, told in the headers `RateLimit` and `RateLimit-Policy`. Null: no limit, and no
 * headers.
 */
export function keyRateLimit(perMinute: number | null): MiddlewareHandler<RequestEnvironment> {
  if (perMinute === null) return (_c, next) => next()
  return rateLimiter<RequestEnvironment>({
    windowMs,
    limit: perMinute,
    standardHeaders: 'draft-7',
    keyGenerator: (c) => c.get('key')!.id,
    handler: (c) => answerProblem(c, tooMany(perMinute, c.res.headers.get('retry-after'))),
  })
}

function tooMany(perMinute: number, retryAfter: string | null): RequestError {
  return new RequestError({
    code: 'TOO_MANY_REQUESTS',
    status: 429,
    message: `This API key has sent more than ${perMinute} requests in a minute.`,
    nextStep: 'Wait as long as `Retry-After` says. Alerts can be sent many in one request.',
    headers: { 'Retry-After': retryAfter ?? String(windowMs / 1000) },
    isRetryable: true,
  })
}
