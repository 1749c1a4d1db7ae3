import { z } from '@hono/zod-openapi'
import { connectionName, id, orNull, reference, timestamp } from './parts.ts'

/** A machine or other device at a customer, as the vendor has it. What it can't give, or did not send, is null. */
export const device = z
  .object({
    id: z.string(),
    name: z.string(),
    company: orNull(reference),
    kind: orNull(reference).openapi({ description: 'What it is in the vendor’s own list.' }),
    isActive: z.boolean().nullable(),
    serialNumber: z.string().nullable(),
    macAddresses: z.array(z.string()).nullable(),
    hostName: z.string().nullable(),
    operatingSystem: z.string().nullable(),
    lastSeenAt: timestamp.nullable(),
    link: z.string().nullable().openapi({ description: 'The `JD-…` that Jackfield wrote to find it again.' }),
  })
  .openapi('Device')

const deviceState = z.enum(['found', 'creating', 'linked', 'vanished'])
const decision = z.enum(['deferred', 'ignored'])

/** Two connections: devices go from the one into the other. */
export const pairQuery = {
  from: connectionName.openapi({ description: 'The connection that the devices come from, by id or name.', example: 'rmm' }),
  to: connectionName.openapi({ description: 'The connection that they are brought into, by id or name.', example: 'psa' }),
}

export const discoveredQuery = { state: deviceState.optional(), decision: decision.optional() }

/** A source's device, and what became of it in the other connection. */
export const discoveredDevice = z
  .object({
    deviceId: z.string().openapi({ description: 'At the source.' }),
    name: z.string(),
    companyName: z.string().nullable(),
    state: deviceState.openapi({
      description:
        '`found`: not brought over (yet). `creating`: a create was sent and its end is not known. `linked`: it is `targetId`. `vanished`: the source ' +
        'has it no more, and the other one was made inactive.',
    }),
    decision: decision.nullable().openapi({ description: 'A person’s word: not now, or never.' }),
    targetId: z.string().nullable().openapi({ description: 'The device in the other connection.' }),
    matchedBy: z.enum(['store', 'link', 'serial', 'mac', 'name', 'created', 'person']).nullable(),
    reason: z.string().nullable().openapi({ description: 'Why it stands where it stands.' }),
    updatedAt: timestamp,
  })
  .openapi('DiscoveredDevice')

export const givenDecision = z
  .strictObject({
    decision: z
      .enum(['deferred', 'ignored', 'none'])
      .openapi({ description: 'Not now, never, or as usual again. It holds from the next run on.' }),
  })
  .openapi('GivenDecision')

export const givenTarget = z.strictObject({ targetId: id.openapi({ description: 'The vendor is asked for it.' }) }).openapi('GivenTarget')
