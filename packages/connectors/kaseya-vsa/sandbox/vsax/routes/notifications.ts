import { commitWith } from '@jackfield/sandbox'
import type { Answer, Route, SandboxRequest } from '@jackfield/sandbox'
import { objectBody, requiredText, textIn } from '../body.ts'
import { badRequest, metaReply, notFound } from '../envelope.ts'
import { notificationDetails, notificationMembers, notificationRecord, presentInList } from '../models/notifications.ts'
import { notify } from '../notifications.ts'
import { priorities } from '../records.ts'
import type { Priority } from '../records.ts'
import type { VsaX } from '../server.ts'
import { readRoutes } from './read-routes.ts'

const path = '/notifications'

/** Alerts of this generation. They are read, deleted, and made for an instance; nothing closes them. */
export const notificationRoutes: readonly Route<VsaX>[] = [
  ...readRoutes({
    path,
    members: notificationMembers,
    // Newest first, as in the reference's sample.
    rows: (server) => newestFirst(server),
    record: (_server, row) => notificationRecord(row),
    details: (_server, row) => notificationDetails(row),
    presentRow: (server, row) => presentInList(server, notificationRecord(row)),
    changes: (server) => ({
      insertRow: () => void notify(server, { deviceId: null, title: 'Added meanwhile', message: 'Added meanwhile.', priority: 'Low' }),
      deleteRow: (rows) => rows.some(({ id }) => server.notifications.delete(id)),
    }),
  }),
  { method: 'POST', path, kind: 'write', answer: postNotification },
  { method: 'DELETE', path: `${path}/{id}`, kind: 'write', answer: deleteNotification },
]

const reversed = new WeakMap<object, ReturnType<VsaX['notifications']['rows']>>()

function newestFirst(server: VsaX): ReturnType<VsaX['notifications']['rows']> {
  const rows = server.notifications.rows()
  const known = reversed.get(rows) ?? rows.toReversed()
  reversed.set(rows, known)
  return known
}

/** The device is named by the instance that a client published, or by its own identifier. */
function postNotification(server: VsaX, request: SandboxRequest): Answer {
  const body = objectBody(request)
  const instance = requiredText(body, 'InstanceId', 100)
  const title = requiredText(body, 'Title', 1000)
  const message = textIn(body, 'Message', 5000) ?? title
  const priority = priorityFrom(body['Priority'] ?? 'Normal')
  return commitWith(() => {
    notify(server, { deviceId: server.devices.get(instance.toLowerCase())?.id ?? null, title, message, priority })
    return metaReply()
  })
}

function deleteNotification(server: VsaX, { params }: SandboxRequest): Answer {
  const id = Number(params['id'])
  if (!server.notifications.get(id)) throw notFound()
  return commitWith(() => {
    if (!server.notifications.delete(id)) throw notFound()
    return metaReply()
  })
}

/** Case does not matter: the reference writes it either way. */
export function priorityFrom(value: unknown): Priority {
  const found = priorities.find((known) => known.toLowerCase() === String(value).toLowerCase())
  if (!found) throw badRequest(`Priority must be one of: ${priorities.join(', ')}.`)
  return found
}
