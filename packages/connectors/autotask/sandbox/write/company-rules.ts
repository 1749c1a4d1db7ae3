import { badRequest, onRecord } from '../replies.ts'
import { now } from '../tenant.ts'
import { isApiOnly } from './people.ts'
import type { Rules } from './rules.ts'

/** A company is owned by a person: an API-only user can't be one (FACTS 9). */
export const companyRules: Rules = {
  fill({ tenant, author, before }, draft) {
    const time = now(tenant)
    draft['lastActivityDate'] = time
    draft['lastTrackedModifiedDateTime'] = time
    if (before) return
    draft['isActive'] ??= true
    draft['createDate'] = time
    draft['createdByResourceID'] = author.resourceId
    draft['impersonatorCreatorResourceID'] = author.impersonatorId
  },
  check({ tenant, before }, draft) {
    const owner = draft['ownerResourceID']
    if (owner !== before?.values['ownerResourceID'] && isApiOnly(tenant, Number(owner))) {
      throw badRequest(tenant, onRecord('Reference value on field: ownerResourceID of type: Resource does not exist or is invalid'))
    }
  },
}

export const contactRules: Rules = {
  fill({ tenant, author, before }, draft) {
    const time = now(tenant)
    draft['lastActivityDate'] = time
    draft['lastModifiedDate'] = time
    if (before) return
    draft['createDate'] = time
    draft['impersonatorCreatorResourceID'] = author.impersonatorId
  },
}
