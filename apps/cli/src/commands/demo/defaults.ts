import { requireCapability } from '@jackfield/core'
import type { ConnectionBook } from '@jackfield/host'
import { looksMadeForIt } from '../../input/company-prompt.ts'
import { expect } from './expectation.ts'

/** Chooses for a sandbox's tenant what a person would be offered. Gives the sentence that tells of it. */
export async function chooseDefaults(book: ConnectionBook, name: string): Promise<string> {
  const { connection } = await book.open(name)
  const { suggestChoices } = await import('@jackfield/host')
  const choices = await suggestChoices(requireCapability(connection, 'catalog'))
  const companies = await requireCapability(connection, 'companyDirectory').list({}).all()
  const catchAll = companies.find(looksMadeForIt) ?? companies[0]
  expect(catchAll !== undefined, 'the demo seed has a company')
  const summary = await book.setDefaults(name, { choices, catchAll: { id: catchAll.id, name: catchAll.name } })
  return `Tickets go to ${summary.choices.board?.name ?? 'the default board'}, unknown customers to ${catchAll.name}.`
}
