import type { EntityRow } from '../records.ts'
import type { Draft, Write } from './write.ts'

/** What holds for one entity alone. */
export interface Rules {
  /** Before the fields are checked: what the server fills in. */
  fill?(write: Write, draft: Draft): void
  /** After the fields were checked. Throws what the vendor refuses. */
  check?(write: Write, draft: Draft): void
  /** The row is stored: what follows from it elsewhere. */
  stored?(write: Write, row: EntityRow): void
  /** Before a delete. Throws what the vendor refuses. */
  removed?(write: Omit<Write, 'given' | 'before'>, row: EntityRow): void
}
