import { operationsFor } from '@jackfield/app-kit'
import type { CapabilityName, Language } from '@jackfield/core'
import type { ConnectorEntry } from '@jackfield/host'
import type { App, Result } from '../../app.ts'
import { exitCode } from '../../exit-code.ts'
import { InterruptedError } from '../../interruption.ts'
import type { Prompts } from '../../input/prompts.ts'
import { describeChoices } from '../../output/connections.ts'
import { showError } from '../../output/error-text.ts'
import { UsageError } from '../../usage-error.ts'
import { defaultsStep } from './defaults-step.ts'
import { draftFile, stages } from './draft.ts'
import type { Draft, DraftFile, Stage } from './draft.ts'
import { guideStep } from './guide-step.ts'
import { journeyOf, openOf } from './journey.ts'
import type { Journey } from './journey.ts'
import { roleStep } from './role-step.ts'
import { settingsStep } from './settings-step.ts'
import { ticketStep } from './ticket-step.ts'
import type { Tested } from './ticket-step.ts'

export interface ConnectInput {
  readonly connector?: string
  readonly for?: string
  readonly lang: Language
}

/** What turning alerts into tickets takes. */
const usualJobs = 'tickets,notes,close,companies'

/**
 * Leads a person from nothing to a first test ticket. It can be stopped at any step: until the log-in works, answers but secrets rest in a
 * draft; then there is a whole connection, and the draft only knows the next step.
 */
export async function connect(app: App, input: ConnectInput): Promise<Result> {
  const { prompts } = app
  if (!prompts) {
    throw new UsageError(
      '`connect` asks questions, and there is nobody at a terminal to answer them.',
      'Use `jackfield connections add CONNECTOR --name NAME --settings FILE`, then `connections defaults` and `role check`.',
    )
  }
  const file = draftFile(await app.home())
  const earlier = (await resumed(app, prompts, file)) ?? (await begun(app, prompts, input))
  const draft = input.for === undefined ? earlier : { ...earlier, jobs: input.for }
  const connector = await (await app.registry()).get(draft.connector)
  // Words that name no job are refused before anything is asked or kept.
  operationsFor(draft.jobs, Object.keys(connector.capabilities) as CapabilityName[], connector.displayName)
  const journey = journeyOf({ app, prompts, connector, language: input.lang }, draft, file)
  try {
    return await travel(journey, file)
  } catch (error) {
    if (!(error instanceof InterruptedError) || app.interruption.signal.aborted) throw error
    throw new InterruptedError(`Stopped at step ${numberOf(journey.draft.stage)}.`, '`jackfield connect` goes on there.')
  }
}

/** The draft of an earlier run, where the person wants to go on with it. */
async function resumed(app: App, prompts: Prompts, file: DraftFile): Promise<Draft | null> {
  const draft = await file.read()
  if (!draft) return null
  const isStored = stages.indexOf(draft.stage) > stages.indexOf('settings')
  const stays = `${draft.name} stays as it is; \`jackfield connections remove ${draft.name}\` takes it away`
  const wish = await prompts.choose(`There is a \`connect\` of ${draft.name ?? draft.connector} that was not ended.`, [
    { value: 'go', label: `Go on at step ${numberOf(draft.stage)}` },
    { value: 'anew', label: 'Begin anew', hint: isStored ? stays : 'the answers so far are forgotten' },
  ])
  if (wish === 'anew') {
    await file.remove()
    return null
  }
  const names = (await (await app.book()).list()).map((connection) => connection.name)
  if (!isStored || names.includes(draft.name ?? '')) return draft
  app.screen.note(`The connection ${draft.name} was removed in the meantime.`)
  return { ...draft, stage: 'settings', alertId: null }
}

async function begun(app: App, prompts: Prompts, { connector, for: jobs = usualJobs }: ConnectInput): Promise<Draft> {
  const registry = await app.registry()
  const id = connector ?? (await prompts.choose('What do you want to connect?', await optionsOf(app, registry.list())))
  await registry.get(id)
  return { connector: id, name: null, jobs, settings: {}, stage: 'guide', alertId: null }
}

async function optionsOf(app: App, entries: readonly ConnectorEntry[]) {
  const options: { value: string; label: string; hint: string }[] = []
  for (const entry of entries) {
    try {
      const { displayName, kind } = await entry.load()
      options.push({ value: entry.id, label: displayName, hint: kind.toUpperCase() })
    } catch (error) {
      app.screen.note(showError(error, []).line)
    }
  }
  return options
}

const titles: Readonly<Record<Stage, string>> = {
  guide: 'The API user and its role',
  settings: 'The log-in',
  role: 'The rights',
  defaults: 'Where tickets go',
  ticket: 'A test ticket',
}

function numberOf(stage: Stage): string {
  return `${stages.indexOf(stage) + 1} (${titles[stage].charAt(0).toLowerCase()}${titles[stage].slice(1)})`
}

async function travel(journey: Journey, file: DraftFile): Promise<Result> {
  const steps: Readonly<Record<Stage, (on: Journey) => Promise<unknown>>> = {
    guide: guideStep,
    settings: settingsStep,
    role: roleStep,
    defaults: defaultsStep,
    ticket: ticketStep,
  }
  let tested: unknown
  for (const [at, stage] of stages.entries()) {
    if (at < stages.indexOf(journey.draft.stage)) continue
    await journey.change({ stage })
    journey.app.screen.tell(`\nStep ${at + 1} of ${stages.length}: ${titles[stage]}`)
    tested = await steps[stage](journey)
    // A step that waits ends without a word on Ctrl-C: it is not done.
    journey.app.interruption.signal.throwIfAborted()
  }
  return endOf(journey, file, tested as Tested)
}

/** The draft is done with once nothing of the test ticket waits any more. */
async function endOf(journey: Journey, file: DraftFile, { code, ticket, isClosed }: Tested): Promise<Result> {
  const { summary } = await openOf(journey)
  if (code === exitCode.done) await file.remove()
  const what = ticket === null ? '' : ` Test ticket ${ticket}${isClosed ? ', closed again' : ''}.`
  return {
    document: { connection: summary, ticket, isClosed, exitCode: code },
    text: [
      code === exitCode.done
        ? `${summary.name} is connected.${what}`
        : `${summary.name} is connected; its test ticket waits. \`jackfield connect\` goes on there.`,
      describeChoices(summary),
      'Next: `jackfield alerts push FILE`, and `jackfield companies suggest` once customers’ alerts have come.',
    ].join('\n'),
    code,
  }
}
