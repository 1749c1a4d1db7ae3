import { setTimeout as delay } from 'node:timers/promises'
import { JackfieldError, PermissionError } from '@jackfield/core'
import type { RoleDefinition, RoleFinding, RoleReport } from '@jackfield/core'
import type { App } from '../../app.ts'
import { orInterrupted } from '../../interruption.ts'
import { showError } from '../../output/error-text.ts'
import { rightOf } from '../../output/role.ts'

/** What became otherwise between two looks. */
export interface RoleChange {
  readonly at: string
  readonly permission: string
  readonly axis: string
  readonly needed: string | null
  readonly from: RoleFinding['verdict'] | null
  readonly to: RoleFinding['verdict'] | null
}

export interface WatchOptions {
  readonly role: RoleDefinition
  /** The last look; null where it was refused. */
  readonly first: RoleReport | null
  readonly look: () => Promise<RoleReport>
  readonly isEnough: (report: RoleReport) => boolean
  /** Whether rights that nobody needs are told too. */
  readonly tellsExcess: boolean
  /** Seconds. */
  readonly every: number
  readonly stopped: AbortSignal
}

export interface Watched {
  readonly report: RoleReport | null
  readonly changes: readonly RoleChange[]
  readonly isStopped: boolean
}

/** Looks again and again until it is enough or somebody stops it, and tells only what changed. */
export async function watchRole(app: App, options: WatchOptions): Promise<Watched> {
  const { role, look, isEnough, stopped } = options
  const changes: RoleChange[] = []
  let report = options.first
  let trouble = ''
  await app.screen.during(`Waiting for rights; looking every ${options.every} s. Ctrl-C ends it.`, async () => {
    while (!stopped.aborted && !(report && isEnough(report))) {
      try {
        await delay(options.every * 1000, undefined, { signal: stopped })
        const next = await orInterrupted(look(), stopped)
        const found = changesBetween(report, next, options.tellsExcess)
        for (const { before, after } of found) {
          app.screen.tell(lineOf(role, before, after))
          changes.push(changeOf(before, after))
        }
        report = next
        trouble = ''
      } catch (error) {
        if (stopped.aborted) break
        if (!mayPass(error)) throw error
        const { line } = showError(error, [...app.secrets])
        if (line !== trouble) app.screen.tell(`Can’t look now, and goes on: ${line}`)
        trouble = line
      }
    }
  })
  return { report, changes, isStopped: stopped.aborted }
}

/** A refused look counts as well: that right may be the one that is being granted. */
function mayPass(error: unknown): boolean {
  return JackfieldError.isInstance(error) && (error.isRetryable || PermissionError.isInstance(error))
}

interface Difference {
  readonly before: RoleFinding | null
  readonly after: RoleFinding | null
}

function changesBetween(before: RoleReport | null, after: RoleReport, tellsExcess: boolean): readonly Difference[] {
  if (before === null)
    return after.findings.filter((finding) => finding.verdict === 'missing').map((found) => ({ before: null, after: found }))
  const told = (finding: RoleFinding): boolean => tellsExcess || finding.verdict !== 'excess'
  const old = new Map(before.findings.filter(told).map((finding) => [keyOf(finding), finding]))
  const now = new Map(after.findings.filter(told).map((finding) => [keyOf(finding), finding]))
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => ({ before: old.get(key) ?? null, after: now.get(key) ?? null }))
    .filter(
      (pair) =>
        pair.before?.verdict !== pair.after?.verdict || (pair.after?.verdict === 'missing' && pair.before?.found !== pair.after.found),
    )
}

function keyOf({ permission, axis, needed, verdict }: RoleFinding): string {
  return [permission, axis, axis === 'items' ? needed : '', verdict === 'excess' ? 'excess' : 'needed'].join('\n')
}

function lineOf(role: RoleDefinition, before: RoleFinding | null, after: RoleFinding | null): string {
  const right = rightOf(role, (after ?? before)!)
  const time = new Date().toISOString().slice(11, 19)
  if (after?.verdict === 'held') return `${time} Granted: ${right}.`
  if (after?.verdict === 'missing')
    return `${time} ${before?.verdict === 'missing' ? 'Still missing' : 'Missing'}: ${right}${heldOf(after)}.`
  if (after?.verdict === 'unknown') return `${time} Can’t be told: ${right}${after.reason ? ` (${after.reason})` : ''}.`
  return after ? `${time} More than needed: ${right}.` : `${time} No longer more than needed: ${right}.`
}

function heldOf({ found }: RoleFinding): string {
  return found === null ? '' : ` (held: ${found})`
}

function changeOf(before: RoleFinding | null, after: RoleFinding | null): RoleChange {
  const { permission, axis, needed } = (after ?? before)!
  return { at: new Date().toISOString(), permission, axis, needed, from: before?.verdict ?? null, to: after?.verdict ?? null }
}
