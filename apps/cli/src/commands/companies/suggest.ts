import type { CompanyLink, CompanySuggestion, CompanySuggestions } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { openCapability } from '../../input/connection.ts'
import { count } from '../../output/plain.ts'
import { table } from '../../output/table.ts'

export interface SuggestInput {
  readonly on?: string
  readonly applyExact?: boolean
}

/** Which company each unmapped key may be, and why. Maps nothing by itself; with `applyExact` what the vendor's own id or name says. */
export async function suggestForUnmapped(app: App, input: SuggestInput): Promise<Result> {
  const { open, of: directory } = await openCapability(app, input.on, 'companyDirectory')
  const { id, name } = open.summary
  const desk = await app.desk()
  const found = await app.screen.during('Comparing company keys with the companies', async () =>
    desk.suggestCompanies(id, await directory.list({}).all()),
  )
  const applied = input.applyExact ? await exactOf(found.suggestions) : []
  if (applied.length > 0) await desk.mapCompanies(id, applied)
  return { document: { connection: name, ...found, applied }, text: drawSuggestions(found, applied, name) }
}

/** An exact short number is no certainty: every system counts its customers from 1. */
async function exactOf(suggestions: readonly CompanySuggestion[]): Promise<readonly CompanyLink[]> {
  const { certainFrom } = await import('@jackfield/desk')
  return suggestions
    .filter(({ reason, confidence }) => (reason === 'exact-id' || reason === 'exact') && confidence >= certainFrom)
    .map(({ key, companyId, companyName }) => ({ key, companyId, companyName }))
}

function drawSuggestions({ suggestions, ambiguous, unmatched }: CompanySuggestions, applied: readonly CompanyLink[], on: string): string {
  const mapped = new Set(applied.map((link) => link.key))
  if (suggestions.length + ambiguous.length + unmatched.length === 0) return 'Every company key that came with an alert is mapped.'
  const left = suggestions.filter((one) => !mapped.has(one.key))
  const rows = suggestions.map((one) => [
    one.key,
    `${one.companyName} (id ${one.companyId})`,
    one.confidence.toFixed(2),
    one.reason,
    mapped.has(one.key) ? `Mapped. ${one.sentence}` : one.sentence,
  ])
  return [
    rows.length > 0 ? table(['COMPANY KEY', 'COMPANY', 'CONFIDENCE', 'REASON', 'WHY'], rows) : '',
    ...[...ambiguous, ...unmatched].map((one) => one.sentence),
    ...(applied.length > 0 ? [`${count(applied.length, 'key')} mapped. Tickets that exist stay where they are.`] : []),
    ...(left.length > 0 ? [`Next: \`jackfield companies map KEY COMPANY --on ${on}\`. Nothing is mapped by itself.`] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
