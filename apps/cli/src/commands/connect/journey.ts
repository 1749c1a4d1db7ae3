import { JackfieldError } from '@jackfield/core'
import type { AnyConnector, Language } from '@jackfield/core'
import type { OpenConnection } from '@jackfield/host'
import type { App } from '../../app.ts'
import type { Prompts } from '../../input/prompts.ts'
import { InterruptedError } from '../../interruption.ts'
import { showError } from '../../output/error-text.ts'
import type { Draft, DraftFile } from './draft.ts'

/** One `connect`, from its first question to its end. */
export interface Journey {
  readonly app: App
  readonly prompts: Prompts
  readonly connector: AnyConnector
  readonly language: Language
  /** Where it stands; every change is on the disk before it goes on. */
  readonly draft: Draft
  change(changes: Partial<Draft>): Promise<void>
}

export function journeyOf(given: Omit<Journey, 'draft' | 'change'>, draft: Draft, file: DraftFile): Journey {
  const journey = {
    ...given,
    draft,
    async change(changes: Partial<Draft>) {
      journey.draft = { ...journey.draft, ...changes }
      await file.write(journey.draft)
    },
  }
  return journey
}

/** The connection that the settings step stored. */
export async function openOf({ app, draft }: Journey): Promise<OpenConnection> {
  return (await app.book()).open(draft.name ?? '')
}

/** Does `work`; where the vendor refuses, tells why and tries again when the person says so. */
export async function untilItWorks<T>({ app, prompts }: Journey, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      rethrowUnlessVendors(app, error)
      app.screen.note(showError(error, [...app.secrets]).line)
      const again = await prompts.confirm('Try again?', true)
      if (!again) throw new InterruptedError()
    }
  }
}

/** Only what a vendor or an input is to blame for can be mended at the terminal; and nothing is asked any more after Ctrl-C. */
export function rethrowUnlessVendors(app: App, error: unknown): void {
  if (app.interruption.signal.aborted) throw app.interruption.signal.reason
  if (!JackfieldError.isInstance(error)) throw error
}
