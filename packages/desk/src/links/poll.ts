import type { Selectable } from 'kysely'
import type { DeskConnection } from '../desk-connection.ts'
import type { Intake } from '../intake.ts'
import type { Road } from '../road/road.ts'
import type { AlertLinkTable } from '../store/link-schema.ts'

/** One look at one link. */
export interface Poll {
  readonly road: Road
  readonly link: Selectable<AlertLinkTable>
  readonly from: DeskConnection
  readonly to: DeskConnection
  readonly intake: Intake
}
