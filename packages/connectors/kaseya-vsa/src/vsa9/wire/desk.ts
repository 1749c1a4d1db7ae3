import { z } from 'zod'
import { id, optionalId, optionalText } from '../../wire/fields.ts'

export const deskWire = z
  .object({ ServiceDeskId: id, ServiceDeskName: optionalText, defaultServDeskDefnFlag: z.unknown().optional() })
  .meta({ title: 'KServiceDesk' })
export type DeskWire = z.output<typeof deskWire>

// The three lists of a desk (fact sheet 1.9).
export const statusWire = z.object({ StatusId: id, StatusName: optionalText })
export const priorityWire = z.object({ PriorityId: id, PriorityName: optionalText })
export const categoryWire = z.object({ CategoryId: id, CategoryName: optionalText })

/** Status, priority and category come as names, and go out as ids. */
export const ticketWire = z
  .object({
    ServiceDeskTicketId: id,
    ServiceDeskId: optionalId,
    TicketRef: optionalText,
    Summary: optionalText,
    TicketStatus: optionalText,
    Priority: optionalText,
    Category: optionalText,
    Assignee: optionalText,
    Owner: optionalText,
    Organization: optionalText,
    CreatedDate: optionalText,
    ModifiedDate: optionalText,
    Closed: optionalText,
  })
  .meta({ title: 'KTicket' })
export type TicketWire = z.output<typeof ticketWire>

const flag = z.transform((value: unknown): boolean | null => {
  if (typeof value === 'boolean') return value
  if (value === 1 || (typeof value === 'string' && /^(true|1|y|yes)$/i.test(value))) return true
  return value === 0 || (typeof value === 'string' && /^(false|0|n|no)$/i.test(value)) ? false : null
})

/** The other members of a note are in no public source: `mapping/note.ts` looks for its id and its time. */
export const noteWire = z.looseObject({ Text: optionalText, Hidden: flag.optional() })
export type NoteWire = z.output<typeof noteWire>
