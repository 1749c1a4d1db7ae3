import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Opening } from '@jackfield/app-kit'
import type { ConnectorRegistry } from '@jackfield/host'
import type { App, Result } from '../../app.ts'
import { isBuiltIn } from '../../built-in-connectors.ts'
import { createApp } from '../../container.ts'
import { orInterrupted } from '../../interruption.ts'
import { tellOfDiscovery } from './discovery/tell.ts'
import type { Story, Told } from './story.ts'
import { tellOfTickets } from './tickets.ts'

const tellers: Readonly<Record<Story, (stage: App, connectors: readonly string[]) => Promise<Told>>> = {
  tickets: tellOfTickets,
  discovery: tellOfDiscovery,
}

/** Tells a story on connectors' sandboxes, in a home that is gone afterwards. Ends in an error where a step doesn't come out as told. */
export async function demo(app: App, connectors: readonly string[], story: Story): Promise<Result> {
  const interrupted = app.interruption.takeOver()
  const began = performance.now()
  // Somebody else's connector is named in the user's own home; for the rest that home is not even made.
  const registry = connectors.every(isBuiltIn) ? undefined : app.registry
  const { document, summary } = await inPassingHome(app, registry, (stage) => orInterrupted(tellers[story](stage, connectors), interrupted))
  const seconds = Math.round((performance.now() - began) / 100) / 10
  return {
    document: { ...document, seconds },
    text: `${summary.join('\n')}\nDone in ${seconds} s; nothing of it is left on this machine.`,
  }
}

/** An app on a home of its own, which is removed with its database however the work ends. */
async function inPassingHome<T>(app: App, registry: Opening<ConnectorRegistry> | undefined, work: (stage: App) => Promise<T>): Promise<T> {
  const { removeCluster, openHome } = await import('@jackfield/host')
  const folder = await mkdtemp(join(tmpdir(), 'jackfield-demo-'))
  // The user's own database, key and home stay out of this.
  const { DATABASE_URL: _, JACKFIELD_KEY: __, JACKFIELD_HOME: ___, ...rest } = app.env
  const env = { ...rest, JACKFIELD_KEY: randomBytes(32).toString('base64') }
  const { screen, interruption, secrets } = app
  const stage = createApp({ home: folder, env, screen, interruption, secrets, ...(registry ? { registry } : {}) })
  try {
    return await work(stage)
  } finally {
    await stage.close()
    await removeCluster(await openHome(folder, env))
    await rm(folder, { recursive: true, force: true })
  }
}
