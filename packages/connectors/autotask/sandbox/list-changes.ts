import type { Entity } from './entities/entity.ts'
import type { ListChanges } from './query/answers.ts'
import { addTicket } from './seeds/ticket-seed.ts'
import { tableOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** What somebody else does to a list between two of its pages: tickets come and go, other lists are left alone. */
export function listChangesOf(tenant: Tenant, entity: Entity): ListChanges {
  if (entity.name !== 'Tickets') return {}
  return {
    insertRow: () => void addTicket(tenant, { title: 'Came in between', companyID: 0 }),
    deleteRow(candidates) {
      const gone = candidates.find(({ id }) => !tableOf(tenant, 'TicketNotes').find(({ values }) => values['ticketID'] === id))
      return gone !== undefined && tableOf(tenant, 'Tickets').delete(gone.id)
    },
  }
}
