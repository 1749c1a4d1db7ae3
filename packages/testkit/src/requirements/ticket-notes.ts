import assert from 'node:assert/strict'
import type { Bench } from '../bench/bench.ts'
import { assertShape, assertShapes } from '../record-shapes.ts'
import type { Requirement } from '../requirement.ts'
import { freshTicket } from './ticket-change.ts'
import { awkwardText, storedTicket } from './ticket-create.ts'

const source = 'DESIGN, Notes: two calls, no default; PITFALLS c31: notes meant as internal were published to clients'

export const ticketNotesRequirements: readonly Requirement[] = [
  {
    id: 'ticket-notes.visibility',
    area: 'ticketNotes',
    also: ['ticketDesk'],
    sentence: 'An internal note is for technicians only at the vendor, a public one is not, and both are listed as what they are.',
    source,
    subjects: () => ['internal', 'public'],
    check: async (bench, visibility) => {
      const { ticket } = await freshTicket(bench)
      const notes = await bench.capability('ticketNotes')
      const text = `A note that is ${visibility}`
      const added = visibility === 'internal' ? await notes.addInternal(ticket.id, text) : await notes.addPublic(ticket.id, text)
      assertShape('addedNote', added)
      const kept = storedTicket(bench, ticket.id).notes.filter((note) => note.text === text)
      assert.deepEqual(
        kept.map((note) => note.visibility),
        [visibility],
        'the vendor keeps it otherwise',
      )
      const listed = (await notes.list(ticket.id).all()).filter((note) => note.id === added.id)
      assert.deepEqual(
        listed.map((note) => [note.text, note.visibility, note.ticketId]),
        [[text, visibility, ticket.id]],
      )
    },
  },
  {
    id: 'ticket-notes.text-intact',
    area: 'ticketNotes',
    also: ['ticketDesk'],
    sentence: 'The text of a note arrives as it was given.',
    source: 'PITFALLS: a quote breaks hand-made JSON',
    check: async (bench) => {
      const { ticket } = await freshTicket(bench)
      const notes = await bench.capability('ticketNotes')
      const text = `${awkwardText}\n- a list\n\n"quoted"`
      const { id } = await notes.addInternal(ticket.id, text)
      const kept = storedTicket(bench, ticket.id).notes.at(-1)?.text
      assert.equal(kept?.replaceAll('\r\n', '\n'), text)
      const listed = (await notes.list(ticket.id).all()).find((note) => note.id === id)
      assert.equal(listed?.text.replaceAll('\r\n', '\n'), text)
    },
  },
  {
    id: 'ticket-notes.list.complete',
    area: 'ticketNotes',
    also: ['ticketDesk'],
    sentence: 'All notes of a ticket are listed once, in full shape, with small pages too, and none of another ticket.',
    source: 'DESIGN: listings are complete or they say so',
    check: async (bench) => {
      const { ticket } = await freshTicket(bench)
      const { ticket: other } = await freshTicket(bench)
      const notes = await bench.capability('ticketNotes')
      await notes.addInternal(other.id, 'A note on another ticket')
      const texts = await addNotes(bench, ticket.id, 9)
      bench.traffic.pageCap = 4
      const listed = await notes.list(ticket.id).all()
      assertShapes('note', listed)
      for (const note of listed) assert.equal(note.ticketId, ticket.id)
      assert.deepEqual(listed.flatMap((note) => (texts.includes(note.text) ? [note.text] : [])).toSorted(), texts)
      assert.ok(!listed.some((note) => note.text === 'A note on another ticket'))
    },
  },
]

/** Adds internal notes and gives their texts in order. */
export async function addNotes(bench: Bench, ticketId: string, count: number): Promise<string[]> {
  const notes = await bench.capability('ticketNotes')
  const texts: string[] = []
  for (let number = 1; number <= count; number += 1) {
    texts.push(`Note ${number}`)
    await notes.addInternal(ticketId, `Note ${number}`)
  }
  return texts
}
