import { redact, redactValue } from '@jackfield/core'
import type { Logger } from '@jackfield/core'

const levels = ['debug', 'info', 'warn', 'error', 'none'] as const

/**
 * Log lines on stderr from this level on: all of them where JACKFIELD_DEBUG is set, else none of a command, for what a person must know
 * stands in its result; a server that runs alone warns.
 */
export function createLogger(from: (typeof levels)[number], secrets: ReadonlySet<string>): Logger {
  const write = (level: (typeof levels)[number], message: string, fields?: Readonly<Record<string, unknown>>): void => {
    if (levels.indexOf(level) < levels.indexOf(from)) return
    const known = [...secrets]
    const data = fields ? ` ${JSON.stringify(redactValue(fields, known))}` : ''
    process.stderr.write(`${level} ${redact(message, known)}${data}\n`)
  }
  return {
    debug: (message, fields) => write('debug', message, fields),
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  }
}
