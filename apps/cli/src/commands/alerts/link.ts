import type { AlertLink } from '@jackfield/desk'
import type { App, Result } from '../../app.ts'
import { drawLinks } from '../../output/alert-links.ts'
import { time } from '../../output/plain.ts'
import { UsageError } from '../../usage-error.ts'

export interface LinkInput {
  readonly from: string
  readonly to: string
  readonly deleteNotifications?: boolean
  readonly since?: string
  /** Seconds. */
  readonly every?: number
}

/** Lets the alerts of one connection become tickets of another one, from now on. */
export async function linkAlerts(app: App, { from, to, deleteNotifications, since, every }: LinkInput): Promise<Result> {
  const book = await app.book()
  const [source, psa] = [await book.get(from), await book.get(to)]
  const desk = await app.desk()
  const link = await desk.alertLinks.create({
    fromId: source.id,
    toId: psa.id,
    removesAlerts: deleteNotifications === true,
    ...(since === undefined ? {} : { since: timeOf(since) }),
    ...(every === undefined ? {} : { pollSeconds: every }),
  })
  return {
    document: {
      link: documentOf(
        link,
        new Map([
          [source.id, from],
          [psa.id, to],
        ]),
      ),
    },
    text: [
      `Alerts of ${from} raised since ${time(link.since)} UTC become tickets at ${to}, and end with them.`,
      `\`jackfield work\` looks every ${link.pollSeconds} s while it runs; \`jackfield work --once\` looks now.`,
      `Devices stand on the tickets once they are discovered: \`jackfield devices discover ${from} ${to}\`.`,
    ].join('\n'),
  }
}

/** The links of this home, and how far they are. */
export async function listLinks(app: App): Promise<Result> {
  const links = await (await app.desk()).alertLinks.list()
  const names = await namesOf(app)
  return {
    document: { links: links.map((link) => documentOf(link, names)) },
    text: links.length > 0 ? drawLinks(links, names) : 'No connection is linked: `jackfield alerts link FROM TO`.',
  }
}

/** Takes a link away. */
export async function unlinkAlerts(app: App, { from, to }: Pick<LinkInput, 'from' | 'to'>): Promise<Result> {
  const book = await app.book()
  const [source, psa] = [await book.get(from), await book.get(to)]
  const desk = await app.desk()
  if (!(await desk.alertLinks.remove(source.id, psa.id)))
    throw new UsageError(`${from} is not linked to ${to}.`, '`jackfield alerts links` shows the links.')
  return { document: { from, to }, text: `Alerts of ${from} come to ${to} no more. Tickets and alerts stay as they are.` }
}

async function namesOf(app: App): Promise<ReadonlyMap<string, string>> {
  return new Map((await (await app.book()).list()).map(({ id, name }) => [id, name]))
}

function documentOf({ fromId, toId, ...link }: AlertLink, names: ReadonlyMap<string, string>) {
  return { from: names.get(fromId) ?? fromId, to: names.get(toId) ?? toId, ...link }
}

function timeOf(text: string): string {
  const milliseconds = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isFinite(milliseconds)) return new Date(milliseconds).toISOString()
  throw new UsageError(`--since is “${text}”, which is no time.`, 'Give a date, or a date and time with its zone: 2026-11-25T08:00:00Z.')
}
