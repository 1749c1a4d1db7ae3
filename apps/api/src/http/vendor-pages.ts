import { createHash, randomBytes } from 'node:crypto'
import { InvalidInputError } from '@jackfield/core'
import type { Listing } from '@jackfield/core'
import type { Page } from '@jackfield/desk'

/** A walk over a vendor's listing between two pages of ours. */
interface Walk {
  readonly records: AsyncIterator<unknown>
  readonly visibleTo: Listing<unknown>['visibleTo']
  /** What the last page ended with, and one more that was read to know that there is one. */
  readonly ahead: unknown
}

interface Cursor {
  /** The walk, where the process that began it still has it. */
  readonly walk: string
  /** The last record that was given, by which the walk is found again from its start. */
  readonly after: string
  /** What was listed: a cursor of another listing is refused. */
  readonly of: string
}

/** A page of a vendor's listing. `visibleTo: 'user'`: the vendor may have left out what this API user may not see. */
export type VendorPage<T> = Page<T> & Pick<Walk, 'visibleTo'>

const longestIdle = 60_000
const mostWalks = 200

/**
 * Pages over listings of vendors, which are complete or say so. The walk goes on from page to page where this process still has it;
 * elsewhere, or after a minute, it begins anew and passes over what was given. The last page says so only once the vendor has confirmed it.
 */
export class WalksUnderWay {
  readonly #walks = new Map<string, Walk & { readonly timer: NodeJS.Timeout }>()

  /** `of` names the listing and who asked for it. `make` is called where the walk must begin anew. */
  async page<T extends { readonly id: string }>(
    of: string,
    make: () => Listing<T>,
    { cursor, limit = 100 }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  ): Promise<VendorPage<T>> {
    const mark = createHash('sha256').update(of).digest('base64url').slice(0, 16)
    const from = cursor === undefined ? null : readCursor(cursor, mark)
    const { records, first, visibleTo } = from ? await this.#goOn(from, make) : begun(make())
    const items: T[] = [...first]
    while (items.length <= limit) {
      const { done, value } = await records.next()
      if (done) return { items, next: null, visibleTo }
      items.push(value)
    }
    const ahead = items.pop()!
    const walk = this.#keep({ records, visibleTo, ahead })
    return { items, next: writeCursor({ walk, after: items.at(-1)!.id, of: mark }), visibleTo }
  }

  /** Ends all walks. */
  close(): void {
    for (const id of this.#walks.keys()) this.#drop(id)
  }

  async #goOn<T extends { readonly id: string }>(from: Cursor, make: () => Listing<T>): Promise<Begun<T>> {
    const kept = this.#walks.get(from.walk)
    if (kept) {
      this.#walks.delete(from.walk)
      clearTimeout(kept.timer)
      return { records: kept.records as AsyncIterator<T>, first: [kept.ahead as T], visibleTo: kept.visibleTo }
    }
    const anew = begun(make())
    for (;;) {
      const { done, value } = await anew.records.next()
      if (done) throw cursorLost()
      if (value.id === from.after) return anew
    }
  }

  #keep(walk: Walk): string {
    // The oldest goes: its next page will walk anew.
    if (this.#walks.size >= mostWalks) this.#drop(this.#walks.keys().next().value!)
    const id = randomBytes(12).toString('base64url')
    const timer = setTimeout(() => this.#drop(id), longestIdle)
    timer.unref()
    this.#walks.set(id, { ...walk, timer })
    return id
  }

  #drop(id: string): void {
    const walk = this.#walks.get(id)
    if (!walk) return
    this.#walks.delete(id)
    clearTimeout(walk.timer)
    void walk.records.return?.().catch(() => {})
  }
}

interface Begun<T> {
  readonly records: AsyncIterator<T>
  readonly first: readonly T[]
  readonly visibleTo: Walk['visibleTo']
}

function begun<T>(listing: Listing<T>): Begun<T> {
  return { records: listing[Symbol.asyncIterator](), first: [], visibleTo: listing.visibleTo }
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.walk, cursor.after, cursor.of])).toString('base64url')
}

function readCursor(text: string, mark: string): Cursor {
  try {
    const [walk, after, of] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    if (typeof walk === 'string' && typeof after === 'string' && of === mark) return { walk, after, of }
  } catch {
    // Not one of ours, as below.
  }
  throw new InvalidInputError({
    message: 'This cursor does not belong to this listing.',
    nextStep: 'Give what the page before gave as `next`, with the same parameters, or leave it out to begin anew.',
  })
}

function cursorLost(): InvalidInputError {
  return new InvalidInputError({
    message: 'The record at which the last page ended is no longer in this listing.',
    nextStep: 'Begin anew without a cursor.',
  })
}
