import type { Id } from '@jackfield/core'

/** What a walk has seen, and what the vendor says there is. */
export class Tally<T> {
  readonly #idOf: (record: T) => Id
  readonly #count: () => Promise<number>
  /** By id, the pass that saw it last. */
  readonly #seen = new Map<Id, number>()
  #pass = 0
  #seenInPass = 0
  #heard: number | null = null
  #smallest = Infinity
  #fellInPass = false

  constructor(idOf: (record: T) => Id, count: () => Promise<number>) {
    this.#idOf = idOf
    this.#count = count
  }

  /** Distinct records over all passes. */
  get collected(): number {
    return this.#seen.size
  }

  /** The smallest of the vendor's figures, one for the end of each pass; null before the first. */
  get expected(): number | null {
    return this.#smallest === Infinity ? null : this.#smallest
  }

  /** The vendor's latest figure. */
  get heard(): number | null {
    return this.#heard
  }

  /** Rows went away while this pass ran: what followed them moved up, perhaps past a page that was read already. */
  get fellInPass(): boolean {
    return this.#fellInPass
  }

  /** The records not seen before, and whether this pass had not seen at least one of them. */
  take(records: readonly T[]): { readonly fresh: readonly T[]; readonly bringsNews: boolean } {
    const before = this.#seenInPass
    const fresh = records.filter((record) => {
      const id = this.#idOf(record)
      const last = this.#seen.get(id)
      if (last === this.#pass) return false
      this.#seen.set(id, this.#pass)
      this.#seenInPass += 1
      return last === undefined
    })
    return { fresh, bringsNews: this.#seenInPass > before }
  }

  hear(total: number): void {
    if (this.#heard !== null && total < this.#heard) this.#fellInPass = true
    this.#heard = total
  }

  /** Asks the vendor, unless `total` is its figure already, and says whether this pass alone has seen as many. */
  async isEnough(total: number | null = null): Promise<boolean> {
    this.hear(total ?? (await this.#count()))
    return this.#seenInPass >= (this.#heard ?? Infinity)
  }

  /** False while the latest figure is above what this pass has seen: then asking again can wait. */
  mayBeEnough(): boolean {
    return this.#heard === null || this.#seenInPass >= this.#heard
  }

  /** Begins the pass anew, for the vendor's figure must be older than all that it judges. */
  restartPass(): void {
    this.#pass += 1
    this.#seenInPass = 0
  }

  endPass(): void {
    this.#smallest = Math.min(this.#smallest, this.#heard ?? Infinity)
    this.restartPass()
    this.#fellInPass = false
  }
}
