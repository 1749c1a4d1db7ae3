import { InvalidInputError, NotFoundError } from '@jackfield/core'
import type { Clock, Id, OperationId } from '@jackfield/core'
import type { BmsClient } from './client.ts'
import { createKept } from './kept.ts'
import { largestPage, listCounted } from './listing.ts'
import { noteWire } from './wire/note.ts'
import { receiveList, receiveOrNull } from './wire/received.ts'
import { ticketWire } from './wire/ticket.ts'
import type { TicketWire } from './wire/ticket.ts'

/** A value that tickets of this tenant have, and how many have it. */
export interface Habit {
  readonly id: Id
  readonly name: string
  readonly times: number
}

/**
 * What existing tickets show of tables whose names the vendor keeps to itself (ticket types, sources, types of notes). Most frequent first,
 * read from up to a thousand tickets and kept for an hour.
 */
export interface Habits {
  types(operation: OperationId, when?: 'recent' | 'anew'): Promise<readonly Habit[]>
  sources(operation: OperationId, when?: 'recent' | 'anew'): Promise<readonly Habit[]>
  queues(operation: OperationId): Promise<readonly Habit[]>
  /** The type that notes of this ticket have, else notes of other tickets: one of the wanted visibility first. */
  noteType(ticketId: Id, isInternal: boolean, operation: OperationId): Promise<Id>
}

const life = 3_600_000
const mostTickets = 1000
/** How many tickets are looked through for one with a note. */
const mostNoted = 25
/** How many tickets of one source are asked for its name. */
const mostExamples = 3

export function createHabits(client: BmsClient, clock: Clock): Habits {
  const kept = createKept(clock, life)
  const tickets = (operation: OperationId, when: 'recent' | 'anew'): Promise<readonly TicketWire[]> =>
    kept[when]('tickets', () => readTickets(client, operation))
  const noteTypeOf = (ticketId: Id, isInternal: boolean, operation: OperationId): Promise<Id | null> =>
    readNoteType(client, ticketId, isInternal, operation)

  return {
    types: async (operation, when = 'recent') =>
      countUp((await tickets(operation, when)).map(({ typeId, typeName }) => ({ id: typeId, name: typeName }))),
    sources: async (operation, when = 'recent') => {
      const rows = await tickets(operation, when)
      return kept[when]('sources', () => nameSources(client, rows, operation))
    },
    queues: async (operation) =>
      countUp((await tickets(operation, 'recent')).map(({ queueId, queueName }) => ({ id: queueId, name: queueName }))),
    noteType: (ticketId, isInternal, operation) =>
      kept.recent(`note type ${isInternal}`, async () => {
        const own = await noteTypeOf(ticketId, isInternal, operation)
        if (own !== null) return own
        const others = (await tickets(operation, 'recent')).filter(({ id }) => id !== ticketId).slice(0, mostNoted)
        for (const { id } of others) {
          const found = await noteTypeOf(id, isInternal, operation)
          if (found !== null) return found
        }
        throw noNoteYet(operation)
      }),
  }
}

async function readTickets(client: BmsClient, operation: OperationId): Promise<readonly TicketWire[]> {
  const rows: TicketWire[] = []
  const pages = listCounted<TicketWire>({
    operation,
    schema: ticketWire,
    page: (body) => client.for(operation).POST('/v2/servicedesk/tickets/search', { body }),
  }).pages()
  for await (const page of pages) {
    rows.push(...page.map(({ wire }) => wire))
    if (rows.length >= mostTickets) break
  }
  return rows
}

/** Rows of a search have the id of a source alone; a ticket of each read by itself tells its name. */
async function nameSources(client: BmsClient, rows: readonly TicketWire[], operation: OperationId): Promise<readonly Habit[]> {
  const named: Habit[] = []
  for (const habit of countUp(rows.map(({ sourceId, sourceName }) => ({ id: sourceId, name: sourceName })))) {
    const examples = rows.filter(({ sourceId }) => sourceId === habit.id).slice(0, mostExamples)
    named.push({ ...habit, name: habit.name || (await nameOfSource(client, examples, operation)) || `Source ${habit.id}` })
  }
  return named
}

/** Somebody may have deleted a ticket meanwhile: then the next one tells. */
async function nameOfSource(client: BmsClient, examples: readonly TicketWire[], operation: OperationId): Promise<string | null> {
  for (const { id, sourceId } of examples) {
    try {
      const { data } = await client.for(operation).GET('/v2/servicedesk/tickets/{ticketId}', { params: { path: { ticketId: id } } })
      const found = receiveOrNull(ticketWire, data, { operation, isWrite: false })
      if (found?.wire.sourceId === sourceId && found.wire.sourceName !== null) return found.wire.sourceName
    } catch (error) {
      if (!NotFoundError.isInstance(error)) throw error
    }
  }
  return null
}

/** One page is enough: any note of the wanted visibility tells. */
async function readNoteType(client: BmsClient, ticketId: Id, isInternal: boolean, operation: OperationId): Promise<Id | null> {
  const params = { path: { ticketId }, query: { PageSize: largestPage, PageNumber: 1 } }
  const { data } = await client.for(operation).GET('/v2/servicedesk/tickets/{ticketId}/notes', { params })
  const notes = receiveList(noteWire, data, { operation, isWrite: false }).map(({ wire }) => wire)
  const typed = notes.filter(({ typeId }) => typeId !== null)
  return (typed.find((note) => note.isInternal === isInternal) ?? typed[0])?.typeId ?? null
}

function countUp(values: readonly { readonly id: Id | null; readonly name: string | null }[]): readonly Habit[] {
  const found = new Map<Id, Habit>()
  for (const { id, name } of values) {
    if (id === null) continue
    const before = found.get(id)
    found.set(id, { id, name: before?.name || (name ?? ''), times: (before?.times ?? 0) + 1 })
  }
  return [...found.values()].sort((left, right) => right.times - left.times)
}

function noNoteYet(operation: OperationId): InvalidInputError {
  return new InvalidInputError({
    connector: 'kaseya-bms',
    operation,
    message:
      'A note needs a type, BMS publishes no list of them, and no ticket of this tenant that was looked at has a note to read it from.',
    nextStep: 'Write one note in BMS by hand, on this ticket or a recent one, then try again.',
  })
}
