import { z } from 'zod'
import type { Alert, Flaw } from './alert.ts'
import { fitted, oneLine } from './fitted-text.ts'
import { hashedKey, longestKey, stableTitle } from './identity.ts'
import { severityFromWord, severityWords } from './severity.ts'
import { firstTime } from './timestamps.ts'

const name = z.string().trim().max(longestKey).nullish()

/** The plain schema: an {@link Alert} as anybody can write it. Only `title` is required; what is left out or null has its default. */
export const plainAlert = z.strictObject({
  title: z.string().refine((title) => oneLine(title) !== '', 'must not be empty'),
  text: z.string().nullish(),
  /** Default `raised`. */
  state: z.enum(['raised', 'cleared']).nullish(),
  /** Default `medium`. */
  severity: z
    .string()
    .refine((word) => severityFromWord(word) !== null, `must be one of ${severityWords}`)
    .nullish(),
  /** Left out: made of title and device, else user. */
  conditionKey: name,
  companyKey: name,
  device: name,
  user: name,
  /** With a zone: `2026-11-22T05:15:13Z`. */
  at: z.iso.datetime({ offset: true, error: 'must be a date and time with its zone, such as 2026-11-22T05:15:13Z' }).nullish(),
  raw: z.unknown().optional(),
})

/** Reads an alert of the plain schema. Its own `companyKey` goes before the given one. */
export function readPlain(record: Readonly<Record<string, unknown>>, companyKey: string | null): Alert | readonly Flaw[] {
  const { success, data, error } = plainAlert.safeParse(record)
  if (!success) return error.issues.flatMap((issue) => flawsOf(issue, record))
  const device = oneLine(data.device ?? '') || null
  const user = oneLine(data.user ?? '') || null
  const company = data.companyKey || companyKey
  const subject = [device ?? user].filter((part) => part !== null)
  return {
    conditionKey: data.conditionKey || hashedKey({ product: 'plain', rule: [stableTitle(data.title)], subject }),
    companyKey: company,
    state: data.state ?? 'raised',
    severity: (data.severity ? severityFromWord(data.severity) : null) ?? 'medium',
    ...fitted(data.title, textWith(data.text ?? '', { Device: device, User: user })),
    device,
    user,
    at: firstTime(data.at ?? null),
    raw: record,
  }
}

/** The given text, and below it what it does not mention. */
function textWith(text: string, facts: Readonly<Record<string, string | null>>): string {
  const unsaid = Object.entries(facts).flatMap(([label, value]) => (value === null || text.includes(value) ? [] : [`${label}: ${value}`]))
  return [text.trim(), unsaid.join('\n')].filter((part) => part !== '').join('\n\n')
}

function flawsOf(issue: z.core.$ZodIssue, record: Readonly<Record<string, unknown>>): readonly Flaw[] {
  const fields = Object.keys(plainAlert.shape).join(', ')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: key,
      message: `${JSON.stringify(key)} is not a field of the plain alert schema.`,
      nextStep: `Take it out or give it one of the known names: ${fields}.`,
    }))
  const field = String(issue.path[0] ?? 'alert')
  const isMissing = (record[field] ?? null) === null
  return [
    {
      field,
      message: isMissing ? `The alert has no ${field}.` : `${field}: ${issue.message}.`,
      nextStep: isMissing ? `Add \`${field}\`, one line that says what happened.` : `Correct \`${field}\` and send the alert again.`,
    },
  ]
}
