import { requireCapability } from '@jackfield/core'
import { askForCompany } from '../../input/company-prompt.ts'
import { askForChoices, catchAllQuestion } from '../../input/default-prompts.ts'
import { changedChoices } from '../../input/ticket-choices.ts'
import { describeChoices } from '../../output/connections.ts'
import { openOf, untilItWorks } from './journey.ts'
import type { Journey } from './journey.ts'

/** Chooses board, statuses, priorities and the catch-all company, each from the tenant's own lists. */
export async function defaultsStep(journey: Journey): Promise<void> {
  await untilItWorks(journey, () => chooseLists(journey))
  await untilItWorks(journey, () => chooseCatchAll(journey))
}

async function chooseLists(journey: Journey): Promise<void> {
  const { app, prompts } = journey
  const open = await openOf(journey)
  const { catalog } = open.connection.capabilities
  if (!catalog) return
  const { suggestChoices } = await import('@jackfield/host')
  const suggested = await app.screen.during('Reading boards, statuses and priorities', () => suggestChoices(catalog))
  const summary = { ...open.summary, choices: { ...suggested, ...open.summary.choices } }
  app.screen.tell(`From the lists of this tenant:\n${describeChoices(summary)}`)
  const wish = await prompts.choose('Board, statuses and priorities of new tickets', [
    { value: 'take', label: 'As above' },
    { value: 'ask', label: 'Choose each' },
  ])
  const choices =
    wish === 'take'
      ? summary.choices
      : await changedChoices(catalog, await askForChoices(app, prompts, { summary, connection: open.connection }), summary.choices)
  await (await app.book()).setDefaults(summary.name, { choices })
}

async function chooseCatchAll(journey: Journey): Promise<void> {
  const { app, prompts } = journey
  const { connection, summary } = await openOf(journey)
  const directory = requireCapability(connection, 'companyDirectory')
  const catchAll = await askForCompany(app, prompts, directory, { question: catchAllQuestion, current: summary.catchAll })
  await (await app.book()).setDefaults(summary.name, { catchAll })
}
