import { jsonReply, listWith, Refusal, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxReply, SandboxRequest, SandboxRight } from '@jackfield/sandbox'
import { insertTicket, isClosed } from './acme-world.ts'
import type { AcmeFile, AcmeTicket, AcmeWebhook, AcmeWorld } from './acme-records.ts'

type Find<T> = (world: AcmeWorld, request: SandboxRequest) => T

export function listRoute(path: string, right: readonly string[], find: Find<readonly object[]>, item?: string): Route<AcmeWorld> {
  return {
    method: 'GET',
    path,
    kind: 'list',
    answer(world, request): Answer {
      demandView(world, right, item)
      const page = Number(request.query.get('page') ?? 1)
      const size = Number(request.query.get('pageSize') ?? 10)
      return listWith({
        rows: find(world, request),
        offset: (page - 1) * size,
        size,
        walk: `${request.localPath} ${size}`,
        startsWalk: page === 1,
        reply: ({ rows, total }) => reply(200, { rows, total }),
        ...(path === '/tickets'
          ? {
              insertRow: () => void insertTicket(world, { title: 'Meanwhile', description: '', companyId: '0', byApi: false }),
              deleteRow: (rows: readonly object[]) => world.tickets.delete((rows[0] as AcmeTicket).id),
            }
          : {}),
      })
    },
  }
}

export function readRoute(path: string, right: readonly string[], find: Find<object | undefined>): Route<AcmeWorld> {
  return {
    method: 'GET',
    path,
    kind: 'read',
    answer(world, request) {
      demandView(world, right)
      const found = find(world, request)
      if (!found) throw refuse(404, 'not found')
      return replyWith(reply(200, found))
    },
  }
}

export function ticketReply(ticket: AcmeTicket): object {
  const { entries, files: _files, byApi: _, ...rest } = ticket
  const hours = entries.reduce((sum, entry) => sum + entry.hours, 0)
  return { ...rest, closed: isClosed(ticket), isNew: ticket.statusId.endsWith('0'), hours }
}

export function fits(ticket: AcmeTicket, query: URLSearchParams): boolean {
  const wanted = (name: string, value: unknown): boolean => !query.has(name) || query.get(name) === String(value)
  return (
    wanted('company', ticket.companyId) &&
    wanted('board', ticket.boardId) &&
    wanted('closed', isClosed(ticket)) &&
    wanted('reference', ticket.reference) &&
    ticket.changedAt >= (query.get('changedSince') ?? '') &&
    ticket.createdAt >= (query.get('createdSince') ?? '')
  )
}

export function visible(world: AcmeWorld): AcmeTicket[] {
  const all = world.tickets.all()
  return levelOf(world, ['Desk', 'Tickets'], 'view') === 'Own' ? all.filter((ticket) => ticket.byApi) : all
}

export function ticketAt(world: AcmeWorld, id: string | undefined): AcmeTicket {
  const ticket = visible(world).find((candidate) => candidate.id === id)
  if (!ticket) throw refuse(404, `ticket ${id} not found`)
  return ticket
}

export function webhookAt(world: AcmeWorld, id: string | undefined): AcmeWebhook {
  const webhook = world.webhooks.all().find((candidate) => String(candidate.id) === id)
  if (!webhook) throw refuse(404, `webhook ${id} not found`)
  return webhook
}

export function withoutContent({ id, name, internal, at, size }: AcmeFile): object {
  return { id, name, internal, at, size }
}

export function shownWebhook({ id, url, about, active }: AcmeWebhook): object {
  return { id, url, about, active }
}

/** A vendor that publishes no key tells it to whoever makes or changes the webhook. */
export function webhookReply(world: AcmeWorld, webhook: AcmeWebhook): object {
  return { ...shownWebhook(webhook), secret: world.context.variant('hookKeys') === 'told-once' ? webhook.key : null }
}

function rightAt(world: AcmeWorld, path: readonly string[]): SandboxRight | undefined {
  return world.rights === 'everything' ? undefined : world.rights.find((right) => right.path.join() === path.join())
}

function levelOf(world: AcmeWorld, path: readonly string[], axis: string): string {
  return world.rights === 'everything' ? 'All' : (rightAt(world, path)?.levels[axis] ?? 'None')
}

/** Tickets can be shown in part, companies as a whole only. */
function demandView(world: AcmeWorld, path: readonly string[], item?: string): void {
  if (!['Tickets', 'Companies'].includes(path[1] ?? '')) demand(world, path, 'use', 'on', item)
  else demand(world, path, 'view', path[1] === 'Tickets' ? 'Own' : 'All')
}

export function demand(world: AcmeWorld, path: readonly string[], axis: string, least: string, item?: string): void {
  if (world.rights === 'everything') return
  const level = levelOf(world, path, axis)
  const items = rightAt(world, path)?.items
  const ranks = ['off', 'None', 'on', 'Own', 'All']
  if (ranks.indexOf(level) >= ranks.indexOf(least) && (item === undefined || (items?.includes(item) ?? true))) return
  throw refuse(
    Number(world.context.variant('refusal')),
    world.context.variant('refusal') === '403' ? 'no permission' : 'this can not be done',
  )
}

export function refuse(status: number, message: string): Refusal {
  return new Refusal(reply(status, { message }))
}

/** Ids of digits go out as bare numbers, however long. */
export function reply(status: number, value: unknown): SandboxReply {
  const plain = jsonReply(status, value)
  return { ...plain, body: String(plain.body).replace(/"((?:\w*I|i)d)":"(\d+)"/g, '"$1":$2') }
}
