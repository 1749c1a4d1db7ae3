import { Refusal } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { denied } from '../envelope.ts'
import { guards } from '../guards.ts'
import type { VsaX } from '../server.ts'
import { deviceRoutes } from './devices.ts'
import { environmentRoutes } from './environment.ts'
import { notificationRoutes } from './notifications.ts'
import { placeRoutes } from './places.ts'
import { webhookRoutes } from './webhooks.ts'

/** Every call of VSA X, without `/api/v3`, guarded. */
export const vsaXRoutes: readonly Route<VsaX>[] = [
  ...environmentRoutes,
  ...deviceRoutes,
  ...placeRoutes,
  ...notificationRoutes,
  ...webhookRoutes,
].map((route) => ({
  ...route,
  answer(server, request) {
    requireRight(server, route)
    return route.answer(server, request)
  },
}))

function requireRight(server: VsaX, { method, path }: Route<VsaX>): void {
  const guard = guards.find((row) => row.method === method && row.route === path)
  if (!guard) throw new Error(`no guard for ${method} ${path}`)
  if (!server.rights.holds(guard.area, guard.axis)) throw new Refusal(denied())
}
