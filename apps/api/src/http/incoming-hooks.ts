import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { get } from '@jackfield/app-kit'
import { UnverifiedDeliveryError } from '@jackfield/core'
import type { DependencyContainer } from 'tsyringe'
import { errorText } from './error-text.ts'
import { problem, RequestError } from './problem.ts'
import { AllDesks, ServerLogger } from './tokens.ts'
import type { RequestEnvironment } from './variables.ts'

const content = { 'application/problem+json': { schema: problem } }

/** The one operation without a key: its address is the secret. */
export const hookRoute = createRoute({
  method: 'post',
  path: '/v1/hooks/{token}',
  operationId: 'hooks.receive',
  tags: ['Hooks'],
  summary: 'Where vendors deliver: for them alone',
  description:
    'The address is told to the vendor when a webhook is registered. A delivery is verified, and what it tells of is read again later.',
  security: [],
  request: { params: z.object({ token: z.string().min(1).max(200) }), body: { content: { '*/*': { schema: {} as never } } } },
  responses: {
    200: { description: 'Taken.', content: { 'application/json': { schema: z.object({ received: z.literal(true) }) } } },
    403: { description: 'It is not believed, or came before.', content },
    404: { description: 'There is nothing here.', content },
    413: { description: 'It is too large.', content },
    503: { description: 'Not now: deliver it again.', content },
  },
})

/** Takes deliveries of vendors. The work they lead to is queued, so that the answer is there within any vendor's patience. */
export function receiveHooks(api: OpenAPIHono<RequestEnvironment>, server: DependencyContainer): void {
  const desks = get(server, AllDesks)
  api.openapi(hookRoute, async (c) => {
    const url = new URL(c.req.url)
    const { headers } = c.req.raw
    const body = new Uint8Array(await c.req.arrayBuffer())
    const received = await desks
      .receiveHook(c.req.valid('param').token, { target: `${url.pathname}${url.search}`, headers, body })
      .catch((error: unknown) => {
        if (UnverifiedDeliveryError.isInstance(error)) throw notBelieved()
        get(server, ServerLogger).warn('A delivery could not be taken; the vendor may deliver it again.', { error: errorText(error) })
        throw notNow()
      })
    // The same words as for any address that is not there.
    if (!received) throw nothingHere()
    return c.json({ received: true as const }, 200)
  })
}

/** What an address gets that leads nowhere. */
export function nothingHere(): RequestError {
  return new RequestError({
    code: 'NOT_FOUND',
    status: 404,
    message: 'There is nothing at this address.',
    nextStep: 'Look at `GET /openapi.json` for what there is.',
  })
}

/** Why, is told to nobody who may be trying. */
function notBelieved(): RequestError {
  return new RequestError({
    code: 'UNVERIFIED_DELIVERY',
    status: 403,
    message: 'This delivery is not believed.',
    nextStep: 'Deliver what the vendor signed, once.',
  })
}

function notNow(): RequestError {
  return new RequestError({
    code: 'NOT_READY',
    status: 503,
    message: 'This delivery can’t be taken now.',
    nextStep: 'Deliver it again later.',
    headers: { 'Retry-After': '60' },
    isRetryable: true,
  })
}
