/** Something that takes time to open (a database, a vault): opened at the first call, the same ever after. */
export type Opening<T> = () => Promise<T>

/** What was opened, to be closed in reverse order. */
export interface Closing {
  add(close: () => Promise<void>): void
  /** Closes everything, also where one close fails; then throws the first failure. */
  closeAll(): Promise<void>
}

/** Opens once. A failed opening is tried anew at the next call. */
export function opening<T>(open: () => Promise<T>): Opening<T> {
  let opened: Promise<T> | null = null
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }
}

/** An empty list of what is to be closed. */
export function closing(): Closing {
  const closes: (() => Promise<void>)[] = []
  return {
    add: (close) => void closes.push(close),
    async closeAll() {
      const failures: unknown[] = []
      for (let close = closes.pop(); close; close = closes.pop()) {
        await close().catch((error: unknown) => failures.push(error))
      }
      if (failures.length) throw failures[0]
    },
  }
}
