import { askForSettings } from '../../input/setting-prompts.ts'
import { describeCheck } from '../../output/connections.ts'
import { showError } from '../../output/error-text.ts'
import { addTested } from '../connections/add.ts'
import { rethrowUnlessVendors } from './journey.ts'
import type { Journey } from './journey.ts'

/** Asks for name and settings until the log-in works. Only then they are stored; until then the draft has all but the secrets. */
export async function settingsStep(journey: Journey): Promise<void> {
  const { app, prompts, connector } = journey
  if (await isStored(journey)) return
  let settings = journey.draft.settings
  for (;;) {
    const name = await askForName(journey)
    await journey.change({ name })
    settings = await askForSettings(prompts, connector.settings, settings, (open) =>
      journey.change({ settings: { ...journey.draft.settings, ...open } }),
    )
    try {
      const { check } = await addTested(app, connector, name, settings)
      app.screen.tell(`The log-in works, and ${name} is stored.\n${describeCheck(check)}`)
      return
    } catch (error) {
      rethrowUnlessVendors(app, error)
      app.screen.note(`${showError(error, [...app.secrets]).line} Mend it here, or end with Ctrl-C.`)
    }
  }
}

/** It was stored, and the process ended before the draft said so. The name was free when it was chosen. */
async function isStored({ app, draft }: Journey): Promise<boolean> {
  const stored = (await (await app.book()).list()).find((connection) => connection.name === draft.name)
  return stored?.connector === draft.connector
}

async function askForName({ app, prompts, draft, connector }: Journey): Promise<string> {
  const taken = (await (await app.book()).list()).map((connection) => connection.name)
  const isTaken = (name: string): boolean => taken.some((known) => known.toLowerCase() === name.toLowerCase())
  let initial = draft.name ?? connector.id
  for (let number = 2; isTaken(initial); number += 1) initial = `${connector.id}-${number}`
  return prompts.text('What do you call this connection? Letters, digits, hyphens', {
    initial,
    isRequired: true,
    complaint: (name) => {
      if (isTaken(name)) return 'There is a connection of this name already.'
      return /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(name) ? undefined : 'Use letters, digits and hyphens between them.'
    },
  })
}
