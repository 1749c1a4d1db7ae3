import { commitWith, jsonReply, Refusal } from '@jackfield/sandbox'
import type { Answer, Route, SandboxReply, SandboxRequest } from '@jackfield/sandbox'
import { bodyOf } from '../body.ts'
import type { Entity, WriteMethod } from '../entities/entity.ts'
import type { EntityRow } from '../records.ts'
import { badRequest, unauthorised } from '../replies.ts'
import { isAtHome } from '../query/answers.ts'
import { visibleRow } from '../query/visible-rows.ts'
import { tableOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { announce } from '../webhooks/announce.ts'
import { workflowAfter } from '../workflow.ts'
import { readGiven } from '../write/given.ts'
import type { Given } from '../write/given.ts'
import { rulesOf } from '../write/rules-by-entity.ts'
import { prepared, store } from '../write/store.ts'
import { authorOf } from '../write/write.ts'
import type { Write } from '../write/write.ts'
import { idOf } from './reads.ts'

/** The writing calls of an entity, at the top and below its parent: POST, PUT and PATCH on the collection, DELETE by id (FACTS 2, Routes). */
export function writeRoutes(entity: Entity): readonly Route<Tenant>[] {
  const { child } = entity
  const top = entity.methods.map((method) => writeRoute(entity, method, `/${entity.name}`))
  if (!child) return top
  return [...top, ...child.methods.map((method) => writeRoute(entity, method, `/${child.parent}/{parentId}/${child.segment}`))]
}

function writeRoute(entity: Entity, method: WriteMethod, path: string): Route<Tenant> {
  if (method === 'DELETE') {
    return { method, path: `${path}/{id}`, kind: 'write', answer: (tenant, request) => answerDelete(tenant, entity, request) }
  }
  return { method, path, kind: 'write', answer: (tenant, request) => answerWrite(tenant, entity, request, method) }
}

/** Every success is a 200 with the id alone (FACTS 2, Replies). */
function itemReply(itemId: number, afterwards: (() => void) | null = null): SandboxReply {
  return { ...jsonReply(200, { itemId }), ...(afterwards ? { afterwards } : {}) }
}

function answerWrite(tenant: Tenant, entity: Entity, request: SandboxRequest, method: 'POST' | 'PUT' | 'PATCH'): Answer {
  requireHome(tenant, request)
  const author = authorOf(tenant, entity, request)
  const given = belowParent(tenant, entity, request, readGiven(tenant, entity, bodyOf(tenant, request)))
  const rules = rulesOf(entity)
  const write = (): Write => ({
    tenant,
    entity,
    author,
    given,
    before: method === 'POST' ? null : rowToChange(tenant, entity, request, given.id),
  })
  prepared(write(), rules, method === 'PUT')
  // Carried out later, it meets the state of that time.
  return commitWith(() => {
    const late = write()
    const row = store(late, rules, prepared(late, rules, method === 'PUT'))
    return itemReply(row.id, entity.name === 'Tickets' ? workflowAfter(tenant, late.before, row) : null)
  })
}

function answerDelete(tenant: Tenant, entity: Entity, request: SandboxRequest): Answer {
  requireHome(tenant, request)
  const author = authorOf(tenant, entity, request)
  const find = (): EntityRow => rowToDelete(tenant, entity, request)
  find()
  return commitWith(() => {
    const row = find()
    rulesOf(entity).removed?.({ tenant, entity, author }, row)
    tableOf(tenant, entity.name).delete(row.id)
    announce(tenant, { entity: entity.name, action: 'Delete', row, before: row, by: author.resourceId })
    return itemReply(row.id)
  })
}

/** Nothing is written at the address of a zone that the tenant has left, whatever queries find there. */
function requireHome(tenant: Tenant, request: SandboxRequest): void {
  if (!isAtHome(tenant, request)) throw new Refusal(unauthorised())
}

/** The parent in the path is the record's parent, whatever the body says. */
function belowParent(tenant: Tenant, entity: Entity, request: SandboxRequest, given: Given): Given {
  const key = entity.child?.key
  if (request.params['parentId'] === undefined || key === undefined) return given
  return { ...given, values: new Map([...given.values, [key, idOf(tenant, request, 'parentId')]]) }
}

/** The vendor's words for an update of something that is not there are not known; those of a delete are the nearest. */
function rowToChange(tenant: Tenant, entity: Entity, request: SandboxRequest, id: number | null): EntityRow {
  if (id === null) throw badRequest(tenant, 'Missing Required Field: id')
  const row = visibleRow(tenant, entity, request, id)
  if (row && isBelow(entity, request, row)) return row
  throw badRequest(
    tenant,
    'No message. No matching records found. The logged in Resource may not have the required permissions to update the data.',
  )
}

function rowToDelete(tenant: Tenant, entity: Entity, request: SandboxRequest): EntityRow {
  const id = idOf(tenant, request, 'id')
  const row = visibleRow(tenant, entity, request, id)
  if (row && isBelow(entity, request, row)) return row
  if (entity.name === 'TicketAttachments') throw badRequest(tenant, 'Attachment could not be found.')
  throw badRequest(
    tenant,
    'No message. No matching records found. The logged in Resource may not have the required permissions to delete the data.',
  )
}

function isBelow({ child }: Entity, request: SandboxRequest, row: EntityRow): boolean {
  const { parentId } = request.params
  return parentId === undefined || child === null || row.values[child.key] === Number(parentId)
}
