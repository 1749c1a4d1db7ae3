import { NotFoundError } from '@jackfield/core'
import type { App, Result } from '../../app.ts'
import { drawTrace } from '../../output/alerts.ts'

/** The road of an alert: every decision and every vendor call. */
export async function traceAlert(app: App, name: string): Promise<Result> {
  const trace = await (await app.desk()).trace(name)
  if (trace) return { document: trace, text: drawTrace(trace) }
  throw new NotFoundError({
    message: `No alert, ticket or reference of this home is called “${name}”.`,
    nextStep: 'List the alerts: `jackfield alerts list`.',
  })
}
