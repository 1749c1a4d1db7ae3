import {
  bodyText,
  commitWith,
  cutConnection,
  defineSandbox,
  integerTable,
  jsonReply,
  listWith,
  Refusal,
  replyWith,
  SandboxInputError,
} from '../src/index.ts'
import type { Route, SandboxDelivery, SandboxRight, SandboxTicket, Table, WorldContext } from '../src/index.ts'

interface Item {
  readonly id: number
  readonly title: string
  readonly reference: string | null
  readonly isClosed: boolean
  readonly notes: SandboxTicket['notes']
}

interface Hook {
  readonly id: number
  readonly url: string
  readonly isActive: boolean
  /** What came of the deliveries, in the order of their ends. */
  readonly outcomes: readonly string[]
}

/** A vendor of one list, by page number and by key, with a token for a log-in: as small as a vendor can be. */
interface World {
  readonly context: WorldContext
  readonly items: Table<Item>
  readonly putBack: Set<number>
  readonly hooks: Table<Hook>
  mayWrite: boolean
}

const routes: readonly Route<World>[] = [
  { method: 'POST', path: '/login', kind: 'read', needsLogin: false, answer: () => replyWith(jsonReply(200, { token: 'sample' })) },
  {
    method: 'GET',
    path: '/items',
    kind: 'list',
    answer(world, { query }) {
      const after = Number(query.get('after') ?? 0)
      const page = Number(query.get('page') ?? 1)
      const size = Number(query.get('size') ?? 10)
      const byKey = query.has('after') || !query.has('page')
      return listWith<Item>({
        rows: world.items.all().filter(({ id }) => id > after),
        offset: byKey ? 0 : (page - 1) * size,
        size,
        walk: `items ${byKey ? 'key' : 'page'} ${size}`,
        startsWalk: byKey ? after === 0 : page === 1,
        reply: ({ rows, total, hasMore }) =>
          jsonReply(200, { items: rows.map(({ id, title }) => ({ id, title })), total, next: hasMore ? rows.at(-1)?.id : null }),
        insertRow: () => void world.items.insert(itemOf('inserted')),
        deleteRow: (rows) => rows[0] !== undefined && world.items.delete(rows[0].id),
      })
    },
  },
  {
    method: 'POST',
    path: '/items',
    kind: 'write',
    answer(world, request) {
      if (!world.mayWrite) throw new Refusal(jsonReply(403, { error: 'no right' }))
      const { title, reference } = JSON.parse(bodyText(request)) as { title?: string; reference?: string }
      if (!title) return replyWith(jsonReply(400, { error: 'title' }))
      return commitWith(() => {
        const item = world.items.insert(itemOf(title, reference ?? null))
        announce(world, item)
        return jsonReply(201, item)
      })
    },
  },
  { method: 'DELETE', path: '/items', kind: 'write', answer: () => cutConnection() },
  {
    method: 'POST',
    path: '/hooks',
    kind: 'write',
    answer(world, request) {
      const { url } = JSON.parse(bodyText(request)) as { url: string }
      return commitWith(() => jsonReply(201, world.hooks.insert({ url, isActive: true, outcomes: [] })))
    },
  },
  { method: 'GET', path: '/hooks', kind: 'read', answer: (world) => replyWith(jsonReply(200, world.hooks.all())) },
  { method: 'GET', path: '/items/{id}', kind: 'read', answer: (world, { params }) => replyWith(jsonReply(200, itemAt(world, params.id))) },
  {
    method: 'POST',
    path: '/items/{id}/close',
    kind: 'write',
    answer(world, { params }) {
      const { id } = itemAt(world, params.id)
      return commitWith(() => ({
        ...jsonReply(200, world.items.update(id, { isClosed: true })),
        afterwards: () => void (world.putBack.has(id) && world.items.update(id, { isClosed: false })),
      }))
    },
  },
  {
    method: 'GET',
    path: '/broken',
    kind: 'read',
    answer() {
      throw new Error('a mistake in a route')
    },
  },
]

/** Five seconds for an answer; after a 409 another try, twice. */
function announce(world: World, item: Item): void {
  for (const hook of world.hooks.all().filter(({ isActive }) => isActive)) {
    const { headers, body } = deliveryAbout(item)
    world.context.deliver({
      url: `${hook.url}?item=${item.id}`,
      headers,
      body,
      timeout: 5000,
      retryIn: (outcome, tries) => (outcome.kind === 'answered' && outcome.status === 409 && tries < 3 ? tries * 2000 : null),
      done(outcome) {
        const { outcomes } = world.hooks.get(hook.id) ?? hook
        world.hooks.update(hook.id, { outcomes: [...outcomes, outcome.kind === 'answered' ? `answered ${outcome.status}` : outcome.kind] })
      },
    })
  }
}

function deliveryAbout(item: Item): Pick<SandboxDelivery, 'headers' | 'body'> {
  return { headers: { 'x-sample': 'signed' }, body: new TextEncoder().encode(JSON.stringify({ id: item.id, title: item.title })) }
}

function hookAt(world: World, id: string): Hook {
  const hook = world.hooks.get(Number(id))
  if (!hook) throw new SandboxInputError(`No webhook ${id}.`, 404)
  return hook
}

function itemOf(title: string, reference: string | null = null): Omit<Item, 'id'> {
  return { title, reference, isClosed: false, notes: [] }
}

function itemAt(world: World, id: string | undefined): Item {
  const item = world.items.get(Number(id))
  if (!item) throw new Refusal(jsonReply(404, { error: `item ${id} is not there` }))
  return item
}

function known(world: World, ticketId: string): Item {
  const item = world.items.get(Number(ticketId))
  if (!item) throw new SandboxInputError(`No ticket ${ticketId}.`, 404)
  return item
}

export const sampleVendor = defineSandbox<World>({
  connector: 'sample',
  seeds: ['empty', 'demo'],
  variants: { refusal: ['401', '403'] },
  base: /^\/(?:old\/)?api/,
  routes,
  createWorld(context) {
    const world: World = { context, items: integerTable<Item>(), putBack: new Set(), hooks: integerTable<Hook>(), mayWrite: true }
    const count = context.seed === 'demo' ? 25 : 0
    for (let index = 0; index < count; index++) world.items.insert(itemOf(`item ${context.random.integer(100, 999)}`))
    return world
  },
  admit: (world, request, route) =>
    route.needsLogin === false || request.headers.token === 'sample'
      ? null
      : jsonReply(Number(world.context.variant('refusal')), { error: 'log in' }),
  noRoute: (_world, _request, methods) => jsonReply(methods.length ? 405 : 404, { methods }),
  faultReply: (world, kind, seconds) =>
    kind === 'limit'
      ? jsonReply(429, { fault: kind }, { 'retry-after': String(seconds) })
      : jsonReply(kind === 'expired-login' ? Number(world.context.variant('refusal')) : 503, { fault: kind }),
  settings: (world) => ({ site: world.context.publicUrl, token: 'sample' }),
  happenings: {
    rename: (world, { id, title }) => {
      if (typeof title !== 'string') throw new SandboxInputError('rename needs a title.')
      return world.items.update(Number(id), { title })?.title
    },
    forget: (world) => void world.items.delete(1),
  },
  setRights(world, rights) {
    world.mayWrite = rights === 'everything' || rights.some(grantsWriting)
  },
  tickets: (world) =>
    world.items.all().map((item) => ({
      id: String(item.id),
      title: item.title,
      reference: item.reference,
      isClosed: item.isClosed,
      companyId: '1',
      priority: null,
      notes: item.notes,
      description: '',
      deviceIds: [],
      attachments: [],
    })),
  webhooks: (world) => ({
    list: () => world.hooks.all().map(({ id, url, isActive }) => ({ id: String(id), url, isActive })),
    deliveryOf(webhookId, ticketId) {
      const { pathname } = new URL(hookAt(world, webhookId).url)
      const item = known(world, ticketId)
      return { target: `${pathname}?item=${item.id}`, ...deliveryAbout(item) }
    },
    disable: (webhookId) => void world.hooks.update(hookAt(world, webhookId).id, { isActive: false }),
  }),
  technician: (world) => ({
    async addNote(ticketId, text) {
      const item = known(world, ticketId)
      world.items.update(item.id, { notes: [...item.notes, { text, visibility: 'internal' }] })
    },
    async logTime(ticketId, hours) {
      const item = known(world, ticketId)
      world.items.update(item.id, { notes: [...item.notes, { text: `${hours} h`, visibility: 'internal' }] })
    },
    assign: async (ticketId) => void known(world, ticketId),
    closeTicket: async (ticketId) => void world.items.update(known(world, ticketId).id, { isClosed: true }),
    putBackWhenClosed: async (ticketId) => void world.putBack.add(known(world, ticketId).id),
  }),
})

function grantsWriting(right: SandboxRight): boolean {
  if (right.path.join() !== 'Items') throw new SandboxInputError(`There is no right “${right.path.join(' > ')}”.`)
  return right.levels.write === 'on'
}

const headers = { token: 'sample' }

/** One request, by the platform's own client. A status of 0 says that no reply came. */
export async function call(
  url: string,
  method: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<{ status: number; text: string; headers: Headers }> {
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}) }
  try {
    const reply = await fetch(url, init)
    return { status: reply.status, text: await reply.text(), headers: reply.headers }
  } catch {
    return { status: 0, text: '', headers: new Headers() }
  }
}
