import { z } from '@hono/zod-openapi'
import type { AlertLink } from '@jackfield/desk'
import { given } from '../http/given.ts'
import { operation } from '../http/operation.ts'
import { CurrentBook, CurrentDesk } from '../http/tokens.ts'
import { alertLink, newAlertLink } from '../schemas/alert-links.ts'
import { line } from '../schemas/parts.ts'
import { connectionOf, found } from './connection-of.ts'

const tag = 'Alert links'
const path = '/v1/alert-links' as const
const params = z.object({ alertLink: line(200) })

export const listAlertLinks = operation(
  {
    id: 'alert-links.list',
    method: 'get',
    path,
    tag,
    summary: 'Connections whose alerts become tickets of another one, and how far each link is',
    description: 'All of them at once, oldest first: there are no more than pairs of connections.',
    reply: z.object({ items: z.array(alertLink) }),
  },
  async ({ use }) => ({ body: { items: (await use(CurrentDesk).alertLinks.list()).map(linkOf) } }),
)

export const createAlertLink = operation(
  {
    id: 'alert-links.create',
    method: 'post',
    path,
    tag,
    summary: 'Let alerts of one connection become tickets of another one, and end with them; the link that is there already is changed',
    description:
      'The worker looks at once, then every `pollSeconds`, and as soon as a webhook of the topic `alarms` speaks or a ticket of the link is made or closed. A ticket that ' +
      'is closed ends its alert at the source; an alert that is over closes its ticket, unless others worked on that. Of a link that is changed, what is left out gets ' +
      'its default, but for `since`. One that was removed and is made again knows its alerts.',
    body: newAlertLink,
    reply: alertLink,
    status: 201,
    callsVendor: true,
  },
  async ({ body: { from, to, ...options }, use }) => {
    const book = use(CurrentBook)
    const [source, target] = await Promise.all([connectionOf(book, from), connectionOf(book, to)])
    const link = await use(CurrentDesk).alertLinks.create({ fromId: source.id, toId: target.id, ...given(options) })
    return { body: linkOf(link), location: `${path}/${link.id}`, target: link.id }
  },
)

export const getAlertLink = operation(
  { id: 'alert-links.get', method: 'get', path: `${path}/{alertLink}`, tag, summary: 'One of them', params, reply: alertLink },
  async ({ params: { alertLink: id }, use }) => ({
    body: linkOf(found(await use(CurrentDesk).alertLinks.get(id), 'alert link', id)),
  }),
)

export const removeAlertLink = operation(
  {
    id: 'alert-links.remove',
    method: 'delete',
    path: `${path}/{alertLink}`,
    tag,
    summary: 'Take no more alerts; tickets and alerts stay as they are',
    params,
    reply: null,
  },
  async ({ params: { alertLink: id }, use }) => {
    const { alertLinks } = use(CurrentDesk)
    const { fromId, toId } = found(await alertLinks.get(id), 'alert link', id)
    // Two connections have one link, whose id stays: nothing else can have come in its place.
    found((await alertLinks.remove(fromId, toId)) || null, 'alert link', id)
    return { body: null }
  },
)

function linkOf({ id, fromId, toId, ...rest }: AlertLink): z.output<typeof alertLink> {
  return { id, fromConnectionId: fromId, toConnectionId: toId, ...rest }
}
