// tsyringe, which the operations bring along, wants this polyfill before anything else is loaded.
import 'reflect-metadata'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import { eventTypes } from '@jackfield/desk'
import { hookRoute } from './http/incoming-hooks.ts'
import { problem } from './http/problem.ts'
import { problemResponses, routeOf } from './http/registration.ts'
import { healthRoute, readyRoute } from './http/service.ts'
import { operations } from './operations.ts'
import { alertComponents } from './schemas/alerts.ts'
import { eventBody } from './schemas/events.ts'

const description = `Alerts in, exactly one right ticket out; tickets, notes and companies of any connected PSA or RMM; signed events out.

Send \`Authorization: Bearer jf_…\` with each request: the server's operator makes the first key with \`jackfield api-keys create\`. A key belongs to
one workspace and sees nothing of another. Errors are \`application/problem+json\` with a permanent \`code\` and the \`nextStep\`. Listings come in pages:
\`next\` is the \`cursor\` of the page after, and null on the last.`

/** OpenAPI 3.1, made of the same schemas that the requests are checked with. `docs/openapi.json` and the client are made of it. */
export function openApiDocument(): ReturnType<OpenAPIHono['getOpenAPI31Document']> {
  const described = new OpenAPIHono()
  const { openAPIRegistry: registry } = described
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: `jf_…`. The id of each operation is the scope that a key must have for it.',
  })
  for (const [name, schema] of Object.entries(alertComponents)) registry.registerComponent('schemas', name, schema as never)
  registry.register('Problem', problem)
  for (const { name, response } of problemResponses) registry.registerComponent('responses', name, response)
  for (const { shape } of operations) registry.registerPath(routeOf(shape))
  for (const route of [hookRoute, healthRoute, readyRoute]) registry.registerPath(route)
  const headers = z.object({
    'webhook-id': z.string().openapi({ description: 'Of the event: the same on each try.' }),
    'webhook-timestamp': z.string(),
    'webhook-signature': z.string().openapi({ description: '`v1,` and base64 of the HMAC-SHA256, as Standard Webhooks has it.' }),
  })
  for (const type of eventTypes) {
    registry.registerWebhook({
      method: 'post',
      path: type,
      operationId: `events.${type}`,
      tags: ['Events'],
      summary: `Told to subscriptions that have ${type}`,
      request: { headers, body: { required: true, content: { 'application/json': { schema: eventBody(type) } } } },
      responses: { '2XX': { description: 'Taken. Anything else, and no answer within 15 seconds, is tried again.' } },
    } as never)
  }
  return described.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Jackfield',
      version: '1',
      description,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
  })
}
