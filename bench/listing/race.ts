type Walk = AsyncGenerator<number, void, undefined>

/** Milliseconds that each of two walks took, and how many records it brought. */
export interface RaceResult {
  readonly milliseconds: readonly [number, number]
  readonly records: readonly [number, number]
}

/**
 * Long enough that the garbage of a turn is collected in it and that the page a walk reads ahead in the other's turn hardly counts, short enough
 * that both meet the same weather.
 */
const pagesATurn = 50

/**
 * Lets two walks go in turns of some pages, each on its own clock, until both are over. So what slows the machine down meanwhile slows both.
 * `isSecondFirst`: who begins.
 */
export async function race(walks: readonly [Walk, Walk], isSecondFirst: boolean): Promise<RaceResult> {
  const milliseconds: [number, number] = [0, 0]
  const records: [number, number] = [0, 0]
  const isOver: [boolean, boolean] = [false, false]
  const order = isSecondFirst ? ([1, 0] as const) : ([0, 1] as const)
  while (!isOver[0] || !isOver[1]) {
    for (const who of order) {
      const start = performance.now()
      for (let page = 0; page < pagesATurn && !isOver[who]; page++) {
        const { done, value } = await walks[who].next()
        isOver[who] = done === true
        records[who] += value ?? 0
      }
      milliseconds[who] += performance.now() - start
    }
  }
  return { milliseconds, records }
}
