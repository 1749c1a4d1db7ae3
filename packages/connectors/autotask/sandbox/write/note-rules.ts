import { badRequest, onRecord } from '../replies.ts'
import { now, variantOf } from '../tenant.ts'
import { touchTicket } from './activity.ts'
import type { Rules } from './rules.ts'

/** What holds for notes of tickets (FACTS 5, Notes). */
export const noteRules: Rules = {
  fill({ tenant, author, before, given }, draft) {
    // An update must carry both again, else it is refused like a create without.
    if (before) for (const name of ['noteType', 'publish']) if (!given.values.has(name)) draft[name] = null
    // Passed over in a body.
    draft['createdByContactID'] = before?.values['createdByContactID'] ?? null
    draft['lastActivityDate'] = now(tenant)
    if (before) {
      draft['impersonatorUpdaterResourceID'] = author.impersonatorId
      return
    }
    draft['createDateTime'] = now(tenant)
    draft['creatorResourceID'] = author.resourceId
    draft['impersonatorCreatorResourceID'] = author.impersonatorId
  },
  check({ tenant }, draft) {
    if (variantOf(tenant, 'noteTitle') === 'required' && !draft['title']) {
      throw badRequest(tenant, onRecord('Missing Required Field: title'))
    }
  },
  stored({ tenant, author }, row) {
    touchTicket(tenant, Number(row.values['ticketID']), author.resourceId)
  },
}
