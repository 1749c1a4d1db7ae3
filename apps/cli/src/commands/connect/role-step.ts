import { operationsFor, whereToGrant } from '@jackfield/app-kit'
import type { CapabilityName, RoleFinding, RoleReport } from '@jackfield/core'
import { drawFindings } from '../../output/role.ts'
import { watchRole } from '../role/watch.ts'
import { openOf, untilItWorks } from './journey.ts'
import type { Journey } from './journey.ts'

/** Seconds between two looks while somebody grants what is missing. */
const lookEvery = 3

/** Compares the API user's rights with what the jobs need, and waits while what is missing is granted. */
export async function roleStep(journey: Journey): Promise<void> {
  const { app, prompts, connector, draft } = journey
  const { connection, summary, role } = await openOf(journey)
  const inspector = connection.capabilities.roleInspector
  if (!inspector) return app.screen.tell(`${connector.displayName} does not tell what an API user may do; the test ticket will show it.`)
  const operations = operationsFor(draft.jobs, Object.keys(connection.capabilities) as CapabilityName[], summary.name)
  const look = (): Promise<RoleReport> => inspector.inspect(operations)
  const first = await untilItWorks(journey, () => app.screen.during('Reading the rights', look))
  const missing = first.findings.filter(isMissing)
  const toGrant = whereToGrant(role, missing)
  app.screen.tell(drawFindings(role, first, { toGrant, isStrict: false }))
  if (missing.length === 0) return
  const next = await prompts.choose('Rights are missing.', [
    { value: 'wait', label: 'Wait while they are granted', hint: `looks every ${lookEvery} s` },
    { value: 'go', label: 'Go on without them', hint: 'what needs them will be refused' },
  ])
  if (next === 'go') return
  const { report } = await watchRole(app, {
    role,
    first,
    look,
    isEnough: ({ findings }) => !findings.some(isMissing),
    tellsExcess: false,
    every: lookEvery,
    stopped: app.interruption.signal,
  })
  if (report && !report.findings.some(isMissing)) app.screen.tell('Nothing is missing any more.')
}

function isMissing(finding: RoleFinding): boolean {
  return finding.verdict === 'missing'
}
