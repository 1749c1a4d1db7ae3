import { Refusal } from '@jackfield/sandbox'
import type { Route } from '@jackfield/sandbox'
import { notPermitted } from './errors.ts'
import { guards } from './guards.ts'
import type { Guard } from './guards.ts'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'

/** Whether the API member may make a call at all. */
export function mayCall(tenant: Tenant, method: string, route: string): boolean {
  const isOwnRights = route.startsWith('/system/mySecurity')
  if (isOwnRights && variantOf(tenant, 'mySecurity') === 'refused')
    return tenant.rights.holds(['System', 'Security Roles'], 'inquire', 'All')
  return guardsOf(method, route, undefined).every((guard) => passes(tenant, guard))
}

/** Throws a 403 unless the member may write what closes a ticket or changes a closed one. */
export function requireClosing(tenant: Tenant, method: string, route: string): void {
  if (!guardsOf(method, route, 'closing').every((guard) => passes(tenant, guard))) throw new Refusal(notPermitted())
}

/** Whether the member sees closed tickets: always, unless the variant has it that a right is needed. */
export function seesClosedTickets(tenant: Tenant): boolean {
  if (variantOf(tenant, 'closedTickets') === 'inquire-free') return true
  return guardsOf('GET', '/service/tickets/{id}', 'reading-closed').every((guard) => passes(tenant, guard))
}

/** The routes with their guards: a write is judged before its body is looked at or after, as the variant has it. */
export function guarded(route: Route<Tenant>): Route<Tenant> {
  return {
    ...route,
    async answer(tenant, request) {
      const isLate = route.kind === 'write' && variantOf(tenant, 'permissionCheck') === 'after-validation'
      if (!isLate) requireCall(tenant, route)
      const answer = await route.answer(tenant, request)
      if (isLate) requireCall(tenant, route)
      return answer
    },
  }
}

function requireCall(tenant: Tenant, { method, path }: Route<Tenant>): void {
  if (!mayCall(tenant, method, path)) throw new Refusal(notPermitted())
}

function guardsOf(method: string, route: string, when: Guard['when']): readonly Guard[] {
  return guards.filter((guard) => guard.method === method && guard.route === route && guard.when === when)
}

function passes(tenant: Tenant, guard: Guard): boolean {
  return guard.needs.every(({ path, axes, level, item }) => {
    if (item !== undefined && !tenant.rights.items().includes(item)) return false
    return axes.some((axis) => tenant.rights.holds(path, axis, level))
  })
}
