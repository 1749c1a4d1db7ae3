import { commitWith, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { flagIn, lowered, numberIn, numbersIn, objectBody, textIn, wholeNumber } from '../body.ts'
import type { Given } from '../body.ts'
import { done, envelope, invalid, missing } from '../envelope.ts'
import { answerAll, answerList } from '../listing.ts'
import type { DeliveryLogRow, WebhookRow } from '../records.ts'
import { apiUserId, newStamp, technicianId } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { send } from '../webhooks/announce.ts'
import { webhookEvents } from '../webhooks/payload.ts'
import { stamp } from '../wire/accounts.ts'
import type { WireRecord } from '../wire/present.ts'
import { timeIn, wireTime } from '../wire/times.ts'

const hooks = '/admin/webhooks'

export const webhookRoutes: readonly Route<Tenant>[] = [
  { method: 'POST', path: `${hooks}/search`, kind: 'list', answer: search },
  { method: 'POST', path: hooks, kind: 'write', answer: create },
  {
    method: 'GET',
    path: `${hooks}/{id}`,
    kind: 'read',
    answer: (tenant, request) => replyWith(envelope(tenant, presentWebhook(tenant, knownWebhook(tenant, request.params['id'] ?? '')))),
  },
  {
    method: 'PUT',
    path: `${hooks}/{id}`,
    kind: 'write',
    answer(tenant, request) {
      const before = knownWebhook(tenant, request.params['id'] ?? '')
      const fields = readWebhook(tenant, objectBody(tenant, request), before)
      return commitWith(() => {
        const { modifiedBy, modifiedOn } = newStamp(tenant)
        const row = tenant.webhooks.update(before.id, { ...fields, modifiedBy, modifiedOn })
        if (!row) throw missing(tenant, 'Webhook', String(before.id))
        return envelope(tenant, presentWebhook(tenant, row))
      })
    },
  },
  {
    method: 'DELETE',
    path: `${hooks}/{id}`,
    kind: 'write',
    answer(tenant, request) {
      const { id } = knownWebhook(tenant, request.params['id'] ?? '')
      return commitWith(() => {
        tenant.webhooks.delete(id)
        return done(tenant)
      })
    },
  },
  {
    method: 'PATCH',
    path: hooks,
    kind: 'write',
    answer(tenant, request) {
      const body = objectBody(tenant, request)
      const isEnabled = flagIn(body, 'IsEnabled')
      if (isEnabled === null) throw invalid(tenant, ['The IsEnabled field is required.'])
      return batch(tenant, body, (id) => void tenant.webhooks.update(id, { isEnabled }))
    },
  },
  {
    method: 'DELETE',
    path: hooks,
    kind: 'write',
    answer: (tenant, request) => batch(tenant, objectBody(tenant, request), (id) => void tenant.webhooks.delete(id)),
  },
  {
    method: 'GET',
    path: `${hooks}/events/lookup`,
    kind: 'list',
    answer: (tenant, request) =>
      answerAll(tenant, request, webhookEvents, ({ id, name }) => ({ Id: id, Name: name, CategoryName: 'Tickets', CategoryId: 1 })),
  },
  { method: 'POST', path: `${hooks}/{webhookId}/logs/search`, kind: 'list', answer: searchLogs },
  {
    method: 'GET',
    path: `${hooks}/logs/{logId}`,
    kind: 'read',
    answer(tenant, request) {
      const row = knownLog(tenant, request)
      const more = {
        RequestHeader: row.headers,
        RequestPayload: row.payload,
        ResponseStatusCode: row.status,
        ResponseHeaders: {},
        ResponseBody: '',
      }
      const { EventId: _, ...listed } = presentLog(tenant, row)
      return replyWith(envelope(tenant, { ...listed, ...more }))
    },
  },
  {
    method: 'POST',
    path: `${hooks}/redeliver/{logId}`,
    kind: 'write',
    answer(tenant, request) {
      const log = knownLog(tenant, request)
      return commitWith(() => {
        const webhook = tenant.webhooks.get(log.webhookId)
        if (!webhook) throw missing(tenant, 'Webhook', String(log.webhookId))
        return envelope(tenant, send(tenant, webhook, log.eventId, log, log.id))
      })
    },
  },
]

function search(tenant: Tenant, request: SandboxRequest): Answer {
  const body = request.body.length === 0 ? {} : objectBody(tenant, request)
  const filter = lowered(body['filter'])
  const isEnabled = numberIn(filter, 'IsEnabled')
  const holds = (value: string, name: string): boolean => value.toLowerCase().includes(textIn(filter, name).toLowerCase())
  return answerList(tenant, request, {
    rows: tenant.webhooks
      .rows()
      .filter(
        (row) => holds(row.url, 'PayloadUrl') && holds(row.name, 'Name') && (isEnabled === null || row.isEnabled === (isEnabled === 1)),
      ),
    place: body,
    isPaged: true,
    insertRow: () => addAnother(tenant),
    deleteRow: (candidates) => tenant.webhooks.delete(candidates[0]?.id ?? -1),
    present(row) {
      const logs = tenant.deliveryLogs.rows().filter(({ webhookId }) => webhookId === row.id)
      return {
        Id: row.id,
        ...stamp(tenant, row),
        PayloadUrl: row.url,
        Name: row.name,
        IsEnabled: row.isEnabled,
        RecentDelivery: wireTime(tenant, logs.at(-1)?.deliveredOn ?? null),
        UseCount: logs.length,
      }
    },
  })
}

/** Somebody else registers one for their own use. */
function addAnother(tenant: Tenant): void {
  const fields = { name: 'Another integration', url: 'https://integration.example/', isEnabled: true, secret: null, contentType: 0 }
  tenant.webhooks.insert({ ...newStamp(tenant, technicianId), ...fields, sendsAll: true, events: [] })
}

function create(tenant: Tenant, request: SandboxRequest): Answer {
  const fields = readWebhook(tenant, objectBody(tenant, request), null)
  return commitWith(() => {
    const row = tenant.webhooks.insert({ ...newStamp(tenant), ...fields })
    return envelope(tenant, presentWebhook(tenant, row))
  })
}

/** A secret that is left out stays: no reply ever shows it, so nobody could send it back. */
function readWebhook(tenant: Tenant, given: Given, before: WebhookRow | null): Omit<WebhookRow, 'id' | keyof ReturnType<typeof newStamp>> {
  const problems: string[] = []
  const name = textIn(given, 'Name').trim()
  const url = textIn(given, 'PayloadURL').trim()
  const events = numbersIn(given, 'Events')
  const secret = given['secret'] === undefined || given['secret'] === null ? (before?.secret ?? null) : textIn(given, 'Secret') || null
  if (!name) problems.push('The Name field is required.')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) problems.push('The PayloadURL field is not a valid address.')
  for (const id of events) if (!webhookEvents.some((event) => event.id === id)) problems.push(`Event ${id} does not exist.`)
  if (problems.length > 0) throw invalid(tenant, problems)
  return {
    name,
    url,
    isEnabled: flagIn(given, 'IsEnabled') ?? false,
    secret,
    contentType: numberIn(given, 'ContentType') ?? 0,
    sendsAll: flagIn(given, 'SendAllEvents') ?? false,
    events,
  }
}

function batch(tenant: Tenant, body: Given, carryOut: (id: number) => void): Answer {
  const ids = numbersIn(body, 'TargetedIds')
  if (ids.length === 0) throw invalid(tenant, ['The TargetedIds field is required.'])
  return commitWith(() => {
    for (const id of ids) carryOut(id)
    return envelope(tenant, null)
  })
}

/** What `State` filters by is not published; it changes nothing here. */
function searchLogs(tenant: Tenant, request: SandboxRequest): Answer {
  const webhook = knownWebhook(tenant, request.params['webhookId'] ?? '')
  const body = request.body.length === 0 ? {} : objectBody(tenant, request)
  const filter = lowered(body['filter'])
  const id = textIn(filter, 'Id').toLowerCase()
  const events = numbersIn(filter, 'Events')
  const from = timeIn(tenant, filter['fromdeliverydate']) ?? -Infinity
  const to = timeIn(tenant, filter['todeliverydate']) ?? Infinity
  return answerList(tenant, request, {
    rows: tenant.deliveryLogs
      .rows()
      .filter((row) => row.webhookId === webhook.id && (!id || row.id === id) && (events.length === 0 || events.includes(row.eventId)))
      .filter((row) => row.deliveredOn >= from && row.deliveredOn <= to),
    place: body,
    isPaged: true,
    present: (row) => presentLog(tenant, row),
  })
}

function knownWebhook(tenant: Tenant, text: string): WebhookRow {
  const row = tenant.webhooks.get(wholeNumber(text) ?? -1)
  if (!row) throw missing(tenant, 'Webhook', text)
  return row
}

function knownLog(tenant: Tenant, request: SandboxRequest): DeliveryLogRow {
  const id = request.params['logId'] ?? ''
  const row = tenant.deliveryLogs.get(id.toLowerCase())
  if (!row) throw missing(tenant, 'Delivery log', id)
  return row
}

/** `WebhookConfigurationOutputDto`: whether there is a secret, never the secret. */
function presentWebhook(tenant: Tenant, row: WebhookRow): WireRecord {
  return {
    Id: row.id,
    ...stamp(tenant, row),
    IsEnabled: row.isEnabled,
    PayloadUrl: row.url,
    Name: row.name,
    ContentType: row.contentType,
    SendAllEvents: row.sendsAll,
    Events: row.events,
    HasSecret: row.secret !== null,
  }
}

function presentLog(tenant: Tenant, row: DeliveryLogRow): WireRecord {
  return {
    Id: row.id,
    IsReDelivered: row.isReDelivered,
    WebhookId: row.webhookId,
    EventId: row.eventId,
    IsDelivered: row.isDelivered,
    DeliveryDate: wireTime(tenant, row.deliveredOn),
    CreatedOn: wireTime(tenant, row.deliveredOn),
    CreatedBy: apiUserId,
    ParentLogId: row.parentId,
  }
}
