import { requireCapability } from '@jackfield/core'
import type { Choice, TicketChoices } from '@jackfield/core'
import type { OpenConnection } from '@jackfield/host'
import type { App, Result } from '../../app.ts'
import { findCompany } from '../../input/company.ts'
import { askForDefaults } from '../../input/default-prompts.ts'
import { changedChoices } from '../../input/ticket-choices.ts'
import type { ChoiceNames } from '../../input/ticket-choices.ts'
import { describeChoices } from '../../output/connections.ts'

export interface DefaultsInput extends ChoiceNames {
  readonly name: string
  readonly catchAll?: string
}

/** Chooses by name what tickets of a connection get. Asks where a terminal is attached and nothing is given; shows what is chosen else. */
export async function setDefaults(app: App, input: DefaultsInput): Promise<Result> {
  const book = await app.book()
  const open = await book.open(input.name)
  const { name: _, ...given } = input
  const isBare = Object.keys(given).length === 0
  const wanted = isBare && app.prompts ? await askForDefaults(app, app.prompts, open) : given
  const changes = await app.screen.during('Reading the tenant’s lists', () => changesOf(open, wanted))
  const summary = Object.keys(changes).length > 0 ? await book.setDefaults(open.summary.name, changes) : open.summary
  const title = Object.keys(changes).length > 0 ? `Defaults of ${summary.name} now:` : `Defaults of ${summary.name}:`
  return { document: { connection: summary }, text: `${title}\n${describeChoices(summary)}` }
}

/** Looks up what was given by name. */
export async function changesOf(
  open: OpenConnection,
  { catchAll, ...names }: ChoiceNames & { readonly catchAll?: string | Choice },
): Promise<{ choices?: Partial<TicketChoices>; catchAll?: Choice }> {
  const choices =
    Object.keys(names).length > 0 ? await changedChoices(requireCapability(open.connection, 'catalog'), names, open.summary.choices) : null
  const company =
    typeof catchAll === 'string'
      ? await findCompany(requireCapability(open.connection, 'companyDirectory'), catchAll, '--catch-all')
      : catchAll
  return { ...(choices ? { choices } : {}), ...(company ? { catchAll: { id: company.id, name: company.name } } : {}) }
}
