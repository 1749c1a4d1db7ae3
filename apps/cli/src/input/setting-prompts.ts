import { redact, settingFields } from '@jackfield/core'
import type { SettingField, SettingsSchema } from '@jackfield/core'
import type { Prompts } from './prompts.ts'

/**
 * Asks for what a new connection must have, and for what is chosen from a list; the rest is left to `connections update`. `before` are
 * answers that did not work out: they stand there to be mended, and a secret left empty is taken from them. `onAnswer` gets all answers so
 * far but the secret ones, after each.
 */
export async function askForSettings(
  prompts: Prompts,
  schema: SettingsSchema,
  before: Readonly<Record<string, unknown>> = {},
  onAnswer: (open: Readonly<Record<string, unknown>>) => Promise<void> = async () => {},
): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  const open: Record<string, unknown> = {}
  for (const field of settingFields(schema)) {
    if (!field.isRequired && !field.choices) continue
    if (!isAsked(field, answers)) continue
    const known = before[field.name]
    const isKept = field.isSecret && known !== undefined
    const complaint = (answer: string): string | undefined => complaintOf(schema, answers, field, answer)
    const asked = isKept ? { ...field, isRequired: false } : field
    const answer = await ask(prompts, asked, field.isSecret ? undefined : textOf(known), complaint)
    answers[field.name] = isKept && answer === '' ? known : valueOf(field, answer)
    if (!field.isSecret) open[field.name] = answers[field.name]
    await onAnswer(open)
  }
  return answers
}

/** Asks for each setting again and gives what was changed. `current` shows secrets masked: those are asked for empty, and empty is kept. */
export async function askForChanges(
  prompts: Prompts,
  schema: SettingsSchema,
  current: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const changes: Record<string, unknown> = {}
  for (const field of settingFields(schema)) {
    if (!isAsked(field, { ...current, ...changes })) continue
    const before = field.isSecret ? undefined : textOf(current[field.name] ?? field.initial)
    const answer = await ask(prompts, { ...field, isRequired: false }, before)
    if (answer !== '' && answer !== before) changes[field.name] = valueOf(field, answer)
  }
  return changes
}

/** A field of one alternative is asked for only where that one was chosen. */
function isAsked({ when }: SettingField, answers: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(when ?? {}).every(([name, value]) => answers[name] === value)
}

/** What the schema has against an answer while it stands there, as far as it can tell before the other fields are known. */
function complaintOf(
  schema: SettingsSchema,
  answers: Readonly<Record<string, unknown>>,
  field: SettingField,
  answer: string,
): string | undefined {
  const parsed = schema.safeParse({ ...answers, [field.name]: valueOf(field, answer) })
  const issue = parsed.success ? undefined : parsed.error.issues.find(({ path }) => path[0] === field.name)
  return issue && (field.isSecret ? redact(issue.message, [answer]) : issue.message)
}

async function ask(
  prompts: Prompts,
  field: SettingField,
  before: string | undefined,
  complaint?: (answer: string) => string | undefined,
): Promise<string> {
  const question = field.description === '' ? field.title : `${field.title}: ${field.description}`
  const options = { isRequired: field.isRequired, ...(complaint ? { complaint } : {}) }
  if (field.isSecret) return prompts.secret(before === undefined && !field.isRequired ? `${question} (empty: as it is)` : question, options)
  const choices = field.type === 'boolean' ? ['true', 'false'] : field.choices
  const initial = before ?? textOf(field.initial)
  if (choices) {
    return prompts.choose(
      question,
      choices.map((value) => ({ value, label: value })),
      initial,
    )
  }
  return prompts.text(question, { ...options, ...(initial === undefined ? {} : { initial }) })
}

function valueOf(field: SettingField, answer: string): unknown {
  if (field.type === 'boolean') return answer === 'true'
  // What is no number stays text, so that the schema names the field.
  if (field.type === 'number') return answer !== '' && Number.isFinite(Number(answer)) ? Number(answer) : answer
  return answer
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
