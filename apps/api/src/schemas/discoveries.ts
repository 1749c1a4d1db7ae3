import { z } from '@hono/zod-openapi'
import { connectionName, id, timestamp } from './parts.ts'

const counts = z
  .object({
    seen: z.int(),
    added: z.int(),
    updated: z.int(),
    same: z.int().openapi({ description: 'Linked and as they should be: nothing was written.' }),
    reactivated: z.int(),
    inactivated: z.int(),
    deferred: z.int(),
    ignored: z.int(),
    unmapped: z.int().openapi({ description: 'Their company is not mapped.' }),
    ambiguous: z.int().openapi({ description: 'Several devices fit: a person decides.' }),
    failed: z.int(),
  })
  .openapi('DiscoveryCounts', { description: 'By number of devices.' })

const progress = z
  .object({
    stage: z.enum(['companies', 'targets', 'links', 'devices', 'settling', 'vanished']),
    done: z.int().openapi({ description: 'Devices done in this stage; how fast it goes tell two looks.' }),
    total: z.int().nullable().openapi({ description: 'Null where nobody knows.' }),
  })
  .openapi('DiscoveryProgress')

const error = z.object({ code: z.string(), message: z.string(), nextStep: z.string(), isRetryable: z.boolean() }).openapi('DiscoveryError')

const fields = {
  id: z.string(),
  fromConnectionId: z.string(),
  toConnectionId: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']).openapi({
    description: '`waiting`: for a worker, also where one was stopped and the next is to go on.',
  }),
  isQueued: z.boolean().openapi({ description: 'A worker carries it out; else it was begun from a command line, and ends with that.' }),
  isDryRun: z.boolean(),
  kindId: z.string().nullable(),
  mostInactivated: z.number().nullable(),
  isCancelWanted: z.boolean(),
  createdAt: timestamp,
  startedAt: timestamp.nullable(),
  aliveAt: timestamp.nullable().openapi({ description: 'When it last gave a sign, about once a second while it runs.' }),
  endedAt: timestamp.nullable(),
  progress: z.union([progress, z.null()]),
  counts: z.union([counts, z.null()]).openapi({
    description: 'So far. Where another worker took it up, from then on: what the one before did counts as `same`.',
  }),
  error: z.union([error, z.null()]).openapi({ description: 'Why it failed.' }),
}

/** A run that brings devices of one connection into another, by a worker or from a command line. */
export const discovery = z.object(fields).openapi('Discovery')

const result = z
  .object({
    vanished: z.int().openapi({ description: 'Linked devices that the source has no more.' }),
    isComplete: z.boolean().openapi({ description: 'Whether the source’s list was complete. One that was not is used as far as it goes.' }),
    notInactivated: z.enum(['incomplete', 'guard']).nullable().openapi({
      description: 'Why none of them was made inactive: the source’s list was incomplete, or more are gone than `mostInactivated` allows.',
    }),
    unmappedCompanies: z.array(z.object({ key: z.string(), name: z.string(), devices: z.int(), sentence: z.string() })).openapi({
      description: 'Map them by their `key`: `PUT /v1/connections/{connection}/company-links/{key}`.',
    }),
    mappedCompanies: z.array(z.object({ key: z.string(), companyName: z.string(), sentence: z.string() })),
    failures: z.array(z.object({ deviceId: z.string(), name: z.string(), message: z.string() })).openapi({
      description: 'The first twenty.',
    }),
  })
  .openapi('DiscoveryResult')

/** The same, with what it ended in. */
export const discoveryReport = z
  .object({ ...fields, result: z.union([result, z.null()]).openapi({ description: 'Null until it is done.' }) })
  .openapi('DiscoveryReport')

export const newDiscovery = z
  .strictObject({
    from: connectionName.openapi({ description: 'The connection that has the devices: an RMM’s.', example: 'rmm' }),
    to: connectionName.openapi({ description: 'The connection that they are brought into: a PSA’s.', example: 'psa' }),
    kindId: id.optional().openapi({
      description: 'What new devices become, by an id of `devices.kinds`. Left out: the default, or the only one there is.',
    }),
    dryRun: z.boolean().optional().openapi({ description: '`true`: plans, and writes nothing at the vendor.' }),
    mostInactivated: z.number().min(0).max(1).optional().openapi({
      description: 'Of the linked devices, the share that may be made inactive at once. Default 0.2; 1 switches the guard off.',
    }),
  })
  .openapi('NewDiscovery')

const about = { deviceId: z.string(), name: z.string() }
const step = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['add', 'deferred', 'ignored', 'unmapped']), ...about }),
    z.object({
      kind: z.enum(['update', 'same', 'reactivate']),
      ...about,
      targetId: z.string(),
      by: z.enum(['store', 'link', 'serial', 'mac', 'name']),
    }),
    z.object({ kind: z.literal('inactivate'), ...about, targetId: z.string() }),
    z.object({ kind: z.literal('ambiguous'), ...about, targets: z.array(z.object({ id: z.string(), name: z.string() })) }),
  ])
  .openapi('DiscoveryStep')

/** What a run would do. */
export const discoveryPlan = z
  .object({
    total: z.int().nullable().openapi({ description: 'Steps in all. Null: it is not done.' }),
    steps: z.array(step).openapi({ description: 'The first 1,000, in the order of the source.' }),
  })
  .openapi('DiscoveryPlan')
