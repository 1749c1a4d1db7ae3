import type { PriorityLevel } from '@jackfield/core'
import type { OcsfFinding } from './ocsf-finding.ts'
import type { OcsfEvent, OcsfEvidence, OcsfProcess, OcsfRemediation, OcsfVulnerability } from './ocsf-shape.ts'
import type { OcsfSubject } from './ocsf-subject.ts'
import { firstTime } from './timestamps.ts'

const mostEntries = 20

/** What a technician needs to act: what was found and where, how to mend it, where to read on. Short labelled lines. */
export function ocsfText(event: OcsfEvent, finding: OcsfFinding, subject: OcsfSubject, severity: PriorityLevel): string {
  const about = [
    [finding.desc, event.message === finding.title || event.message === finding.desc ? null : event.message],
    whereLines(event, subject),
    whatLines(event, finding, severity),
    ...event.vulnerabilities.slice(0, mostEntries).map(vulnerabilityLines),
    more('vulnerabilities', event.vulnerabilities.length),
    ...event.evidences.slice(0, mostEntries).map(evidenceLines),
    more('pieces of evidence', event.evidences.length),
    finding.remediations.flatMap((remediation) => remediationLines(remediation)),
    [
      labelled('Link', finding.url),
      labelled('First seen', firstTime(...finding.firstSeen)),
      labelled('Last seen', firstTime(...finding.lastSeen)),
      labelled('Source', productName(event)),
    ],
  ].map(paragraph)
  const known = about.join('\n')
  return [...new Set([...about, paragraph(observableLines(event, known))])].filter((block) => block !== '').join('\n\n')
}

/** Vendor and product as the event names them, the vendor left out where the product's name begins with it. */
function productName(event: OcsfEvent): string | null {
  const { vendor_name: vendor = null, name = null, uid = null } = event.metadata?.product ?? {}
  const product = name ?? uid
  if (vendor === null || product?.startsWith(vendor)) return product
  return product === null ? vendor : `${vendor} ${product}`
}

function whereLines({ device, cloud, resource, resources }: OcsfEvent, subject: OcsfSubject): Lines {
  const account = cloud?.account?.uid ?? cloud?.account_uid ?? cloud?.account?.name ?? null
  const accountName = cloud?.account?.name && cloud.account.name !== account ? ` (${cloud.account.name})` : ''
  const region = cloud?.region ?? [...resources, resource].find((one) => one?.region)?.region ?? null
  return [
    ...subject.resources.slice(0, mostEntries).map((label) => labelled('Resource', label)),
    ...more('resources', subject.resources.length),
    labelled('Device', joined(' ', subject.device, device?.ip && device.ip !== subject.device ? `(${device.ip})` : null)),
    labelled('Operating system', device?.os?.name),
    labelled('Organization', device?.org?.name ?? device?.org?.uid),
    labelled('User', subject.user),
    labelled('Account', account === null ? null : joined(' ', cloud?.provider, `${account}${accountName}`)),
    labelled('Region', region),
  ]
}

function whatLines(event: OcsfEvent, finding: OcsfFinding, severity: PriorityLevel): Lines {
  const { compliance } = event
  const word = event.severity
  return [
    labelled('Severity', word === null || word.toLowerCase() === severity ? severity : `${severity} (the source says ${word})`),
    labelled('Control', joined(', ', compliance?.control, compliance?.status)),
    labelled('Standards', compliance?.standards.join(', ')),
    labelled('Requirements', compliance?.requirements.join(', ')),
    compliance?.desc ?? null,
    ...finding.analytics.map((name) => labelled('Rule', name)),
    labelled('Type', finding.types.join(', ')),
    ...event.malware.map(({ name, path }) => labelled('Malware', joined(' in ', name, path))),
    processLine(event.process ?? event.actor?.process ?? null),
  ]
}

function vulnerabilityLines(vulnerability: OcsfVulnerability): Lines {
  const { cve, affected_packages, packages, remediation } = vulnerability
  const scores = (cve?.cvss ?? []).map(({ base_score, vector_string }) =>
    joined(' ', base_score === null ? null : `CVSS ${base_score}`, vector_string && `(${vector_string})`),
  )
  const hasFix = vulnerability.is_fix_available ?? vulnerability.fix_available
  return [
    labelled('Vulnerability', cve?.uid ?? vulnerability.title ?? 'without an id'),
    ...[...new Set(scores)].map((score) => labelled('Score', score)),
    vulnerability.desc,
    labelled('Exploit known', yesOrNo(vulnerability.is_exploit_available)),
    labelled('Fix available', yesOrNo(hasFix)),
    ...[...affected_packages, ...packages].flatMap((one) => [
      labelled('Package', joined(' ', one.name, one.version, one.fixed_in_version && `(fixed in ${one.fixed_in_version})`)),
      ...remediationLines(one.remediation),
    ]),
    ...remediationLines(remediation),
    ...[...vulnerability.references, ...(cve?.references ?? [])].map((address) => labelled('Reference', address)),
  ]
}

function evidenceLines({ api, src_endpoint: source, dst_endpoint: target, process, file, actor }: OcsfEvidence): Lines {
  const place = joined(', ', source?.location?.city, source?.location?.country)
  return [
    labelled('Call', joined(' on ', api?.operation, api?.service?.name)),
    labelled('From', joined(' ', source?.hostname, source?.ip, place && `(${place})`)),
    labelled('To', joined(' ', target?.hostname, target?.ip)),
    processLine(process ?? actor?.process ?? null),
    labelled('File', file?.path ?? file?.name),
  ]
}

function processLine(process: OcsfProcess): string | null {
  return labelled('Process', process?.cmd_line ?? process?.name)
}

function remediationLines(remediation: OcsfRemediation): Lines {
  const references = [...(remediation?.references ?? []), ...(remediation?.kb_articles ?? [])]
  return [labelled('Remediation', remediation?.desc), ...references.map((address) => labelled('Reference', address))]
}

/** Observables that nothing above has said. One whose value is its own name was never filled in. */
function observableLines(event: OcsfEvent, text: string): Lines {
  const unsaid = event.observables
    .slice(0, 10 * mostEntries)
    .filter(({ name, value }) => value !== null && value !== name && !text.includes(value))
  return unsaid.slice(0, mostEntries).map(({ name, value }) => labelled(`Observed ${name ?? 'value'}`, value))
}

type Lines = readonly (string | null)[]

function labelled(label: string, value: string | null | undefined): string | null {
  return value ? `${label}: ${value}` : null
}

function joined(separator: string, ...parts: readonly (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join(separator) || null
}

function yesOrNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'yes' : 'no'
}

function more(what: string, count: number): Lines {
  return count > mostEntries ? [`And ${count - mostEntries} more ${what}, which the alert itself keeps.`] : []
}

/** The lines that say something, each once. */
function paragraph(lines: Lines): string {
  return [...new Set(lines)].filter((line) => line !== null).join('\n')
}
