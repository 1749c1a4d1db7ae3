import type { App, Result } from '../../app.ts'
import { findCompany } from '../../input/company.ts'
import { openCapability } from '../../input/connection.ts'
import { UsageError } from '../../usage-error.ts'

export interface MapInput {
  readonly key: string
  readonly company: string
  readonly on?: string
}

/** Links a company key to a company. What was kept for want of it goes on with the next work. */
export async function mapCompany(app: App, input: MapInput): Promise<Result> {
  const key = input.key.trim()
  if (key === '') throw new UsageError('The company key is empty.', 'Give it as `jackfield companies unmapped` shows it.')
  const { open, of: directory } = await openCapability(app, input.on, 'companyDirectory')
  const company = await app.screen.during('Looking for the company', () => findCompany(directory, input.company, 'COMPANY'))
  const desk = await app.desk()
  const before = (await desk.links(open.summary.id)).find((link) => link.key === key) ?? null
  await desk.mapCompany(open.summary.id, key, { id: company.id, name: company.name })
  const was = before && before.companyId !== company.id ? ` (before: ${before.companyName})` : ''
  return {
    document: {
      connection: open.summary.name,
      key,
      company: { id: company.id, name: company.name, identifier: company.identifier },
      before,
    },
    text: `Alerts of ${key} go to ${company.name} (id ${company.id})${was}. Tickets that exist stay where they are.`,
  }
}
