import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { root } from '../repository/workspace.ts'

const shape = z.array(
  z.strictObject({
    /** Method and path, as the check names them: `GET /service/tickets`. */
    operation: z.string().regex(/^[A-Z]+ \//),
    /** What the check says about it. */
    finding: z.string().min(1),
    /** Which part of the vendor's facts says that the wire differs from the document. */
    source: z.string().min(1),
  }),
)

/** A place where the wire is known to differ from the vendor's own document. */
export type Deviation = z.infer<typeof shape>[number]

/** Said of a call that a document does not have. */
export const noSuchOperation = 'the vendor has no such operation'

/** The known deviations of a connector's traffic, from `sandbox/deviations.json`; none where there is no such file. */
export function readDeviations(folder: string): readonly Deviation[] {
  const file = `${root}/${folder}/sandbox/deviations.json`
  return existsSync(file) ? shape.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}

/** Findings that nobody has explained, and explanations of what was not found. */
export interface Judgement {
  readonly unexplained: readonly string[]
  readonly notFound: readonly Deviation[]
}

/** Holds what a check found against what is known. */
export function judgeFindings(findings: readonly string[], known: readonly Deviation[]): Judgement {
  const explains = ({ operation, finding }: Deviation, line: string): boolean =>
    line === `${operation} ${finding}` || line === `${operation}: ${finding}`
  return {
    unexplained: findings.filter((line) => !known.some((deviation) => explains(deviation, line))),
    notFound: known.filter((deviation) => !findings.some((line) => explains(deviation, line))),
  }
}
