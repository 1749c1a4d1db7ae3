import { setImmediate } from 'node:timers/promises'
import { IncompleteListingError, listingOf } from '@jackfield/core'
import type { Id, Listing, OperationId } from '@jackfield/core'
import { Tally } from './tally.ts'

interface WalkOptions<T> {
  readonly connector: string
  readonly operation: OperationId
  readonly visibleTo: Listing<T>['visibleTo']
  readonly idOf: (record: T) => Id
  /** How many records match now. */
  readonly count: () => Promise<number>
}

export interface KeyWalkOptions<T> extends WalkOptions<T> {
  /** Records with an id greater than `after`, ascending; null = from the start. */
  readonly pageAfter: (after: Id | null) => Promise<readonly T[]>
}

export interface PageWalkOptions<T> extends WalkOptions<T> {
  /** How many records a full page has. */
  readonly pageSize: number
  /** Pages from 1, in the stablest order the vendor has. `total`: how many match, where the reply says so. */
  readonly page: (number: number) => Promise<{ readonly records: readonly T[]; readonly total: number | null }>
}

/**
 * A listing that goes on after the last id. Rows that come or go meanwhile don't shift the others: take this where
 * the vendor allows it. From the second page on it reads one page ahead of its reader.
 */
export function listByKey<T>(options: KeyWalkOptions<T>): Listing<T> {
  return listingOf(options.visibleTo, () => untilComplete(options, (tally) => keyPass(options, tally), { rowsShift: false }))
}

/** A listing by page numbers. */
export function listByPage<T>(options: PageWalkOptions<T>): Listing<T> {
  return listingOf(options.visibleTo, () => untilComplete(options, (tally) => pagePass(options, tally), { rowsShift: true }))
}

type Pages<T> = AsyncGenerator<readonly T[], void, undefined>

/** One pass, and one more where the first did not see as many records as there are, or rows may have slipped past it. */
async function* untilComplete<T>(options: WalkOptions<T>, pass: (tally: Tally<T>) => Pages<T>, order: { rowsShift: boolean }): Pages<T> {
  const tally = new Tally(options.idOf, options.count)
  yield* pass(tally)
  const isSettled = tally.mayBeEnough() && !(order.rowsShift && tally.fellInPass)
  tally.endPass()
  if (isSettled) return
  yield* pass(tally)
  tally.endPass()
  const { collected, expected } = tally
  if (expected !== null && collected >= expected) return
  throw new IncompleteListingError({
    message: `The vendor says that there are ${expected ?? 'more'} records, but two walks found ${collected} (${options.operation}).`,
    nextStep: 'Try again when fewer changes are made at the vendor; if it stays, the API user may not see all that is counted.',
    connector: options.connector,
    operation: options.operation,
    collected,
    expected,
  })
}

/**
 * Ends at a page that brings nothing new, once the vendor's count is reached or the same page was asked for twice. A short page is never
 * the end: vendors shorten pages by rights, by size or by mistake, and a row that is deleted meanwhile lowers the count to what was seen.
 */
async function* keyPass<T>(options: KeyWalkOptions<T>, tally: Tally<T>): Pages<T> {
  let after: Id | null = null
  let isRepeat = false
  let ahead: Ahead<T> | null = null
  for (let isFirst = true; ; isFirst = false) {
    const records: readonly T[] = await (ahead?.page ?? options.pageAfter(after))
    ahead = null
    const { fresh, bringsNews } = tally.take(records)
    const next = furthestId(records.map(options.idOf))
    const goesOn = bringsNews && next !== null && isBeyond(next, after)
    if (goesOn) {
      after = next
      isRepeat = false
      // Whoever came back for a second page mostly wants all: the vendor makes the next one while this one is used.
      if (!isFirst) ahead = await sentAhead(options, after)
    }
    if (fresh.length > 0) yield fresh
    if (!goesOn) {
      if (isRepeat || (await tally.isEnough())) return
      isRepeat = true
    }
  }
}

/** Asks for a page and gives the request a turn to leave. Nobody may ever want that page: its failure is told to whoever does. */
async function sentAhead<T>(options: KeyWalkOptions<T>, after: Id): Promise<Ahead<T>> {
  const page = options.pageAfter(after)
  page.catch(() => {})
  await setImmediate()
  return { page }
}

/** In an object, for an async function would wait for a bare promise. */
interface Ahead<T> {
  readonly page: Promise<readonly T[]>
}

/** The same by page numbers, and one page further where a page stays empty in the middle. */
async function* pagePass<T>(options: PageWalkOptions<T>, tally: Tally<T>): Pages<T> {
  let number = 1
  let isRepeat = false
  let barren = 0
  for (;;) {
    const { records, total } = await options.page(number)
    const { fresh, bringsNews } = tally.take(records)
    if (fresh.length > 0) yield fresh
    const isFull = records.length >= options.pageSize
    if (total !== null) {
      tally.hear(total)
    } else if (number === 1 && isFull && tally.heard === null) {
      // A fall of this figure tells that rows went away and others slipped. So it is taken before the walk, where that has several pages.
      tally.hear(await options.count())
      tally.restartPass()
      continue
    }
    if (bringsNews) {
      if (!isFull && tally.mayBeEnough() && (await tally.isEnough(total))) return
      barren = 0
    } else {
      if (!isRepeat && (await tally.isEnough(total))) return
      if (!isRepeat) {
        isRepeat = true
        continue
      }
      barren += 1
      if (barren === 2 || number * options.pageSize >= (tally.heard ?? 0)) return
    }
    number += 1
    isRepeat = false
  }
}

/** The greatest of a page's ids where they are numbers, else its last. */
function furthestId(ids: readonly Id[]): Id | null {
  return ids.reduce<Id | null>((furthest, id) => (furthest === null || isBeyond(id, furthest) ? id : furthest), null)
}

const digits = /^\d+$/
/** Numbers as they are written: of two the longer is greater, and of two that are as long the one that sorts later. */
const plainNumber = /^[1-9]\d*$/

/** Whether `id` comes after `other` in the walk. Ids that are no numbers have the vendor's order, of which only “another one” is known. */
function isBeyond(id: Id, other: Id | null): boolean {
  if (other === null) return true
  if (plainNumber.test(id) && plainNumber.test(other)) return id.length === other.length ? id > other : id.length > other.length
  return digits.test(id) && digits.test(other) ? BigInt(id) > BigInt(other) : id !== other
}
