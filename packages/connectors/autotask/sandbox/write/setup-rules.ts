import type { UdfDefinition } from '../records.ts'
import { now, tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import type { Rules } from './rules.ts'

/** What holds for devices (FACTS 8). */
export const configurationItemRules: Rules = {
  fill({ tenant, author, before }, draft) {
    const time = now(tenant)
    // Passed over on an update.
    if (before) draft['companyID'] = before.values['companyID'] ?? null
    const category = tableOf(tenant, 'ConfigurationItemCategories').find(({ values }) => values['isGlobalDefault'] === true)
    draft['configurationItemCategoryID'] ??= category?.id ?? null
    Object.assign(draft, { lastModifiedTime: time, lastActivityPersonID: author.resourceId, lastActivityPersonType: 1 })
    if (before) return
    draft['createDate'] = time
    draft['createdByPersonID'] = author.resourceId
    draft['impersonatorCreatorResourceID'] = author.impersonatorId
  },
}

export const productRules: Rules = {
  fill({ tenant, author, before }, draft) {
    if (!before) Object.assign(draft, { createdTime: now(tenant), createdByResourceID: author.resourceId })
  },
}

export const contractRules: Rules = {
  fill({ tenant }, draft) {
    draft['lastModifiedDateTime'] = now(tenant)
  },
}

/** A value of a list is there for records as soon as it is stored. */
export const udfListItemRules: Rules = {
  fill({ tenant, before }, draft) {
    if (!before) draft['createDate'] = now(tenant)
    draft['isActive'] ??= true
  },
  stored: ({ tenant }) => readUdfDefinitions(tenant),
}

/** And so is a definition. */
export const udfDefinitionRules: Rules = {
  fill(write, draft) {
    udfListItemRules.fill?.(write, draft)
    draft['isProtected'] ??= false
  },
  stored: ({ tenant }) => readUdfDefinitions(tenant),
}

const listType = 4

/** Takes the user-defined fields of the tenant from their records. */
export function readUdfDefinitions(tenant: Tenant): void {
  const items = Map.groupBy(tableOf(tenant, 'UserDefinedFieldListItems').rows(), ({ values }) => Number(values['udfFieldId']))
  tenant.udfs = tableOf(tenant, 'UserDefinedFieldDefinitions')
    .rows()
    .map(({ id, values }): UdfDefinition => ({
      id,
      name: String(values['name']),
      udfType: Number(values['udfType']),
      isProtected: values['isProtected'] === true,
      list: values['dataType'] === listType ? (items.get(id) ?? []).map((item) => String(item.values['valueForDisplay'])) : null,
    }))
}
