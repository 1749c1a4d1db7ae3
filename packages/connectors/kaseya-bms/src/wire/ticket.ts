import type { z } from 'zod'
import { id, optionalId, optionalNumber, optionalText, record } from './fields.ts'

/** A row of a search or a ticket read alone: the second has `sourceName` and `totalTimeSpent` besides. */
export const ticketWire = record({
  id,
  ticketNumber: optionalText,
  title: optionalText,
  details: optionalText,
  accountId: optionalId,
  accountName: optionalText,
  contactId: optionalId,
  contactName: optionalText,
  queueId: optionalId,
  queueName: optionalText,
  statusId: id,
  statusName: optionalText,
  priorityId: optionalId,
  priorityName: optionalText,
  typeId: optionalId,
  typeName: optionalText,
  sourceId: optionalId,
  sourceName: optionalText,
  assigneeId: optionalId,
  assigneeName: optionalText,
  hardwareAssetId: optionalId,
  hardwareAssetName: optionalText,
  createdOn: optionalText,
  modifiedOn: optionalText,
  completedDate: optionalText,
  reOpenedDate: optionalText,
  lastActivityUpdate: optionalText,
  totalTimeSpent: optionalNumber,
})
export type TicketWire = z.output<typeof ticketWire>

/** The id is all that a create must have; a reply that lacks more is no reason to take a ticket that exists for a failure. */
export const createdWire = record({ id })
