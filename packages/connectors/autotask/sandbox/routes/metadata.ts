import { jsonReply, replyWith } from '@jackfield/sandbox'
import type { Answer, SandboxRequest } from '@jackfield/sandbox'
import { callerOf } from '../caller.ts'
import type { Entity } from '../entities/entity.ts'
import { abilitiesOf } from '../entities/entity.ts'
import type { Field } from '../entities/field.ts'
import { entities } from '../entities/registry.ts'
import { accessOf } from '../permission.ts'
import { picklistOf } from '../picklists.ts'
import type { PicklistValue, UdfDefinition } from '../records.ts'
import type { AccessLevel, Verb } from '../rights.ts'
import { variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'

export function answerEntity(tenant: Tenant, entity: Entity, request: SandboxRequest): Answer {
  return replyWith(jsonReply(200, entityInformation(tenant, entity, request)))
}

/** All entities in one call (FACTS 9). */
export function answerAllEntities(tenant: Tenant, request: SandboxRequest): Answer {
  return replyWith(jsonReply(200, { entityDescriptions: entities.map((entity) => entityInformation(tenant, entity, request)) }))
}

export function answerFields(tenant: Tenant, entity: Entity): Answer {
  return replyWith(jsonReply(200, { fields: entity.fields.map((field) => fieldInformation(tenant, entity, field)) }))
}

export function answerUdfs(tenant: Tenant, entity: Entity): Answer {
  const own = tenant.udfs.filter(({ udfType }) => udfType === entity.udfType)
  return replyWith(jsonReply(200, { fields: own.map(udfInformation) }))
}

function entityInformation(tenant: Tenant, entity: Entity, request: SandboxRequest): object {
  const { isOwn } = callerOf(tenant, request)
  const can = abilitiesOf(entity)
  const access = (verb: Verb): AccessLevel => accessOf(tenant, entity, verb, isOwn)
  const told = (verb: Verb): string | number => level(tenant, access(verb))
  const may = (verb: Verb): boolean => can[verb] && access(verb) !== 'None'
  return {
    info: {
      name: variantOf(tenant, 'entityName') === 'plural' ? entity.name : entity.singular,
      canCreate: may('create'),
      canDelete: may('delete'),
      canQuery: may('query'),
      canUpdate: may('update'),
      userAccessForCreate: told('create'),
      userAccessForDelete: told('delete'),
      userAccessForQuery: told('query'),
      userAccessForUpdate: told('update'),
      hasUserDefinedFields: entity.udfType !== null,
      supportsWebhookCallouts: entity.supportsWebhooks,
    },
  }
}

function level(tenant: Tenant, access: AccessLevel): string | number {
  return variantOf(tenant, 'accessLevels') === 'texts' ? access : { None: 0, All: 1, Restricted: 2 }[access]
}

/** Values of a picklist are texts here, whatever they are in a record (FACTS 5). */
function fieldInformation(tenant: Tenant, entity: Entity, field: Field): object {
  return {
    name: field.name,
    dataType: field.dataType,
    length: field.length,
    isRequired: field.isRequired,
    isReadOnly: field.isReadOnly,
    isQueryable: field.isQueryable,
    isReference: field.references !== null,
    referenceEntityType: field.references ?? '',
    isPickList: field.isPickList,
    picklistValues: field.isPickList ? picklistOf(tenant, entity, field).map(picklistInformation) : null,
    picklistParentValueField: field.parentField ?? '',
    isSupportedWebhookField: field.isWebhookField,
  }
}

function picklistInformation(entry: PicklistValue, index: number): object {
  return {
    value: String(entry.value),
    label: entry.label,
    isDefaultValue: entry.isDefault ?? false,
    sortOrder: index + 1,
    parentValue: entry.parent === undefined ? '' : String(entry.parent),
    isActive: !entry.isInactive,
    isSystem: !entry.isOwn,
  }
}

/** The same with other names: `type` for `dataType`, and null where a standard field has an empty text (FACTS 5). */
function udfInformation({ name, list }: UdfDefinition): object {
  return {
    name,
    label: name,
    type: 'string',
    length: 255,
    description: '',
    isRequired: false,
    isReadOnly: false,
    isQueryable: true,
    isReference: false,
    referenceEntityType: null,
    isPickList: list !== null,
    picklistValues: list && list.map((label, index) => picklistInformation({ value: label, label, isOwn: true }, index)),
    picklistParentValueField: null,
    defaultValue: null,
    isSupportedWebhookField: false,
  }
}
