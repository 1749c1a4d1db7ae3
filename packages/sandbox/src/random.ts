/** A generator of chances that gives the same sequence for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** From `least` up to, not including, `most`. */
  between(least: number, most: number): number
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number
  pick<T>(choices: readonly [T, ...T[]]): T
}

/** mulberry32: 32 bits of state, good enough for chances, no cryptography. A text seed is hashed first (FNV-1a). */
export function seededRandom(seed: number | string): Random {
  let state = typeof seed === 'number' ? seed >>> 0 : hash(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (least: number, most: number): number => least + next() * (most - least)
  const integer = (least: number, most: number): number => Math.floor(between(least, most + 1))
  return { next, between, integer, pick: (choices) => choices[integer(0, choices.length - 1)] ?? choices[0] }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}
