import { z } from '@hono/zod-openapi'
import { orNull, reference } from './parts.ts'

export const text = z.object({ en: z.string(), de: z.string().optional() }).openapi('Text')

const certainty = z.enum(['vendor', 'seen', 'inferred'])
const ranks = z.record(z.string(), z.string())
/** Only for connections with these settings. */
const when = z.record(z.string(), z.union([z.string(), z.literal(true), z.null()])).optional()

export const grant = z
  .object({
    permission: z.string(),
    path: z.array(z.string()).openapi({ description: 'The menu words of the vendor’s own screen, outermost first.' }),
    atLeast: ranks.openapi({ description: 'By axis, the weakest rank that suffices.' }),
    items: z.array(z.string()).optional(),
    certainty: z.record(z.string(), certainty),
    neededBy: z.array(z.string()),
  })
  .openapi('Grant')

/** What a vendor must grant for some operations. */
export const leastRole = z
  .object({
    connector: z.string(),
    operations: z.array(z.string()),
    grants: z.array(grant),
    presets: z
      .array(
        z.object({
          id: z.string(),
          source: z.string(),
          when,
          grants: z.array(z.object({ permission: z.string(), atLeast: ranks, items: z.array(z.string()).optional() })),
        }),
      )
      .openapi({ description: 'Published tables, to compare with.' }),
    never: z
      .array(z.object({ operation: z.string(), field: z.string().optional(), reason: text, source: z.string(), when }))
      .openapi({ description: 'What no right makes possible.' }),
  })
  .openapi('LeastRole')

export const guide = z
  .object({
    connector: z.string(),
    language: z.enum(['en', 'de']).openapi({ description: 'English where it has none in the language wanted.' }),
    operations: z.array(z.string()),
    markdown: z.string(),
  })
  .openapi('Guide')

const finding = z
  .object({
    permission: z.string(),
    axis: z.string(),
    needed: z.string().nullable(),
    found: z.string().nullable(),
    verdict: z.enum(['held', 'missing', 'excess', 'unknown']),
    certainty: orNull(certainty),
    evidence: z.enum(['listed', 'probe', 'baseline', 'none']),
    reason: z.string().optional(),
  })
  .openapi('RoleFinding')

/** What the API user of a connection holds, against what some operations need. */
export const roleReport = z
  .object({
    operations: z.array(z.string()),
    user: orNull(reference),
    role: orNull(reference),
    findings: z.array(finding),
    toGrant: z
      .array(z.object({ permission: z.string(), path: z.array(z.string()), levels: z.array(z.string()) }))
      .openapi({ description: 'Where a technician grants what is missing.' }),
  })
  .openapi('RoleReport')
