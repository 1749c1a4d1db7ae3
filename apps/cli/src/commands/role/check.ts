import { requireCapability } from '@jackfield/core'
import type { CapabilityName, RoleFinding } from '@jackfield/core'
import type { App, Result } from '../../app.ts'
import { exitCode } from '../../exit-code.ts'
import type { ExitCode } from '../../exit-code.ts'
import { operationsFor } from '../../input/jobs.ts'
import { drawFindings, whereToGrant } from '../../output/role.ts'

export interface CheckInput {
  readonly name: string
  readonly for?: string
  readonly strict?: boolean
}

/** What the API user holds against what the jobs need. It reads only. */
export async function checkRole(app: App, input: CheckInput): Promise<Result> {
  const { connection, connector, summary } = await (await app.book()).open(input.name)
  const inspector = requireCapability(connection, 'roleInspector')
  const operations = operationsFor(input.for, Object.keys(connection.capabilities) as CapabilityName[], summary.name)
  const report = await app.screen.during(`Reading the rights at ${connector.displayName}`, () => inspector.inspect(operations))
  const missing = report.findings.filter((finding) => finding.verdict === 'missing')
  const toGrant = whereToGrant(connector.role, missing)
  const code = codeOf(report.findings, input.strict ?? false)
  return {
    document: { connection: summary.name, operations, ...report, toGrant, exitCode: code },
    text: drawFindings(connector.role, report, { toGrant, isStrict: input.strict ?? false }),
    code,
  }
}

function codeOf(findings: readonly RoleFinding[], isStrict: boolean): ExitCode {
  const has = (verdict: RoleFinding['verdict']): boolean => findings.some((finding) => finding.verdict === verdict)
  if (has('missing')) return exitCode.permissionMissing
  if (isStrict && has('excess')) return exitCode.excess
  if (isStrict && has('unknown')) return exitCode.unknown
  return exitCode.done
}
