import type { ColumnType, Generated } from 'kysely'
import type { MatchedBy } from '../discovery/device-matching.ts'
import type { DiscoveryCounts, DiscoveryPlan, DiscoveryProgress, DiscoveryResult } from '../discovery/discovery.ts'
import type { Hold } from './hold.ts'
import type { Json, Later, Now } from './columns.ts'

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
  created_at: Now
  /** It is carried out by a worker; else by the process that began it. */
  is_queued: Generated<boolean>
  is_dry_run: Generated<boolean>
  kind_id: string | null
  most_inactivated: number | null
  /** A UUID of whoever carries it out. Null: nobody does. */
  claim: string | null
  is_cancel_wanted: Generated<boolean>
  /** When it was begun for the first time. */
  started_at: Later
  /** A run that did not say so for a while was killed. */
  alive_at: Later
  ended_at: Later
  progress: Json<DiscoveryProgress | null>
  counts: Json<DiscoveryCounts | null>
  result: Json<DiscoveryResult | null>
  error: Json<Hold | null>
  plan: Json<DiscoveryPlan | null>
  /** Of the columns above. */
  state: ColumnType<'waiting' | 'running' | 'done' | 'failed' | 'cancelled', never, never>
}
