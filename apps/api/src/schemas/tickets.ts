import { z } from '@hono/zod-openapi'
import { givenTime, id, line, orNull, priorityLevel, reference, timestamp, warnings } from './parts.ts'

const phase = z.enum(['new', 'open', 'waiting', 'closed', 'unknown'])

/** A ticket as any vendor keeps it. What a vendor can't give is null. */
export const ticket = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    description: z.string().nullable(),
    status: z.object({
      id: z.string(),
      name: z.string().nullable(),
      phase,
      phaseFrom: z.enum(['vendor', 'configured', 'learnt']),
    }),
    priority: z.object({ id: z.string(), name: z.string().nullable(), level: priorityLevel.nullable() }).nullable(),
    board: orNull(reference),
    type: orNull(reference),
    source: orNull(reference),
    company: orNull(reference),
    contact: orNull(reference),
    assignee: orNull(reference),
    devices: z.array(reference).nullable(),
    reference: z.string().nullable().openapi({ description: 'The `JF-…` reference that Jackfield wrote.' }),
    createdAt: timestamp.nullable(),
    changedAt: timestamp.nullable(),
    closedAt: timestamp.nullable(),
    url: z.string().nullable(),
  })
  .openapi('Ticket')

const givenPriority = z
  .union([z.strictObject({ level: priorityLevel }), z.strictObject({ id })])
  .openapi('GivenPriority', { description: 'A level, by the connection’s choices, or one of the tenant’s own priorities.' })

const fields = {
  boardId: id.optional(),
  statusId: id.optional(),
  priority: givenPriority.optional(),
  typeId: id.optional(),
  sourceId: id.optional(),
  contactId: id.optional(),
}

export const newTicket = z
  .strictObject({
    title: line(1000),
    description: z
      .string()
      .max(100_000)
      .regex(/^[^\0]*$/)
      .default('')
      .openapi({ description: 'Plain text. The customer can see it.' }),
    companyId: id.optional().openapi({ description: 'Left out: the connection’s catch-all company.' }),
    deviceIds: z.array(id).max(100).optional(),
    ...fields,
  })
  .openapi('NewTicket')

export const ticketChanges = z
  .strictObject({ title: line(1000).optional(), companyId: id.optional(), ...fields })
  .refine((changes) => Object.values(changes).some((change) => change !== undefined), 'must hold something to change')
  .openapi('TicketChanges')

export const changedTicket = z.object({ ticket, warnings }).openapi('ChangedTicket')

/** A ticket that the vendor confirmed. */
export const createdTicket = z.object({ id: z.string(), ticket, warnings }).openapi('CreatedTicket')

/** Which tickets to list. All that is given must hold. */
export const ticketQuery = {
  state: z.enum(['open', 'closed', 'all']).optional().openapi({ description: 'Default `open`.' }),
  companyId: id.optional(),
  boardId: id.optional(),
  changedSince: givenTime.optional(),
  createdSince: givenTime.optional(),
}

/** A ticket at the vendor and the condition that it stands for, as it was last seen. */
export const linkedTicket = z
  .object({
    conditionId: z.string(),
    connectionId: z.string(),
    conditionKey: z.string(),
    companyKey: z.string().nullable(),
    ticketId: z.string(),
    ticketNumber: z.string().nullable(),
    companyName: z.string().nullable(),
    phase: phase.nullable().openapi({ description: 'Null: not looked at since we wrote it.' }),
    seenAt: timestamp.nullable(),
    repeats: z.int(),
  })
  .openapi('LinkedTicket')

export const note = z
  .object({
    id: z.string(),
    ticketId: z.string(),
    text: z.string(),
    visibility: z.enum(['internal', 'public', 'unknown']).openapi({ description: '`unknown`: treat it as public.' }),
    author: orNull(reference),
    createdAt: timestamp.nullable(),
  })
  .openapi('Note')

export const newNote = z.strictObject({ text: line(100_000) }).openapi('NewNote')

export const addedNote = z.object({ id: z.string(), warnings }).openapi('AddedNote')
