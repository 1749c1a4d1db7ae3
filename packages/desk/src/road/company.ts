import { JackfieldError } from '@jackfield/core'
import type { Choice } from '@jackfield/core'
import { inTransaction, record } from './run.ts'
import type { PendingAlert, Run } from './run.ts'

/** Nobody said which customer an alert belongs to, and the connection has no catch-all company. The alert is kept. */
export class CompanyUnmappedError extends JackfieldError {
  override readonly name = 'CompanyUnmappedError'
  override readonly code = 'COMPANY_UNMAPPED'
}

/** The customer that a ticket of this alert goes to: the link of its key, else the catch-all. */
export async function companyOf(run: Run, alert: PendingAlert): Promise<Choice> {
  const key = alert.company_key
  const link = key === null ? undefined : await linkOf(run, key)
  if (link) {
    const company = { id: link.company_id, name: link.company_name }
    await inTransaction(run, (trx) => record(run, trx, 'company-mapped', { key, company }, alert.id))
    return company
  }
  const { catchAll, name } = run.desk
  if (catchAll) {
    await inTransaction(run, (trx) => record(run, trx, 'company-catch-all', { key, company: catchAll }, alert.id))
    return catchAll
  }
  const what = key === null ? 'The alert names no company' : `No company is mapped to “${key}”`
  const map = key === null ? '' : `\`jackfield companies map ${key} COMPANY --on ${name}\` or `
  throw new CompanyUnmappedError({
    connector: run.desk.connection.connector,
    message: `${what}, and ${name} has no catch-all company.`,
    nextStep: `Run ${map}\`jackfield connections defaults ${name} --catch-all COMPANY\`; the alert is kept until then.`,
  })
}

async function linkOf(run: Run, key: string) {
  return run.road.store
    .in(run.road.workspace)
    .selectFrom('company_links')
    .select(['company_id', 'company_name'])
    .where('workspace_id', '=', run.road.workspace)
    .where('connection_id', '=', run.desk.id)
    .where('company_key', '=', key)
    .executeTakeFirst()
}
