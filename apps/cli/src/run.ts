import type { App, Cli, Result } from './app.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { InterruptedError, listenForInterruption, orInterrupted } from './interruption.ts'
import type { Interruption } from './interruption.ts'
import { createScreen } from './output/screen.ts'
import { createProgram } from './program.ts'

/** How long what is still open may take to close after everything was said, in milliseconds. */
const closingTime = 15_000

/** Runs one command line and sets the exit code of the process. Never throws. */
export async function run(words: readonly string[]): Promise<void> {
  // Errors of the grammar come before its options are known.
  const isJson = words.includes('--json')
  const interruption = listenForInterruption()
  const secrets = new Set<string>()
  let code: ExitCode = exitCode.done
  let isAnybodyReading = true
  endWhenNobodyReads(() => {
    isAnybodyReading = false
    interruption.interrupt()
  })
  const fail = async (error: unknown): Promise<void> => {
    if (isAnybodyReading || !(error instanceof InterruptedError)) code = await complain(error, isJson, secrets)
  }
  const onStray = (error: unknown): void => void fail(error).finally(() => process.exit(code))
  process.on('uncaughtException', onStray)
  process.on('unhandledRejection', onStray)

  const cli: Cli = {
    async run(command) {
      code = await runCommand(command, { home: program.opts<{ home?: string }>().home ?? null, isJson, interruption, secrets })
    },
  }
  const program = createProgram(cli)
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!isEndOfHelp(error)) await fail(error)
  }
  interruption.release()
  process.exitCode = code
  await Promise.all([process.stdout, process.stderr].map(written))
  // A handle that somebody forgot must not keep a finished command alive.
  setTimeout(() => process.exit(), 2000).unref()
}

interface Circumstances {
  readonly home: string | null
  readonly isJson: boolean
  readonly interruption: Interruption
  readonly secrets: Set<string>
}

async function runCommand(command: (app: App) => Promise<Result>, given: Circumstances): Promise<ExitCode> {
  const { createApp } = await import('./container.ts')
  const { signal } = given.interruption
  const screen = createScreen(given.isJson)
  const app = createApp({ ...given, env: process.env, screen })
  try {
    const result = await orInterrupted(command(app), signal)
    screen.show(result.document, result.text)
    return result.code ?? exitCode.done
  } finally {
    await closeInTime(app)
  }
}

async function closeInTime(app: App): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closingTime)
  })
  const closed = app.close().catch((error: unknown) => app.screen.note(`Closing did not go well: ${(error as Error).message}`))
  await Promise.race([closed, late])
  clearTimeout(timer)
}

async function complain(error: unknown, isJson: boolean, secrets: ReadonlySet<string>): Promise<ExitCode> {
  const { showError } = await import('./output/error-text.ts')
  const shown = showError(error, [...secrets])
  if (isJson) process.stdout.write(`${JSON.stringify(shown.document, null, 2)}\n`)
  process.stderr.write(`${shown.line}\n`)
  if (process.env['JACKFIELD_DEBUG'] && shown.stack) process.stderr.write(`${shown.stack}\n`)
  return shown.code
}

/** Resolves when all that was said has left: on some systems pipes are written later. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()))
}

/** commander throws after it has printed a help text or the version. */
function isEndOfHelp(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return code === 'commander.helpDisplayed' || code === 'commander.help' || code === 'commander.version'
}

/**
 * `jackfield … | head` closes the pipe while we write: that is an end, not an error. What is under way is closed as after Ctrl-C, for a database or a
 * folder may be open.
 */
function endWhenNobodyReads(end: () => void): void {
  let hasEnded = false
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      if (!hasEnded) end()
      hasEnded = true
    })
  }
}
