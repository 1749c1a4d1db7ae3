import { badRequest, onRecord } from '../replies.ts'
import { tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { isApiOnly } from './people.ts'
import type { Rules } from './rules.ts'
import type { Draft, Write } from './write.ts'

/** How many of them a ticket takes (FACTS 4, Per ticket). */
const most: Readonly<Record<string, number>> = {
  TicketAdditionalConfigurationItems: 100,
  TicketAdditionalContacts: 30,
  TicketSecondaryResources: 50,
}

/** Who works on a ticket besides its primary resource, who is never one of them (FACTS 3 and 5). */
export const secondaryResourceRules: Rules = {
  check(write, draft) {
    requireRoom(write, draft)
    const { tenant } = write
    const ticket = tableOf(tenant, 'Tickets').get(Number(draft['ticketID']))
    const resource = tableOf(tenant, 'Resources').get(Number(draft['resourceID']))
    if (ticket?.values['assignedResourceID'] === draft['resourceID']) {
      const name = `${String(resource?.values['firstName'])} ${String(resource?.values['lastName'])}`
      throw badRequest(tenant, `${name} is already the primary Resource.`)
    }
    if (isApiOnly(tenant, Number(draft['resourceID']))) {
      throw badRequest(tenant, onRecord('Reference value on field: resourceID of type: Resource does not exist or is invalid'))
    }
  },
}

/** A device must be of the ticket's company, as the one that the ticket itself names (FACTS 3). */
export const additionalDeviceRules: Rules = {
  check(write, draft) {
    requireRoom(write, draft)
    const company = companyOfTicket(write.tenant, draft)
    const device = tableOf(write.tenant, 'ConfigurationItems').get(Number(draft['configurationItemID']))
    if (device?.values['companyID'] === company) return
    throw badRequest(
      write.tenant,
      `The configurationItemID [${String(draft['configurationItemID'])}] is not associated with Company [${String(company)}]`,
    )
  },
}

export const additionalContactRules: Rules = {
  check: requireRoom,
}

function companyOfTicket(tenant: Tenant, draft: Draft): unknown {
  return tableOf(tenant, 'Tickets').get(Number(draft['ticketID']))?.values['companyID']
}

/** The vendor's words for a ticket that is full are not known. */
function requireRoom({ tenant, entity }: Write, draft: Draft): void {
  const limit = most[entity.name] ?? Number.POSITIVE_INFINITY
  const others = tableOf(tenant, entity.name)
    .rows()
    .filter(({ values }) => values['ticketID'] === draft['ticketID'])
  if (others.length >= limit) throw badRequest(tenant, onRecord(`A ticket can have no more than ${limit} ${entity.name}`))
}
