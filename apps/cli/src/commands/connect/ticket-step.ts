import type { Alert } from '@jackfield/desk'
import { drawWorked, workedCode } from '../../output/alerts.ts'
import { workOff } from '../../work-off.ts'
import type { Worked } from '../../work-off.ts'
import { exitCode } from '../../exit-code.ts'
import type { ExitCode } from '../../exit-code.ts'
import { openOf } from './journey.ts'
import type { Journey } from './journey.ts'

/** Seconds. */
const patience = 180

/** What the test ticket came to. */
export interface Tested {
  readonly code: ExitCode
  /** Number or id; null where there is none yet, or none was wanted. */
  readonly ticket: string | null
  readonly isClosed: boolean
}

/**
 * Sends one alert the way that all alerts go, up to its ticket. It is taken over once and its condition is always the same, so that no
 * second ticket comes of it however often this step is stopped and begun again.
 */
export async function ticketStep(journey: Journey): Promise<Tested> {
  const { app, prompts } = journey
  const { summary } = await openOf(journey)
  const place = `${summary.catchAll?.name ?? 'the catch-all company'}, ${summary.choices.board?.name ?? 'the default board'}`
  if (journey.draft.alertId === null) {
    if (!(await prompts.confirm(`Create a test ticket now? (${place})`, true)))
      return { code: exitCode.done, ticket: null, isClosed: false }
    const [accepted] = await (await app.desk()).accept(summary.id, [testAlert])
    await journey.change({ alertId: accepted!.id })
  }
  const worked = await workUntilWanted(journey)
  app.screen.tell(drawWorked(worked))
  const ticket = worked.settled[0]?.ticketNumber ?? worked.settled[0]?.ticketId ?? null
  const code = workedCode(worked)
  if (code !== exitCode.done) return { code, ticket, isClosed: false }
  if (!(await prompts.confirm('Look at it in the PSA. Close it again?', true))) return { code, ticket, isClosed: false }
  const cleared = await (await app.desk()).clear(journey.draft.alertId!)
  const end = await workOff(app, [cleared], patience)
  app.screen.tell(drawWorked(end))
  return { code: workedCode(end), ticket, isClosed: end.settled[0]?.outcome === 'closed' }
}

/** Where the ticket is refused, as often as the person wants to try again. */
async function workUntilWanted({ app, prompts, draft }: Journey): Promise<Worked> {
  const alert = { id: draft.alertId! }
  let worked = await app.screen.during('Creating the ticket', () => workOff(app, [alert], patience))
  while (worked.kept.length > 0 && worked.stopped === null) {
    app.screen.tell(drawWorked(worked))
    if (!(await prompts.confirm('Try again?', true))) break
    worked = await app.screen.during('Trying again', () => workOff(app, [alert], patience, { retryKept: true }))
  }
  return worked
}

const testAlert: Alert = {
  conditionKey: 'jackfield-connect-test',
  companyKey: null,
  state: 'raised',
  severity: 'low',
  title: 'Test ticket of Jackfield',
  text: 'Made by `jackfield connect`, to see that alerts become tickets. Nothing is wrong; it can be closed.',
  device: null,
  user: null,
  at: null,
  raw: { madeBy: 'jackfield connect' },
}
