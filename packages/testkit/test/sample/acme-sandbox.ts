import { bodyText, commitWith, defineSandbox, jsonReply, replyWith } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import {
  addEntry,
  addFile,
  boards,
  changeTicket,
  companies,
  contacts,
  createAcmeWorld,
  deviceTypes,
  insertTicket,
  isClosed,
  longestTitle,
  priorities,
  setStatus,
  sources,
  statuses,
  types,
} from './acme-world.ts'
import type { AcmeDevice, AcmeTicket, AcmeWebhook, AcmeWorld } from './acme-records.ts'
import {
  listRoute,
  readRoute,
  ticketReply,
  fits,
  visible,
  ticketAt,
  webhookAt,
  withoutContent,
  shownWebhook,
  webhookReply,
  demand,
  refuse,
  reply,
} from './acme-answers.ts'
import { acmeWebhooks, addWebhook } from './acme-hooks.ts'
import { acmeAlarms, marksOf } from './acme-monitoring.ts'

const apiKey = 'acme-key-5d1f0c2b9e'

const routes: readonly Route<AcmeWorld>[] = [
  { method: 'GET', path: '/me', kind: 'read', answer: () => replyWith(jsonReply(200, { id: 7, name: 'Jackfield', version: '3.1' })) },
  {
    method: 'GET',
    path: '/rights',
    kind: 'read',
    answer: (world) => {
      if (world.context.variant('rights') === 'marks') throw refuse(404, 'no such call')
      return replyWith(
        jsonReply(200, { administrator: world.rights === 'everything', rights: world.rights === 'everything' ? [] : world.rights }),
      )
    },
  },
  {
    method: 'GET',
    path: '/marks',
    kind: 'read',
    answer: (world) => replyWith(jsonReply(200, { administrator: world.rights === 'everything', marks: marksOf(world) })),
  },
  listRoute('/companies', ['Desk', 'Companies'], (_, { query }) => {
    const part = (query.get('name') ?? '').toLowerCase()
    return companies.filter((company) => `${company.name}\n${company.short}`.toLowerCase().includes(part))
  }),
  readRoute('/companies/{id}', ['Desk', 'Companies'], (_, { params }) => companies.find((company) => company.id === params['id'])),
  listRoute('/companies/{id}/contacts', ['Desk', 'Companies'], (_, { params }) =>
    contacts.filter((contact) => contact.companyId === params['id']),
  ),
  listRoute('/boards', ['Admin', 'Setup'], () => boards, 'Boards'),
  listRoute(
    '/boards/{id}/statuses',
    ['Admin', 'Setup'],
    (_, { params }) => statuses.filter((status) => status.boardId === params['id']),
    'Boards',
  ),
  listRoute('/boards/{id}/types', ['Admin', 'Setup'], (_, { params }) => types.filter((type) => type.boardId === params['id']), 'Boards'),
  listRoute('/priorities', ['Admin', 'Setup'], () => priorities, 'Lists'),
  listRoute('/sources', ['Admin', 'Setup'], () => sources, 'Lists'),
  listRoute('/tickets', ['Desk', 'Tickets'], (world, { query }) =>
    visible(world)
      .filter((ticket) => fits(ticket, query))
      .map(ticketReply),
  ),
  listRoute('/deviceTypes', ['Admin', 'Setup'], () => deviceTypes, 'Lists'),
  listRoute('/devices', ['Desk', 'Devices'], (world, { query }) =>
    world.devices
      .all()
      .filter(
        ({ companyId, active, tag }) =>
          (query.get('company') ?? companyId) === companyId &&
          (query.get('active') ?? String(active)) === String(active) &&
          (query.get('tag') ?? tag) === tag,
      ),
  ),
  readRoute('/devices/{id}', ['Desk', 'Devices'], (world, { params }) => world.devices.get(params['id'] ?? '')),
  {
    method: 'POST',
    path: '/devices',
    kind: 'write',
    answer(world, request) {
      demand(world, ['Desk', 'Devices'], 'modify', 'on')
      const { name = '', companyId = '', typeId = '', ...rest } = JSON.parse(bodyText(request)) as Partial<AcmeDevice>
      const bare = { serial: null, mac: null, host: null, system: null, tag: null }
      return commitWith(() => reply(201, world.devices.insert({ ...bare, ...rest, name, companyId, typeId, active: true })))
    },
  },
  {
    method: 'PATCH',
    path: '/devices/{id}',
    kind: 'write',
    answer(world, request) {
      demand(world, ['Desk', 'Devices'], 'modify', 'on')
      const id = request.params['id'] ?? ''
      if (!world.devices.get(id)) throw refuse(404, 'not found')
      const changes = JSON.parse(bodyText(request)) as Partial<AcmeDevice>
      return commitWith(() => reply(200, world.devices.update(id, changes) ?? {}))
    },
  },
  listRoute('/alarms', ['Desk', 'Alarms'], (world, { query }) => world.alarms.all().filter(({ at }) => at >= (query.get('since') ?? ''))),
  readRoute('/alarms/{id}', ['Desk', 'Alarms'], (world, { params }) =>
    world.alarms.all().find((alarm) => String(alarm.id) === params['id']),
  ),
  {
    method: 'POST',
    path: '/alarms/{id}/close',
    kind: 'write',
    answer(world, { params }) {
      demand(world, ['Desk', 'Alarms'], 'modify', 'on')
      const alarm = world.alarms.all().find((candidate) => String(candidate.id) === params['id'])
      if (!alarm) throw refuse(404, 'not found')
      return commitWith(() => reply(200, world.alarms.update(alarm.id, { open: false }) ?? alarm))
    },
  },
  {
    method: 'DELETE',
    path: '/alarms/{id}',
    kind: 'write',
    answer(world, { params }) {
      demand(world, ['Desk', 'Alarms'], 'modify', 'on')
      const alarm = world.alarms.all().find((candidate) => String(candidate.id) === params['id'])
      if (!alarm) throw refuse(404, 'not found')
      return commitWith(() => (world.alarms.delete(alarm.id), reply(200, {})))
    },
  },
  readRoute('/tickets/{id}', ['Desk', 'Tickets'], (world, { params }) => {
    const ticket = visible(world).find((candidate) => candidate.id === params['id'])
    return ticket && ticketReply(ticket)
  }),
  listRoute('/tickets/{id}/entries', ['Desk', 'Tickets'], (world, { params }) => ticketAt(world, params['id']).entries),
  {
    method: 'POST',
    path: '/tickets',
    kind: 'write',
    answer(world, request) {
      demand(world, ['Desk', 'Tickets'], 'modify', 'on')
      const given = JSON.parse(bodyText(request)) as Partial<AcmeTicket>
      if (!given.title || given.title.length > longestTitle) throw refuse(400, `title must have 1 to ${longestTitle} characters`)
      if (!companies.some((company) => company.id === given.companyId)) throw refuse(400, `company ${given.companyId} is unknown`)
      const { title, companyId, description = '' } = given
      const wanted = { ...given, title, companyId: companyId ?? '', description, byApi: true }
      return commitWith(() => reply(201, ticketReply(insertTicket(world, wanted))))
    },
  },
  {
    method: 'PATCH',
    path: '/tickets/{id}',
    kind: 'write',
    answer(world, request) {
      demand(world, ['Desk', 'Tickets'], 'modify', 'on')
      const { id, statusId: before } = ticketAt(world, request.params['id'])
      const { statusId, ...changes } = JSON.parse(bodyText(request)) as Partial<AcmeTicket>
      return commitWith(() => {
        changeTicket(world, id, changes)
        if (statusId !== undefined) setStatus(world, id, statusId)
        const isPutBack = world.putBack.has(id) && isClosed(ticketAt(world, id))
        return { ...reply(200, ticketReply(ticketAt(world, id))), afterwards: () => isPutBack && setStatus(world, id, before) }
      })
    },
  },
  {
    method: 'POST',
    path: '/tickets/{id}/notes',
    kind: 'write',
    answer(world, request) {
      demand(world, ['Desk', 'Tickets'], 'modify', 'on')
      const { id } = ticketAt(world, request.params['id'])
      const { text, internal } = JSON.parse(bodyText(request)) as { text: string; internal: boolean }
      return commitWith(() => reply(201, addEntry(world, id, { kind: 'note', text, internal, by: '7', hours: 0 })))
    },
  },
  listRoute('/tickets/{id}/files', ['Desk', 'Files'], (world, { params }) => ticketAt(world, params['id']).files.map(withoutContent)),
  readRoute('/tickets/{id}/files/{fileId}', ['Desk', 'Files'], (world, { params }) =>
    ticketAt(world, params['id']).files.find((file) => file.id === params['fileId']),
  ),
  {
    method: 'POST',
    path: '/tickets/{id}/files',
    kind: 'write',
    answer(world, request) {
      demand(world, ['Desk', 'Files'], 'modify', 'on')
      const { id } = ticketAt(world, request.params['id'])
      const { name, internal, content } = JSON.parse(bodyText(request)) as { name: string; internal: boolean; content: string }
      return commitWith(() => reply(201, withoutContent(addFile(world, id, { name, internal, content }))))
    },
  },
  listRoute('/webhooks', ['Admin', 'Webhooks'], (world) => world.webhooks.all().map(shownWebhook)),
  {
    method: 'POST',
    path: '/webhooks',
    kind: 'write',
    answer(world, request) {
      demand(world, ['Admin', 'Webhooks'], 'use', 'on')
      const { url, about } = JSON.parse(bodyText(request)) as { url: string; about: string }
      if (world.webhooks.all().some((webhook) => webhook.url === url && webhook.about === about)) throw refuse(409, 'there is one already')
      return commitWith(() => reply(201, webhookReply(world, addWebhook(world, url, about))))
    },
  },
  {
    method: 'PATCH',
    path: '/webhooks/{id}',
    kind: 'write',
    answer(world, request) {
      demand(world, ['Admin', 'Webhooks'], 'use', 'on')
      const { id } = webhookAt(world, request.params['id'])
      const changes = JSON.parse(bodyText(request)) as Partial<AcmeWebhook>
      return commitWith(() => reply(200, webhookReply(world, world.webhooks.update(id, changes) ?? webhookAt(world, String(id)))))
    },
  },
  {
    method: 'DELETE',
    path: '/webhooks/{id}',
    kind: 'write',
    answer(world, request) {
      demand(world, ['Admin', 'Webhooks'], 'use', 'on')
      const { id } = webhookAt(world, request.params['id'])
      return commitWith(() => {
        world.webhooks.delete(id)
        return { status: 204 }
      })
    },
  },
  {
    method: 'GET',
    path: '/keys/{id}',
    kind: 'read',
    needsLogin: false,
    answer: (world, { params }) => replyWith(reply(200, { key: webhookAt(world, params['id']).key })),
  },
]

export const acmeSandbox = defineSandbox<AcmeWorld>({
  connector: 'acme',
  seeds: ['empty', 'demo'],
  variants: { ids: ['small', 'big'], refusal: ['403', '400'], hookKeys: ['published', 'told-once'], rights: ['listed', 'marks'] },
  base: /^\/api/,
  routes,
  createWorld: createAcmeWorld,
  admit: (_, request, route) =>
    route.needsLogin === false || request.headers['authorization'] === `Bearer ${apiKey}` ? null : jsonReply(401, { message: 'log in' }),
  noRoute: (_, _request, methods) => jsonReply(methods.length ? 405 : 404, { message: 'no such call' }),
  faultReply: (_, kind, seconds) =>
    kind === 'limit'
      ? jsonReply(429, { message: 'slow down' }, { 'retry-after': String(seconds) })
      : jsonReply(kind === 'expired-login' ? 401 : 503, { message: kind }),
  settings: (world) => ({ site: world.context.publicUrl, apiKey, network: 'private', replyTimeout: 10 }),
  setRights: (world, rights) => void (world.rights = rights),
  tickets: (world) =>
    world.tickets.all().map((ticket) => ({
      id: ticket.id,
      title: ticket.title,
      reference: ticket.reference,
      isClosed: isClosed(ticket),
      companyId: ticket.companyId,
      priority: priorities.find((priority) => priority.id === ticket.priorityId)?.name ?? null,
      notes: ticket.entries.map((entry) => ({ text: entry.text, visibility: entry.internal ? 'internal' : 'public' })),
      description: ticket.description,
      deviceIds: [],
      attachments: ticket.files.map((file) => ({
        fileName: file.name,
        size: file.size,
        visibility: file.internal ? 'internal' : 'public',
      })),
    })),
  technician: (world) => ({
    addNote: async (id, text) => void addEntry(world, id, { kind: 'note', text, internal: true, by: '8', hours: 0 }),
    logTime: async (id, hours) => void addEntry(world, id, { kind: 'time', text: 'Time', internal: true, by: '8', hours }),
    assign: async (id) => changeTicket(world, id, { assigneeId: '8' }),
    closeTicket: async (id) => setStatus(world, id, `${ticketAt(world, id).boardId}2`),
    putBackWhenClosed: async (id) => void world.putBack.add(id),
  }),
  devices: (world) => world.devices.all().map(({ id, name, companyId }) => ({ id, name, companyId })),
  alarms: acmeAlarms,
  webhooks: acmeWebhooks,
})
