import type { DrawnFault } from './fault-dealer.ts'
import type { ListAnswer, ListPage, SandboxReply } from './exchange.ts'

interface SentPage {
  readonly rows: readonly unknown[]
  readonly reply: SandboxReply
}

/** Sends pages of lists, right or as a page fault has them. It remembers the last page of each walk. */
export interface PageSender {
  send(list: ListAnswer<unknown>, fault: DrawnFault | null): SandboxReply
}

export function createPageSender(): PageSender {
  const lastPages = new Map<string, SentPage>()
  return {
    send(list, fault) {
      const before = list.startsWalk ? undefined : lastPages.get(list.walk)
      if (fault?.kind === 'stuck-cursor' && before) {
        fault.deal()
        return before.reply
      }
      const right = pageAt(list, list.offset)
      const page = (fault && faultyPage(list, right, before, fault)) ?? right
      const reply = list.reply(page)
      remember(lastPages, list.walk, { rows: right.rows, reply })
      if (fault && right.hasMore) changeBetweenPages(list, right, fault)
      return reply
    },
  }
}

function pageAt(list: ListAnswer<unknown>, offset: number): ListPage<unknown> {
  const end = offset + list.size
  return { rows: list.rows.slice(offset, end), offset, size: list.size, total: list.rows.length, hasMore: end < list.rows.length }
}

/** Clients drop walks in the middle, so the oldest is forgotten at some point. */
function remember(lastPages: Map<string, SentPage>, walk: string, page: SentPage): void {
  lastPages.delete(walk)
  lastPages.set(walk, page)
  const [oldest] = lastPages.keys()
  if (lastPages.size > 100 && oldest !== undefined) lastPages.delete(oldest)
}

/** Null where this fault can't fall on this page: then it stays for another. */
function faultyPage(
  list: ListAnswer<unknown>,
  right: ListPage<unknown>,
  before: SentPage | undefined,
  fault: DrawnFault,
): ListPage<unknown> | null {
  const rows = faultyRows(list, right, before, fault.kind)
  if (!rows) return null
  fault.deal()
  return { ...right, rows }
}

function faultyRows(
  list: ListAnswer<unknown>,
  right: ListPage<unknown>,
  before: SentPage | undefined,
  kind: DrawnFault['kind'],
): readonly unknown[] | null {
  if (kind === 'lost-page') return right.rows.length ? [] : null
  if (kind === 'skipped-page') return right.hasMore ? pageAt(list, list.offset + list.size).rows : null
  if (kind !== 'doubled-row' || !right.rows.length) return null
  const previous = list.offset > 0 ? list.rows[list.offset - 1] : before?.rows.at(-1)
  if (previous === undefined) return null
  // A full page stays as long as it is: the doubled row takes the place of the last one, as when rows shift under a page number.
  return [previous, ...(right.rows.length === list.size ? right.rows.slice(0, -1) : right.rows)]
}

function changeBetweenPages(list: ListAnswer<unknown>, right: ListPage<unknown>, fault: DrawnFault): void {
  if (fault.kind === 'row-inserted' && list.insertRow) {
    fault.deal()
    list.insertRow()
  }
  if (fault.kind === 'row-deleted' && list.deleteRow?.(right.rows)) fault.deal()
}
