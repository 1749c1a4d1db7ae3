import { z } from '@hono/zod-openapi'
import { suggestChoices } from '@jackfield/host'
import { operation } from '../http/operation.ts'
import { CurrentBook } from '../http/tokens.ts'
import { boardId, catalogEntry, catalogStatus, suggestedChoices } from '../schemas/connections.ts'
import { connectionName } from '../schemas/parts.ts'
import { capabilityOf } from './connection-of.ts'

const tag = 'Catalog'
const params = z.object({ connection: connectionName })
const boardParams = z.object({ connection: connectionName, board: boardId })
const entries = z.object({ items: z.array(catalogEntry) })
const path = '/v1/connections/{connection}' as const

export const listBoards = operation(
  {
    id: 'catalog.boards',
    method: 'get',
    path: `${path}/boards`,
    tag,
    summary: 'The tenant’s boards, queues or desks',
    params,
    reply: entries,
    callsVendor: true,
  },
  async ({ params: { connection }, use }) => {
    const { of: catalog } = await capabilityOf(use(CurrentBook), connection, 'catalog')
    return { body: { items: (await catalog.boards()).map(entryOf) } }
  },
)

export const listStatuses = operation(
  {
    id: 'catalog.statuses',
    method: 'get',
    path: `${path}/boards/{board}/statuses`,
    tag,
    summary: 'The statuses that a ticket of a board can have',
    params: boardParams,
    reply: z.object({ items: z.array(catalogStatus) }),
    callsVendor: true,
  },
  async ({ params: { connection, board }, use }) => {
    const { of: catalog } = await capabilityOf(use(CurrentBook), connection, 'catalog')
    const statuses = await catalog.statuses(board)
    return { body: { items: statuses.map((status) => ({ ...entryOf(status), phase: status.phase, phaseFrom: status.phaseFrom })) } }
  },
)

export const listTypes = operation(
  {
    id: 'catalog.types',
    method: 'get',
    path: `${path}/boards/{board}/types`,
    tag,
    summary: 'The types that a ticket of a board can have',
    params: boardParams,
    reply: entries,
    callsVendor: true,
  },
  async ({ params: { connection, board }, use }) => {
    const { of: catalog } = await capabilityOf(use(CurrentBook), connection, 'catalog')
    return { body: { items: (await catalog.types(board)).map(entryOf) } }
  },
)

export const listPriorities = operation(
  {
    id: 'catalog.priorities',
    method: 'get',
    path: `${path}/priorities`,
    tag,
    summary: 'The tenant’s priorities',
    params,
    reply: entries,
    callsVendor: true,
  },
  async ({ params: { connection }, use }) => {
    const { of: catalog } = await capabilityOf(use(CurrentBook), connection, 'catalog')
    return { body: { items: (await catalog.priorities()).map(entryOf) } }
  },
)

export const listSources = operation(
  {
    id: 'catalog.sources',
    method: 'get',
    path: `${path}/sources`,
    tag,
    summary: 'The tenant’s sources',
    params,
    reply: entries,
    callsVendor: true,
  },
  async ({ params: { connection }, use }) => {
    const { of: catalog } = await capabilityOf(use(CurrentBook), connection, 'catalog')
    return { body: { items: (await catalog.sources()).map(entryOf) } }
  },
)

export const suggestTicketChoices = operation(
  {
    id: 'catalog.suggested-choices',
    method: 'get',
    path: `${path}/suggested-choices`,
    tag,
    summary: 'Choices that the tenant’s own lists suggest, to be looked at and sent by PATCH',
    params,
    reply: suggestedChoices,
    callsVendor: true,
  },
  async ({ params: { connection }, use }) => {
    const { of: catalog } = await capabilityOf(use(CurrentBook), connection, 'catalog')
    return { body: await suggestChoices(catalog) }
  },
)

function entryOf({ id, name, isDefault, isActive }: z.output<typeof catalogEntry>) {
  return { id, name, isDefault, isActive }
}
