import type { Clock } from '@jackfield/core'

/** Answers that are asked for once and kept for a while. What failed is not kept. */
export interface Kept {
  /** The kept answer for `key`, else a new one. Whoever asks meanwhile waits for the same. */
  recent<T>(key: string, read: () => Promise<T>): Promise<T>
  /** A new answer, kept from now on. */
  anew<T>(key: string, read: () => Promise<T>): Promise<T>
}

/** `life` in milliseconds. */
export function createKept(clock: Clock, life: number): Kept {
  const kept = new Map<string, { readonly since: number; readonly answer: Promise<unknown> }>()

  const anew = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const answer = read()
    const entry = { since: clock.now(), answer }
    kept.set(key, entry)
    answer.catch(() => {
      if (kept.get(key) === entry) kept.delete(key)
    })
    return answer
  }

  return {
    anew,
    recent<T>(key: string, read: () => Promise<T>): Promise<T> {
      const found = kept.get(key)
      // Each key is read by one kind of reader alone.
      return found && clock.now() - found.since < life ? (found.answer as Promise<T>) : anew(key, read)
    },
  }
}
