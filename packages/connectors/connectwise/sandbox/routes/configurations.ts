import { commitWith, Refusal } from '@jackfield/sandbox'
import type { Answer, Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { isObject, jsonBody, objectBody } from '../body.ts'
import { blankConfiguration, configurationMembers, patchableConfiguration, withConfigurationFields } from '../configuration-write.ts'
import { badRequest, notFound } from '../errors.ts'
import { readPatch } from '../json-patch.ts'
import { recordReply } from '../listing.ts'
import type { ConfigurationQuestionRow, ConfigurationRow, ConfigurationTypeRow } from '../records.ts'
import { touched } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { presentConfiguration, presentConfigurationQuestion, presentConfigurationType } from '../wire/customers.ts'
import { configurationNames, configurationQuestionNames, configurationTypeNames } from '../wire/names.ts'
import { href } from '../wire/wire-record.ts'
import { readRoutes } from './read-routes.ts'

const path = '/company/configurations'
const bulkPath = `${path}/bulk`

/** The customers' devices, written one by one or in bulk, and what they can be. */
export const configurationRoutes: readonly Route<Tenant>[] = [
  ...readRoutes<ConfigurationRow>({
    path,
    entity: 'Configuration',
    names: configurationNames,
    rows: (tenant) => tenant.configurations.rows(),
    present: presentConfiguration,
  }),
  ...readRoutes<ConfigurationTypeRow>({
    path: `${path}/types`,
    entity: 'ConfigurationType',
    names: configurationTypeNames,
    rows: (tenant) => tenant.configurationTypes.rows(),
    present: (_, row) => presentConfigurationType(row),
  }),
  ...readRoutes<ConfigurationQuestionRow>({
    path: `${path}/types/{id}/questions`,
    entity: 'ConfigurationTypeQuestion',
    names: configurationQuestionNames,
    rows(tenant, { params }) {
      const type = tenant.configurationTypes.get(Number(params['id']))
      if (!type) throw notFound('ConfigurationType', params['id'] ?? '')
      return tenant.configurationQuestions.rows().filter(({ typeId }) => typeId === type.id)
    },
    present: presentConfigurationQuestion,
  }),
  {
    method: 'POST',
    path,
    kind: 'write',
    answer(tenant, request): Answer {
      const given = objectBody(request, 'Configuration', configurationMembers)
      withConfigurationFields(tenant, blankConfiguration(tenant), given)
      return commitWith(() => {
        const row = tenant.configurations.insert(withConfigurationFields(tenant, blankConfiguration(tenant), given))
        const location = href(tenant, `company/configurations/${row.id}`).replace(/^https:/, 'http:')
        return recordReply(201, presentConfiguration(tenant, row), { location })
      })
    },
  },
  {
    method: 'PATCH',
    path: `${path}/{id}`,
    kind: 'write',
    answer(tenant, request): Answer {
      const changes = readPatch(jsonBody(request), 'configuration', patchableConfiguration)
      const given = Object.fromEntries(changes.map(({ member, value }) => [member, value]))
      const before = (): ConfigurationRow => knownAt(tenant, request.params)
      withConfigurationFields(tenant, before(), given)
      return commitWith(() => {
        const { id } = before()
        const changed = { ...withConfigurationFields(tenant, before(), given), ...touched(tenant) }
        return recordReply(200, presentConfiguration(tenant, tenant.configurations.update(id, changed) ?? before()))
      })
    },
  },
  bulkRoute('POST', 201, (tenant, given) => {
    const fields = withConfigurationFields(tenant, blankConfiguration(tenant), given)
    return presentConfiguration(tenant, tenant.configurations.insert(fields))
  }),
  bulkRoute('PUT', 200, (tenant, given) => {
    const before = knownAt(tenant, given)
    const { id, dateEntered, enteredBy } = before
    const replaced = withConfigurationFields(tenant, { ...blankConfiguration(tenant), id, dateEntered, enteredBy }, given)
    const changes = { ...replaced, ...touched(tenant) }
    return presentConfiguration(tenant, tenant.configurations.update(before.id, changes) ?? before)
  }),
  bulkRoute('DELETE', 204, (tenant, given) => {
    const { id } = knownAt(tenant, given)
    tenant.configurations.delete(id)
    return { id }
  }),
]

type Given = Readonly<Record<string, unknown>>

/**
 * A list in, and a 207 out that tells of each entry by its place, in the shape of the vendor's `BulkResult`. Its document names that shape
 * for DELETE only, and a single Configuration for the other two, which a list can't be answered with.
 */
function bulkRoute(method: 'POST' | 'PUT' | 'DELETE', status: number, act: (tenant: Tenant, given: Given) => object): Route<Tenant> {
  return {
    method,
    path: bulkPath,
    kind: 'write',
    answer(tenant, request: SandboxRequest): Answer {
      const entries = jsonBody(request)
      if (!Array.isArray(entries)) throw badRequest('The request body is no list of configurations.')
      return commitWith(() => {
        const payload = entries.map((entry: unknown, originalIndex) => ({ originalIndex, ...resultOf(tenant, entry, status, act) }))
        return recordReply(207, { payload })
      })
    },
  }
}

function resultOf(tenant: Tenant, entry: unknown, status: number, act: (tenant: Tenant, given: Given) => object): object {
  try {
    return { success: true, statusCode: status, data: act(tenant, isObject(entry) ? entry : {}) }
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    return { success: false, statusCode: reason.reply.status, error: errorIn(reason.reply) }
  }
}

function errorIn(reply: SandboxReply): unknown {
  return JSON.parse(String(reply.body))
}

function knownAt(tenant: Tenant, given: Given): ConfigurationRow {
  const row = tenant.configurations.get(Number(given['id']))
  if (!row) throw notFound('Configuration', String(given['id']))
  return row
}
