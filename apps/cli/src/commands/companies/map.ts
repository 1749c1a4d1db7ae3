import type { App, Result } from '../../app.ts'
import { findCompany } from '../../input/company.ts'
import { openCapability } from '../../input/connection.ts'
import { UsageError } from '../../usage-error.ts'

export interface MapInput {
  readonly key: string
  readonly company: string
  /** More keys of the same company. */
  readonly also?: readonly string[]
  readonly on?: string
}

/** Links company keys to a company, all or none. What was kept for want of it goes on with the next work. */
export async function mapCompany(app: App, input: MapInput): Promise<Result> {
  const keys = [...new Set([input.key, ...(input.also ?? [])].map((key) => key.trim()))]
  if (keys.includes('')) throw new UsageError('A company key is empty.', 'Give it as `jackfield companies unmapped` shows it.')
  const { open, of: directory } = await openCapability(app, input.on, 'companyDirectory')
  const { id, name, identifier } = await app.screen.during('Looking for the company', () =>
    findCompany(directory, input.company, 'COMPANY'),
  )
  const desk = await app.desk()
  const links = await desk.links(open.summary.id)
  const mapped = keys.map((key) => ({ key, before: links.find((link) => link.key === key) ?? null }))
  await desk.mapCompanies(
    open.summary.id,
    keys.map((key) => ({ key, companyId: id, companyName: name })),
  )
  const lines = mapped.map(({ key, before }) => {
    const was = before && before.companyId !== id ? ` (before: ${before.companyName})` : ''
    return `Alerts of ${key} go to ${name} (id ${id})${was}.`
  })
  const [first] = mapped
  return {
    document: { connection: open.summary.name, company: { id, name, identifier }, key: first?.key, before: first?.before ?? null, mapped },
    text: `${lines.join('\n')} Tickets that exist stay where they are.`,
  }
}
