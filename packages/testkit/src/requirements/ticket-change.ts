import assert from 'node:assert/strict'
import type { Ticket, TicketChange, TicketDesk } from '@jackfield/core'
import type { Bench } from '../bench/bench.ts'
import { changeOn, draftOn, referenceOf } from '../bench/ground.ts'
import { assertShape } from '../record-shapes.ts'
import { refusalWith } from '../refusal.ts'
import type { Requirement } from '../requirement.ts'
import { awkwardText, storedTicket } from './ticket-create.ts'

const closeSource = 'core, TicketDesk.close: a 200 is no proof'

export const ticketChangeRequirements: readonly Requirement[] = [
  {
    id: 'ticket-desk.update.read-back',
    area: 'ticketDesk',
    sentence: 'An update is stored and read back, and leaves the rest of the ticket as it was.',
    source: 'core, ChangedTicket: a change that was read back',
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      const takesTitle = bench.supports('ticketDesk.update.title')
      const change = takesTitle ? { title: awkwardText } : changeOn(await bench.ground(), ticket, false)
      const changed = await desk.update(ticket.id, change)
      assertShape('changedTicket', changed)
      const now = await desk.get(ticket.id)
      assertChanged(changed.ticket, change)
      assertChanged(now, change)
      if (takesTitle) assert.ok(storedTicket(bench, ticket.id).title.includes(awkwardText), 'the sandbox has another title')
      assert.deepEqual(restOf(now, change), restOf(ticket, change), 'other fields changed too')
    },
  },
  {
    id: 'ticket-desk.update.reference',
    area: 'ticketDesk',
    sentence: 'A reference that is set later is found.',
    source: 'core, TicketChange.reference: a rebuilt store adopts its tickets',
    fields: ['ticketDesk.update.reference'],
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      await desk.update(ticket.id, { reference: referenceOf(41) })
      assert.equal((await desk.findByReference(referenceOf(41), {}))[0]?.id, ticket.id)
    },
  },
  {
    id: 'ticket-desk.update.choices',
    area: 'ticketDesk',
    also: ['catalog'],
    sentence: 'Priority and status are changed by their ids.',
    source: 'core, TicketChange',
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      const { priorities, statuses } = await bench.ground()
      const priority = priorities.find((entry) => entry.id !== ticket.priority?.id)
      if (priority) {
        const changed = await desk.update(ticket.id, { priority: { id: priority.id } })
        assert.equal(changed.ticket.priority?.id, priority.id)
      }
      const status = statuses.find((entry) => entry.phase !== 'closed' && entry.id !== ticket.status.id)
      if (!status) return bench.skip('the board has just one open status')
      assert.equal((await desk.update(ticket.id, { statusId: status.id })).ticket.status.id, status.id)
      assert.equal((await desk.get(ticket.id)).status.id, status.id)
    },
  },
  {
    id: 'ticket-desk.waiting',
    area: 'ticketDesk',
    also: ['catalog'],
    sentence: 'A status counts as waiting where the connection chose it, and only there.',
    source: 'DESIGN, Ticket: waiting comes only from configuration',
    check: async (bench) => {
      const { statuses, choices } = await bench.ground()
      const { desk, ticket } = await freshTicket(bench)
      const status = statuses.find((entry) => entry.phase === 'open') ?? statuses.find((entry) => entry.phase !== 'closed')
      if (!status) return bench.skip('the board has no open status')
      await desk.update(ticket.id, { statusId: status.id })
      assert.notEqual((await desk.get(ticket.id)).status.phase, 'waiting', 'a status that nobody chose counts as waiting')
      const told = await bench.capability('ticketDesk', { choices: { ...choices, waitingStatuses: [status] } })
      const waiting = (await told.get(ticket.id)).status
      assert.deepEqual([waiting.phase, waiting.phaseFrom], ['waiting', 'configured'])
    },
  },
  {
    id: 'ticket-desk.close.closed',
    area: 'ticketDesk',
    sentence: 'A closed ticket is closed at the vendor, in the chosen close status.',
    source: closeSource,
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      const closed = await desk.close(ticket.id)
      assertShape('changedTicket', closed)
      assert.equal(closed.ticket.status.phase, 'closed')
      assert.ok(storedTicket(bench, ticket.id).isClosed, 'the sandbox has it open')
      const { closeStatus } = (await bench.ground()).choices
      if (closeStatus) assert.equal(closed.ticket.status.id, closeStatus.id, 'it has another status than the chosen one')
    },
  },
  {
    id: 'ticket-desk.close.already',
    area: 'ticketDesk',
    also: ['catalog'],
    sentence: 'A ticket that is closed already stays as it is, also in another closed status than the chosen one.',
    source: 'core, TicketDesk.close',
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      const { statuses, choices } = await bench.ground()
      const other = statuses.find((status) => status.phase === 'closed' && status.id !== choices.closeStatus?.id)
      if (other) await desk.update(ticket.id, { statusId: other.id })
      else await desk.close(ticket.id)
      const before = await desk.get(ticket.id)
      assert.equal(before.status.phase, 'closed')
      if (bench.sandbox.clock.isVirtual) await bench.advance(60_000)
      assert.equal((await desk.close(ticket.id)).ticket.status.id, before.status.id)
      assert.deepEqual({ ...(await desk.get(ticket.id)), raw: null }, { ...before, raw: null })
    },
  },
  {
    id: 'ticket-desk.close.put-back',
    area: 'ticketDesk',
    sentence: 'A close that the vendor undoes after it answered success ends in NotTakenError.',
    source: closeSource,
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      await bench.sandbox.technician.putBackWhenClosed(ticket.id)
      await refusalWith('NOT_TAKEN', desk.close(ticket.id), 'a close that was put back')
      assert.notEqual((await desk.get(ticket.id)).status.phase, 'closed')
    },
  },
  {
    id: 'ticket-desk.reopen',
    area: 'ticketDesk',
    sentence: 'A reopened ticket is open at the vendor, in the chosen reopen status.',
    source: 'core, TicketDesk.reopen; DESIGN: re-raise within N days reopens',
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      await desk.close(ticket.id)
      const opened = await desk.reopen(ticket.id)
      assertShape('changedTicket', opened)
      assert.notEqual(opened.ticket.status.phase, 'closed')
      assert.ok(!storedTicket(bench, ticket.id).isClosed, 'the sandbox has it closed')
      assert.equal((await desk.get(ticket.id)).closedAt, null, 'it still tells when it was closed')
      const { reopenStatus } = (await bench.ground()).choices
      if (reopenStatus) assert.equal(opened.ticket.status.id, reopenStatus.id, 'it has another status than the chosen one')
    },
  },
  {
    id: 'ticket-desk.close.unchosen',
    area: 'ticketDesk',
    sentence: 'Close and reopen work without any choice, by the board’s own statuses.',
    source: 'core, TicketChoices: all may be left open',
    check: async (bench) => {
      const { ticket } = await freshTicket(bench)
      const desk = await bench.capability('ticketDesk', { choices: {} })
      assert.equal((await desk.close(ticket.id)).ticket.status.phase, 'closed')
      assert.notEqual((await desk.reopen(ticket.id)).ticket.status.phase, 'closed')
      assert.ok(!storedTicket(bench, ticket.id).isClosed, 'the sandbox has it closed')
    },
  },
]

/** A ticket of our own, as it stands after its creation. */
export async function freshTicket(bench: Bench): Promise<{ desk: TicketDesk; ticket: Ticket }> {
  const desk = await bench.capability('ticketDesk')
  const { id } = await desk.create(draftOn(await bench.ground()))
  return { desk, ticket: await desk.get(id) }
}

function assertChanged(ticket: Ticket, change: TicketChange): void {
  if (change.title !== undefined) assert.equal(ticket.title, change.title)
  if (change.priority && 'id' in change.priority) assert.equal(ticket.priority?.id, change.priority.id)
  if (change.statusId !== undefined) assert.equal(ticket.status.id, change.statusId)
}

/** What a change must leave as it was. */
function restOf(ticket: Ticket, change: TicketChange): Partial<Ticket> {
  const { title: _title, priority: _priority, status: _status, changedAt: _changedAt, raw: _raw, ...rest } = ticket
  return {
    ...rest,
    ...(change.title === undefined ? { title: ticket.title } : {}),
    ...(change.priority === undefined ? { priority: ticket.priority } : {}),
    ...(change.statusId === undefined ? { status: ticket.status } : {}),
  }
}
