/** Ends a check that can't be judged on this connector, with the reason for the report. */
export class Skip extends Error {
  override readonly name = 'Skip'
}
