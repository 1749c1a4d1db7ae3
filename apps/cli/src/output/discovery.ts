import type { DeviceStep, DiscoveredDevice, DiscoveryCounts, DiscoveryResult } from '@jackfield/desk'
import { count, plain, time } from './plain.ts'
import { pairs, table } from './table.ts'

const labels: readonly (readonly [keyof DiscoveryCounts, string])[] = [
  ['seen', 'Seen'],
  ['added', 'Added'],
  ['updated', 'Changed'],
  ['same', 'As they should be'],
  ['reactivated', 'Switched on again'],
  ['inactivated', 'Switched off'],
  ['deferred', 'Deferred'],
  ['ignored', 'Ignored'],
  ['ambiguous', 'Fit several devices'],
  ['unmapped', 'Customer not mapped'],
  ['failed', 'Failed'],
]

/** What a run did, and what a person does next. */
export function drawDiscovery(
  result: DiscoveryResult,
  names: { readonly isDryRun: boolean; readonly from: string; readonly to: string },
): string {
  const { counts, vanished, notInactivated, unmappedCompanies, mappedCompanies, failures } = result
  const lines = [
    pairs(labels.flatMap(([key, label]) => (counts[key] > 0 || key === 'seen' ? [[label, String(counts[key])] as const] : []))),
    ...mappedCompanies.map(({ sentence }) => `Mapped: ${sentence}`),
  ]
  for (const { key, name, devices, sentence } of unmappedCompanies) {
    const map = key === '' ? '' : ` Map it: \`jackfield companies map ${key} COMPANY --on ${names.to}\`.`
    lines.push(`${plain(name)}: ${count(devices, 'device')} not brought over. ${sentence}${map}`)
  }
  if (counts.ambiguous > 0) {
    lines.push(`Which device is meant: \`jackfield devices list --on ${names.from} --to ${names.to}\`, then \`devices link\`.`)
  }
  if (!result.isComplete)
    lines.push(`The list of ${names.from} was incomplete: what it had was used, and nothing was switched off. Run it again.`)
  if (notInactivated === 'guard') {
    lines.push(
      `${count(vanished, 'device')} are gone from ${names.from}, more than may be at once: nothing was switched off. Look whether ${names.from} still sees all; if it is right, run it with \`--most-gone 100\`.`,
    )
  }
  lines.push(...failures.map(({ name, message }) => `Failed: ${plain(name)}. ${message}`))
  if (names.isDryRun) lines.push('Nothing was written: leave --dry-run out to do it.')
  return lines.join('\n')
}

/** The steps of a plan that would change something, the first so many. */
export function drawSteps(steps: readonly DeviceStep[], most: number): string {
  const changing = steps.filter(({ kind }) => kind !== 'same')
  if (changing.length === 0) return 'Nothing would change.'
  const rows = changing.slice(0, most).map((step) => [step.kind, step.deviceId, step.name, targetOf(step)])
  const more = changing.length > most ? `\n… and ${changing.length - most} more; \`--json\` has all.` : ''
  return `${table(['STEP', 'ID', 'NAME', 'BECOMES'], rows)}${more}`
}

function targetOf(step: DeviceStep): string | null {
  if (step.kind === 'ambiguous') return step.targets.map(({ name, id }) => `${name} (${id})`).join(' or ')
  if (step.kind === 'update' || step.kind === 'reactivate' || step.kind === 'same') return `${step.targetId}, by ${step.by}`
  return step.kind === 'inactivate' ? step.targetId : null
}

/** Devices of a source with what became of each. */
export function drawDiscovered(devices: readonly DiscoveredDevice[]): string {
  const rows = devices.map(({ deviceId, name, companyName, state, decision, targetId, matchedBy, reason, updatedAt }) => [
    deviceId,
    name,
    companyName,
    decision ?? state,
    targetId === null ? reason : `${targetId}, by ${matchedBy ?? 'hand'}`,
    time(updatedAt),
  ])
  return table(['ID', 'NAME', 'COMPANY', 'STATE', 'BECAME', 'CHANGED'], rows)
}
