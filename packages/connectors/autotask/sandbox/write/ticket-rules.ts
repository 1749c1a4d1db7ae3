import type { EntityRow, Value } from '../records.ts'
import { badRequest, onRecord } from '../replies.ts'
import { defaultOf } from '../picklists.ts'
import { now, tableOf, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { activity } from './activity.ts'
import { isApiOnly } from './people.ts'
import type { Rules } from './rules.ts'
import type { Draft, Write } from './write.ts'

/** The status that completes a ticket, the same in every tenant (FACTS 5, Picklists). */
export const completeStatus = 5
/** The category that needs no queue where the category decides (FACTS 5, Required on create). */
const standardCategory = 3

/** What holds for tickets (FACTS 5). */
export const ticketRules: Rules = {
  fill(write, draft) {
    const { tenant, before, author } = write
    const time = now(tenant)
    if (!before) {
      for (const name of ['source', 'ticketType', 'ticketCategory'] as const) draft[name] ??= defaultOf(tenant, write.entity, name)
      if (variantOf(tenant, 'dueDateTime') === 'computed') draft['dueDateTime'] ??= dayAfter(time)
      draft['createDate'] = time
      draft['creatorResourceID'] = author.resourceId
      draft['creatorType'] = 1
      draft['impersonatorCreatorResourceID'] = author.impersonatorId
    }
    const wasComplete = before?.values['status'] === completeStatus
    const isComplete = draft['status'] === completeStatus
    if (isComplete !== wasComplete) {
      draft['completedDate'] = isComplete ? time : null
      draft['completedByResourceID'] = isComplete ? author.resourceId : null
    }
    Object.assign(draft, activity(tenant, author.resourceId), { lastTrackedModificationDateTime: time })
  },
  check(write, draft) {
    const { tenant, before } = write
    // The vendor's words for this one are those of other required fields.
    if (!before && (draft['dueDateTime'] ?? null) === null) throw badRequest(tenant, onRecord('Missing Required Field: dueDateTime'))
    checkAssignment(write, draft)
    checkCompany(tenant, draft)
  },
  stored(write, row) {
    const { tenant } = write
    if (write.before) return
    tenant.ticketNumbers.set(dayOf(row), (tenant.ticketNumbers.get(dayOf(row)) ?? 0) + 1)
    const number = String(tenant.ticketNumbers.get(dayOf(row))).padStart(4, '0')
    tableOf(tenant, 'Tickets').update(row.id, { values: { ...row.values, ticketNumber: `T${dayOf(row)}.${number}` } })
  },
}

/** A queue or an assignee; an assignee with a role that it holds; and never an API-only user (FACTS 3 and 5). */
function checkAssignment({ tenant, before }: Write, draft: Draft): void {
  const [queue, resource, role] = ['queueID', 'assignedResourceID', 'assignedResourceRoleID'].map((name) => draft[name] ?? null)
  if ((resource === null) !== (role === null)) {
    throw badRequest(
      tenant,
      onRecord('Data violation: When assigning a Resource, you must assign both a assignedResourceID and assignedResourceRoleID'),
    )
  }
  if (queue === null && resource === null) {
    if (variantOf(tenant, 'queueNeeded') === 'always') {
      throw badRequest(
        tenant,
        'assignedResourceID, assignedResourceRoleID, and queueID cannot all be empty. Supply a queueID or both an assignedResourceID and assignedResourceRoleID.',
      )
    }
    if (draft['ticketCategory'] !== standardCategory) throw badRequest(tenant, 'queueID is required')
  }
  if (resource === null || resource === undefined) return
  const isChanged = resource !== before?.values['assignedResourceID'] || role !== before?.values['assignedResourceRoleID']
  if (!isChanged) return
  if (isApiOnly(tenant, Number(resource))) {
    throw badRequest(tenant, onRecord('Reference value on field: assignedResourceID of type: Resource does not exist or is invalid'))
  }
  const holds = ['ResourceRoles', 'ResourceServiceDeskRoles'].some((name) =>
    tableOf(tenant, name).find(
      ({ values }) => values['resourceID'] === resource && values['roleID'] === role && values['isActive'] === true,
    ),
  )
  if (!holds) throw badRequest(tenant, 'The specified AssignedResourceID and AssignedRoleID combination is not currently defined')
}

/** Four things that must belong to the ticket's company; a contact may be its parent's (FACTS 5, References). */
function checkCompany(tenant: Tenant, draft: Draft): void {
  const company = Number(draft['companyID'])
  const companyOf = (entity: string, name: string): Value | null | undefined => {
    const id = draft[name] ?? null
    return id === null ? undefined : (tableOf(tenant, entity).get(Number(id))?.values['companyID'] ?? null)
  }
  const contactCompany = companyOf('Contacts', 'contactID')
  const parent = tableOf(tenant, 'Companies').get(company)?.values['parentCompanyID']
  if (contactCompany !== undefined && contactCompany !== company && (parent === undefined || contactCompany !== parent)) {
    throw badRequest(tenant, 'contactID is not associated to the companyID or its Parent Company')
  }
  const item = companyOf('ConfigurationItems', 'configurationItemID')
  if (item !== undefined && item !== company) {
    throw badRequest(
      tenant,
      `The configurationItemID [${String(draft['configurationItemID'])}] is not associated with Company [${company}]`,
    )
  }
  const location = companyOf('CompanyLocations', 'companyLocationID')
  if (location !== undefined && location !== company && location !== contactCompany) {
    throw badRequest(
      tenant,
      `The companyLocationID[${String(draft['companyLocationID'])}] cannot be associated with the Ticket. The CompanyLocation must belong to the Ticket's, ConfigurationItem's, or the Contact's Company.`,
    )
  }
  const contract = companyOf('Contracts', 'contractID')
  // The vendor's words for this one are those of other references.
  if (contract !== undefined && contract !== company) {
    throw badRequest(tenant, onRecord('Reference value on field: contractID of type: Contract does not exist or is invalid'))
  }
}

/** `20260302`, by UTC: which time zone the vendor's numbers follow is not known. */
function dayOf(row: EntityRow): string {
  return String(row.values['createDate']).slice(0, 10).replaceAll('-', '')
}

function dayAfter(time: string): string {
  return new Date(Date.parse(time) + 86_400_000).toISOString()
}
