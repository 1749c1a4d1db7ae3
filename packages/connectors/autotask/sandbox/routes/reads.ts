import { jsonReply, Refusal, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { parameter } from '../body.ts'
import type { Entity } from '../entities/entity.ts'
import { answerChildren, answerCount, answerQuery, hasLeft } from '../query/answers.ts'
import type { ListChanges } from '../query/answers.ts'
import { linkedPosition } from '../query/paging.ts'
import { presentRows } from '../query/present.ts'
import { visibleRow } from '../query/visible-rows.ts'
import type { EntityRow } from '../records.ts'
import { badRequest, errorsReply, htmlReply, noSuchRoute, wrongMethod } from '../replies.ts'
import { variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { listChangesOf } from '../list-changes.ts'

/** Characters of a whole address that the web server takes (FACTS 2, Paging). */
const longestUrl = 2048

/** The reading calls of an entity, at the top and below its parent (FACTS 2, Routes). */
export function readRoutes(entity: Entity): readonly Route<Tenant>[] {
  const path = `/${entity.name}`
  const changes = (tenant: Tenant): ListChanges => listChangesOf(tenant, entity)
  const query = (method: 'GET' | 'POST'): readonly Route<Tenant>[] => [
    {
      method,
      path: `${path}/query`,
      kind: 'list',
      answer: (tenant, request) => answerQuery(tenant, entity, request, null, changes(tenant)),
    },
    { method, path: `${path}/query/count`, kind: 'read', answer: (tenant, request) => answerCount(tenant, entity, request) },
    ...(['next', 'previous'] as const).map((way): Route<Tenant> => ({
      method,
      path: `${path}/query/${way}`,
      kind: 'list',
      answer(tenant, request) {
        // The link that a POST was given has no query in it: it must be posted again, with the body (FACTS 2, Paging).
        if (method === 'GET' && parameter(request, 'search') === null) throw new Refusal(wrongMethod(request, ['POST']))
        return answerQuery(tenant, entity, request, linkedPosition(tenant, request, way), changes(tenant))
      },
    })),
  ]
  return [
    ...query('GET').map(shortEnough),
    ...query('POST'),
    { method: 'GET', path: `${path}/{id}`, kind: 'read', answer: (tenant, request) => answerRecord(tenant, entity, request, null) },
    ...childReads(entity),
  ]
}

function childReads(entity: Entity): readonly Route<Tenant>[] {
  const { child } = entity
  if (!child) return []
  const path = `/${child.parent}/{parentId}/${child.segment}`
  return [
    {
      method: 'GET',
      path,
      kind: 'list',
      answer: (tenant, request) => answerChildren(tenant, entity, request, idOf(tenant, request, 'parentId')),
    },
    {
      method: 'GET',
      path: `${path}/{id}`,
      kind: 'read',
      answer: (tenant, request) => answerRecord(tenant, entity, request, idOf(tenant, request, 'parentId')),
    },
  ]
}

/** One record. A file is answered as a list, and only here with its content (FACTS 2, Replies, and 5, Attachments). */
function answerRecord(tenant: Tenant, entity: Entity, request: SandboxRequest, parentId: number | null): Answer {
  const id = idOf(tenant, request, 'id')
  const key = entity.child?.key
  const row = hasLeft(tenant, request) ? undefined : visibleRow(tenant, entity, request, id)
  const found = row && (parentId === null || row.values[key ?? ''] === parentId) ? row : undefined
  if (entity.name === 'TicketAttachments') return answerFile(tenant, entity, found)
  if (found) return replyWith(jsonReply(200, { item: presentRows(tenant, entity, [found])[0] }))
  if (variantOf(tenant, 'missingRecord') === 'null') return replyWith(jsonReply(200, { item: null }))
  return replyWith(errorsReply(404, ['No matching records found.']))
}

function answerFile(tenant: Tenant, entity: Entity, row: EntityRow | undefined): Answer {
  if (!row) throw badRequest(tenant, 'Attachment could not be found.')
  const content = tenant.files.get(row.id)
  const item = { ...presentRows(tenant, entity, [row])[0], data: content ? Buffer.from(content).toString('base64') : null }
  const pageDetails = { count: 1, requestCount: 500, prevPageUrl: null, nextPageUrl: null }
  return replyWith(jsonReply(200, { items: [item], pageDetails }))
}

/** An id in the path. A path with anything else in its place is no route. */
export function idOf(tenant: Tenant, request: SandboxRequest, name: 'id' | 'parentId'): number {
  const text = request.params[name] ?? ''
  if (/^-?\d{1,18}$/.test(text)) return Number(text)
  throw new Refusal(noSuchRoute(tenant, request))
}

/** An address that is too long is a 404 of the web server (FACTS 2, Paging). Its length is that of the query as a browser would escape it. */
function shortEnough(route: Route<Tenant>): Route<Tenant> {
  return {
    ...route,
    answer(tenant, request) {
      const query = request.query.toString()
      const length = tenant.context.publicUrl.length + request.path.length + 1 + query.length
      if (length > longestUrl) throw new Refusal(htmlReply(404, '404 - File or directory not found.'))
      return route.answer(tenant, request)
    },
  }
}
