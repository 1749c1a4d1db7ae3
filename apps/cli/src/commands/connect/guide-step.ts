import { guideOf, operationsFor } from '@jackfield/app-kit'
import type { CapabilityName } from '@jackfield/core'
import { drawMarkdown, sectionsOf } from '../../output/markdown.ts'
import type { Journey } from './journey.ts'

/** Shows the set-up guide part by part, for as long as the person wants it. */
export async function guideStep({ app, prompts, connector, language, draft }: Journey): Promise<void> {
  const operations = operationsFor(draft.jobs, Object.keys(connector.capabilities) as CapabilityName[], connector.displayName)
  const { markdown } = await guideOf(connector, operations, { wanted: language, jobs: draft.jobs })
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
