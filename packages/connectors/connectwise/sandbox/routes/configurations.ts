import { commitWith, Refusal } from '@jackfield/sandbox'
import type { Answer, Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { isObject, jsonBody } from '../body.ts'
import { badRequest, invalidObject, notFound } from '../errors.ts'
import type { FieldError } from '../errors.ts'
import { recordReply } from '../listing.ts'
import type { ConfigurationRow } from '../records.ts'
import { newStamp, touched } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { presentConfiguration } from '../wire/customers.ts'
import { configurationNames } from '../wire/names.ts'
import { readRoutes } from './read-routes.ts'

const path = '/company/configurations'
const bulkPath = `${path}/bulk`

/** The customers' devices: read one by one, written in bulk. */
export const configurationRoutes: readonly Route<Tenant>[] = [
  ...readRoutes<ConfigurationRow>({
    path,
    entity: 'Configuration',
    names: configurationNames,
    rows: (tenant) => tenant.configurations.rows(),
    present: presentConfiguration,
  }),
  bulkRoute('POST', 201, (tenant, given) => {
    const fields = withFields(tenant, given, null)
    return presentConfiguration(tenant, tenant.configurations.insert(fields))
  }),
  bulkRoute('PUT', 200, (tenant, given) => {
    const before = knownAt(tenant, given)
    const changes = { ...withFields(tenant, given, before), ...touched(tenant) }
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

/** Texts with their limits, from the vendor's document. */
const textLimits: Readonly<Record<string, number | null>> = {
  serialNumber: 250,
  modelNumber: 50,
  tagNumber: 50,
  macAddress: 25,
  ipAddress: 50,
  osType: 250,
  osInfo: 250,
  lastLoginName: 100,
  notes: null,
  vendorNotes: null,
}

function withFields(tenant: Tenant, given: Given, before: ConfigurationRow | null): Omit<ConfigurationRow, 'id'> {
  const problems: FieldError[] = []
  const problem = (code: FieldError['code'], message: string, field: string): void =>
    void problems.push({ code, message, resource: 'configuration', field })
  const text = (name: string, limit: number | null): string | null => {
    const value = typeof given[name] === 'string' ? given[name] : null
    if (value !== null && limit !== null && value.length > limit) {
      problem('InvalidField', `The field ${name} must have at most ${limit} characters.`, name)
    }
    return value
  }
  const name = text('name', 100)
  if (!name) problem('MissingRequiredField', 'The name field is required.', 'name')
  const [type, company] = [idIn(given['type']), idIn(given['company'])]
  if (type === null) problem('MissingRequiredField', 'The type/id field is required.', 'type')
  else if (!tenant.configurationTypes.get(type)) problem('NotFound', `ConfigurationType ${type} not found`, 'type/id')
  if (company === null) problem('MissingRequiredField', 'The company/id field is required.', 'company')
  else if (!tenant.companies.get(company)) problem('NotFound', `Company ${company} not found`, 'company/id')
  const plain = Object.fromEntries(Object.entries(textLimits).map(([field, limit]) => [field, text(field, limit)]))
  const deviceIdentifier = text('deviceIdentifier', 100)
  if (problems.length) throw invalidObject('configuration', problems)
  const { dateEntered, enteredBy } = before ?? newStamp(tenant)
  return {
    ...newStamp(tenant),
    dateEntered,
    enteredBy,
    name: name ?? '',
    typeId: type ?? 0,
    companyId: company ?? 0,
    deviceIdentifier,
    activeFlag: given['activeFlag'] !== false,
    plain,
  }
}

function idIn(value: unknown): number | null {
  return isObject(value) && typeof value['id'] === 'number' ? value['id'] : null
}

function knownAt(tenant: Tenant, given: Given): ConfigurationRow {
  const row = tenant.configurations.get(Number(given['id']))
  if (!row) throw notFound('Configuration', String(given['id']))
  return row
}
