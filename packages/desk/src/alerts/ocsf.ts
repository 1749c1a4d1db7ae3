import type { Alert, Flaw } from './alert.ts'
import { cut, fitted, oneLine } from './fitted-text.ts'
import { findingKey, hashedKey, isBareUuid, longestKey, stableTitle } from './identity.ts'
import { className, classOf } from './ocsf-class.ts'
import { findingOf } from './ocsf-finding.ts'
import type { OcsfFinding } from './ocsf-finding.ts'
import { ocsfFinding } from './ocsf-shape.ts'
import type { OcsfEvent } from './ocsf-shape.ts'
import { subjectOf } from './ocsf-subject.ts'
import type { OcsfSubject } from './ocsf-subject.ts'
import { ocsfText } from './ocsf-text.ts'
import { ocsfSeverity } from './severity.ts'
import { firstTime } from './timestamps.ts'

const longestName = 300

/** Reads an OCSF finding of the classes 2001 to 2007. `companyKey`, where given, goes before what the event says of its tenant. */
export function readOcsf(record: Readonly<Record<string, unknown>>, companyKey: string | null): Alert | Flaw {
  const event = ocsfFinding.parse(record)
  const classUid = classOf(event)
  if (typeof classUid !== 'number') return classUid

  const finding = findingOf(event)
  const subject = subjectOf(event)
  const severity = ocsfSeverity(event.severity_id, event.severity)
  const title = titleOf(event, finding, subject, classUid)
  const company = companyKey ?? companyOf(event)
  return {
    conditionKey: keyOf(event, finding, subject, classUid, title),
    companyKey: company,
    state: isCleared(event, classUid) ? 'cleared' : 'raised',
    severity,
    ...fitted(title, ocsfText(event, finding, subject, severity)),
    device: subject.device === null ? null : cut(oneLine(subject.device), longestName),
    user: subject.user === null ? null : cut(oneLine(subject.user), longestName),
    at: firstTime(event.time, event.time_dt, ...finding.lastSeen, ...finding.firstSeen),
    raw: record,
  }
}

function titleOf(event: OcsfEvent, finding: OcsfFinding, subject: OcsfSubject, classUid: number): string {
  const candidates = [finding.title, finding.desc?.split('\n')[0] ?? null, event.message]
  const title = candidates.find((candidate) => candidate !== null && oneLine(candidate) !== '')
  if (title) return title
  const about = subject.resources[0] ?? subject.device ?? subject.user
  return about === null ? className(classUid) : `${className(classUid)}: ${about}`
}

/** The ids of OCSF: activity 3 Close, status 4 Resolved, in class 2001 state 4 Resolved. No text decides, and no other id. */
function isCleared({ activity_id, type_uid, status_id, state_id }: OcsfEvent, classUid: number): boolean {
  const activity = activity_id ?? (type_uid === null ? null : type_uid % 100)
  return activity === 3 || status_id === 4 || (classUid === 2001 && state_id === 4)
}

function companyOf({ metadata, cloud, device }: OcsfEvent): string | null {
  const candidates = [metadata?.tenant_uid, cloud?.account?.uid, cloud?.account_uid, device?.org?.uid, device?.org?.name]
  return candidates.find((candidate) => candidate && candidate.length <= longestKey) ?? null
}

function keyOf(event: OcsfEvent, finding: OcsfFinding, subject: OcsfSubject, classUid: number, title: string): string {
  const { vendor_name: vendor = null, name = null, uid = null } = event.metadata?.product ?? {}
  const product = [vendor, name ?? uid].filter((part) => part !== null).join('/') || 'ocsf'
  // An id that the event shares with its finding is the event's, new each time.
  if (finding.uid !== null && !isBareUuid(finding.uid) && finding.uid !== event.metadata?.uid)
    return findingKey(product, classUid, finding.uid)

  const cves = new Set(event.vulnerabilities.flatMap(({ cve }) => cve?.uid ?? []))
  const rule = [
    stableTitle(title),
    ...finding.types,
    ...finding.analytics,
    ...(event.compliance?.control ? [event.compliance.control] : []),
    // A list of several is what a scan found this time, not what the condition is.
    ...(cves.size === 1 ? cves : []),
  ]
  return hashedKey({ product, rule, subject: subject.ids })
}
