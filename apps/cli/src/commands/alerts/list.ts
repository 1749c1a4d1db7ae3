import type { App, Result } from '../../app.ts'
import { drawAlerts } from '../../output/alerts.ts'
import { UsageError } from '../../usage-error.ts'

const states = ['open', 'settled', 'kept'] as const

export async function listAlerts(app: App, input: { readonly state?: string; readonly limit: number }): Promise<Result> {
  const state = states.find((candidate) => candidate === input.state)
  if (input.state !== undefined && !state) throw new UsageError(`--state is “${input.state}”.`, `Give --state ${states.join(', ')}.`)
  const alerts = await (await app.desk()).listAlerts({ ...(state ? { state } : {}), limit: input.limit })
  return { document: { alerts }, text: alerts.length > 0 ? drawAlerts(alerts) : 'No such alerts.' }
}
