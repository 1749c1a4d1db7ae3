import { listingOf } from '@jackfield/core'
import type { Ticket } from '@jackfield/core'
import { acmeConnector } from '../sample/acme-connector.ts'
import { capable, connected, defined } from './mutant.ts'
import type { Mutant } from './mutant.ts'

const firstPage = acmeConnector({ walk: 'first-page' })

export const ticketMutants: readonly Mutant[] = [
  {
    wrong: 'a create drops the description',
    found: ['ticket-desk.create.confirmed'],
    connector: capable('ticketDesk', (desk) => ({ create: (draft) => desk.create({ ...draft, description: '' }) })),
  },
  {
    wrong: 'a create sends twice',
    found: ['ticket-desk.create.confirmed', 'ticket-desk.create.reference'],
    connector: capable('ticketDesk', (desk) => ({
      create: async (draft) => {
        await desk.create(draft)
        return await desk.create(draft)
      },
    })),
  },
  {
    wrong: 'a create writes no reference',
    found: ['ticket-desk.create.reference'],
    connector: capable('ticketDesk', (desk) => ({ create: (draft) => desk.create({ ...draft, reference: null }) })),
  },
  {
    wrong: 'a create escapes the title for a web page',
    found: ['ticket-desk.create.text-intact'],
    connector: capable('ticketDesk', (desk) => ({
      create: (draft) => desk.create({ ...draft, title: draft.title.replaceAll('&', '&amp;') }),
    })),
  },
  {
    wrong: 'a title is cut without a word',
    found: ['ticket-desk.create.title-cut'],
    connector: capable('ticketDesk', (desk) => ({ create: async (draft) => ({ ...(await desk.create(draft)), warnings: [] }) })),
  },
  {
    wrong: 'a title is cut inside a character',
    found: ['ticket-desk.create.title-cut'],
    connector: capable('ticketDesk', (desk) => ({
      create: async (draft) => {
        const { warnings } = await desk.create({ ...draft, reference: null })
        return { ...(await desk.create({ ...draft, title: draft.title.slice(0, 80) })), warnings }
      },
    })),
  },
  {
    wrong: 'the priority is not sent',
    found: ['ticket-desk.create.priority', 'ticket-desk.create.priority-id'],
    connector: capable('ticketDesk', (desk) => ({ create: (draft) => desk.create({ ...draft, priority: null }) })),
  },
  {
    wrong: 'an unknown priority is passed over without a word',
    found: ['ticket-desk.create.priority-unknown'],
    connector: capable('ticketDesk', (desk) => ({ create: async (draft) => ({ ...(await desk.create(draft)), warnings: [] }) })),
  },
  {
    wrong: 'devices are said to be attached, and are dropped',
    found: ['ticket-desk.create.device-missing'],
    connector: defined({
      capabilities: { ...acmeConnector().capabilities, ticketDesk: { level: 'full' } },
      connect: async (settings: unknown, context) => {
        const connection = await acmeConnector().connect(settings, context)
        const desk = connection.capabilities.ticketDesk!
        const create: typeof desk.create = async (draft) => ({ ...(await desk.create(draft)), warnings: [] })
        return { ...connection, capabilities: { ...connection.capabilities, ticketDesk: { ...desk, create } } }
      },
    }),
  },
  {
    wrong: 'an unsupported field is passed over without a word',
    found: ['ticket-desk.create.unsupported-fields'],
    connector: capable('ticketDesk', (desk) => ({ create: async (draft) => ({ ...(await desk.create(draft)), warnings: [] }) })),
  },
  {
    wrong: 'a refused create is answered with success',
    found: ['ticket-desk.create.rejected'],
    connector: capable('ticketDesk', (desk) => ({
      create: (draft) => desk.create(draft).catch(() => ({ id: '0', ticket: null, warnings: [] })),
    })),
  },
  { wrong: 'ids are numbers', found: ['ticket-desk.get.record'], connector: acmeConnector({ ids: 'as-numbers' }) },
  {
    wrong: 'ids went through numbers',
    found: ['ticket-desk.get.record', 'ticket-desk.list.complete'],
    variant: { ids: 'big' },
    connector: acmeConnector({ ids: 'through-numbers' }),
  },
  {
    wrong: 'what is absent is undefined',
    found: ['ticket-desk.get.record'],
    connector: capable('ticketDesk', (desk) => ({ get: async (id) => ({ ...(await desk.get(id)), contact: undefined as never }) })),
  },
  {
    wrong: 'closed tickets count as open',
    found: ['ticket-desk.get.record'],
    connector: capable('ticketDesk', (desk) => ({
      get: async (id) => {
        const ticket = await desk.get(id)
        return { ...ticket, status: { ...ticket.status, phase: 'open' } }
      },
    })),
  },
  {
    wrong: 'a missing ticket gives another one',
    found: ['ticket-desk.get.not-found'],
    connector: capable('ticketDesk', (desk) => ({ get: (id) => desk.get(id).catch(async () => (await desk.list({}).all())[0] as Ticket) })),
  },
  {
    wrong: 'a list stops at a short page',
    found: [
      'ticket-desk.list.page-faults',
      'ticket-desk.find.page-faults',
      'ticket-notes.list.page-faults',
      'company-directory.list.complete',
    ],
    connector: acmeConnector({ walk: 'stops-at-short-page' }),
  },
  {
    wrong: 'a list is its first page',
    found: [
      'ticket-desk.list.many',
      'ticket-desk.find.all',
      'ticket-notes.list.complete',
      'ticket-attachments.list.complete',
      'catalog.lists',
      'company-directory.contacts',
    ],
    connector: firstPage,
  },
  {
    wrong: 'nobody counts whether a list is complete',
    found: [
      'ticket-desk.list.page-faults',
      'company-directory.list.page-faults',
      'company-directory.contacts.page-faults',
      'catalog.boards.page-faults',
      'catalog.statuses.page-faults',
      'catalog.types.page-faults',
      'catalog.priorities.page-faults',
      'catalog.sources.page-faults',
      'ticket-attachments.list.page-faults',
      'webhook-receiver.list.page-faults',
    ],
    connector: acmeConnector({ walk: 'unchecked' }),
  },
  {
    wrong: 'a second walk of a listing is empty',
    found: ['ticket-desk.list.complete'],
    connector: capable('ticketDesk', (desk) => ({
      list: (query) => {
        const pages = desk.list(query).pages()
        return listingOf('user', () => pages)
      },
    })),
  },
  {
    wrong: 'filters are not sent',
    found: ['ticket-desk.list.company', 'ticket-desk.list.board', 'ticket-desk.list.phase', 'ticket-desk.list.since'],
    connector: capable('ticketDesk', (desk) => ({ list: () => desk.list({}) })),
  },
  {
    wrong: 'a reference is found by its beginning',
    found: ['ticket-desk.find.none'],
    connector: capable('ticketDesk', (desk) => ({
      findByReference: async (reference) =>
        (await desk.list({}).all()).filter((ticket) => ticket.reference?.startsWith(reference.slice(0, 20))),
    })),
  },
  {
    wrong: 'a reference is found where it is only mentioned',
    found: ['ticket-desk.find.mentioned'],
    connector: capable('ticketDesk', (desk) => ({
      findByReference: async (reference) =>
        (await desk.list({}).all()).filter((ticket) => ticket.reference === reference || ticket.description?.includes(reference)),
    })),
  },
  {
    wrong: 'a reference is looked for among the newest tickets only',
    found: ['ticket-desk.find.each'],
    connector: capable('ticketDesk', (desk) => ({
      findByReference: async (reference) => (await desk.list({}).all()).slice(-4).filter((ticket) => ticket.reference === reference),
    })),
  },
  {
    wrong: 'found tickets come newest first',
    found: ['ticket-desk.find.all'],
    connector: capable('ticketDesk', (desk) => ({
      findByReference: async (reference, scope) => (await desk.findByReference(reference, scope)).toReversed(),
    })),
  },
  {
    wrong: 'an update is not sent',
    found: ['ticket-desk.update.read-back', 'ticket-desk.update.reference', 'ticket-desk.update.choices'],
    connector: capable('ticketDesk', (desk) => ({
      update: async (id, { title }) => {
        const ticket = await desk.get(id)
        return { ticket: { ...ticket, title: title ?? ticket.title }, warnings: [] }
      },
    })),
  },
  {
    wrong: 'an update takes the priority away',
    found: ['ticket-desk.update.read-back'],
    connector: capable('ticketDesk', (desk) => ({ update: (id, change) => desk.update(id, { priority: { id: '1' }, ...change }) })),
  },
  {
    wrong: 'a close is not read back',
    found: ['ticket-desk.close.put-back'],
    connector: capable('ticketDesk', (desk) => ({
      close: async (id) => {
        const before = await desk.get(id)
        await desk.close(id).catch(() => null)
        return { ticket: { ...before, status: { ...before.status, phase: 'closed' } }, warnings: [] }
      },
    })),
  },
  {
    wrong: 'a close takes another status than the chosen one',
    found: ['ticket-desk.close.closed', 'ticket-desk.close.already'],
    connector: capable('ticketDesk', (desk) => ({
      close: async (id) => {
        const { board } = await desk.get(id)
        return await desk.update(id, { statusId: `${board?.id}2` })
      },
    })),
  },
  {
    wrong: 'a close needs a choice',
    found: ['ticket-desk.close.unchosen'],
    connector: capable('ticketDesk', (desk, _, { choices }) => ({
      close: async (id) => await desk.update(id, { statusId: choices.closeStatus?.id ?? '' }),
    })),
  },
  {
    wrong: 'a reopen takes another status than the chosen one',
    found: ['ticket-desk.reopen'],
    connector: capable('ticketDesk', (desk) => ({
      reopen: async (id) => {
        const { board } = await desk.get(id)
        return await desk.update(id, { statusId: `${board?.id}0` })
      },
    })),
  },
  {
    wrong: 'every open ticket counts as waiting',
    found: ['ticket-desk.waiting', 'catalog.statuses'],
    connector: connected((connection) => {
      const { ticketDesk: desk, catalog } = connection.capabilities
      if (!desk || !catalog) return connection
      const waiting = { phase: 'waiting', phaseFrom: 'learnt' } as const
      const get: typeof desk.get = async (id) => {
        const ticket = await desk.get(id)
        return { ...ticket, status: { ...ticket.status, ...waiting } }
      }
      const statuses: typeof catalog.statuses = async (board) =>
        (await catalog.statuses(board)).map((status) => (status.phase === 'open' ? { ...status, ...waiting } : status))
      return {
        ...connection,
        capabilities: { ...connection.capabilities, ticketDesk: { ...desk, get }, catalog: { ...catalog, statuses } },
      }
    }),
  },
]
