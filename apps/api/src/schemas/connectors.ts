import { z } from '@hono/zod-openapi'
import { text } from './roles.ts'

const support = z
  .object({
    level: z.enum(['full', 'partial']),
    unsupportedFields: z.array(z.object({ field: z.string(), reason: text, source: z.string() })).optional(),
  })
  .openapi('Support')

const jsonSchema = z.record(z.string(), z.unknown())

/** A vendor that can be connected. */
export const connector = z
  .object({
    id: z.string().openapi({ example: 'connectwise' }),
    package: z.string(),
    from: z.enum(['built-in', 'config']),
    displayName: z.string().nullable(),
    kind: z.enum(['psa', 'rmm']).nullable(),
    capabilities: z
      .record(z.string(), support)
      .nullable()
      .openapi({ description: 'What it may have, by name. A connection may have less.' }),
    reference: z
      .object({ field: z.string(), strength: z.enum(['indexed', 'scan']) })
      .nullable()
      .openapi({ description: 'Where it keeps the reference of a ticket.' }),
    trouble: z.string().nullable().openapi({ description: 'Why its package can’t be loaded; then the rest is null.' }),
  })
  .openapi('Connector')

/** The same with what a form needs. */
export const connectorDetails = connector
  .extend({
    settings: jsonSchema.openapi({ description: 'JSON Schema of what a connection needs. Secrets are `writeOnly`.' }),
    languages: z.array(z.string()).openapi({ description: 'Of its guide.' }),
  })
  .openapi('ConnectorDetails')
