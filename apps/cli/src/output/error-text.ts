import { JackfieldError, redact, redactValue } from '@jackfield/core'
import { CommandError } from '../command-error.ts'
import { exitCode, exitCodeOf } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { plain } from './plain.ts'

/** An error as this program shows it, on one line and as data. */
export interface ShownError {
  /** One line; more where an input has several faults. */
  readonly line: string
  readonly document: { readonly error: Readonly<Record<string, unknown>> }
  readonly code: ExitCode
  /** Only for JACKFIELD_DEBUG. */
  readonly stack: string | null
}

/** What happened, the vendor's own words where they say more, and the next step. `secrets` are taken out wherever they stand. */
export function showError(error: unknown, secrets: readonly string[]): ShownError {
  const stack = error instanceof Error && error.stack ? redact(error.stack, secrets) : null
  if (JackfieldError.isInstance(error)) return { ...vendorError(error, secrets), stack }
  if (error instanceof CommandError) return { ...commandError(error, secrets), stack }
  return { ...unexpected(error, secrets), stack }
}

function vendorError(error: JackfieldError, secrets: readonly string[]): Omit<ShownError, 'stack'> {
  const message = clean(error.message, secrets)
  const vendor = error.vendor?.message ? clean(error.vendor.message, secrets) : ''
  const quote = vendor !== '' && !message.includes(vendor) ? `The vendor says: “${vendor}”.` : ''
  const nextStep = clean(error.nextStep, secrets)
  return {
    line: [sentence(message), quote, sentence(nextStep)].filter((part) => part !== '').join(' '),
    document: { error: redactValue(error.toJSON(), secrets) as Record<string, unknown> },
    code: exitCodeOf(error.code),
  }
}

function commandError({ code, message, nextStep, details }: CommandError, secrets: readonly string[]): Omit<ShownError, 'stack'> {
  const shown = { code, message: clean(message, secrets), nextStep: clean(nextStep, secrets) }
  const data = details ? (redactValue(details.data, secrets) as Record<string, unknown>) : {}
  const lines = details ? details.lines.map((line) => clean(line, secrets)) : []
  return {
    line: [`${sentence(shown.message)} ${sentence(shown.nextStep)}`, ...lines].join('\n'),
    document: { error: { ...shown, ...data } },
    code: exitCodeOf(code),
  }
}

function unexpected(error: unknown, secrets: readonly string[]): Omit<ShownError, 'stack'> {
  const reason = clean(error instanceof Error ? error.message || error.name : String(error), secrets).slice(0, 500)
  const message = sentence(`Something unexpected happened: ${reason}`)
  const nextStep = 'Run it again with JACKFIELD_DEBUG=1 and report what it prints.'
  return { line: `${message} ${nextStep}`, document: { error: { code: 'UNEXPECTED', message, nextStep } }, code: exitCode.failed }
}

/** On one line, without secrets. */
function clean(text: string, secrets: readonly string[]): string {
  return plain(redact(text, secrets)).trim()
}

/** With a full stop at its end. */
function sentence(text: string): string {
  return text === '' || /[.!?…”:]$/.test(text) ? text : `${text}.`
}
