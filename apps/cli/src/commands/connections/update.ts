import { secretValues } from '@jackfield/core'
import type { App, Result } from '../../app.ts'
import { askForChanges } from '../../input/setting-prompts.ts'
import { readSettings } from '../../input/settings-file.ts'
import { checkDocument, describeCheck } from '../../output/connections.ts'
import { UsageError } from '../../usage-error.ts'

/** Changes just the settings that are given. They are tested together with the rest before they replace the old. */
export async function updateConnection(app: App, input: { readonly name: string; readonly settings?: string }): Promise<Result> {
  const book = await app.book()
  const before = await book.get(input.name)
  const connector = await (await app.registry()).get(before.connector)
  const changes = await changesOf(app, input.settings, () => {
    if (!app.prompts)
      throw new UsageError('What should change is missing.', 'Give it as JSON with --settings FILE, or --settings - for stdin.')
    return askForChanges(app.prompts, connector.settings, before.settings)
  })
  if (Object.keys(changes).length === 0) return { document: { connection: before, changed: [] }, text: 'Nothing was changed.' }
  for (const value of secretValues(connector.settings, changes)) app.secrets.add(value)
  const { summary, check } = await app.screen.during(`Testing the new settings at ${connector.displayName}`, () =>
    book.update(input.name, changes),
  )
  const changed = Object.keys(changes)
  return {
    document: { connection: summary, changed, check: checkDocument(check) },
    text: `Changed ${changed.join(', ')} of ${summary.name}; company mappings and tickets stay linked.\n${describeCheck(check)}`,
  }
}

function changesOf(
  _app: App,
  file: string | undefined,
  ask: () => Promise<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  return file === undefined ? ask() : readSettings(file)
}
