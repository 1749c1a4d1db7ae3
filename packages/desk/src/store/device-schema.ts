import type { ColumnType, Generated } from 'kysely'
import type { MatchedBy } from '../discovery/device-matching.ts'
import type { DiscoveryResult } from '../discovery/discovery.ts'
import type { Json, Now } from './columns.ts'

/** What became of one source device at one PSA. */
export interface DeviceLinkTable {
  workspace_id: string
  from_connection_id: string
  /** At the source. */
  device_id: string
  to_connection_id: string
  /** What stands in the PSA so that a lost store finds it again. */
  link: string
  /** As the source called it last. */
  name: string
  company_id: string | null
  company_name: string | null
  /**
   * `found`: seen, and not at the PSA (yet). `creating`: a create was sent and its end is not known. `linked`: it is `target_id`. `vanished`: the
   * source has it no more, and the PSA's was made inactive.
   */
  state: 'found' | 'creating' | 'linked' | 'vanished'
  /** A person's word: not now, or never. */
  decision: 'deferred' | 'ignored' | null
  target_id: string | null
  matched_by: MatchedBy | 'created' | 'person' | null
  /** Of what was last written, so that a second run writes nothing. */
  sent_hash: string | null
  sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  /** Why it stands where it stands, for a person. */
  reason: string | null
  /** The last run that saw it at the source. */
  seen_in: string | null
  updated_at: Now
}

export interface DiscoveryTable {
  workspace_id: string
  id: Generated<string>
  from_connection_id: string
  to_connection_id: string
  started_at: Now
  /** A run that did not say so for a while was killed. */
  alive_at: Now
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  result: Json<DiscoveryResult | null>
}
