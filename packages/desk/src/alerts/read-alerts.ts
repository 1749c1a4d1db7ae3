import type { Alert, AlertReading, AlertProblem, Flaw } from './alert.ts'
import { recordsIn } from './input-records.ts'
import { textOfInput } from './input-text.ts'
import { looksLikeOcsf } from './ocsf-class.ts'
import { readOcsf } from './ocsf.ts'
import { readPlain } from './plain.ts'

/**
 * Reads alerts: JSON (one object or an array) or NDJSON, in UTF-8 or UTF-16. Each object is an OCSF finding or an alert of the plain schema,
 * told apart one by one. Throws nothing: what can't be read is in `problems`, the rest in `alerts`.
 *
 * `companyKey` is whose alerts they are, where the alert does not say it itself in the plain schema; it goes before what an OCSF event says
 * of its tenant.
 */
export function readAlerts(input: Uint8Array | string, options: { readonly companyKey?: string } = {}): AlertReading {
  const text = textOfInput(input)
  if (typeof text !== 'string') return { alerts: [], problems: [{ index: 0, line: null, ...text }] }
  const { records, problems: malformed } = recordsIn(text)
  const companyKey = options.companyKey?.trim() || null

  const alerts: Alert[] = []
  const problems: AlertProblem[] = [...malformed]
  for (const { index, line, value } of records) {
    const result = readRecord(value, companyKey)
    if ('conditionKey' in result) alerts.push(result)
    else for (const flaw of [result].flat()) problems.push({ index, line, ...flaw })
  }
  return { alerts, problems: problems.toSorted((left, right) => left.index - right.index) }
}

function readRecord(value: unknown, companyKey: string | null): Alert | Flaw | readonly Flaw[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return {
      field: 'alert',
      message: `An alert is a JSON object; this is ${Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`}.`,
      nextStep: 'Give an object with at least `title`, or an OCSF finding.',
    }
  const record = value as Readonly<Record<string, unknown>>
  return looksLikeOcsf(record) ? readOcsf(record, companyKey) : readPlain(record, companyKey)
}
