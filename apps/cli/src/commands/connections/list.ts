import type { App, Result } from '../../app.ts'
import { describeNotices } from '../../output/connections.ts'
import { time } from '../../output/plain.ts'
import { table } from '../../output/table.ts'

/** All connections. Secrets are masked by the book: this never sees them. */
export async function listConnections(app: App): Promise<Result> {
  const connections = await (await app.book()).list()
  const rows = connections.map(({ name, connector, choices, catchAll, updatedAt }) => [
    name,
    connector,
    choices.board?.name ?? '(vendor’s default)',
    choices.closeStatus?.name ?? '(first closed status)',
    catchAll?.name ?? '(none)',
    time(updatedAt),
  ])
  const text =
    rows.length > 0
      ? [table(['NAME', 'CONNECTOR', 'BOARD', 'CLOSE STATUS', 'CATCH-ALL', 'CHANGED'], rows), ...connections.flatMap(describeNotices)].join(
          '\n',
        )
      : 'No connections yet. Add one: `jackfield connections add CONNECTOR --name NAME`.'
  return { document: { connections }, text }
}
