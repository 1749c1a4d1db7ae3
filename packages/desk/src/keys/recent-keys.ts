import type { ApiKey } from './api-key.ts'

interface Proved {
  readonly key: ApiKey
  /** Until it expires. */
  readonly seconds: number
}

interface Remembered {
  readonly proof: Promise<Proved | null>
  /** On the process's own clock, in milliseconds. Infinite while the proof is under way. */
  until: number
}

/** How long a key that was right stays so without being looked up, in seconds: as long a revoked one may still be used elsewhere. */
const longest = 5
const most = 1000

/** Keys that were proved a moment ago, so that a busy program costs no look-up at each of its requests. What was wrong is never remembered. */
export class RecentKeys {
  readonly #known = new Map<string, Remembered>()

  /** `digest` stands for the key's text, which is not kept. */
  async remember(digest: string, prove: () => Promise<Proved | null>): Promise<ApiKey | null> {
    const known = this.#known.get(digest)
    if (known && known.until > performance.now()) return (await known.proof)?.key ?? null
    const remembered: Remembered = { proof: prove(), until: Infinity }
    this.#known.delete(digest)
    this.#known.set(digest, remembered)
    this.#makeRoom()
    try {
      const proved = await remembered.proof
      if (proved === null) this.#drop(digest, remembered)
      else remembered.until = performance.now() + Math.min(longest, proved.seconds) * 1000
      return proved?.key ?? null
    } catch (error) {
      this.#drop(digest, remembered)
      throw error
    }
  }

  /** The key with this id is looked up again, also where a proof of it is under way. */
  async forget(id: string): Promise<void> {
    await Promise.all(
      [...this.#known].map(async ([digest, remembered]) => {
        const proved = await remembered.proof.catch(() => null)
        if (proved?.key.id === id) this.#drop(digest, remembered)
      }),
    )
  }

  #drop(digest: string, remembered: Remembered): void {
    if (this.#known.get(digest) === remembered) this.#known.delete(digest)
  }

  #makeRoom(): void {
    for (const digest of this.#known.keys()) {
      if (this.#known.size <= most) return
      this.#known.delete(digest)
    }
  }
}
