import { z } from '@hono/zod-openapi'
import { operationsFor, whereToGrant } from '@jackfield/app-kit'
import { UnreachableError } from '@jackfield/core'
import type { CapabilityName } from '@jackfield/core'
import type { ConnectionChanges } from '@jackfield/host'
import { given } from '../http/given.ts'
import { operation } from '../http/operation.ts'
import { RequestError } from '../http/problem.ts'
import { CurrentBook } from '../http/tokens.ts'
import { changedConnection, connection, connectionChanges, connectionCheck, newConnection } from '../schemas/connections.ts'
import { connectionName, flag, jobs, pageOf, paging } from '../schemas/parts.ts'
import { roleReport } from '../schemas/roles.ts'
import { capabilityOf, connectionOf } from './connection-of.ts'

const tag = 'Connections'
const params = z.object({ connection: connectionName })

export const listConnections = operation(
  {
    id: 'connections.list',
    method: 'get',
    path: '/v1/connections',
    tag,
    summary: 'Tenants at vendors',
    query: z.strictObject(paging),
    reply: pageOf(connection),
  },
  async ({ query, use }) => ({ body: await use(CurrentBook).page(given(query)) }),
)

export const createConnection = operation(
  {
    id: 'connections.create',
    method: 'post',
    path: '/v1/connections',
    tag,
    summary: 'Connect a tenant: logs in with the settings, then stores them sealed',
    body: newConnection,
    reply: changedConnection,
    status: 201,
    version: 'read',
    callsVendor: true,
  },
  async ({ body, use }) => {
    const { summary, check } = await blamingSettings(() => use(CurrentBook).add(body))
    return { body: { connection: summary, check }, version: summary.version, location: `/v1/connections/${summary.id}`, target: summary.id }
  },
)

export const getConnection = operation(
  {
    id: 'connections.get',
    method: 'get',
    path: '/v1/connections/{connection}',
    tag,
    summary: 'One of them',
    params,
    reply: connection,
    version: 'read',
  },
  async ({ params: { connection: name }, use }) => {
    const summary = await connectionOf(use(CurrentBook), name)
    return { body: summary, version: summary.version }
  },
)

export const updateConnection = operation(
  {
    id: 'connections.update',
    method: 'patch',
    path: '/v1/connections/{connection}',
    tag,
    summary: 'Change what is given, and nothing else',
    description: 'New settings are tested before they replace the old ones; links of companies stay.',
    params,
    body: connectionChanges,
    reply: changedConnection,
    version: 'write',
    callsVendor: true,
  },
  async ({ params: { connection: name }, body, ifVersion, use }) => {
    const book = use(CurrentBook)
    const before = await connectionOf(book, name)
    const condition = conditionOf(ifVersion(before.version))
    const { summary, check } = await blamingSettings(() => book.change(before.name, body as ConnectionChanges, condition))
    return { body: { connection: summary, check }, version: summary.version, target: summary.id }
  },
)

export const removeConnection = operation(
  {
    id: 'connections.remove',
    method: 'delete',
    path: '/v1/connections/{connection}',
    tag,
    summary: 'Forget a connection with its links and alerts; at the vendor nothing changes',
    params,
    query: z.strictObject({ force: flag.openapi({ description: '`true`: also while alerts of it are not settled. They are lost then.' }) }),
    reply: null,
    version: 'write',
  },
  async ({ params: { connection: name }, query, ifVersion, use }) => {
    const book = use(CurrentBook)
    const before = await connectionOf(book, name)
    await book.remove(before.name, { force: query.force ?? false, ...conditionOf(ifVersion(before.version)) })
    return { body: null, target: before.id }
  },
)

export const testConnection = operation(
  {
    id: 'connections.test',
    method: 'post',
    path: '/v1/connections/{connection}/test',
    tag,
    summary: 'Log in, and say who we are there',
    params,
    reply: connectionCheck,
    callsVendor: true,
  },
  async ({ params: { connection: name }, use }) => {
    const book = use(CurrentBook)
    const { summary, connection: opened } = await book.open((await connectionOf(book, name)).name)
    const { user, tenant, version, generation, zone, timeZone } = await opened.check()
    return { body: { user, tenant, version, generation, zone, timeZone }, target: summary.id }
  },
)

export const checkRole = operation(
  {
    id: 'connections.role',
    method: 'get',
    path: '/v1/connections/{connection}/role',
    tag,
    summary: 'What the API user holds against what is needed; it reads only',
    params,
    query: z.strictObject({ for: jobs }),
    reply: roleReport,
    callsVendor: true,
  },
  async ({ params: { connection: name }, query, use }) => {
    const { open, of: inspector } = await capabilityOf(use(CurrentBook), name, 'roleInspector')
    const operations = operationsFor(query.for, Object.keys(open.connection.capabilities) as CapabilityName[], open.summary.name)
    const { user, role, findings } = await inspector.inspect(operations)
    const missing = findings.filter(({ verdict }) => verdict === 'missing')
    return { body: { operations, user, role, findings, toGrant: whereToGrant(open.connector.role, missing) } }
  },
)

function conditionOf(version: number | undefined): { readonly ifVersion?: number } {
  return version === undefined ? {} : { ifVersion: version }
}

/** An address that nobody answers at came with the request, so it is no failure of a vendor. A connector that is not there is one of the body. */
async function blamingSettings<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!UnreachableError.isInstance(error) || error.outcome === 'unknown') throw error
    throw new RequestError({
      code: error.code,
      status: 422,
      message: error.message,
      nextStep: error.nextStep,
      isRetryable: error.isRetryable,
    })
  }
}
