import { z } from 'zod'

/** Texts by name, as labels and annotations are. Numbers and flags count as text; what is empty or of another type is left out. */
const texts = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((record): ReadonlyMap<string, string> => {
    const isText = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)
    const entries = Object.entries(record).map(([name, value]) => [name, isText(value) ? String(value).trim() : ''] as const)
    return new Map(entries.filter(([, value]) => value !== ''))
  })
const text = z
  .string()
  .transform((value) => value.trim() || null)
  .nullable()
  .catch(null)
const count = z.number().int().nonnegative().catch(0)

/** One entry of `alerts`. Lenient: what is absent or of another type is null or empty. */
export const alertmanagerAlert = z.object({
  status: text,
  labels: texts,
  annotations: texts,
  startsAt: text,
  /** The year 1 while the alert fires. */
  endsAt: text,
  generatorURL: text,
  fingerprint: text,
})

/** What is read of the payload around its alerts; the common labels and annotations stand in each alert too. */
export const alertmanagerPayload = z.object({
  status: text,
  externalURL: text,
  /** How many alerts the receiver's `max_alerts` cut off. */
  truncatedAlerts: count,
})

export type AlertmanagerAlert = z.output<typeof alertmanagerAlert>
export type AlertmanagerPayload = z.output<typeof alertmanagerPayload>

/** Whether a JSON object means to be the payload of an Alertmanager webhook. */
export function looksLikeAlertmanager(record: Readonly<Record<string, unknown>>): boolean {
  const around = ['groupKey', 'groupLabels', 'commonLabels', 'commonAnnotations', 'receiver', 'externalURL', 'truncatedAlerts']
  return 'alerts' in record ? 'version' in record || around.some((name) => name in record) : 'groupKey' in record
}
