import type { SandboxReply } from '@jackfield/sandbox'
import type { NoteRow, TicketRow } from '../records.ts'
import { apiUserId, newStamp, now } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { announce } from '../webhooks/announce.ts'
import { completes } from './ticket-filter.ts'

type TicketFields = Omit<TicketRow, 'id'>

/** Who changes tickets where no person does. No employee has this id. */
export const workflowUserId = 1

export function addTicket(tenant: Tenant, fields: TicketFields): TicketRow {
  const row = tenant.tickets.insert(fields)
  announce(tenant, 'created', row)
  return row
}

/** Changes a ticket, with the times that follow from it. Undefined where it is gone. */
export function changeTicket(tenant: Tenant, id: number, changes: Partial<TicketFields>, by: number = apiUserId): TicketRow | undefined {
  const before = tenant.tickets.get(id)
  if (!before) return undefined
  const after = withCompletion(tenant, before, { ...before, ...changes })
  const time = now(tenant)
  const row = tenant.tickets.update(id, { ...after, modifiedBy: by, modifiedOn: time, lastActivityUpdate: time })
  if (row) announce(tenant, 'updated', row)
  return row
}

/** A ticket that went, with all that belongs to it. False where there is none. */
export function deleteTicket(tenant: Tenant, id: number): boolean {
  const row = tenant.tickets.get(id)
  if (!row) return false
  for (const note of tenant.notes.all()) if (note.ticketId === id) tenant.notes.delete(note.id)
  for (const log of tenant.timeLogs.all()) if (log.ticketId === id) tenant.timeLogs.delete(log.id)
  tenant.tickets.delete(id)
  announce(tenant, 'deleted', row)
  return true
}

/**
 * Times that the service sets by itself: a status of the completed kind sets CompletedDate, one of another kind takes it away and sets
 * ReOpenedDate (FACTS 6.4); status, priority and queue each have the time of their last change.
 */
export function withCompletion(tenant: Tenant, before: TicketFields | null, after: TicketFields): TicketFields {
  const time = now(tenant)
  const isCompleted = completes(tenant, after.statusId)
  const wasCompleted = before !== null && before.completedDate !== null
  const changed = (name: 'statusId' | 'priorityId' | 'queueId'): boolean => before === null || before[name] !== after[name]
  return {
    ...after,
    completedDate: isCompleted ? (wasCompleted ? before.completedDate : time) : null,
    reOpenedDate: wasCompleted && !isCompleted ? time : after.reOpenedDate,
    lastStatusUpdate: changed('statusId') ? time : after.lastStatusUpdate,
    lastPriorityUpdate: changed('priorityId') ? time : after.lastPriorityUpdate,
    lastQueueUpdate: changed('queueId') ? time : after.lastQueueUpdate,
  }
}

/** Adds a note, which counts as activity of its ticket. */
export function addNote(
  tenant: Tenant,
  ticketId: number,
  note: Pick<NoteRow, 'details' | 'isInternal' | 'typeId'> & { readonly noteDate?: number },
  by: number = apiUserId,
): NoteRow {
  const row = tenant.notes.insert({ ...newStamp(tenant, by), noteDate: now(tenant), ...note, ticketId })
  changeTicket(tenant, ticketId, {}, by)
  return row
}

/** The reply to a write that may have closed a ticket: where the tenant's workflow undoes that, it does so once the reply is out. */
export function withWorkflow(tenant: Tenant, before: TicketRow, reply: SandboxReply): SandboxReply {
  const after = tenant.tickets.get(before.id)
  const isClosedNow = after !== undefined && completes(tenant, after.statusId) && !completes(tenant, before.statusId)
  if (!isClosedNow || !tenant.putBackWhenClosed.has(before.id)) return reply
  return { ...reply, afterwards: () => putBack(tenant, before) }
}

/** The ticket has its old status again, by the hand of the workflow. */
export function putBack(tenant: Tenant, before: TicketRow): void {
  changeTicket(tenant, before.id, { statusId: before.statusId }, workflowUserId)
}
