import { SandboxInputError } from '@jackfield/sandbox'
import type { SandboxTechnician, SandboxTicket } from '@jackfield/sandbox'
import type { NoteRow, TicketRow } from './records.ts'
import { now, variantOf } from './server.ts'
import type { Vsa9 } from './server.ts'

export interface NewTicket {
  /** Left out, as the others: the first one. */
  readonly deskId?: string
  readonly summary: string
  readonly description?: string
  readonly statusId?: string
  readonly priorityId?: string
  readonly categoryId?: string
  readonly severity?: string | null
  readonly assignee?: string | null
  readonly submitter?: string | null
  readonly submitterEmail?: string | null
  /** A user's name. */
  readonly by: string
}

/** Puts a ticket on a desk. Its organization is that of the submitter's staff record, else the MSP's own. */
export function addTicket(server: Vsa9, given: NewTicket): TicketRow {
  const desk = given.deskId === undefined ? server.desks.rows()[0] : server.desks.get(given.deskId)
  if (!desk) throw new Error('every seed has a service desk')
  const email = given.submitterEmail ?? ''
  const staff = server.staff.rows().find((candidate) => candidate.email.toLowerCase() === email.toLowerCase())
  const first = <Row extends { readonly id: string; readonly deskId: string }>(rows: readonly Row[]): string =>
    rows.find(({ deskId }) => deskId === desk.id)?.id ?? ''
  const at = wholeSeconds(now(server))
  const row = server.tickets.insert({
    deskId: desk.id,
    reference: `${desk.prefix}${String(server.nextTicketNumber()).padStart(6, '0')}`,
    summary: given.summary,
    description: given.description ?? '',
    statusId: given.statusId ?? first(server.statuses.rows()),
    priorityId: given.priorityId ?? first(server.priorities.rows()),
    categoryId: given.categoryId ?? null,
    severity: given.severity ?? null,
    assignee: given.assignee ?? null,
    orgId: staff?.orgId ?? server.orgs.rows()[0]?.id ?? '',
    submitter: given.submitter ?? given.by,
    submitterEmail: email,
    createdAt: at,
    modifiedAt: at,
    publicUpdateAt: null,
    closedAt: closesWith(server, given.statusId) ? at : null,
    customValues: {},
  })
  if (row.description && variantOf(server, 'description') === 'first-note') {
    server.notes.insert({ ticketId: row.id, text: row.description, isHidden: false, isSystem: false, by: given.by, at })
  }
  return row
}

export function changeTicket(server: Vsa9, id: string, changes: Partial<Omit<TicketRow, 'id'>>): void {
  server.tickets.update(id, { ...changes, modifiedAt: wholeSeconds(now(server)) })
}

/** `Closed` is set by a status that closes, and taken away by another (FACTS 1.9). */
export function setStatus(server: Vsa9, id: string, statusId: string): void {
  const closedAt = closesWith(server, statusId) ? (server.tickets.get(id)?.closedAt ?? wholeSeconds(now(server))) : null
  changeTicket(server, id, { statusId, closedAt })
}

/** Adds a note, and the ticket has changed with it. */
export function addNote(server: Vsa9, ticketId: string, note: Omit<NoteRow, 'id' | 'ticketId' | 'at'>): NoteRow {
  const at = wholeSeconds(now(server))
  const row = server.notes.insert({ ...note, ticketId, at })
  changeTicket(server, ticketId, note.isHidden ? {} : { publicUpdateAt: at })
  return row
}

/** Tickets as a test looks at them. */
export function ticketsOf(server: Vsa9): readonly SandboxTicket[] {
  return server.tickets.rows().map((row) => ({
    id: row.id,
    title: row.summary,
    reference: /JF-[A-Z2-7]{26}(?![A-Z2-7])/.exec(row.summary)?.[0] ?? null,
    isClosed: row.closedAt !== null,
    companyId: row.orgId,
    priority: server.priorities.get(row.priorityId)?.name ?? null,
    notes: server.notes
      .rows()
      .filter(({ ticketId }) => ticketId === row.id)
      .map(({ text, isHidden }) => ({ text, visibility: isHidden ? 'internal' : 'public' })),
    description: row.description,
    // The interface sets none.
    deviceIds: [],
    attachments: [],
  }))
}

/** A technician of the MSP, in the same desk. Work is logged as a system note: the interface has no time entries. */
export function technicianOf(server: Vsa9): SandboxTechnician {
  const by = 'jokafor'
  const known = (id: string): TicketRow => {
    const row = server.tickets.get(id)
    if (!row) throw new SandboxInputError(`There is no ticket ${id}.`, 404)
    return row
  }
  return {
    async addNote(ticketId, text) {
      addNote(server, known(ticketId).id, { text, isHidden: false, isSystem: false, by })
    },
    async logTime(ticketId, hours) {
      addNote(server, known(ticketId).id, { text: `Labor entry: ${hours} h`, isHidden: true, isSystem: true, by })
    },
    async assign(ticketId) {
      changeTicket(server, known(ticketId).id, { assignee: by })
    },
    async closeTicket(ticketId) {
      const { id, deskId } = known(ticketId)
      const status = server.statuses.rows().find((row) => row.deskId === deskId && row.closes)
      if (!status) throw new Error('every desk has a status that closes')
      setStatus(server, id, status.id)
    },
    async putBackWhenClosed(ticketId) {
      server.putBackWhenClosed.add(known(ticketId).id)
    },
  }
}

function closesWith(server: Vsa9, statusId: string | undefined): boolean {
  return statusId !== undefined && (server.statuses.get(statusId)?.closes ?? false)
}

function wholeSeconds(time: number): number {
  return Math.floor(time / 1000) * 1000
}
