import { JackfieldError, secretValues } from '@jackfield/core'
import type { AnyConnector, ConnectionCheck } from '@jackfield/core'
import type { ConnectionSummary } from '@jackfield/host'
import type { App, Result } from '../../app.ts'
import { askForSettings } from '../../input/setting-prompts.ts'
import { readSettings } from '../../input/settings-file.ts'
import { checkDocument, describeCheck, describeChoices, describeNotices } from '../../output/connections.ts'
import { showError } from '../../output/error-text.ts'
import { UsageError } from '../../usage-error.ts'

type Settings = Readonly<Record<string, unknown>>

export interface AddInput {
  readonly connector: string
  readonly name?: string
  readonly settings?: string
}

/** Connects a tenant: its settings are tested before they are stored, then defaults are chosen where the vendor's lists suggest them. */
export async function addConnection(app: App, input: AddInput): Promise<Result> {
  const connector = await (await app.registry()).get(input.connector)
  const given = input.settings === undefined ? null : await readSettings(input.settings)
  const { name, check } =
    given || !app.prompts ? await addGiven(app, connector, input.name, given) : await addAsked(app, connector, input.name)
  const key = await app.masterKey()
  const { summary, trouble } = await suggestDefaults(app, name)
  return {
    document: { connection: summary, check: checkDocument(check), keyFile: key.file, suggestionsFailed: trouble },
    text: [
      `Connected ${name} to ${connector.displayName}.`,
      describeCheck(check),
      describeChoices(summary),
      ...describeNotices(summary),
      ...(trouble === null ? [] : [`Defaults could not be suggested: ${trouble}`]),
      `Next: \`jackfield connections defaults ${name} --catch-all COMPANY\`, then \`jackfield role check ${name}\`.`,
    ].join('\n'),
  }
}

export interface Added {
  readonly name: string
  readonly check: ConnectionCheck
}

async function addGiven(app: App, connector: AnyConnector, name: string | undefined, settings: Settings | null): Promise<Added> {
  if (!settings) {
    throw new UsageError(
      `The settings of ${connector.displayName} are missing.`,
      'Give them as JSON with --settings FILE, or --settings - for stdin.',
    )
  }
  const wanted = name ?? (await app.prompts?.text('What do you call this connection?', { initial: connector.id, isRequired: true }))
  if (wanted === undefined) throw new UsageError('The connection needs a name.', 'Give it with --name NAME.')
  return addTested(app, connector, wanted, settings)
}

/** Asks until it works or the person gives up. What was answered before stands there to be mended. */
async function addAsked(app: App, connector: AnyConnector, name: string | undefined): Promise<Added> {
  const prompts = app.prompts!
  let wanted = name ?? connector.id
  let settings: Settings = {}
  for (let isFirst = true; ; isFirst = false) {
    if (name === undefined || !isFirst)
      wanted = await prompts.text('What do you call this connection?', { initial: wanted, isRequired: true })
    settings = await askForSettings(prompts, connector.settings, settings)
    try {
      return await addTested(app, connector, wanted, settings)
    } catch (error) {
      if (!JackfieldError.isInstance(error)) throw error
      app.screen.note(`${showError(error, [...app.secrets]).line} Mend it here, or end with Ctrl-C.`)
    }
  }
}

/** Logs in with the settings and stores them. Nothing is stored where that fails. */
export async function addTested(app: App, connector: AnyConnector, name: string, settings: Settings): Promise<Added> {
  for (const value of secretValues(connector.settings, settings)) app.secrets.add(value)
  const book = await app.book()
  const { check } = await app.screen.during(`Testing the connection to ${connector.displayName}`, () =>
    book.add({ name, connector: connector.id, settings }),
  )
  return { name, check }
}

/** The connection is stored by now: where suggesting fails it stays, and the reason is told. */
export async function suggestDefaults(app: App, name: string): Promise<{ summary: ConnectionSummary; trouble: string | null }> {
  const book = await app.book()
  const open = await book.open(name)
  const { catalog } = open.connection.capabilities
  if (!catalog) return { summary: open.summary, trouble: null }
  try {
    const { suggestChoices } = await import('@jackfield/host')
    const choices = await app.screen.during('Reading boards, statuses and priorities', () => suggestChoices(catalog))
    return { summary: await book.setDefaults(name, { choices }), trouble: null }
  } catch (error) {
    return { summary: open.summary, trouble: showError(error, [...app.secrets]).line }
  }
}
