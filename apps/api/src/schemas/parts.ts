import { z } from '@hono/zod-openapi'
import { jobOperations, priorityLevels } from '@jackfield/core'

/** An id of a vendor: text, whatever it looks like. */
export const id = z.string().min(1).max(200)

/** A text for people to type. NUL is no character of a text, and Postgres keeps none. */
export function line(most: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/, 'must not hold a NUL')
}

export const timestamp = z.string().openapi({ format: 'date-time', example: '2026-11-22T05:15:13Z' })

/** A time that the caller gives, with its zone. */
export const givenTime = z.iso.datetime({ offset: true, error: 'must be a date and time with its zone, such as 2026-11-22T05:15:13Z' })

/** A record that has a name in the document, or null. By `.nullable()` the record itself would become nullable under its name. */
export function orNull<T extends z.ZodType>(schema: T) {
  return z.union([schema, z.null()])
}

export const reference = z.object({ id: z.string(), name: z.string().nullable() }).openapi('Reference')

export const choice = z.object({ id: z.string(), name: z.string() }).openapi('Choice')

/** The same where it is given. */
export const givenChoice = z.strictObject({ id, name: line(300) }).openapi('GivenChoice')

export const priorityLevel = z.enum(priorityLevels)

export const warning = z
  .object({
    code: z.enum([
      'text-cut',
      'priority-unknown',
      'field-unsupported',
      'field-not-taken',
      'device-not-attached',
      'status-not-on-board',
      'default-used',
    ]),
    field: z.string(),
    message: z.string(),
  })
  .openapi('Warning')

/** What could not be honoured though it went through. */
export const warnings = z.array(warning)

export const heldError = z.object({ code: z.string(), message: z.string(), nextStep: z.string() }).openapi('HeldError')

/** Query parameters of every listing. */
export const paging = {
  cursor: z.string().max(4000).optional().openapi({ description: 'What the page before gave as `next`. Left out: the first page.' }),
  limit: z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(500))
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: 500, description: 'Items of a page. Default 100.' }),
}

/** `true` or `false` in a query. */
export const flag = z
  .enum(['true', 'false'])
  .transform((word) => word === 'true')
  .optional()
  .openapi({ type: 'string', enum: ['true', 'false'] })

/** One page of `item`. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({ description: 'The `cursor` of the page after this one. Null: this was the last.' }),
  })
}

/** One page of a vendor's listing, which is complete in the end or fails. */
export function vendorPageOf<T extends z.ZodType>(item: T) {
  return pageOf(item).extend({
    visibleTo: z.enum(['everyone', 'user']).openapi({
      description: '`user`: the vendor may have left out what this API user may not see, without saying so.',
    }),
  })
}

/** A connection, by id or by name. */
export const connectionName = line(63).openapi({ description: 'The id of a connection, or its name.', example: 'psa' })

/** Languages of guides. */
export const language = z.enum(['en', 'de']).optional().openapi({ description: 'Default `en`.' })

/** One of several products behind a connector. */
export const edition = z.string().max(100).optional().openapi({
  description: 'For a connector with several products behind it, the one that is meant, such as `9` or `X` of Kaseya VSA. Left out: all.',
})

/** Jobs or operations, by commas. */
export const jobs = z
  .string()
  .max(2000)
  .optional()
  .openapi({
    description: `Jobs (${Object.keys(jobOperations).join(', ')}) or operations (ticketDesk.create), by commas. Left out: all.`,
  })
