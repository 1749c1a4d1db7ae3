import { z } from '@hono/zod-openapi'
import { connectionName, givenTime, timestamp } from './parts.ts'

const states = z
  .object({
    left: z.int().openapi({ description: 'There before the link was, and left to the source.' }),
    open: z.int(),
    ended: z.int().openapi({ description: 'The source ended them.' }),
    closed: z.int().openapi({ description: 'Their ticket was closed, and so they were closed at the source.' }),
    removed: z.int().openapi({ description: 'The same where the source’s alerts have no end of their own, and the link removes them.' }),
    marked: z.int().openapi({ description: 'The same where they stay at the source: they are done here alone.' }),
  })
  .openapi('LinkedAlertCounts', { description: 'By number of alerts.' })

const failure = z
  .object({ code: z.string(), message: z.string(), nextStep: z.string(), isRetryable: z.boolean() })
  .openapi('AlertLinkFailure')

const stuck = z.object({ alerts: z.int(), reason: z.string() }).openapi('StuckAlerts')

const pollSeconds = z.int().min(10).max(86_400)

/** Alerts of one connection that become tickets of another one, and end with them. */
export const alertLink = z
  .object({
    id: z.string(),
    fromConnectionId: z.string(),
    toConnectionId: z.string(),
    removesAlerts: z.boolean(),
    since: timestamp,
    pollSeconds: z.int(),
    polledAt: timestamp.nullable().openapi({ description: 'When it was last looked at. Null: not yet.' }),
    nextPollAt: timestamp.nullable(),
    failing: z.union([failure, z.null()]).openapi({ description: 'Why the latest look ended early. The next comes later each time.' }),
    alerts: states,
    stuck: z.union([stuck, z.null()]).openapi({
      description: 'Alerts with something that could not be done at the source, and the first reason. It is tried again after an hour.',
    }),
  })
  .openapi('AlertLink')

export const newAlertLink = z
  .strictObject({
    from: connectionName.openapi({ description: 'The connection that reports: an RMM’s.', example: 'rmm' }),
    to: connectionName.openapi({ description: 'The connection that gets the tickets: a PSA’s.', example: 'psa' }),
    removesAlerts: z.boolean().optional().openapi({
      description:
        '`true`: an alert is removed at the source once its ticket is closed. For sources whose alerts have no other end, such as VSA X. Default `false`.',
    }),
    since: givenTime.optional().openapi({
      description: 'What was raised before is left to the source. Left out: a day ago or, where the link is there already, as it is.',
    }),
    pollSeconds: pollSeconds.optional().openapi({ description: 'Seconds between two looks, at least. Default 60.' }),
  })
  .openapi('NewAlertLink')
