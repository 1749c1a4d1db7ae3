import type { Clock, Id, Logger, OperationId } from '@jackfield/core'
import { JackfieldError } from '@jackfield/core'
import type { ConnectwiseClient } from './client.ts'
import { listById } from './listing.ts'
import { boardStatusWire } from './wire/catalog.ts'
import type { BoardStatusWire } from './wire/catalog.ts'

/** The statuses of boards, which tell what a ticket's status means. */
export interface BoardStatuses {
  /** As they are now. Throws where the list can't be read. */
  read(board: Id, operation: OperationId): Promise<readonly BoardStatusWire[]>
  /** At most a minute old; null where the board is null or the list can't be read, with Table Setup refused for example. */
  recent(board: Id | null, operation: OperationId): Promise<readonly BoardStatusWire[] | null>
}

/** Milliseconds. */
const freshFor = 60_000

export function createBoardStatuses(client: ConnectwiseClient, clock: Clock, logger: Logger): BoardStatuses {
  const kept = new Map<Id, { readonly since: number; readonly statuses: Promise<readonly BoardStatusWire[] | null> }>()

  const read: BoardStatuses['read'] = async (board, operation) => {
    const calls = client.for(operation)
    const path = { parentId: board }
    const rows = await listById({
      operation,
      schema: boardStatusWire,
      page: (query) => calls.GET('/service/boards/{parentId}/statuses', { params: { path, query } }),
      count: (query) => calls.GET('/service/boards/{parentId}/statuses/count', { params: { path, query } }),
    }).all()
    return rows.map(({ wire }) => wire)
  }

  const readIfAllowed = (board: Id, operation: OperationId): Promise<readonly BoardStatusWire[] | null> =>
    read(board, operation).catch((error: unknown) => {
      if (!JackfieldError.isInstance(error)) throw error
      logger.debug('The statuses of a board could not be read; tickets show closed and open only.', { board, code: error.code })
      return null
    })

  return {
    read,
    async recent(board, operation) {
      if (board === null) return null
      const found = kept.get(board)
      const now = clock.now()
      if (found && now - found.since < freshFor) return found.statuses
      const statuses = readIfAllowed(board, operation)
      kept.set(board, { since: now, statuses })
      // What failed for another reason than a refusal (an abort) is asked for again.
      statuses.catch(() => kept.delete(board))
      return statuses
    },
  }
}
