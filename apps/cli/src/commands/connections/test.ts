import type { App, Result } from '../../app.ts'
import { checkDocument, describeCheck, describeNotices } from '../../output/connections.ts'

/** Logs in with the least call there is and says who we are. */
export async function testConnection(app: App, name: string): Promise<Result> {
  const { connection, connector, summary } = await (await app.book()).open(name)
  const check = await app.screen.during(`Logging in at ${connector.displayName}`, () => connection.check())
  return {
    document: {
      connection: name,
      connector: connector.id,
      check: checkDocument(check),
      absences: connection.absences,
      notices: summary.notices,
    },
    text: [
      `${name} works.`,
      describeCheck(check),
      ...describeNotices(summary),
      ...connection.absences.map((absence) => `Not on this tenant: ${absence.capability}. ${absence.reason.en}`),
    ].join('\n'),
  }
}
