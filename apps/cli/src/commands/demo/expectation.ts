import { CommandError } from '../../command-error.ts'

/** A step of the demo did not come out as told. */
export class DemoError extends CommandError {
  override readonly name = 'DemoError'
  override readonly code = 'DEMO'
}

/** Ends the demo where `holds` is false. `promise` is what should have been, and what was found. */
export function expect(holds: boolean, promise: string): asserts holds {
  if (!holds)
    throw new DemoError(`The demo expected that ${promise}.`, 'Report it with the output of the same command under JACKFIELD_DEBUG=1')
}
