import { editionsOf, guideOf, operationsFor } from '@jackfield/app-kit'
import { settingAlternatives } from '@jackfield/core'
import type { CapabilityName } from '@jackfield/core'
import { drawMarkdown, sectionsOf } from '../../output/markdown.ts'
import type { Journey } from './journey.ts'

/** Shows the set-up guide part by part, for as long as the person wants it; of several products behind a connector, for the one that is asked for first. */
export async function guideStep(journey: Journey): Promise<void> {
  const { app, prompts, connector, language } = journey
  const edition = await askForEdition(journey)
  const { draft } = journey
  const operations = operationsFor(draft.jobs, Object.keys(connector.capabilities) as CapabilityName[], connector.displayName)
  const { markdown } = await guideOf(connector, operations, {
    wanted: language,
    jobs: draft.jobs,
    editions: editionsOf(connector, edition),
  })
  const sections = sectionsOf(markdown)
  const begin = await prompts.choose(`${connector.displayName} needs an API user with a role of its own.`, [
    { value: 'show', label: 'Show me how, step by step' },
    { value: 'skip', label: 'It is there already' },
  ])
  if (begin === 'skip') return
  for (const [at, section] of sections.entries()) {
    app.screen.show(undefined, `\n${drawMarkdown(section, process.stdout.columns)}\n`)
    if (at === sections.length - 1) continue
    const next = await prompts.choose(`Part ${at + 1} of ${sections.length}`, [
      { value: 'next', label: 'Done, go on' },
      { value: 'skip', label: 'The rest is done already' },
    ])
    if (next === 'skip') return
  }
}

/** The answer stands in the draft, where the settings find it. */
async function askForEdition(journey: Journey): Promise<string | undefined> {
  const { prompts, connector, draft } = journey
  const alternatives = settingAlternatives(connector.settings)
  if (alternatives === null) return undefined
  const { field, title, values } = alternatives
  const known = draft.settings[field]
  const edition = await prompts.choose(
    `${connector.displayName}: ${title}`,
    values.map((value) => ({ value, label: value })),
    typeof known === 'string' ? known : undefined,
  )
  await journey.change({ settings: { ...draft.settings, [field]: edition } })
  return edition
}
