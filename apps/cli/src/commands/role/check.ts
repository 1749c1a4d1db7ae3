import { operationsFor, whereToGrant } from '@jackfield/app-kit'
import { PermissionError, requireCapability } from '@jackfield/core'
import type { CapabilityName, OperationId, RoleFinding, RoleReport } from '@jackfield/core'
import type { OpenConnection } from '@jackfield/host'
import type { App, Result } from '../../app.ts'
import { exitCode } from '../../exit-code.ts'
import type { ExitCode } from '../../exit-code.ts'
import { showError } from '../../output/error-text.ts'
import { drawFindings } from '../../output/role.ts'
import { watchRole } from './watch.ts'

export interface CheckInput {
  readonly name: string
  readonly for?: string
  readonly strict?: boolean
  readonly watch?: boolean
  /** Seconds; only with `watch`. */
  readonly every: number
}

/** What the API user holds against what the jobs need. It reads only. */
export async function checkRole(app: App, input: CheckInput): Promise<Result> {
  const open = await (await app.book()).open(input.name)
  const { connection, connector, summary } = open
  const inspector = requireCapability(connection, 'roleInspector')
  const operations = operationsFor(input.for, Object.keys(connection.capabilities) as CapabilityName[], summary.name)
  const look = (): Promise<RoleReport> => inspector.inspect(operations)
  const check: Check = { open, operations, isStrict: input.strict ?? false, look }
  if (input.watch) return watchCheck(app, check, input.every)
  const report = await app.screen.during(`Reading the rights at ${connector.displayName}`, look)
  const code = codeOf(report.findings, check.isStrict)
  return { document: { ...documentOf(check, report), exitCode: code }, text: drawReport(check, report), code }
}

interface Check {
  readonly open: OpenConnection
  readonly operations: readonly OperationId[]
  readonly isStrict: boolean
  readonly look: () => Promise<RoleReport>
}

/** Tells how it stands, then every change, and ends when there is nothing left to mend; Ctrl-C ends it with what the last look found. */
async function watchCheck(app: App, check: Check, every: number): Promise<Result> {
  const { connector } = check.open
  const stopped = app.interruption.takeOver()
  const first = await app.screen.during(`Reading the rights at ${connector.displayName}`, () => orRefused(app, check.look))
  if (first) app.screen.tell(drawReport(check, first))
  const { report, changes, isStopped } = await watchRole(app, {
    role: check.open.role,
    first,
    look: check.look,
    isEnough: ({ findings }) => codeOf(findings, check.isStrict) === exitCode.done,
    tellsExcess: check.isStrict,
    every,
    stopped,
  })
  const code = report ? codeOf(report.findings, check.isStrict) : exitCode.permissionMissing
  return {
    document: { ...(report ? documentOf(check, report) : {}), changes, isStopped, exitCode: code },
    text: code === exitCode.done ? 'Nothing is missing.' : endOf(check, report),
    code,
  }
}

/** Null where the look itself was refused; the refusal is told. */
async function orRefused(app: App, look: () => Promise<RoleReport>): Promise<RoleReport | null> {
  try {
    return await look()
  } catch (error) {
    if (!PermissionError.isInstance(error)) throw error
    app.screen.tell(showError(error, [...app.secrets]).line)
    return null
  }
}

function endOf({ open, isStrict }: Check, report: RoleReport | null): string {
  const left = report?.findings.filter((finding) => finding.verdict === 'missing') ?? []
  const places = whereToGrant(open.role, left).map((place) => `Grant: ${place.path.join(' > ')}, ${place.levels.join(', ')}.`)
  return [
    places.length > 0 || !isStrict ? 'Stopped; this is still missing:' : 'Stopped; nothing is missing, but it is not the least role.',
    ...places,
  ].join('\n')
}

function documentOf({ open, operations }: Check, report: RoleReport) {
  return { connection: open.summary.name, operations, ...report, toGrant: toGrantIn(open, report) }
}

function drawReport({ open, isStrict }: Check, report: RoleReport): string {
  return drawFindings(open.role, report, { toGrant: toGrantIn(open, report), isStrict })
}

function toGrantIn({ role }: OpenConnection, { findings }: RoleReport) {
  return whereToGrant(
    role,
    findings.filter((finding) => finding.verdict === 'missing'),
  )
}

function codeOf(findings: readonly RoleFinding[], isStrict: boolean): ExitCode {
  const has = (verdict: RoleFinding['verdict']): boolean => findings.some((finding) => finding.verdict === verdict)
  if (has('missing')) return exitCode.permissionMissing
  if (isStrict && has('excess')) return exitCode.excess
  if (isStrict && has('unknown')) return exitCode.unknown
  return exitCode.done
}
