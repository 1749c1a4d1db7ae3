import type { Catalog, Id } from '@jackfield/core'
import { listById } from '../listing.ts'
import { boardFrom, byUrgency, catalogStatusFrom, entryFrom, typeFrom } from '../mapping/catalog.ts'
import { recordId } from '../mapping/ids.ts'
import { bySortOrder } from '../mapping/status.ts'
import { readMember } from '../member.ts'
import type { Tenant } from '../tenant.ts'
import { boardTypeWire, boardWire, priorityWire, sourceWire } from '../wire/catalog.ts'
import type { BoardTypeWire, BoardWire, PriorityWire, SourceWire } from '../wire/catalog.ts'

export function catalog({ client, statuses, choices }: Tenant): Catalog {
  return {
    async boards() {
      const calls = client.for('catalog.boards')
      const boards = await listById<BoardWire>({
        operation: 'catalog.boards',
        schema: boardWire,
        page: (query) => calls.GET('/service/boards', { params: { query } }),
        count: (query) => calls.GET('/service/boards/count', { params: { query } }),
      }).all()
      const defaultBoard = (await readMember(client, 'catalog.boards'))?.serviceDefaultBoard?.id ?? null
      // Service tickets can't be on a project board.
      return boards.filter(({ wire }) => wire.projectFlag !== true).map(({ wire }) => boardFrom(wire, defaultBoard))
    },
    async statuses(boardId) {
      const rows = await statuses.read(recordId(boardId, 'boardId', 'catalog.statuses'), 'catalog.statuses')
      return [...rows].sort(bySortOrder).map((row) => catalogStatusFrom(row, rows, choices))
    },
    async types(boardId: Id) {
      const calls = client.for('catalog.types')
      const path = { parentId: recordId(boardId, 'boardId', 'catalog.types') }
      const types = await listById<BoardTypeWire>({
        operation: 'catalog.types',
        schema: boardTypeWire,
        page: (query) => calls.GET('/service/boards/{parentId}/types', { params: { path, query } }),
        count: (query) => calls.GET('/service/boards/{parentId}/types/count', { params: { path, query } }),
      }).all()
      return types.map(({ wire }) => typeFrom(wire))
    },
    async priorities() {
      const calls = client.for('catalog.priorities')
      const priorities = await listById<PriorityWire>({
        operation: 'catalog.priorities',
        schema: priorityWire,
        page: (query) => calls.GET('/service/priorities', { params: { query } }),
        count: (query) => calls.GET('/service/priorities/count', { params: { query } }),
      }).all()
      return priorities
        .map(({ wire }) => wire)
        .sort(byUrgency)
        .map(entryFrom)
    },
    async sources() {
      const calls = client.for('catalog.sources')
      const sources = await listById<SourceWire>({
        operation: 'catalog.sources',
        schema: sourceWire,
        page: (query) => calls.GET('/service/sources', { params: { query } }),
        count: (query) => calls.GET('/service/sources/count', { params: { query } }),
      }).all()
      return sources.map(({ wire }) => entryFrom(wire))
    },
  }
}
