import { z } from '@hono/zod-openapi'
import { describeGrants, editionsOf, guideOf, operationsFor } from '@jackfield/app-kit'
import { JackfieldError, leastRole } from '@jackfield/core'
import type { AnyConnector, CapabilityName, RoleDefinition } from '@jackfield/core'
import type { ConnectorEntry, ConnectorRegistry } from '@jackfield/host'
import { operation } from '../http/operation.ts'
import { Registry } from '../http/tokens.ts'
import { connector, connectorDetails } from '../schemas/connectors.ts'
import { edition, jobs, language, line } from '../schemas/parts.ts'
import { guide, leastRole as leastRoleSchema } from '../schemas/roles.ts'
import { notFound } from './connection-of.ts'

const tag = 'Connectors'
const params = z.object({ connector: line(100).openapi({ example: 'connectwise' }) })

export const listConnectors = operation(
  {
    id: 'connectors.list',
    method: 'get',
    path: '/v1/connectors',
    tag,
    summary: 'Vendors that can be connected',
    reply: z.object({ items: z.array(connector) }),
  },
  async ({ use }) => ({ body: { items: await Promise.all(use(Registry).list().map(describe)) } }),
)

export const getConnector = operation(
  {
    id: 'connectors.get',
    method: 'get',
    path: '/v1/connectors/{connector}',
    tag,
    summary: 'One of them, with the JSON Schema of its settings',
    params,
    reply: connectorDetails,
  },
  async ({ params: { connector: id }, use }) => {
    const { entry, connector: loaded } = await connectorOf(use(Registry), id)
    const settings = z.toJSONSchema(loaded.settings, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>
    return { body: { ...(await describe(entry)), settings, languages: Object.keys(loaded.guide) } }
  },
)

export const getConnectorRole = operation(
  {
    id: 'connectors.role',
    method: 'get',
    path: '/v1/connectors/{connector}/role',
    tag,
    summary: 'The least rights that the vendor must grant',
    params,
    query: z.strictObject({ for: jobs, edition }),
    reply: leastRoleSchema,
  },
  async ({ params: { connector: id }, query, use }) => {
    const { connector: loaded } = await connectorOf(use(Registry), id)
    const [first, ...others] = editionsOf(loaded, query.edition)
    const role = others.length === 0 ? first.role : loaded.role
    return { body: roleOf(loaded.id, role, operationsFor(query.for, capabilitiesOf(loaded), loaded.displayName)) }
  },
)

export const getConnectorGuide = operation(
  {
    id: 'connectors.guide',
    method: 'get',
    path: '/v1/connectors/{connector}/guide',
    tag,
    summary: 'How to set up the API user, with just the rights that are needed, as Markdown',
    params,
    query: z.strictObject({ for: jobs, language, edition }),
    reply: guide,
  },
  async ({ params: { connector: id }, query, use }) => {
    const { connector: loaded } = await connectorOf(use(Registry), id)
    const operations = operationsFor(query.for, capabilitiesOf(loaded), loaded.displayName)
    const text = await guideOf(loaded, operations, {
      wanted: query.language ?? 'en',
      jobs: query.for ?? null,
      editions: editionsOf(loaded, query.edition),
    })
    return { body: { connector: loaded.id, operations, ...text } }
  },
)

async function connectorOf(registry: ConnectorRegistry, id: string): Promise<{ entry: ConnectorEntry; connector: AnyConnector }> {
  const entry = registry.list().find((candidate) => candidate.id === id)
  if (!entry) throw notFound(`There is no connector “${id}”.`, 'Take an id of `GET /v1/connectors`.')
  return { entry, connector: await entry.load() }
}

async function describe(entry: ConnectorEntry) {
  const { id, package: name, from } = entry
  try {
    const { displayName, kind, capabilities, reference } = await entry.load()
    return { id, package: name, from, displayName, kind, capabilities: { ...capabilities }, reference, trouble: null }
  } catch (error) {
    const trouble = JackfieldError.isInstance(error) ? `${error.message} ${error.nextStep}` : 'Its package can’t be loaded.'
    return { id, package: name, from, displayName: null, kind: null, capabilities: null, reference: null, trouble }
  }
}

function roleOf(id: string, role: RoleDefinition, operations: ReturnType<typeof operationsFor>) {
  const needs = role.needs.filter((need) => operations.includes(need.operation))
  return {
    connector: id,
    operations,
    grants: describeGrants(role, leastRole(role, operations), needs),
    presets: role.presets,
    never: role.never.filter((one) => operations.includes(one.operation)),
  }
}

function capabilitiesOf({ capabilities }: AnyConnector): CapabilityName[] {
  return Object.keys(capabilities) as CapabilityName[]
}
