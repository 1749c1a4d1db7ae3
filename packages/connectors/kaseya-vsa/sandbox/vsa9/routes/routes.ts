import { Refusal } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { denied } from '../envelope.ts'
import { guards } from '../guards.ts'
import { variantOf } from '../server.ts'
import type { Vsa9 } from '../server.ts'
import { alarmRoutes } from './alarms.ts'
import { assetRoutes } from './assets.ts'
import { auditRoutes } from './audit.ts'
import { deskRoutes } from './desks.ts'
import { blockedRoutes, sessionRoutes } from './session.ts'
import { systemRoutes } from './system.ts'
import { ticketRoutes } from './tickets.ts'

/** Every call of VSA 9, without `/api/v1.0`, guarded. */
export const vsa9Routes: readonly Route<Vsa9>[] = [
  ...sessionRoutes,
  ...blockedRoutes,
  ...systemRoutes,
  ...assetRoutes,
  ...auditRoutes,
  ...alarmRoutes,
  ...deskRoutes,
  ...ticketRoutes,
].map(guarded)

/** A write is judged before its record is looked up or after, as the variant has it. */
function guarded(route: Route<Vsa9>): Route<Vsa9> {
  return {
    ...route,
    async answer(server, request) {
      const isLate = route.kind === 'write' && variantOf(server, 'permissionCheck') === 'after-lookup'
      if (!isLate) requireRight(server, route)
      const answer = await route.answer(server, request)
      if (isLate) requireRight(server, route)
      return answer
    },
  }
}

function requireRight(server: Vsa9, { method, path }: Route<Vsa9>): void {
  const guard = guards.find((row) => row.method === method && row.route === path)
  if (!guard) throw new Error(`no guard for ${method} ${path}`)
  if (guard.right !== null && !server.rights.holds(guard.right)) throw new Refusal(denied(server))
}
