import { commitWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { hexDigits } from '../../ids.ts'
import { objectBody, requiredText, textIn } from '../body.ts'
import type { Body } from '../body.ts'
import { badRequest, dataReply, metaReply, notFound } from '../envelope.ts'
import { webhookMembers, webhookRecord } from '../models/notifications.ts'
import type { Priority, WebhookRow } from '../records.ts'
import { now } from '../server.ts'
import type { VsaX } from '../server.ts'
import { plainTime, present } from '../wire.ts'
import { priorityFrom } from './notifications.ts'
import { readRoutes } from './read-routes.ts'

const path = '/notifications/webhooks'

/** The document prints PUT without an id, its sample has one (FACTS 2.4): only the latter is served. */
export const webhookRoutes: readonly Route<VsaX>[] = [
  ...readRoutes({
    path,
    members: webhookMembers,
    rows: (server) => server.webhooks.rows(),
    record: (_server, row) => webhookRecord(row),
  }),
  { method: 'POST', path, kind: 'write', answer: createWebhook },
  { method: 'PUT', path: `${path}/{id}`, kind: 'write', answer: updateWebhook },
  { method: 'DELETE', path: `${path}/{id}`, kind: 'write', answer: deleteWebhook },
  { method: 'POST', path: `${path}/{id}/regenerateSecretKey`, kind: 'write', answer: regenerateKey },
]

type Given = Pick<WebhookRow, 'name' | 'description' | 'priorities' | 'organizationIds' | 'headers' | 'url' | 'language'>

/** The key stands in this reply and in no other. */
function createWebhook(server: VsaX, request: SandboxRequest): Answer {
  const given = readWebhook(objectBody(request))
  return commitWith(() => {
    const at = now(server)
    const row = server.webhooks.insert({ ...given, createdAt: at, updatedAt: at, secretKey: newKey(server), isActive: true })
    return dataReply({ SecretKey: row.secretKey, ...present(webhookMembers, webhookRecord(row)) })
  })
}

function updateWebhook(server: VsaX, request: SandboxRequest): Answer {
  const { id } = webhookAt(server, request)
  const given = readWebhook(objectBody(request))
  return commitWith(() => {
    const row = server.webhooks.update(id, { ...given, updatedAt: now(server) })
    if (!row) throw notFound()
    const { CreatedAt: _, ...rest } = present(webhookMembers, webhookRecord(row))
    return dataReply({ ...rest, UpdatedAt: plainTime(row.updatedAt) })
  })
}

function deleteWebhook(server: VsaX, request: SandboxRequest): Answer {
  const { id } = webhookAt(server, request)
  return commitWith(() => {
    if (!server.webhooks.delete(id)) throw notFound()
    return metaReply()
  })
}

function regenerateKey(server: VsaX, request: SandboxRequest): Answer {
  const { id } = webhookAt(server, request)
  return commitWith(() => {
    const row = server.webhooks.update(id, { secretKey: newKey(server) })
    if (!row) throw notFound()
    return dataReply({ SecretKey: row.secretKey })
  })
}

function webhookAt(server: VsaX, { params }: SandboxRequest): WebhookRow {
  const row = server.webhooks.get(Number(params['id']))
  if (!row) throw notFound()
  return row
}

function newKey(server: VsaX): string {
  return hexDigits(64, (least, most) => server.context.random.integer(least, most))
}

/** Bounds as in the reference (FACTS 2.4). */
function readWebhook(body: Body): Given {
  const url = requiredText(body, 'Url', 2000)
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw badRequest('Url must start with "http://" or "https://".')
  const language = textIn(body, 'Language', 10) ?? 'en'
  if (language !== 'en' && language !== 'de') throw badRequest('Language must be one of: en, de.')
  return {
    name: requiredText(body, 'Name', 100),
    description: textIn(body, 'Description', 255),
    priorities: prioritiesIn(body),
    organizationIds: organizationIdsIn(body),
    headers: headersIn(body),
    url,
    language,
  }
}

function prioritiesIn(body: Body): readonly Priority[] {
  const given = body['Priorities']
  if (!Array.isArray(given) || !given.length) throw badRequest('Priorities is required.')
  return given.map(priorityFrom)
}

function organizationIdsIn(body: Body): readonly number[] | null {
  const given = body['OrganizationIds'] ?? null
  if (given === null) return null
  if (!Array.isArray(given) || !given.every(Number.isInteger)) throw badRequest('OrganizationIds must be a list of integers.')
  return given as readonly number[]
}

function headersIn(body: Body): Readonly<Record<string, string>> | null {
  const given = body['Headers'] ?? null
  if (given === null) return null
  const isList = typeof given === 'object' && !Array.isArray(given) && Object.values(given).every((value) => typeof value === 'string')
  if (!isList || JSON.stringify(given).length > 4000)
    throw badRequest('Headers must be a list of keys and values of at most 4000 characters.')
  return given as Readonly<Record<string, string>>
}
