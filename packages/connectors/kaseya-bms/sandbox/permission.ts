import { Refusal } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { notPermitted } from './envelope.ts'
import { guards } from './guards.ts'
import { apiAccess } from './rights.ts'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'

const guardOf = new Map(guards.map((guard) => [`${guard.method} ${guard.route}`, guard]))

/** Whether the API user may make a call. */
export function mayCall(tenant: Tenant, method: string, route: string): boolean {
  if (!tenant.rights.holds(apiAccess, 'granted')) return false
  const guard = guardOf.get(`${method} ${route}`)
  if (!guard) throw new Error(`the guard table lacks ${method} ${route}`)
  if (guard.variant && variantOf(tenant, guard.variant.name) !== guard.variant.value) return true
  return guard.needs === null || tenant.rights.holds(guard.needs.row, guard.needs.axis)
}

/** The same routes, each asking for its right before it looks at the request or once it found nothing wrong with it (variant `permissionCheck`). */
export function withGuards(routes: readonly Route<Tenant>[]): readonly Route<Tenant>[] {
  return routes.map((route) => ({
    ...route,
    async answer(tenant, request) {
      if (route.needsLogin === false) return await route.answer(tenant, request)
      const isAllowed = mayCall(tenant, route.method, route.path)
      if (!isAllowed && variantOf(tenant, 'permissionCheck') === 'before-validation') throw new Refusal(notPermitted(tenant))
      const answer = await route.answer(tenant, request)
      if (!isAllowed) throw new Refusal(notPermitted(tenant))
      return answer
    },
  }))
}
