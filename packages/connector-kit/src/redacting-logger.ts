import { JackfieldError, redact, redactValue } from '@jackfield/core'
import type { Logger } from '@jackfield/core'

/** A logger that takes the given secrets, and whatever is shaped like a credential, out of each line before it is written. */
export function redactingLogger(logger: Logger, secrets: readonly string[]): Logger {
  const clean =
    (level: keyof Logger): Logger[keyof Logger] =>
    (message, fields) => {
      if (fields === undefined) return logger[level](redact(message, secrets))
      const cleanFields = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, asData(value)]))
      logger[level](redact(message, secrets), redactValue(cleanFields, secrets) as Readonly<Record<string, unknown>>)
    }
  return { debug: clean('debug'), info: clean('info'), warn: clean('warn'), error: clean('error') }
}

/** An error has its text where a walk over members does not see it. */
function asData(value: unknown): unknown {
  if (JackfieldError.isInstance(value)) return value.toJSON()
  return value instanceof Error ? { name: value.name, message: value.message } : value
}
