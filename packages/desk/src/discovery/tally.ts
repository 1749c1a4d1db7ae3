import type { Id } from '@jackfield/core'
import { endsTheRun, reasonOf } from './carry-out.ts'
import { companyKeyOf } from './device-companies.ts'
import type { CompanyPairs } from './device-companies.ts'
import type { DeviceFacts } from './device-facts.ts'
import type { DiscoveryCounts, DiscoveryResult } from './discovery.ts'

/** So many are told one by one. */
const toldFailures = 20
/** So many in a row mean that nothing goes at all. */
const failuresInARow = 10

/** What a run has done so far. */
export class Tally {
  readonly #counts: Record<keyof DiscoveryCounts, number> = {
    ...{ seen: 0, added: 0, updated: 0, same: 0, reactivated: 0, inactivated: 0 },
    ...{ deferred: 0, ignored: 0, unmapped: 0, ambiguous: 0, failed: 0 },
  }
  readonly #seen = new Set<Id>()
  readonly #failures: { deviceId: Id; name: string; message: string }[] = []
  readonly #unmapped = new Map<Id, number>()
  #inARow = 0

  counts(): DiscoveryCounts {
    return { ...this.#counts }
  }

  see(deviceId: Id): void {
    this.#seen.add(deviceId)
    this.#counts.seen += 1
  }

  hasSeen(deviceId: Id): boolean {
    return this.#seen.has(deviceId)
  }

  count(what: Exclude<keyof DiscoveryCounts, 'seen' | 'failed'>): void {
    this.#counts[what] += 1
    this.#inARow = 0
  }

  unmapped({ companyId }: DeviceFacts): void {
    this.#counts.unmapped += 1
    const known = this.#unmapped.get(companyId ?? '') ?? 0
    this.#unmapped.set(companyId ?? '', known + 1)
  }

  /** Counts a failure of one device. Throws it where all others would fail the same way. */
  fail({ id, name }: { readonly id: Id; readonly name: string }, error: unknown): void {
    this.#counts.failed += 1
    this.#inARow += 1
    if (this.#failures.length < toldFailures) this.#failures.push({ deviceId: id, name, message: reasonOf(error) })
    if (endsTheRun(error) || this.#inARow >= failuresInARow) throw error
  }

  result(
    end: Pick<DiscoveryResult, 'isComplete' | 'vanished' | 'notInactivated'>,
    companies: CompanyPairs,
    originName: string,
  ): DiscoveryResult {
    return {
      counts: this.counts(),
      ...end,
      unmappedCompanies: [...this.#unmapped].map(([id, devices]) => ({
        key: id === '' ? '' : companyKeyOf(originName, id),
        name: companies.names.get(id) ?? (id === '' ? 'Devices without a company' : id),
        devices,
        sentence: companies.sentences.get(id) ?? 'The source gives no company for these devices, or none that its list has.',
      })),
      mappedCompanies: companies.mapped,
      failures: this.#failures,
    }
  }
}
