import { redact, redactValue } from '@jackfield/core'
import type { Logger } from '@jackfield/core'

/** Log lines on stderr where JACKFIELD_DEBUG is set, else none: what a person must know stands in results and errors. */
export function createLogger(isOn: boolean, secrets: ReadonlySet<string>): Logger {
  const write = (level: string, message: string, fields?: Readonly<Record<string, unknown>>): void => {
    if (!isOn) return
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
