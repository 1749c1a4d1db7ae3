import type { LinkProblem } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { openCapability } from '../../input/connection.ts'
import { readGivenFile } from '../../input/given-file.ts'
import { count } from '../../output/plain.ts'
import { InputError } from '../../usage-error.ts'

/** Maps the company keys of a CSV file, all or none. Keys that are not in it stay as they are. */
export async function importLinks(app: App, input: { readonly file: string; readonly on?: string }): Promise<Result> {
  const { readLinks } = await import('@jackfield/desk')
  const bytes = await readGivenFile(input.file, 'FILE')
  const { open, of: directory } = await openCapability(app, input.on, 'companyDirectory')
  const { id, name } = open.summary
  const companies = await app.screen.during('Reading companies', () => directory.list({}).all())
  const { links, problems } = readLinks(bytes, companies)
  const file = input.file === '-' ? 'stdin' : input.file
  if (problems.length > 0) throw unreadable(file, problems)
  if (links.length === 0)
    throw new InputError(`There is no link in ${file}.`, 'Give a line for each company key below the names of the columns.')
  const desk = await app.desk()
  const before = new Map((await desk.links(id)).map((link) => [link.key, link.companyId]))
  await desk.mapCompanies(id, links)
  const added = links.filter((link) => !before.has(link.key)).length
  const unchanged = links.filter((link) => before.get(link.key) === link.companyId).length
  const changed = links.length - added - unchanged
  return {
    document: { connection: name, links, added, changed, unchanged },
    text: `${count(links.length, 'company key')} of ${name}: ${added} added, ${changed} changed, ${unchanged} as before. Tickets that exist stay where they are.`,
  }
}

function unreadable(file: string, problems: readonly LinkProblem[]): InputError {
  const [first, ...others] = problems
  if (first && others.length === 0) {
    return new InputError(`${file}${placeOf(first)}: ${first.message}`, `${first.nextStep} Nothing was mapped.`, {
      lines: [],
      data: { problems },
    })
  }
  return new InputError(`${file}: ${problems.length} faults were found, and nothing was mapped.`, 'Mend them and import it again.', {
    lines: problems.map((problem) => `${placeOf(problem).replace(/^, /, '') || 'the file'}: ${problem.message} ${problem.nextStep}`),
    data: { problems },
  })
}

function placeOf({ line, column }: LinkProblem): string {
  return `${line === null ? '' : `, line ${line}`}${column === null ? '' : `, ${column}`}`
}
