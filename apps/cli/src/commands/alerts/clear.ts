import type { App, Result } from '../../app.ts'
import { drawWorked, workedCode } from '../../output/alerts.ts'
import { workOff } from '../../work-off.ts'

/** Clears a condition by hand, as its source would, and waits for what comes of it. */
export async function clearAlert(app: App, input: { readonly alert: string; readonly timeout: number }): Promise<Result> {
  const accepted = await (await app.desk()).clear(input.alert)
  const worked = await workOff(app, [accepted], input.timeout)
  return { document: { accepted, ...worked, exitCode: workedCode(worked) }, text: drawWorked(worked), code: workedCode(worked) }
}
