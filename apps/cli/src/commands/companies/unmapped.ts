import type { App, Result } from '../../app.ts'
import { chosenConnection } from '../../input/connection.ts'
import { time } from '../../output/plain.ts'
import { table } from '../../output/table.ts'

/** Company keys that alerts carried and no company was chosen for. */
export async function listUnmapped(app: App, input: { readonly on?: string }): Promise<Result> {
  const { id, name, catchAll } = await chosenConnection(app, input.on)
  const unmapped = await (await app.desk()).unmapped(id)
  const rows = unmapped.map((one) => [one.key, String(one.alerts), time(one.lastAt), one.title])
  const fate = catchAll ? `Their tickets go to ${catchAll.name}.` : 'Their alerts are kept until they are mapped.'
  return {
    document: { connection: name, catchAll, unmapped },
    text:
      rows.length > 0
        ? `${table(['COMPANY KEY', 'ALERTS', 'LATEST', 'ITS TITLE'], rows)}\n\n${fate} Next: \`jackfield companies suggest --on ${name}\`, or \`jackfield companies map KEY COMPANY --on ${name}\`.`
        : 'Every company key that came with an alert is mapped.',
  }
}
