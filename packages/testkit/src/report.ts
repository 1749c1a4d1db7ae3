/** What became of the checks, over all variants. */
export interface Tally {
  readonly checked: Set<string>
  runs: number
  /** Names of checks by the reason. */
  readonly skipped: Map<string, Set<string>>
  /** What is worth telling though it is no failure, with what it is about. */
  readonly remarks: Map<string, Set<string>>
  variants: number
}

export function emptyTally(): Tally {
  return { checked: new Set(), runs: 0, skipped: new Map(), remarks: new Map(), variants: 0 }
}

/** Adds a name under a reason or a remark. */
export function noteUnder(notes: Map<string, Set<string>>, text: string, name: string): void {
  notes.set(text, (notes.get(text) ?? new Set()).add(name))
}

/** One block for the end of the run. */
export function reportOf(connector: string, tally: Tally): string {
  const lines = [
    `Conformance of ${connector}: ${tally.checked.size} requirements checked in ${tally.runs} runs, ${tally.variants} variants of its sandbox.`,
  ]
  for (const [reason, names] of tally.skipped) lines.push(`  skipped: ${reason}: ${[...names].join(', ')}`)
  for (const [remark, names] of tally.remarks) lines.push(`  ${remark}: ${[...names].join(', ')}`)
  return lines.join('\n')
}
