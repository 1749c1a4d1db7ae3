import { badRequest, onRecord } from '../replies.ts'
import { now, tableOf } from '../tenant.ts'
import { touchTicket } from './activity.ts'
import { isApiOnly } from './people.ts'
import type { Rules } from './rules.ts'

/** What holds for booked time (FACTS 3, texts, and 5, Time entries). */
export const timeEntryRules: Rules = {
  fill({ tenant, author, before }, draft) {
    const time = now(tenant)
    draft['lastModifiedDateTime'] = time
    draft['lastModifiedUserID'] = author.resourceId
    // Answered with 200, and never changed (FACTS 2, PUT v PATCH).
    if (before) draft['ticketID'] = before.values['ticketID'] ?? null
    else
      Object.assign(draft, { createDateTime: time, creatorUserID: author.resourceId, impersonatorCreatorResourceID: author.impersonatorId })
    draft['timeEntryType'] = (draft['ticketID'] ?? null) === null ? 6 : 2
    const [start, end] = [draft['startDateTime'], draft['endDateTime']]
    if (typeof start !== 'string' || typeof end !== 'string') return
    draft['dateWorked'] ??= `${start.slice(0, 10)}T00:00:00.000Z`
    draft['hoursWorked'] ??= Math.max(0, Date.parse(end) - Date.parse(start)) / 3_600_000
  },
  check({ tenant, before }, draft) {
    const role = draft['roleID'] ?? null
    const isOnTicket = (draft['ticketID'] ?? null) !== null
    if (isOnTicket && role === null) throw badRequest(tenant, 'TimeEntries for Tickets must have a roleID.')
    if (isOnTicket && (!draft['startDateTime'] || !draft['endDateTime'])) {
      throw badRequest(tenant, 'TimeEntries for Service tickets require a start and stop time.')
    }
    if (!draft['startDateTime'] && !draft['dateWorked']) {
      throw badRequest(tenant, 'dateWorked is required when no value is supplied for startDateTime')
    }
    if (!before && isApiOnly(tenant, Number(draft['resourceID']))) {
      throw badRequest(tenant, onRecord('Reference value on field: resourceID of type: Resource does not exist or is invalid'))
    }
    const isHeld = ['ResourceRoles', 'ResourceServiceDeskRoles'].some((name) =>
      tableOf(tenant, name).find(({ values }) => values['resourceID'] === draft['resourceID'] && values['roleID'] === role),
    )
    if (role !== null && !isHeld) throw badRequest(tenant, 'There is no row at position 0.')
  },
  stored({ tenant, author }, row) {
    const ticketId = row.values['ticketID']
    if (typeof ticketId === 'number') touchTicket(tenant, ticketId, author.resourceId)
  },
}
