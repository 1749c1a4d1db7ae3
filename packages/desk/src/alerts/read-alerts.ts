import type { Alert, AlertReading, AlertProblem, Flaw } from './alert.ts'
import { readAlertmanager } from './alertmanager.ts'
import { looksLikeAlertmanager } from './alertmanager-shape.ts'
import { recordsIn } from './input-records.ts'
import { textOfInput } from './input-text.ts'
import { looksLikeOcsf } from './ocsf-class.ts'
import { readOcsf } from './ocsf.ts'
import { readPlain } from './plain.ts'

export interface ReadAlertsOptions {
  /**
   * Whose alerts they are, where the alert does not say it itself in the plain schema; it goes before what an OCSF event says of its tenant
   * and before the labels of Alertmanager.
   */
  readonly companyKey?: string
  /** The label that names the customer in alerts of Alertmanager. Left out: the first of `company`, `customer` and `tenant` that an alert has. */
  readonly companyLabel?: string
}

/**
 * Reads alerts: JSON (one object or an array) or NDJSON, in UTF-8 or UTF-16. Each object is an OCSF finding, the payload of an Alertmanager
 * webhook with any number of alerts, or an alert of the plain schema, told apart one by one. Throws nothing: what can't be read is in
 * `problems`, the rest in `alerts`.
 */
export function readAlerts(input: Uint8Array | string, options: ReadAlertsOptions = {}): AlertReading {
  const text = textOfInput(input)
  if (typeof text !== 'string') return { alerts: [], problems: [{ index: 0, line: null, ...text }] }
  const { records, problems: malformed } = recordsIn(text)
  const company = { companyKey: options.companyKey?.trim() || null, companyLabel: options.companyLabel?.trim() || null }

  const alerts: Alert[] = []
  const problems: AlertProblem[] = [...malformed]
  for (const { index, line, value } of records) {
    for (const result of readRecord(value, company)) {
      if ('conditionKey' in result) alerts.push(result)
      else problems.push({ index, line, ...result })
    }
  }
  return { alerts, problems: problems.toSorted((left, right) => left.index - right.index) }
}

function readRecord(
  value: unknown,
  company: { readonly companyKey: string | null; readonly companyLabel: string | null },
): readonly (Alert | Flaw)[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [
      {
        field: 'alert',
        message: `An alert is a JSON object; this is ${Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`}.`,
        nextStep: 'Give an object with at least `title`, an OCSF finding, or the payload of an Alertmanager webhook.',
      },
    ]
  const record = value as Readonly<Record<string, unknown>>
  if (looksLikeAlertmanager(record)) return readAlertmanager(record, company)
  return [looksLikeOcsf(record) ? readOcsf(record, company.companyKey) : readPlain(record, company.companyKey)].flat()
}
