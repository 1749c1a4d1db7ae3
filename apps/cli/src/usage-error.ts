import { CommandError } from './command-error.ts'

/** The command line can't be carried out: an option is missing, unknown or of the wrong form. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError'
  override readonly code = 'USAGE'
}

/** What a file or stdin holds can't be used. Nothing was sent or stored. */
export class InputError extends CommandError {
  override readonly name = 'InputError'
  override readonly code = 'INVALID_INPUT'
}
