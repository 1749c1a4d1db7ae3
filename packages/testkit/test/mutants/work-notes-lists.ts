import { listingOf, mapListing } from '@jackfield/core'
import type { WorkMark, WorkState } from '@jackfield/core'
import { capable } from './mutant.ts'
import type { Mutant } from './mutant.ts'

/** A desk whose answer about work differs. */
function judging(alter: (state: WorkState, mark: WorkMark | null) => Partial<WorkState>) {
  return capable('ticketDesk', (desk) => ({
    workState: async (id, mark) => {
      const state = await desk.workState(id, mark)
      return { ...state, ...alter(state, mark) }
    },
  }))
}

export const workMutants: readonly Mutant[] = [
  {
    wrong: 'work by others is not seen',
    found: ['ticket-desk.work-state.others', 'ticket-desk.work-state.others-at-once', 'ticket-desk.work-state.unmarked'],
    connector: judging(() => ({ touched: 'none', evidence: [] })),
  },
  {
    wrong: 'work is judged by the time of change alone',
    found: ['ticket-desk.work-state.others-at-once'],
    connector: judging(({ evidence }) => {
      const kept = evidence.filter(({ field }) => field === 'changedAt')
      return { touched: kept.length > 0 ? 'some' : 'none', evidence: kept }
    }),
  },
  {
    wrong: 'an assignment to an unassigned ticket is not compared',
    found: ['ticket-desk.work-state.others-at-once'],
    connector: judging(({ evidence, touched }, mark) => {
      const kept = evidence.filter(({ field }) => field !== 'assignee' || mark?.assigneeId !== null)
      return { touched: touched === 'some' && kept.length === 0 ? 'none' : touched, evidence: kept }
    }),
  },
  {
    wrong: 'every ticket counts as touched',
    found: ['ticket-desk.work-state.untouched', 'ticket-desk.work-state.own-write'],
    connector: judging(() => ({ touched: 'some', evidence: [{ field: 'changedAt', before: null, after: null }] })),
  },
  {
    wrong: 'the ids of entries are others than those of the added notes',
    found: ['ticket-desk.work-state.own-note'],
    connector: capable('ticketNotes', (notes) => ({
      addInternal: async (id, text) => {
        const added = await notes.addInternal(id, text)
        return { ...added, id: `note:${added.id}` }
      },
    })),
  },
  {
    wrong: 'internal and public notes are swapped',
    found: ['ticket-notes.visibility'],
    connector: capable('ticketNotes', (notes) => ({
      addInternal: (id, text) => notes.addPublic(id, text),
      addPublic: (id, text) => notes.addInternal(id, text),
    })),
  },
  {
    wrong: 'every note is listed as internal',
    found: ['ticket-notes.visibility'],
    connector: capable('ticketNotes', (notes) => ({
      list: (id) => mapListing(notes.list(id), (note) => ({ ...note, visibility: 'internal' })),
    })),
  },
  {
    wrong: 'a note loses its line breaks',
    found: ['ticket-notes.text-intact'],
    connector: capable('ticketNotes', (notes) => ({ addInternal: (id, text) => notes.addInternal(id, text.replaceAll('\n', ' ')) })),
  },
  {
    wrong: 'notes of other tickets are listed too',
    found: ['ticket-notes.list.complete'],
    connector: capable('ticketNotes', (notes, { ticketDesk }) => ({
      list: (id) =>
        listingOf('user', async function* () {
          for await (const ticket of ticketDesk.list({})) {
            for await (const page of notes.list(ticket.id).pages()) yield page.map((note) => ({ ...note, ticketId: id }))
          }
        }),
    })),
  },
  {
    wrong: 'companies are not looked for by name',
    found: ['company-directory.list.name'],
    connector: capable('companyDirectory', (directory) => ({ list: () => directory.list({}) })),
  },
  {
    wrong: 'a name is put into the query as it is',
    found: ['company-directory.list.name-is-text'],
    connector: capable('companyDirectory', (directory) => ({
      list: ({ name = '' }) => directory.list({ name: name.replace(/[&#].*$/, '') }),
    })),
  },
  {
    wrong: 'a missing company gives an empty one',
    found: ['company-directory.get'],
    connector: capable('companyDirectory', (directory) => ({
      get: (id) => directory.get(id).catch(() => ({ id, name: '', identifier: null, active: null, domain: null, raw: null })),
    })),
  },
  {
    wrong: 'the contacts of another company are listed',
    found: ['company-directory.contacts'],
    connector: capable('companyDirectory', (directory) => ({ listContacts: () => directory.listContacts('1') })),
  },
  {
    wrong: 'an entry comes twice',
    found: ['catalog.lists'],
    connector: capable('catalog', (catalog) => ({ sources: async () => (await catalog.sources()).flatMap((source) => [source, source]) })),
  },
  {
    wrong: 'a board has no status that closes',
    found: ['catalog.statuses'],
    connector: capable('catalog', (catalog) => ({
      statuses: async (id) => (await catalog.statuses(id)).filter((status) => id === '2' || status.phase !== 'closed'),
    })),
  },
  {
    wrong: 'a chosen waiting status is not told as such',
    found: ['catalog.statuses.waiting'],
    connector: capable('catalog', (catalog) => ({
      statuses: async (id) =>
        (await catalog.statuses(id)).map((status) =>
          status.phase === 'waiting' ? { ...status, phase: 'open', phaseFrom: 'vendor' } : status,
        ),
    })),
  },
]
