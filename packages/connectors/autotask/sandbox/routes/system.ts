import { jsonReply, replyWith } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import type { Tenant } from '../tenant.ts'
import { hourLimit } from '../usage.ts'
import { answerAllEntities } from './metadata.ts'

/** Calls that need the log-in and no right (FACTS 1, 4 and 9). */
export const systemRoutes: readonly Route<Tenant>[] = [
  {
    method: 'GET',
    path: '/Version',
    kind: 'read',
    answer: () =>
      replyWith(jsonReply(200, { majorVersion: '2026', minorVersion: '2', build: '2026.2.0.1180', customerType: 'Production' })),
  },
  {
    method: 'GET',
    path: '/Modules',
    kind: 'read',
    answer: () => replyWith(jsonReply(200, { modules: [1, 2, 3, 4, 5, 6, 7, 8].map((key) => ({ key, value: true })) })),
  },
  {
    method: 'GET',
    path: '/ThresholdInformation',
    kind: 'read',
    answer: (tenant) =>
      replyWith(
        jsonReply(200, {
          externalRequestThreshold: hourLimit,
          requestThresholdTimeframe: 60,
          currentTimeframeRequestCount: tenant.usage.count(),
        }),
      ),
  },
  { method: 'GET', path: '/EntityInformation', kind: 'read', answer: answerAllEntities },
]
