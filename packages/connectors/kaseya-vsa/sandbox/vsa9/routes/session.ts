import { cutConnection, replyWith } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { resultReply, unauthorized, writeReply } from '../envelope.ts'
import { endSession, logIn } from '../login.ts'
import { minutesAhead, serviceDeskModule, variantOf, version } from '../server.ts'
import type { Vsa9 } from '../server.ts'

/** Modules that every server here has, beside the service desk. */
const installedModules: readonly string[] = ['0', '2', '3', '5', '6', '8', '9', '11', '12']

/** Log-in and log-out, and what a server says of itself. */
export const sessionRoutes: readonly Route<Vsa9>[] = [
  {
    method: 'GET',
    path: '/auth',
    kind: 'read',
    needsLogin: false,
    answer(server, request) {
      const result = logIn(server, request)
      return replyWith(result ? resultReply(result) : unauthorized(server))
    },
  },
  { method: 'GET', path: '/authx', kind: 'read', answer: () => replyWith(resultReply(true)) },
  { method: 'GET', path: '/echo', kind: 'read', answer: () => replyWith(resultReply('echo')) },
  {
    method: 'DELETE',
    path: '/system/users/session',
    kind: 'read',
    answer(server, request) {
      endSession(server, request)
      return replyWith(writeReply(server))
    },
  },
  {
    method: 'GET',
    path: '/environment',
    kind: 'read',
    answer(server) {
      const told = variantOf(server, 'environment') === 'version' ? { Version: version } : {}
      return replyWith(resultReply({ ...told, ServerUrl: server.context.publicUrl }))
    },
  },
  {
    method: 'GET',
    path: '/tenant',
    kind: 'read',
    answer: (server) =>
      replyWith(resultReply([{ Id: 1, Ref: 'sandbox', Type: '', TimeZoneOffset: -minutesAhead(server), Attributes: null }], 1)),
  },
  ...['/ismoduleinstalled/{id}', '/ismoduleactivated/{id}'].map((path): Route<Vsa9> => ({
    method: 'GET',
    path,
    kind: 'read',
    answer: (server, { params }) => replyWith(resultReply(isInstalled(server, params['id'] ?? ''))),
  })),
]

/** Calls that change users: hardened builds cut them off below HTTP (FACTS 1.8). */
export const blockedRoutes: readonly Route<Vsa9>[] = [
  'PUT /system/users/{id}',
  'DELETE /system/users/{id}',
  'PUT /system/users/{id}/enable',
  'PUT /system/users/{id}/disable',
  'POST /system/users/{id}/passwordreset',
  'PUT /system/roles/{id}/users/{userId}',
  'PUT /system/scopes/{id}/users/{userId}',
].map((line): Route<Vsa9> => {
  const [method = '', path = ''] = line.split(' ')
  return { method, path, kind: 'write', needsLogin: false, answer: () => cutConnection() }
})

export function isInstalled(server: Vsa9, moduleId: string): boolean {
  if (moduleId === serviceDeskModule) return variantOf(server, 'serviceDesk') === 'installed'
  return installedModules.includes(moduleId)
}
