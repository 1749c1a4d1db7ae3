import { NotFoundError, RejectedError, UnreachableError } from '@jackfield/core'
import type { FetchResponse } from '@jackfield/core'
import { acmeConnector } from '../sample/acme-connector.ts'
import { capable, connected, inContext } from './mutant.ts'
import type { Mutant } from './mutant.ts'

const about = { nextStep: 'None.', connector: 'acme', operation: 'connection.check' } as const

/** Replies of one status arrive as another. */
function withStatus(from: number, to: number) {
  return inContext((context) => ({
    ...context,
    fetch: async (url, init) => {
      const reply = await context.fetch(url, init)
      if (reply.status !== from) return reply
      const changed: FetchResponse = {
        status: to,
        ok: false,
        headers: reply.headers,
        text: () => reply.text(),
        arrayBuffer: () => reply.arrayBuffer(),
      }
      return changed
    },
  }))
}

export const connectionMutants: readonly Mutant[] = [
  {
    wrong: 'a declared capability is missing without a word',
    found: ['connection.shape'],
    connector: connected((connection) => ({ ...connection, capabilities: {} })),
  },
  {
    wrong: 'a method is missing',
    found: ['connection.methods'],
    connector: connected((connection) => ({
      ...connection,
      capabilities: { ...connection.capabilities, ticketNotes: { ...connection.capabilities.ticketNotes, addPublic: undefined } as never },
    })),
  },
  {
    wrong: 'the check asks nobody',
    found: ['connection.check'],
    connector: connected((connection) => ({
      ...connection,
      check: async () => ({ user: null, tenant: null, version: null, generation: null, zone: null, timeZone: null }),
    })),
  },
  {
    wrong: 'a wrong log-in looks like any refusal',
    found: ['connection.wrong-login'],
    connector: connected((connection) => ({
      ...connection,
      check: () => connection.check().catch(() => Promise.reject(new RejectedError({ ...about, message: 'No.', couldBe: [] }))),
    })),
  },
  {
    wrong: 'an unreachable vendor looks like a missing record',
    found: ['connection.unreachable'],
    connector: connected((connection) => ({
      ...connection,
      check: () => connection.check().catch(() => Promise.reject(new NotFoundError({ ...about, message: 'No.' }))),
    })),
  },
  {
    wrong: 'the signal is not heard',
    found: ['connection.abort', 'connection.aborted'],
    connector: inContext((context) => ({ ...context, signal: new AbortController().signal })),
  },
  {
    wrong: 'a second close throws',
    found: ['connection.close-twice'],
    connector: connected((connection) => {
      let closed = false
      return {
        ...connection,
        async close() {
          if (closed) throw new NotFoundError({ ...about, message: 'Closed already.' })
          closed = true
          await connection.close()
        },
      }
    }),
  },
  {
    wrong: 'requests pass the context by',
    found: ['connection.only-way-out'],
    connector: inContext((context) => ({ ...context, fetch: (url, init) => fetch(url, init) })),
  },
  {
    wrong: 'requests are sent without a lease',
    found: ['connection.only-way-out'],
    connector: inContext((context) => ({ ...context, quota: { limit() {}, observe() {}, take: async () => ({ giveBack() {} }) } })),
  },
  {
    wrong: 'leases are kept',
    found: ['connection.only-way-out'],
    connector: inContext((context) => ({
      ...context,
      quota: { ...context.quota, take: async (request) => ({ lease: await context.quota.take(request), giveBack() {} }) },
    })),
  },
  {
    wrong: 'errors are plain ones',
    found: ['connection.errors-are-data'],
    connector: connected((connection) => ({
      ...connection,
      check: () => connection.check().catch((error: Error) => Promise.reject(new Error(error.message))),
    })),
  },
  {
    wrong: 'errors have no outcome',
    found: ['connection.errors-are-data'],
    connector: connected((connection) => ({
      ...connection,
      check: () => connection.check().catch((error: object) => Promise.reject(Object.assign(error as Error, { outcome: undefined }))),
    })),
  },
  {
    wrong: 'a wrong log-in is said to be retryable',
    found: ['connection.errors-are-data'],
    connector: connected((connection) => ({
      ...connection,
      check: () => connection.check().catch((error: object) => Promise.reject(Object.assign(error as Error, { isRetryable: true }))),
    })),
  },
  {
    wrong: 'errors tell no next step',
    found: ['connection.errors-are-data'],
    connector: connected((connection) => ({
      ...connection,
      check: () => connection.check().catch((error: object) => Promise.reject(Object.assign(error as Error, { nextStep: '' }))),
    })),
  },
  {
    wrong: 'an error repeats the key that the vendor echoed',
    found: ['connection.secrets-stay-secret'],
    connector: acmeConnector({ secrets: 'in-errors' }),
  },
  {
    wrong: 'a log line holds the key',
    found: ['connection.secrets-stay-secret'],
    connector: connected((connection, context, settings) => {
      context.logger.debug('connecting', { settings })
      return connection
    }),
  },
  {
    wrong: 'the cause of an error holds the log-in header',
    found: ['connection.secrets-stay-secret'],
    connector: connected((connection, _, { apiKey }) => ({
      ...connection,
      check: () =>
        connection
          .check()
          .catch((error: Error) => Promise.reject(Object.assign(error, { request: { authorization: `Bearer ${apiKey}` } }))),
    })),
  },
  {
    wrong: '429 is taken for a failure of the vendor',
    found: ['ticket-desk.create.limited', 'ticket-desk.create.limited-long', 'ticket-desk.get.lasting-fault'],
    connector: withStatus(429, 503),
  },
  {
    wrong: 'a failure of the vendor is taken for a refusal',
    found: ['ticket-desk.get.passing-fault', 'ticket-attachments.read.passing-fault'],
    connector: withStatus(503, 400),
  },
  {
    wrong: 'a lost answer to a write is asked for again',
    found: [
      'ticket-desk.create.unknown-outcome',
      'ticket-notes.add.unknown-outcome',
      'ticket-desk.close.unknown-outcome',
      'ticket-attachments.add.unknown-outcome',
      'webhook-receiver.register.unknown-outcome',
    ],
    connector: inContext((context) => ({
      ...context,
      fetch: async (url, init) => {
        try {
          return await context.fetch(url, init)
        } catch {
          return await context.fetch(url, init)
        }
      },
    })),
  },
  {
    wrong: 'a lost answer is said not to be sent',
    found: ['ticket-desk.create.unknown-outcome'],
    connector: capable('ticketDesk', (desk) => ({
      create: (draft) => desk.create(draft).catch((error: Error) => Promise.reject(Object.assign(error, { outcome: 'not-sent' }))),
    })),
  },
  {
    wrong: 'a write that never left is called unknown',
    found: ['ticket-desk.create.not-sent'],
    connector: inContext((context) => ({
      ...context,
      fetch: (url, init) =>
        context
          .fetch(url, init)
          .catch(() => Promise.reject(new UnreachableError({ message: 'Gone.', nextStep: 'None.', outcome: 'unknown' }))),
    })),
  },
  {
    wrong: 'an expired log-in is called unknown',
    found: ['ticket-desk.create.expired-login'],
    connector: capable('ticketDesk', (desk) => ({
      create: (draft) => desk.create(draft).catch((error: Error) => Promise.reject(Object.assign(error, { outcome: 'unknown' }))),
    })),
  },
  { wrong: 'refusals do not name the permission', found: ['role.all-needed'], connector: acmeConnector({ refusals: 'unnamed' }) },
  { wrong: 'refusals look like missing records', found: ['role.all-needed'], connector: acmeConnector({ refusals: 'as-not-found' }) },
]
