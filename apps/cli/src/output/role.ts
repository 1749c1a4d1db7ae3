import { axisName, certaintyOfGrant } from '@jackfield/app-kit'
import { textIn } from '@jackfield/core'
import type { GrantPlace, Grant, Need, OperationId, RoleDefinition, RoleFinding, RoleReport } from '@jackfield/core'
import { count } from './plain.ts'
import { table } from './table.ts'

/** More rights than needed are a table of their own up to so many; from then on only `--strict` lists them. */
const shownExcess = 8

/** One row a permission: the vendor's menu words, a column an axis, and what of it only may be needed where `needs` are given. */
export function drawGrants(role: RoleDefinition, grants: readonly Grant[], needs: readonly Need[] | null): string {
  const axes = axesOf(role, grants)
  const rows = grants.map((grant) => {
    const certainty = needs ? certaintyOfGrant(grant, needs) : {}
    const mark = (name: string): string => (certainty[name] === 'inferred' ? ' (perhaps)' : '')
    return [
      pathOf(role, grant.permission),
      ...axes.map((axis) => (grant.atLeast[axis.id] ? `${grant.atLeast[axis.id]}${mark(axis.id)}` : '')),
      (grant.items ?? []).map((item) => `${item}${mark(item)}`).join(', '),
    ]
  })
  const head = ['PERMISSION', ...axes.map((axis) => textIn(axis.label).toUpperCase()), 'NARROWED TO']
  return withoutEmptyLast(head, rows)
}

/** The published tables, each with what our own needs don't ask for. */
export function drawPresets(role: RoleDefinition): string[] {
  return role.presets.map((preset) => `Published table “${preset.id}” (${preset.source}):\n${drawGrants(role, preset.grants, null)}`)
}

/** What no API user of this vendor can do. */
export function drawImpossible(role: RoleDefinition, operations: readonly OperationId[]): string[] {
  const lines = role.never
    .filter((impossible) => operations.includes(impossible.operation))
    .map(({ operation, field, reason }) => `${field ? `${operation}.${field}` : operation}: ${textIn(reason)}`)
  return lines.length > 0 ? [`What no right makes possible:\n${lines.join('\n')}`] : []
}

/** The findings of a role check with what to do about them. */
export function drawFindings(
  role: RoleDefinition,
  report: RoleReport,
  { toGrant, isStrict }: { readonly toGrant: readonly GrantPlace[]; readonly isStrict: boolean },
): string {
  const needed = report.findings.filter((finding) => finding.verdict !== 'excess')
  const excess = report.findings.filter((finding) => finding.verdict === 'excess')
  const showsExcess = isStrict || excess.length <= shownExcess
  const shown = showsExcess ? [...needed, ...excess] : needed
  const rows = shown.map((finding) => [
    pathOf(role, finding.permission),
    finding.axis === 'items' ? 'narrowed list' : axisName(role, finding.axis),
    finding.needed,
    finding.found,
    verdictOf(finding),
  ])
  return [
    whoOf(report),
    table(['PERMISSION', 'LEVEL', 'NEEDED', 'HELD', ''], rows),
    ...(showsExcess ? [] : [`${count(excess.length, 'right')} more than needed; --strict lists them.`]),
    ...toGrant.map((place) => `Grant: ${place.path.join(' > ')}, ${place.levels.join(', ')}.`),
    summaryOf(report.findings),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function whoOf({ user, role }: RoleReport): string {
  return [user && `API user: ${user.name ?? user.id}`, role && `role: ${role.name ?? role.id}`].filter((part) => part !== null).join(', ')
}

function verdictOf(finding: RoleFinding): string {
  if (finding.verdict === 'held') return 'ok'
  if (finding.verdict === 'missing') return 'MISSING'
  if (finding.verdict === 'excess') return 'more than needed'
  const reason = finding.reason ? ` (${finding.reason.replace(/^perhaps missing: /, '')})` : ''
  return finding.certainty === 'inferred' ? `perhaps missing${reason}` : `unknown${reason}`
}

function summaryOf(findings: readonly RoleFinding[]): string {
  const numberOf = (verdict: RoleFinding['verdict']): number => findings.filter((finding) => finding.verdict === verdict).length
  const parts = [
    `${numberOf('held')} held`,
    `${numberOf('missing')} missing`,
    `${numberOf('unknown')} can’t be told`,
    `${numberOf('excess')} more than needed`,
  ]
  return `${parts.join(', ')}.`
}

function axesOf(role: RoleDefinition, grants: readonly Grant[]): RoleDefinition['axes'] {
  return role.axes.filter((axis) => grants.some((grant) => grant.atLeast[axis.id] !== undefined))
}

/** What a finding is about, in the words of the vendor's own screen: the menu path and the level. */
export function rightOf(role: RoleDefinition, { permission, axis, needed, found }: RoleFinding): string {
  const level = axis === 'items' ? `allow “${needed}”` : `${axisName(role, axis)}: ${needed ?? found}`
  return `${pathOf(role, permission)}, ${level}`
}

function pathOf(role: RoleDefinition, permission: string): string {
  return role.permissions.find((candidate) => candidate.id === permission)?.path.join(' > ') ?? permission
}

function withoutEmptyLast(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isEmpty = rows.every((row) => row.at(-1) === '')
  return isEmpty
    ? table(
        head.slice(0, -1),
        rows.map((row) => row.slice(0, -1)),
      )
    : table(head, rows)
}
