import { commitWith, jsonReply, replyWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { jsonBody, objectBody } from '../body.ts'
import {
  blankCallback,
  callbackMembers,
  computedMembers,
  lingerTime,
  presentCallback,
  visibleCallbacks,
  withCallbackFields,
} from '../callbacks/callback-entry.ts'
import type { CallbackFields } from '../callbacks/callback-entry.ts'
import { notFound } from '../errors.ts'
import { readPatch } from '../json-patch.ts'
import { keyPaths } from '../key-paths.ts'
import { queryValue, recordReply } from '../listing.ts'
import { onlyFields } from '../only-fields.ts'
import type { CallbackRow } from '../records.ts'
import { login, touched, variantOf } from '../tenant.ts'
import type { Tenant } from '../tenant.ts'
import { callbackNames } from '../wire/names.ts'
import { href } from '../wire/wire-record.ts'
import { readRoutes } from './read-routes.ts'

const path = '/system/callbacks'
const onePath = `${path}/{id}`
const members: ReadonlyMap<string, string> = new Map([...callbackMembers, ...computedMembers].map((name) => [name.toLowerCase(), name]))
const patchable: ReadonlySet<string> = new Set(callbackMembers)

/** Registrations for what happens in the tenant, and the keys that deliveries are signed with. */
export const callbackRoutes: readonly Route<Tenant>[] = [
  ...readRoutes<CallbackRow>({
    path,
    entity: 'CallbackEntry',
    names: callbackNames,
    rows: visibleCallbacks,
    present: presentCallback,
  }),
  {
    method: 'POST',
    path,
    kind: 'write',
    answer(tenant, request): Answer {
      const given = givenIn(request)
      withCallbackFields(tenant, blankCallback(tenant), given, null)
      return commitWith(() => {
        const row = tenant.callbacks.insert(withCallbackFields(tenant, blankCallback(tenant), given, null))
        const location = href(tenant, `system/callbacks/${row.id}`).replace(/^https:/, 'http:')
        return saved(tenant, request, 201, row, { location })
      })
    },
  },
  {
    method: 'PUT',
    path: onePath,
    kind: 'write',
    answer(tenant, request): Answer {
      const given = givenIn(request)
      // What is left out goes to its default (FACTS 2); who made it, and its key, stay.
      return change(tenant, request, ({ id, url: _url, type: _type, level: _level, description: _description, ...before }) => {
        const kept = { ...before, url: '', type: '', level: '', description: null, isSoapCallbackFlag: false, isSelfSuppressedFlag: false }
        return withCallbackFields(tenant, kept, { inactiveFlag: false, objectId: null, ...given }, id)
      })
    },
  },
  {
    method: 'PATCH',
    path: onePath,
    kind: 'write',
    answer(tenant, request): Answer {
      const changes = readPatch(jsonBody(request), 'callbackEntry', patchable)
      const given = Object.fromEntries(changes.map(({ member, value }) => [member, value]))
      return change(tenant, request, ({ id, ...before }) => withCallbackFields(tenant, before, given, id))
    },
  },
  {
    method: 'DELETE',
    path: onePath,
    kind: 'write',
    answer(tenant, request): Answer {
      callbackAt(tenant, request)
      return commitWith(() => {
        const row = callbackAt(tenant, request)
        tenant.callbacks.delete(row.id)
        if (variantOf(tenant, 'callbackRemoval') === 'lingering') tenant.lingering.set(row, tenant.context.clock.now() + lingerTime)
        return { status: 204 }
      })
    },
  },
  ...keyPaths.map((keyPath): Route<Tenant> => ({ method: 'GET', path: keyPath, kind: 'read', needsLogin: false, answer: answerKey })),
]

function answerKey(tenant: Tenant, request: SandboxRequest): Answer {
  const id = queryValue(request, 'id') ?? ''
  const isOurs = queryValue(request, 'companyName')?.toLowerCase() === login.companyId.toLowerCase()
  const callback = isOurs && tenant.callbacks.find(({ keyId }) => keyId === id.toLowerCase())
  if (!callback) throw notFound('CallbackKey', id)
  const type = variantOf(tenant, 'callbackKeyType') === 'text' ? 'text/plain' : 'application/json'
  return replyWith(jsonReply(200, { signing_key: callback.signingKey }, { 'content-type': `${type}; charset=utf-8` }))
}

function givenIn(request: SandboxRequest): Readonly<Record<string, unknown>> {
  const given = objectBody(request, 'CallbackEntry', members)
  return Object.fromEntries(callbackMembers.filter((name) => name in given).map((name) => [name, given[name]]))
}

function callbackAt(tenant: Tenant, { params }: SandboxRequest): CallbackRow {
  const row = visibleCallbacks(tenant).find(({ id }) => String(id) === params['id'])
  if (!row) throw notFound('CallbackEntry', params['id'] ?? '')
  return row
}

/** Tries a change, so that what is wrong is refused now, and makes it on the callback of the time of the commit. */
function change(tenant: Tenant, request: SandboxRequest, apply: (before: CallbackRow) => CallbackFields): Answer {
  apply(callbackAt(tenant, request))
  return commitWith(() => {
    const before = callbackAt(tenant, request)
    return saved(tenant, request, 200, tenant.callbacks.update(before.id, { ...apply(before), ...touched(tenant) }) ?? before)
  })
}

function saved(
  tenant: Tenant,
  request: SandboxRequest,
  status: number,
  row: CallbackRow,
  headers: Readonly<Record<string, string>> = {},
): ReturnType<typeof recordReply> {
  return recordReply(status, onlyFields(presentCallback(tenant, row), queryValue(request, 'fields')), headers)
}
