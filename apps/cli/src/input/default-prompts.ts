import { priorityLevels, requireCapability } from '@jackfield/core'
import type { CatalogEntry, Choice } from '@jackfield/core'
import type { OpenConnection } from '@jackfield/host'
import type { App } from '../app.ts'
import { askForCompany } from './company-prompt.ts'
import type { Option, Prompts } from './prompts.ts'
import type { ChoiceNames } from './ticket-choices.ts'

type Tenant = Pick<OpenConnection, 'summary' | 'connection'>

/** Asks for each default, with what is chosen now (else the vendor's own) to begin with. */
export async function askForDefaults(app: App, prompts: Prompts, tenant: Tenant): Promise<ChoiceNames & { catchAll?: Choice }> {
  const choices = await askForChoices(app, prompts, tenant)
  const directory = requireCapability(tenant.connection, 'companyDirectory')
  const current = tenant.summary.catchAll
  const none = current ? {} : { none: 'none: such alerts are kept until you map them' }
  const catchAll = await askForCompany(app, prompts, directory, { question: catchAllQuestion, current, ...none })
  return { ...choices, ...(catchAll ? { catchAll } : {}) }
}

export const catchAllQuestion = 'Company of alerts that no company was chosen for: your own, not a customer’s'

/** The same without the catch-all company. */
export async function askForChoices(app: App, prompts: Prompts, { summary, connection }: Tenant): Promise<ChoiceNames> {
  const catalog = requireCapability(connection, 'catalog')
  const { choices } = summary
  const read = <T>(work: () => Promise<T>): Promise<T> => app.screen.during('Reading the tenant’s lists', work)
  const boards = (await read(() => catalog.boards())).filter((entry) => entry.isActive)
  const board = await prompts.choose('Board of new tickets', namesOf(boards), initial(boards, choices.board))
  const boardId = boards.find((entry) => entry.name === board)?.id ?? ''
  const statuses = (await read(() => catalog.statuses(boardId))).filter((entry) => entry.isActive)
  const closing = statuses.filter((entry) => entry.phase === 'closed')
  const status = await prompts.choose('Status of new tickets', namesOf(statuses), initial(statuses, choices.status))
  const closeStatus = await prompts.choose(
    'Status that closes a ticket',
    namesOf(closing.length > 0 ? closing : statuses),
    initial(closing, choices.closeStatus),
  )
  const reopenStatus = await prompts.choose('Status that opens it again', namesOf(statuses), initial(statuses, choices.reopenStatus))
  const priorities = (await read(() => catalog.priorities())).filter((entry) => entry.isActive)
  const priority: string[] = []
  for (const level of priorityLevels) {
    const name = await prompts.choose(`Priority of ${level} alerts`, namesOf(priorities), initial(priorities, choices.priorities?.[level]))
    if (name !== '') priority.push(`${level}=${name}`)
  }
  return { board, status, closeStatus, reopenStatus, priority }
}

function namesOf(entries: readonly CatalogEntry[]): readonly Option[] {
  return entries.map(({ name, isDefault }) => ({ value: name, label: name, ...(isDefault ? { hint: 'the vendor’s default' } : {}) }))
}

function initial(entries: readonly CatalogEntry[], chosen: Choice | undefined): string {
  const found =
    entries.find((entry) => entry.id === chosen?.id || entry.name === chosen?.name) ??
    entries.find((entry) => entry.isDefault) ??
    entries[0]
  return found?.name ?? ''
}
