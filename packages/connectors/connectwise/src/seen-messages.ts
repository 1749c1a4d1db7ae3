/** The ids of deliveries that were taken, as far back as they fit. Kept in memory: after a restart, a replay is taken once more. */
export interface SeenMessages {
  /** False where this one was taken before. */
  take(messageId: string): boolean
}

/** About a megabyte of ids. */
const mostMessages = 10_000

export function createSeenMessages(most: number = mostMessages): SeenMessages {
  const seen = new Set<string>()
  return {
    take(messageId) {
      if (seen.has(messageId)) return false
      seen.add(messageId)
      const [eldest] = seen
      if (seen.size > most && eldest !== undefined) seen.delete(eldest)
      return true
    },
  }
}
