import { AuthenticationError, listingOf, NotFoundError, PermissionError, RejectedError, VendorFaultError } from '@jackfield/core'
import type { ConnectContext, JackfieldError, Listing, OperationId } from '@jackfield/core'
import { createVendorClient, listByPage } from '@jackfield/connector-kit'
import type { ErrorReply } from '@jackfield/connector-kit'
import { placesOf } from './acme-role.ts'
import type { AcmeSettings } from './acme-settings.ts'

/** Ways of the connector that a test turns wrong. Left out: right. */
export interface AcmeHabits {
  /** How lists are walked. */
  readonly walk?: 'stops-at-short-page' | 'first-page' | 'unchecked'
  /** How ids are read. */
  readonly ids?: 'as-numbers' | 'through-numbers'
  /** What errors of refusals are. */
  readonly refusals?: 'unnamed' | 'as-not-found'
  /** Does without the redaction of the kit. */
  readonly secrets?: 'in-errors'
  /** How deliveries of webhooks are judged. */
  readonly hooks?: 'hints' | 'unchecked' | 'unsigned-pass' | 'any-signature' | 'written-again' | 'any-key-host' | 'key-with-login'
}

export interface AcmeRow {
  readonly [field: string]: string | number | boolean | null
  readonly id: string
}

export interface AcmeClient {
  readonly context: ConnectContext
  /** Where keys of webhooks are published, without a slash at the end. */
  readonly keys: string
  /** The key at an address, asked for without a log-in. */
  readKey(address: string): Promise<string>
  read(operation: OperationId, path: string): Promise<unknown>
  write(operation: OperationId, method: string, path: string, body: object): Promise<AcmeRow>
  list<T>(operation: OperationId, path: string, query: Readonly<Record<string, string>>, map: (row: AcmeRow) => T): Listing<T>
}

const pageSize = 50

export function createAcmeClient(settings: AcmeSettings, context: ConnectContext, habits: AcmeHabits): AcmeClient {
  const base = `${settings.site}/api`
  const client = createVendorClient({
    connector: 'acme',
    context,
    baseUrl: async () => base,
    headers: async () => ({ authorization: `Bearer ${settings.apiKey}` }),
    quota: () => [{ bucket: 'tenant' }],
    secrets: [settings.apiKey],
    errorOf: (reply) => errorOf(reply, habits),
  })
  const asText = (value: unknown): unknown => withTextIds(value, habits)
  const page = async (operation: OperationId, path: string, query: Readonly<Record<string, string>>, number: number, size = pageSize) => {
    const parameters = new URLSearchParams({ ...query, page: String(number), pageSize: String(size) })
    const reply = await client.send(operation, { method: 'GET', path: `${path}?${parameters.toString()}` })
    return asText(reply) as { rows: readonly AcmeRow[]; total: number }
  }
  return {
    context,
    keys: `${base}/keys`,
    async readKey(address) {
      const auth = habits.hooks === 'key-with-login'
      const reply = await client.send('webhookReceiver.verify', { method: 'GET', path: address, auth })
      return (reply as { readonly key: string }).key
    },
    read: async (operation, path) => asText(await client.send(operation, { method: 'GET', path })),
    write: async (operation, method, path, body) => asText(await client.send(operation, { method, path, body })) as AcmeRow,
    list(operation, path, query, map) {
      if (habits.walk) {
        const { walk } = habits
        return listingOf('user', async function* () {
          for (let number = 1; ; number += 1) {
            const { rows } = await page(operation, path, query, number)
            yield rows.map(map)
            if (walk === 'first-page' || rows.length === 0 || (walk === 'stops-at-short-page' && rows.length < pageSize)) return
          }
        })
      }
      const rows = listByPage<AcmeRow>({
        connector: 'acme',
        operation,
        visibleTo: 'user',
        pageSize,
        idOf: (row) => row.id,
        page: async (number) => {
          const { rows: records, total } = await page(operation, path, query, number)
          return { records, total }
        },
        count: async () => (await page(operation, path, query, 1, 1)).total,
      })
      return listingOf('user', async function* () {
        for await (const records of rows.pages()) yield records.map(map)
      })
    },
  }
}

function errorOf(reply: ErrorReply, habits: AcmeHabits): JackfieldError {
  const said = (reply.body as { message?: string } | undefined)?.message ?? ''
  const about = {
    message: `Acme Desk refused ${reply.operation}: ${said || reply.status}.`,
    nextStep: 'Look at the rights of the API user.',
    outcome: 'rejected',
    connector: reply.connector,
    operation: reply.operation,
    vendor: { status: reply.status, code: null, message: said },
    secrets: habits.secrets === 'in-errors' ? [] : reply.secrets,
  } as const
  const places = habits.refusals === 'unnamed' ? [] : placesOf(reply.operation)
  if (reply.status === 401) return new AuthenticationError({ ...about, nextStep: 'Check the API key.' })
  if (reply.status === 403 && habits.refusals !== 'as-not-found') return new PermissionError({ ...about, needed: places })
  if (reply.status === 404 || reply.status === 403) return new NotFoundError(about)
  if (reply.status >= 500)
    return new VendorFaultError({ ...about, isRetryable: !reply.isWrite, outcome: reply.isWrite ? 'unknown' : 'rejected' })
  return new RejectedError({ ...about, couldBe: places })
}

/** Acme sends ids as bare numbers; the kit keeps the long ones as text, the short ones are made text here. */
function withTextIds(value: unknown, habits: AcmeHabits): unknown {
  if (Array.isArray(value)) return value.map((part) => withTextIds(part, habits))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, /(^i|I)d$/.test(name) ? idOf(part, habits) : withTextIds(part, habits)]),
  )
}

function idOf(value: unknown, habits: AcmeHabits): unknown {
  if (value === null || value === undefined) return null
  if (habits.ids === 'as-numbers') return Number(value)
  return habits.ids === 'through-numbers' ? String(Number(value)) : String(value as string | number)
}
