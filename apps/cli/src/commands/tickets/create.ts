import { priorityLevels, requireCapability } from '@jackfield/core'
import type { CatalogEntry, Choice, PriorityChoice, PriorityLevel, TicketDraft } from '@jackfield/core'
import type { OpenConnection } from '@jackfield/host'
import type { App, Result } from '../../app.ts'
import { findCompany } from '../../input/company.ts'
import { openCapability } from '../../input/connection.ts'
import { readGivenText } from '../../input/given-file.ts'
import { fold, oneOf } from '../../input/one-of.ts'
import { drawTicket, drawWarnings, ticketDocument } from '../../output/tickets.ts'
import { UsageError } from '../../usage-error.ts'

export interface CreateInput {
  readonly on?: string
  readonly title?: string
  readonly text?: string
  readonly company?: string
  readonly board?: string
  readonly status?: string
  readonly type?: string
  readonly priority?: string
  readonly source?: string
}

/** Creates one ticket, with the connection's choices where nothing is given. */
export async function createTicket(app: App, input: CreateInput): Promise<Result> {
  const title = await titleOf(app, input.title)
  const description = input.text === '-' ? await readGivenText('-', '--text') : (input.text ?? '')
  const { open, of: desk } = await openCapability(app, input.on, 'ticketDesk')
  const { created, ticket } = await app.screen.during('Creating the ticket', async () => {
    const draft: TicketDraft = {
      title,
      description,
      companyId: await companyOf(app, open, input.company),
      ...(await listedIn(open, input)),
    }
    const reply = await desk.create(draft)
    return { created: reply, ticket: reply.ticket ?? (await desk.get(reply.id)) }
  })
  return {
    document: { connection: open.summary.name, id: created.id, warnings: created.warnings, ticket: ticketDocument(ticket) },
    text: [`Created ticket ${created.id}.`, ...drawWarnings(created.warnings), '', drawTicket(ticket, null)].join('\n'),
  }
}

async function titleOf(app: App, title: string | undefined): Promise<string> {
  if (title !== undefined && title.trim() !== '') return title.trim()
  if (title === undefined && app.prompts) return app.prompts.text('Title of the ticket', { isRequired: true })
  throw new UsageError('The ticket needs a title.', 'Give it with --title TEXT.')
}

async function companyOf(app: App, { connection, summary }: OpenConnection, company: string | undefined): Promise<string> {
  if (company !== undefined) return (await findCompany(requireCapability(connection, 'companyDirectory'), company, '--company')).id
  if (!summary.catchAll) throw new UsageError('The ticket needs a company.', 'Give it with --company COMPANY: a name, short name or id.')
  app.screen.note(`Company used: ${summary.catchAll.name} (the catch-all of ${summary.name})`)
  return summary.catchAll.id
}

/** Ids of what was given by name. Statuses and types belong to a board. */
async function listedIn({ connection, summary }: OpenConnection, input: CreateInput): Promise<Partial<TicketDraft>> {
  const { board, status, type, priority, source } = input
  if ([board, status, type, priority, source].every((name) => name === undefined)) return {}
  const catalog = requireCapability(connection, 'catalog')
  const pick = <T extends CatalogEntry>(entries: readonly T[], name: string, what: string): T =>
    oneOf(
      entries.filter((entry) => entry.isActive),
      name,
      what,
      `--${what}`,
    )
  const needsBoard = board !== undefined || status !== undefined || type !== undefined
  const on = needsBoard ? await boardOf(() => catalog.boards(), board, summary.choices.board) : null
  return {
    ...(board !== undefined && on ? { boardId: on.id } : {}),
    ...(status !== undefined && on ? { statusId: pick(await catalog.statuses(on.id), status, 'status').id } : {}),
    ...(type !== undefined && on ? { typeId: pick(await catalog.types(on.id), type, 'type').id } : {}),
    ...(source !== undefined ? { sourceId: pick(await catalog.sources(), source, 'source').id } : {}),
    ...(priority !== undefined ? { priority: await priorityOf(priority, () => catalog.priorities()) } : {}),
  }
}

async function boardOf(
  read: () => Promise<readonly CatalogEntry[]>,
  name: string | undefined,
  chosen: Choice | undefined,
): Promise<Choice> {
  if (name === undefined && chosen) return chosen
  const boards = (await read()).filter((board) => board.isActive)
  const found = name === undefined ? boards.find((board) => board.isDefault) : oneOf(boards, name, 'board', '--board')
  if (found) return found
  throw new UsageError('Statuses and types belong to a board, and none is chosen.', 'Give --board NAME too.')
}

/** The tenant's own name first: a tenant may call a priority “High” and mean another level by it. */
async function priorityOf(text: string, read: () => Promise<readonly CatalogEntry[]>): Promise<PriorityChoice> {
  const level = priorityLevels.find((candidate): candidate is PriorityLevel => candidate === fold(text))
  const priorities = (await read()).filter((priority) => priority.isActive)
  if (level && !priorities.some((priority) => fold(priority.name) === level)) return { level }
  return { id: oneOf(priorities, text, 'priority', '--priority').id }
}
