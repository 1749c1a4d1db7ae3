import { describeGrants, editionsOf, guideOf, onlyOne, operationsFor } from '@jackfield/app-kit'
import { leastRole } from '@jackfield/core'
import type { CapabilityName, Language } from '@jackfield/core'
import type { App, Result } from '../../app.ts'
import { drawMarkdown } from '../../output/markdown.ts'

export interface GuideInput {
  readonly connector: string
  readonly for?: string
  readonly edition?: string
  readonly lang: Language
}

/** The set-up guide of a connector: drawn on a terminal, as Markdown in a file or a pipe. No connection is needed. */
export async function printGuide(app: App, input: GuideInput): Promise<Result> {
  const connector = await (await app.registry()).get(input.connector)
  const operations = operationsFor(input.for, Object.keys(connector.capabilities) as CapabilityName[], connector.displayName)
  const editions = editionsOf(connector, input.edition)
  const { language, markdown } = await guideOf(connector, operations, { wanted: input.lang, jobs: input.for ?? null, editions })
  if (language !== input.lang) app.screen.note(`${connector.displayName} has no guide in that language; this is the English one.`)
  return {
    document: {
      connector: connector.id,
      language,
      operations,
      ...onlyOne(
        editions.map(({ when, role }) => ({
          when,
          grants: describeGrants(
            role,
            leastRole(role, operations),
            role.needs.filter((need) => operations.includes(need.operation)),
          ),
          presets: role.presets.map(({ id, source }) => ({ id, source })),
        })),
      ),
      markdown,
    },
    text: process.stdout.isTTY ? drawMarkdown(markdown, process.stdout.columns) : markdown.trimEnd(),
  }
}
