import { isObject } from './body.ts'
import { answerProblems, withAnswers } from './configuration-questions.ts'
import { invalidObject } from './errors.ts'
import type { FieldError } from './errors.ts'
import type { ConfigurationRow } from './records.ts'
import { newStamp, variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'
import { configurationNames } from './wire/names.ts'

/** Without an id before the configuration has one. */
export type ConfigurationFields = Omit<ConfigurationRow, 'id'> & { readonly id?: number }

/** Longest texts, from the vendor's document; null where it names no limit. */
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

/** Every member that a body may have, by its name in lower case. */
export const configurationMembers: ReadonlyMap<string, string> = new Map(
  [...[...configurationNames].filter((name) => !name.includes('/')), 'questions', 'customFields', '_info'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
)

/** Members that a JSON Patch may name, in just this case. */
export const patchableConfiguration: ReadonlySet<string> = new Set([
  ...Object.keys(textLimits),
  'name',
  'type',
  'company',
  'deviceIdentifier',
  'activeFlag',
  'questions',
])

export function blankConfiguration(tenant: Tenant): ConfigurationFields {
  return { ...newStamp(tenant), name: '', typeId: 0, companyId: 0, deviceIdentifier: null, activeFlag: true, plain: {}, answers: {} }
}

/** The configuration with what `given` sets. Throws an InvalidObject with every problem. Members without a rule here are passed over. */
export function withConfigurationFields(
  tenant: Tenant,
  before: ConfigurationFields,
  given: Readonly<Record<string, unknown>>,
): ConfigurationFields {
  const problems: FieldError[] = []
  const problem = (code: FieldError['code'], message: string, field: string): void =>
    void problems.push({ code, message, resource: 'configuration', field })
  const text = (name: string, limit: number | null, current: string | null): string | null => {
    if (!(name in given)) return current
    const value = typeof given[name] === 'string' ? given[name] : null
    if (value !== null && limit !== null && value.length > limit) {
      problem('InvalidField', `The field ${name} must have at most ${limit} characters.`, name)
    }
    return value
  }
  const name = text('name', 100, before.name)
  if (!name) problem('MissingRequiredField', 'The name field is required.', 'name')
  const typeId = 'type' in given ? idIn(given['type']) : before.typeId || null
  if (typeId === null) problem('MissingRequiredField', 'The type/id field is required.', 'type')
  else if (!tenant.configurationTypes.get(typeId)) problem('NotFound', `ConfigurationType ${typeId} not found`, 'type/id')
  const companyId = 'company' in given ? idIn(given['company']) : before.companyId || null
  if (companyId === null) problem('MissingRequiredField', 'The company/id field is required.', 'company')
  else if (!tenant.companies.get(companyId)) problem('NotFound', `Company ${companyId} not found`, 'company/id')
  const plain = Object.fromEntries(
    Object.entries(textLimits).map(([field, limit]) => [field, text(field, limit, textIn(before.plain[field]))]),
  )
  const deviceIdentifier = text('deviceIdentifier', 100, before.deviceIdentifier)
  if (deviceIdentifier && isTakenBy(tenant, deviceIdentifier, before.id)) {
    problem('ObjectExists', 'A configuration with this deviceIdentifier already exists', 'deviceIdentifier')
  }
  const answers = withAnswers(before.answers, given['questions'])
  problems.push(...answerProblems(tenant, typeId ?? 0, answers))
  if (problems.length) throw invalidObject('configuration', problems)
  return {
    ...before,
    name: name ?? '',
    typeId: typeId ?? 0,
    companyId: companyId ?? 0,
    deviceIdentifier,
    activeFlag: typeof given['activeFlag'] === 'boolean' ? given['activeFlag'] : before.activeFlag,
    plain,
    answers,
  }
}

/** Whether another configuration has the identifier and, as the variant has it, no second one may. */
function isTakenBy(tenant: Tenant, deviceIdentifier: string, id: number | undefined): boolean {
  if (variantOf(tenant, 'doubleIdentifier') === 'taken') return false
  return tenant.configurations.find((row) => row.deviceIdentifier === deviceIdentifier && row.id !== id) !== undefined
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function idIn(value: unknown): number | null {
  return isObject(value) && typeof value['id'] === 'number' ? value['id'] : null
}
