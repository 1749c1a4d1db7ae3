import assert from 'node:assert/strict'
import type { WorkEvidence, WorkMark, WorkState } from '@jackfield/core'
import type { SandboxTechnician } from '@jackfield/sandbox'
import { changeOn } from '../bench/ground.ts'
import { assertShape } from '../record-shapes.ts'
import type { Requirement } from '../requirement.ts'
import { freshTicket } from './ticket-change.ts'

const source = 'DESIGN, workState: some and unknown are never closed by us'

/** What a colleague does to the ticket, and the fields in which it must show; empty: in any. */
const deeds: Readonly<
  Record<string, { act(technician: SandboxTechnician, id: string): Promise<void>; shows: readonly WorkEvidence['field'][] }>
> = {
  note: { act: (technician, id) => technician.addNote(id, 'I am looking into it.'), shows: ['entries'] },
  time: { act: (technician, id) => technician.logTime(id, 0.5), shows: ['entries', 'hours'] },
  assignment: { act: (technician, id) => technician.assign(id), shows: [] },
  close: { act: (technician, id) => technician.closeTicket(id), shows: ['status'] },
}

export const workStateRequirements: readonly Requirement[] = [
  {
    id: 'ticket-desk.work-state.unmarked',
    area: 'ticketDesk',
    sentence: 'Without a mark the answer is unknown, with the mark of now.',
    source: 'core, TicketDesk.workState',
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      const state = await desk.workState(ticket.id, null)
      assertShape('workState', state)
      assert.equal(state.touched, 'unknown')
      assert.equal(state.mark.statusId, ticket.status.id)
    },
  },
  {
    id: 'ticket-desk.work-state.untouched',
    area: 'ticketDesk',
    sentence: 'A ticket that nobody touched answers none, with a mark that was stored as JSON and however late.',
    source,
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      const { mark } = await desk.workState(ticket.id, null)
      if (bench.sandbox.clock.isVirtual) await bench.advance(86_400_000)
      const state = await desk.workState(ticket.id, stored(mark))
      assertShape('workState', state)
      assert.deepEqual([state.touched, state.evidence], ['none', []])
      assert.deepEqual(state.mark, mark, 'the mark of an untouched ticket changed')
    },
  },
  {
    id: 'ticket-desk.work-state.own-write',
    area: 'ticketDesk',
    sentence: 'After a write of our own, the mark of the answer counts from there on.',
    source: 'core, WorkState.mark: to be stored after a write of our own',
    check: async (bench) => {
      const { desk, ticket } = await freshTicket(bench)
      await desk.update(ticket.id, changeOn(await bench.ground(), ticket, bench.supports('ticketDesk.update.title')))
      const { mark } = await desk.workState(ticket.id, null)
      assert.equal((await desk.workState(ticket.id, stored(mark))).touched, 'none')
    },
  },
  {
    id: 'ticket-desk.work-state.own-note',
    area: 'ticketDesk',
    also: ['ticketNotes'],
    sentence: 'Our own note is no work of others once its id is in the mark and the time of change is left open.',
    source: 'core, WorkMark.entryIds; DESIGN: never judged by the last writer alone, who is us after every note of ours',
    subjects: () => ['addInternal', 'addPublic'],
    check: async (bench, subject) => {
      const { desk, ticket } = await freshTicket(bench)
      const { mark } = await desk.workState(ticket.id, null)
      if (bench.sandbox.clock.isVirtual) await bench.advance(5_000)
      const notes = await bench.capability('ticketNotes')
      const { id } = subject === 'addPublic' ? await notes.addPublic(ticket.id, 'Again.') : await notes.addInternal(ticket.id, 'Again.')
      const state = await desk.workState(ticket.id, stored(pastNote(mark, id)))
      assert.deepEqual([state.touched, state.evidence], ['none', []])
      assert.ok(state.mark.entryIds.includes(id), 'the new mark does not hold our note')
    },
  },
  {
    id: 'ticket-desk.work-state.others',
    area: 'ticketDesk',
    sentence: 'A note, booked time, an assignment or a close by somebody else answers some, with evidence.',
    source,
    subjects: () => Object.keys(deeds),
    check: async (bench, subject) => {
      const { desk, ticket } = await freshTicket(bench)
      const { mark } = await desk.workState(ticket.id, null)
      if (bench.sandbox.clock.isVirtual) await bench.advance(5_000)
      await deeds[subject]?.act(bench.sandbox.technician, ticket.id)
      assertTouched(await desk.workState(ticket.id, stored(mark)), subject)
    },
  },
  {
    id: 'ticket-desk.work-state.others-at-once',
    area: 'ticketDesk',
    sentence: 'What somebody else did is also seen within the same second, and where the mark leaves the time of change open.',
    source: `${source}; vendors count whole seconds`,
    subjects: () => Object.keys(deeds),
    check: async (bench, subject) => {
      const { desk, ticket } = await freshTicket(bench)
      const { mark } = await desk.workState(ticket.id, null)
      await deeds[subject]?.act(bench.sandbox.technician, ticket.id)
      assertTouched(await desk.workState(ticket.id, stored({ ...mark, changedAt: null })), subject)
    },
  },
]

function assertTouched(state: WorkState, deed: string): void {
  assertShape('workState', state)
  assert.equal(state.touched, 'some', `${deed} by somebody else went unseen`)
  const shows = deeds[deed]?.shows ?? []
  const fields = state.evidence.map((evidence) => evidence.field)
  assert.ok(fields.length > 0, 'there is no evidence')
  if (shows.length > 0)
    assert.ok(
      fields.some((field) => shows.includes(field)),
      `${deed} shows in ${fields.join(', ')} only`,
    )
}

/** The mark as the desk moves it on after a note of ours: the note raised the time of change, which proves nothing then. */
function pastNote(mark: WorkMark, noteId: string): WorkMark {
  return { ...mark, entryIds: [...mark.entryIds, noteId], changedAt: null }
}

function stored(mark: WorkMark): WorkMark {
  return JSON.parse(JSON.stringify(mark)) as WorkMark
}
