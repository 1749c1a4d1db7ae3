import type { DeviceChange, Id } from '@jackfield/core'
import type { DeviceFacts } from './device-facts.ts'
import type { DeviceMatching, MatchedBy } from './device-matching.ts'
import type { KnownDevice } from './device-rows.ts'
import { hashOf, missingIn, wantedOf } from './wanted-device.ts'

/** What is to be done with one of the source's devices. Pure: nothing was written yet. */
export type Decision =
  | { readonly kind: 'deferred' | 'ignored' | 'unmapped' }
  | { readonly kind: 'ambiguous'; readonly targets: readonly DeviceFacts[]; readonly by: MatchedBy }
  | { readonly kind: 'add'; readonly companyId: Id; readonly wanted: DeviceChange & { readonly name: string } }
  | {
      readonly kind: 'link'
      readonly target: DeviceFacts
      readonly by: MatchedBy
      /** Empty: nothing has to be written at the PSA. */
      readonly change: DeviceChange
      readonly hash: string
      /** It was switched off when the source had it no more. */
      readonly reactivate: boolean
    }

export interface Circumstances {
  readonly link: string
  readonly row: KnownDevice | undefined
  /** The PSA's company; undefined where nobody mapped the source's. */
  readonly companyId: Id | undefined
  readonly matching: DeviceMatching
  readonly taken: ReadonlySet<Id>
}

export function decide(source: DeviceFacts, { link, row, companyId, matching, taken }: Circumstances): Decision {
  if (row?.decision) return { kind: row.decision }
  // What is linked stays so, whatever becomes of its company.
  if (companyId === undefined && !row?.target_id) return { kind: 'unmapped' }
  const match = matching.match(source, { link, companyId: companyId ?? '', stored: row?.target_id ?? null, taken })
  if (match.kind === 'several') return { kind: 'ambiguous', targets: match.devices, by: match.by }
  const wanted = { ...wantedOf(source), name: source.name }
  if (match.kind === 'none') return companyId === undefined ? { kind: 'unmapped' } : { kind: 'add', companyId, wanted }

  const { device: target, by } = match
  const hash = hashOf(wanted)
  // A device with our link of which the store knows nothing was brought with a store that was lost: what differs may be people's work there.
  const isRefound = by === 'link' && (row?.sent_hash ?? null) === null
  const isKnown = isRefound || row?.sent_hash === hash
  const isOurs = target.link === link
  const missing = isKnown ? {} : missingIn(target, wanted, isOurs)
  // A device whose identifier is another product's is linked here alone: it is not asked again until there is something else to write.
  const isLinkWanted = target.link === null && !isKnown
  return {
    kind: 'link',
    target,
    by,
    change: isLinkWanted ? { ...missing, link } : missing,
    hash,
    reactivate: target.isActive === false && row?.state === 'vanished',
  }
}
