/** What `jackfield` ends with. Scripts compare these numbers: they are permanent. */
export const exitCode = {
  done: 0,
  failed: 1,
  usage: 2,
  logIn: 3,
  permissionMissing: 4,
  /** Only with `--strict`. */
  excess: 5,
  /** Only with `--strict`. */
  unknown: 6,
  unreachable: 7,
  /** Nothing is lost: alerts wait for a person or for a later try. */
  kept: 8,
} as const

export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

const byErrorCode: Readonly<Record<string, ExitCode>> = {
  USAGE: exitCode.usage,
  INVALID_INPUT: exitCode.usage,
  AUTHENTICATION: exitCode.logIn,
  PERMISSION: exitCode.permissionMissing,
  UNREACHABLE: exitCode.unreachable,
  TIMEOUT: exitCode.unreachable,
  BLOCKED_ADDRESS: exitCode.unreachable,
}

/** The exit code of an error, by its permanent `code`. */
export function exitCodeOf(errorCode: string): ExitCode {
  return byErrorCode[errorCode] ?? exitCode.failed
}

/** The exit code of alerts that are kept: what all of them wait for where that has a code of its own, else 8. */
export function exitCodeOfKept(errorCodes: readonly string[]): ExitCode {
  const kinds = new Set(errorCodes.map(exitCodeOf))
  const [only] = kinds
  const own: readonly ExitCode[] = [exitCode.logIn, exitCode.permissionMissing, exitCode.unreachable]
  return kinds.size === 1 && only !== undefined && own.includes(only) ? only : exitCode.kept
}
