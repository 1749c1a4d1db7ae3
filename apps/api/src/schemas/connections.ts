import { z } from '@hono/zod-openapi'
import { choice, givenChoice, id, line, orNull, priorityLevel, reference, timestamp } from './parts.ts'
import { text } from './roles.ts'

const choices = z
  .object({
    board: choice.optional(),
    status: choice.optional(),
    closeStatus: choice.optional(),
    reopenStatus: choice.optional(),
    type: choice.optional(),
    source: choice.optional(),
    waitingStatuses: z.array(choice).optional(),
    priorities: z.partialRecord(priorityLevel, choice).optional(),
  })
  .openapi('TicketChoices', { description: 'What tickets get where nothing else says so. What is left out is the vendor’s own default.' })

/** The tenant's own lists suggest these. */
export const suggestedChoices = choices

const givenChoices = z
  .strictObject({
    board: givenChoice.optional(),
    status: givenChoice.optional(),
    closeStatus: givenChoice.optional(),
    reopenStatus: givenChoice.optional(),
    type: givenChoice.optional(),
    source: givenChoice.optional(),
    waitingStatuses: z.array(givenChoice).max(50).optional(),
    priorities: z.partialRecord(priorityLevel, givenChoice).optional(),
  })
  .openapi('GivenTicketChoices')

/** A tenant at a vendor. */
export const connection = z
  .object({
    id: z.string(),
    name: z.string(),
    connector: z.string(),
    createdAt: timestamp,
    updatedAt: timestamp,
    version: z.int().openapi({ description: 'Rises with each change; the ETag.' }),
    settings: z.record(z.string(), z.unknown()).openapi({ description: 'As they were given; secrets are `••••`.' }),
    choices,
    catchAll: orNull(choice).openapi({ description: 'Where alerts go whose company nobody mapped.' }),
    lateCommitWindow: z.int().openapi({ description: 'Seconds.' }),
    notices: z
      .array(z.object({ code: z.enum(['expires', 'expired', 'rule']), field: z.string(), message: text, nextStep: text }))
      .openapi({ description: 'What a person should know of the settings today, such as a log-in that ends soon.' }),
    baseline: orNull(
      z.object({
        learntAt: timestamp,
        base: z.array(z.string()),
        rights: z.array(z.object({ permission: z.string(), axis: z.string(), rank: z.string(), marks: z.array(z.string()) })),
      }),
    ).openapi({ description: 'What a technician taught of the API user’s rights, for vendors that show them as numbers without names.' }),
    failing: z
      .object({ since: timestamp, code: z.string(), message: z.string(), nextStep: z.string() })
      .nullable()
      .openapi({ description: 'Since when it can’t be used, and why, as the desk met it last.' }),
  })
  .openapi('Connection')

/** Who we are at the vendor, and what it runs. What it does not tell is null. */
export const connectionCheck = z
  .object({
    user: orNull(reference),
    tenant: z.string().nullable(),
    version: z.string().nullable(),
    generation: z.string().nullable(),
    zone: z.string().nullable(),
    timeZone: z.string().nullable(),
  })
  .openapi('ConnectionCheck')

const settings = z.record(z.string().max(200), z.unknown())

export const newConnection = z
  .strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/, 'letters, digits and hyphens between them, 63 at the most')
      .openapi({ example: 'psa' }),
    connector: line(100).openapi({ example: 'connectwise' }),
    settings: settings.openapi({ description: 'By the connector’s own schema: `GET /v1/connectors/{connector}`.' }),
    test: z.boolean().default(true).openapi({ description: 'False: stored without a log-in, and `check` is null.' }),
  })
  .openapi('NewConnection')

export const connectionChanges = z
  .strictObject({
    settings: settings.optional().openapi({ description: 'Only what is given changes; null takes a setting away.' }),
    choices: givenChoices.optional().openapi({ description: 'Only what is given changes.' }),
    catchAll: orNull(givenChoice).optional().openapi({ description: 'Null takes it away.' }),
  })
  .refine((changes) => Object.values(changes).some((change) => change !== undefined), 'must hold settings, choices or catchAll')
  .openapi('ConnectionChanges')

export const changedConnection = z
  .object({ connection, check: orNull(connectionCheck).openapi({ description: 'Null where no log-in was made.' }) })
  .openapi('ChangedConnection')

export const catalogEntry = z
  .object({ id: z.string(), name: z.string(), isDefault: z.boolean(), isActive: z.boolean() })
  .openapi('CatalogEntry')

export const catalogStatus = catalogEntry
  .extend({
    phase: z.enum(['new', 'open', 'waiting', 'closed', 'unknown']),
    phaseFrom: z.enum(['vendor', 'configured', 'learnt']),
  })
  .openapi('CatalogStatus')

export const boardId = id
