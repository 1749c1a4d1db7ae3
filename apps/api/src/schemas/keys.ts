import { z } from '@hono/zod-openapi'
import { givenTime, line, timestamp } from './parts.ts'

/** A key of a program. Its secret is known to nobody but its holder. */
export const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    operations: z.array(z.string()).openapi({ description: 'Ids of operations; `alerts.*` and `*` cover what begins so.' }),
    createdAt: timestamp,
    expiresAt: timestamp.nullable(),
    lastUsedAt: timestamp.nullable().openapi({ description: 'To the minute.' }),
    revokedAt: timestamp.nullable(),
  })
  .openapi('ApiKey')

export const newApiKey = z
  .strictObject({
    name: line(200).openapi({ description: 'Which program has it.' }),
    operations: z.array(line(100)).min(1).max(200).openapi({
      description: 'Ids of operations, `alerts.*`, `*`; `read` stands for all that change nothing. No more than your own key has.',
    }),
    expiresAt: givenTime.nullable().optional(),
  })
  .openapi('NewApiKey')

export const issuedApiKey = z
  .object({ key: apiKey, text: z.string().openapi({ description: 'What goes behind `Bearer`. Told once.', example: 'jf_…' }) })
  .openapi('IssuedApiKey')

/** Who did what, and what came of it. */
export const auditEntry = z
  .object({
    id: z.string(),
    at: timestamp,
    actor: z.string().openapi({ description: 'The id of an API key, or `cli`.' }),
    operation: z.string(),
    target: z.string().nullable(),
    outcome: z.enum(['done', 'refused', 'failed']),
    code: z.string().nullable(),
    requestId: z.string().nullable(),
  })
  .openapi('AuditEntry')

export const workspace = z.object({ id: z.string(), name: z.string(), createdAt: timestamp }).openapi('Workspace')
